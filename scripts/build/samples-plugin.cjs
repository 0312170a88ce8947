const { join } = require('node:path');
const { require: requireTypescript } = require('tsx/cjs/api');

/** Writes the workbooks that the workbench offers to begin with, beside its page. */
class SamplesPlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise('samples', async ({ outputOptions }) => {
      const { writeSamples } = requireTypescript('../workbench/write-samples.ts', __filename);
      await writeSamples(join(outputOptions.path, 'samples'));
    });
  }
}

module.exports = { SamplesPlugin };
