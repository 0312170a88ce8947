const { join } = require('node:path');
const { existsSync, readdirSync } = require('node:fs');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');

const univer = join(__dirname, 'node_modules/@univerjs');

/**
 * The workbench: a page that plays Excel beside the add-in, as static files. `dist/` must hold the add-in already; its pages are
 * served from `addin/` below the workbench, exactly as they were built.
 */
module.exports = (_env, { mode = 'production' } = {}) => ({
  name: 'workbench',
  mode,
  target: 'web',
  devtool: false,
  entry: { workbench: './src/workbench/page/main.tsx' },
  output: {
    path: join(__dirname, 'dist/workbench'),
    filename: '[name].js',
    chunkFilename: 'parts/[name].js',
    clean: true,
  },
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
  performance: false,
  cache: {
    type: 'filesystem',
    buildDependencies: { config: [join(__dirname, 'webpack.workbench.config.js')] },
  },
  plugins: [
    new HtmlPlugin({ template: 'src/workbench/page/workbench.html', filename: 'index.html' }),
    new CopyPlugin({
      patterns: [
        { from: 'src/workbench/page/workbench.css', to: 'workbench.css' },
        {
          from: `${univer}/*/lib/index.css`,
          to: 'grid.css',
          transformAll: (files) => files.map(({ data }) => data.toString()).join('\n'),
        },
        { from: 'assets/sample', to: 'samples' },
        { from: 'manifest.xml', to: 'manifest.xml' },
        { from: 'assets', to: 'assets', globOptions: { ignore: ['**/sample/**'] } },
        ...addinFiles(),
      ],
    }),
  ],
});

/** What the add-in's own build has made, beside the files of other programs. */
function addinFiles() {
  const dist = join(__dirname, 'dist');
  if (!existsSync(dist)) return [];
  return readdirSync(dist)
    .filter((name) => !['workbench', 'headless', 'assets', 'manifest.xml'].includes(name))
    .map((name) => ({ from: join(dist, name), to: `addin/${name}` }));
}
