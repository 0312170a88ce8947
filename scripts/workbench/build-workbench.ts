import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { webpack, type Configuration } from 'webpack';

const ROOT = resolve(__dirname, '../..');
/** Where the workbench's static files come to lie. */
export const WORKBENCH_FOLDER = join(ROOT, 'dist/workbench');

/**
 * Builds the workbench: the add-in, the page that plays Excel around it, and the samples.
 * @param mode `development` is quicker to build, `production` is smaller to load
 * @throws Error with what webpack says
 */
export async function buildWorkbench(mode: 'development' | 'production'): Promise<void> {
  const configure = createRequire(__filename)('../../webpack.workbench.config.js') as (
    env: object,
    options: { mode: string },
  ) => Promise<Configuration[]>;
  const compiler = webpack(await configure({}, { mode }));
  await new Promise<void>((done, failed) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) failed(error);
        else if (stats?.hasErrors()) failed(new Error(stats.toString({ all: false, errors: true })));
        else done();
      });
    });
  });
}
