const { dirname, join, relative } = require('node:path');

/**
 * Where the page gets office.js from: `--env office=cdn|cn|own`.
 *
 * `script` is what the page loads; `origin` the host that its content policy must allow beside its own, null for none.
 */
const OFFICE_CHOICES = {
  /** Microsoft's network, for Microsoft 365 worldwide; what Microsoft supports for production. */
  cdn: {
    script: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.microsoft.com',
  },
  /** The same for Microsoft 365 operated by 21Vianet in China. */
  cn: {
    script: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.cdn.partner.office365.cn',
  },
  /** A copy beside the page, for networks without the internet. */
  own: { script: 'office/office.js', origin: null },
};

/**
 * The files of office.js, unmodified, that Excel 2021 and later ask for: office.js itself, Excel's part for each platform, the texts
 * of every language, and what it looks for on its way. They are copied when the add-in is built, never committed.
 * @returns patterns for copy-webpack-plugin
 */
function officeFiles() {
  const context = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
  const names = [
    'office.js',
    'excel-{web,mac,ios,winrt}-16.00.js',
    'excel-win32-16.0[01].js',
    'o15apptofilemappingtable.js',
    'telemetry/oteljs_agave.js',
    'ariatelemetry/aria-web-telemetry.js',
    '*/office_strings.js',
  ];
  // They are minified already.
  return names.map((from) => ({
    context,
    from,
    to: ({ absoluteFilename }) => join('office', relative(context, absoluteFilename)),
    info: { minimized: true },
  }));
}

module.exports = { OFFICE_CHOICES, officeFiles };
