const { join } = require('node:path');
const { URL } = require('node:url');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const { FunctionsMetadataPlugin } = require('./scripts/build/functions-metadata-plugin.cjs');
const { OFFICE_CHOICES, officeFiles } = require('./scripts/build/office-choices.cjs');
const { contentPolicy } = require('./scripts/build/content-policy.cjs');

/** Where a developer's own machine serves the add-in; manifest.xml is written with it. */
const DEVELOPMENT_BASE = 'https://localhost:3000';

/** Texts among the assets in which addresses may stand. */
const WITH_ADDRESSES = /\.(?:xml|json|html)$/;

const typescript = {
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        // Types are checked by `npm run typecheck`.
        use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      },
    ],
  },
};

/** The command as one file that needs nothing but Node: `node dist/headless/report.cjs 台账.xlsx`. */
function headless(mode) {
  return {
    ...typescript,
    name: 'headless',
    mode,
    target: 'node20',
    devtool: false,
    entry: './src/headless/main.ts',
    output: { path: join(__dirname, 'dist/headless'), filename: 'report.cjs', clean: true },
    // One file, readable where it fails; there is nobody to download it to.
    optimization: { minimize: false, splitChunks: false },
    performance: false,
  };
}

/**
 * What a web server serves to Excel, and the manifest that says where.
 * @param {string} base address under which it is served, without a slash at its end
 * @param {keyof typeof OFFICE_CHOICES} choice where office.js comes from
 */
function addin(mode, base, choice) {
  const served = (content) => content.toString().replaceAll(DEVELOPMENT_BASE, base);
  const office = OFFICE_CHOICES[choice];
  return {
    ...typescript,
    name: 'addin',
    mode,
    // Web views of Office 2021 may be some years behind.
    target: ['web', 'es2020'],
    // Neither source maps nor `eval`: the page's content policy forbids the latter.
    devtool: false,
    entry: { taskpane: './src/addin/main.ts' },
    output: { path: join(__dirname, 'dist'), filename: '[name].js' },
    // One file: the page cannot do anything before all of it is there. It is about 1 MB, and kept by the browser.
    optimization: { splitChunks: false },
    performance: { maxAssetSize: 1.5 * 2 ** 20, maxEntrypointSize: 1.5 * 2 ** 20 },
    plugins: [
      new HtmlWebpackPlugin({
        template: 'src/addin/taskpane.html',
        filename: 'taskpane.html',
        // The same name for ever, as manifest.xml names it, and another address whenever the content is another.
        hash: true,
        // As it was written: administrators read its content policy.
        minify: false,
        office: office.script,
        policy: contentPolicy(office.origin),
      }),
      new FunctionsMetadataPlugin(served),
      new CopyPlugin({
        patterns: [
          { from: 'manifest.xml', transform: served },
          {
            from: 'assets',
            to: 'assets',
            globOptions: { ignore: ['**/sample/**'] },
            transform: (content, path) => (WITH_ADDRESSES.test(path) ? served(content) : content),
          },
          ...(choice === 'own' ? officeFiles() : []),
        ],
      }),
    ],
  };
}

/**
 * @param {string | undefined} address of `--env base=`
 * @throws {Error} where Office would refuse it
 */
function baseOf(address) {
  if (address === undefined) return DEVELOPMENT_BASE;
  const { protocol, href, search, hash } = new URL(address);
  if (protocol !== 'https:' || search || hash)
    throw new Error(`--env base must be a plain https address, not ${address}`);
  return href.replace(/\/$/, '');
}

/**
 * @param {string | undefined} choice of `--env office=`
 * @throws {Error} where there is no such choice
 */
function officeOf(choice = 'cdn') {
  if (!Object.hasOwn(OFFICE_CHOICES, choice))
    throw new Error(`--env office must be one of ${Object.keys(OFFICE_CHOICES).join(', ')}, not ${choice}`);
  return choice;
}

module.exports = async (env = {}, { mode = 'production' } = {}) => {
  const page = addin(mode, baseOf(env.base), officeOf(env.office));
  if (env.workbench) {
    const workbench = require('./webpack.workbench.config.js');
    return [headless(mode), page, ...(await workbench({}, { mode }))];
  }
  if (!env.WEBPACK_SERVE) return [headless(mode), page];
  const { developmentServer } = require('./scripts/build/development-server.cjs');
  return { ...page, devServer: await developmentServer(new URL(DEVELOPMENT_BASE).port) };
};
