const { join } = require('node:path');
const { URL } = require('node:url');
const CopyPlugin = require('copy-webpack-plugin');

/** Where a developer's own machine serves the add-in; manifest.xml is written with it. */
const DEVELOPMENT_BASE = 'https://localhost:3000';

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

/** What a web server serves to Excel, and the manifest that says where. */
function addin(mode, base) {
  return {
    name: 'addin',
    mode,
    target: 'web',
    devtool: false,
    entry: {},
    output: { path: join(__dirname, 'dist') },
    plugins: [
      new CopyPlugin({
        patterns: [
          {
            from: 'manifest.xml',
            transform: (content) => content.toString().replaceAll(DEVELOPMENT_BASE, base),
          },
          { from: 'assets', to: 'assets', globOptions: { ignore: ['**/sample/**'] } },
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

module.exports = (env = {}, { mode = 'production' } = {}) => [headless(mode), addin(mode, baseOf(env.base))];
