/**
 * The content policy of the add-in's page: it loads scripts from its own server and from the host of office.js, and can send
 * nothing anywhere but to the server that it came from.
 *
 * Styles are written into the page by Fluent's style engine and by React, so that they must be allowed inline; scripts are not.
 * @param {string | null} officeOrigin the host of office.js, null where it is the page's own
 * @returns {string} content of the meta element
 */
function contentPolicy(officeOrigin) {
  const scripts = ["'self'", ...(officeOrigin === null ? [] : [officeOrigin])].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

module.exports = { contentPolicy };
