import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import type * as InOneProcess from './in-one-process';

/**
 * Our own engine as it ships, and the peers in TypeScript beside it: bundled like the command and the pane, the modules joined into
 * one. Run from its sources, every constant of another module would be asked for through a function.
 */
export async function shippedEngine(): Promise<typeof InOneProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    await bundle(join(__dirname, 'in-one-process.ts'), folder);
    return createRequire(__filename)(join(folder, 'engine.cjs')) as typeof InOneProcess;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bundle(entry: string, folder: string): Promise<void> {
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
    output: { path: folder, filename: 'engine.cjs', library: { type: 'commonjs2' } },
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
