const { join } = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { SamplesPlugin } = require('./scripts/build/samples-plugin.cjs');
const buildOf = require('./webpack.config.js');

const FOLDER = join(__dirname, 'dist/workbench');
const UNIVER = join(__dirname, 'node_modules/@univerjs');

/** Lets a page of the add-in find the host that plays Excel before it loads office.js; nothing else in it is touched. */
class StandInPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap('stand-in', (compilation) => {
      HtmlPlugin.getCompilationHooks(compilation).beforeEmit.tap('stand-in', (data) => {
        const first = data.html.indexOf('<script');
        if (first < 0) throw new Error(`${data.outputName} loads no script`);
        data.html = `${data.html.slice(0, first)}<script src="../stand-in.js"></script>${data.html.slice(first)}`;
        return data;
      });
    });
  }
}

/** The add-in as it is built for a server of one's own, below the workbench. */
async function addin(mode) {
  const configurations = await buildOf({ office: 'own' }, { mode });
  const page = configurations.find(({ name }) => name === 'addin');
  return {
    ...page,
    output: { ...page.output, path: join(FOLDER, 'addin'), clean: true },
    plugins: [...page.plugins, new StandInPlugin()],
    performance: false,
    infrastructureLogging: { level: 'error' },
    cache: cacheOf(`addin-${mode}`),
  };
}

function cacheOf(name) {
  return {
    type: 'filesystem',
    name: `workbench-${name}`,
    buildDependencies: {
      config: [join(__dirname, 'webpack.workbench.config.js'), join(__dirname, 'webpack.config.js')],
    },
  };
}

/** The page that plays Excel: a grid, the ribbon of the add-in's manifest, and the add-in in a frame. Static files. */
function workbench(mode) {
  return {
    name: 'workbench',
    mode,
    target: ['web', 'es2022'],
    devtool: false,
    entry: { workbench: './src/workbench/page/main.tsx', 'stand-in': './src/workbench/page/stand-in.ts' },
    output: {
      path: FOLDER,
      filename: '[name].js',
      chunkFilename: 'parts/[name].js',
      clean: { keep: /^(?:addin|samples)\// },
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
    infrastructureLogging: { level: 'error' },
    cache: cacheOf(mode),
    plugins: [
      new HtmlPlugin({
        template: 'src/workbench/page/workbench.html',
        filename: 'index.html',
        chunks: ['workbench'],
        hash: true,
      }),
      new CopyPlugin({
        patterns: [
          { from: 'src/workbench/page/workbench.css', to: 'workbench.css' },
          {
            from: `${UNIVER}/*/lib/index.css`,
            to: 'grid.css',
            transformAll: (files) => files.map(({ data }) => data.toString()).join('\n'),
          },
          { from: 'assets/icon-32.png', to: 'icon.png' },
        ],
      }),
      new SamplesPlugin(),
    ],
  };
}

module.exports = async (_env, { mode = 'production' } = {}) => [await addin(mode), workbench(mode)];
