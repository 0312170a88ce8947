const devCerts = require('office-addin-dev-certs');

/**
 * Settings of `npm run dev`. Office loads nothing from a server whose certificate it does not trust, so that the first run asks for
 * leave to install one for localhost.
 */
async function developmentServer(port) {
  return {
    port: Number(port),
    server: { type: 'https', options: await certificate() },
    // The page's content policy allows no connection but its own; Excel's pane is loaded again by hand.
    hot: false,
    liveReload: false,
    client: false,
    headers: { 'Cache-Control': 'no-store' },
    static: false,
  };
}

/** The trusted certificate; where it cannot be had (no rights, no desktop), one of the server's own, and a word about it. */
async function certificate() {
  try {
    return await devCerts.getHttpsServerOptions();
  } catch (error) {
    process.stderr.write(
      `没有可信的证书（${error.message}），改用自签名证书，Excel 不会接受它；浏览器中可以手工信任。\n` +
        `No trusted certificate (${error.message}); a self-signed one is used, which Excel will not accept.\n`,
    );
    return {};
  }
}

module.exports = { developmentServer };
