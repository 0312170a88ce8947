import webpack from 'webpack';

/**
 * One file of plain JavaScript as the command and the pane ship: the modules joined into one. Run from its sources, every constant of
 * another module would be asked for through a function.
 * @param entry path of the TypeScript file that it begins with
 * @param folder where `name` is written
 */
export function bundle(entry: string, folder: string, name: string): Promise<void> {
  const options = { transpileOnly: true, compilerOptions: { noEmit: false } };
  const compiler = webpack({
    mode: 'production',
    target: 'node20',
    devtool: false,
    entry,
    resolve: { extensions: ['.ts', '.js', '.json'] },
    module: {
      rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'ts-loader', options } }],
    },
    output: { path: folder, filename: name, library: { type: 'commonjs2' } },
    optimization: { minimize: false },
    performance: false,
  });
  return new Promise((done, failed) => {
    compiler.run((error, stats) => {
      const problem = error ?? (stats?.hasErrors() ? new Error(stats.toString('errors-only')) : null);
      compiler.close(() => (problem ? failed(problem) : done()));
    });
  });
}
