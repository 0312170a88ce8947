/** Writes what Excel must know of the cell functions, derived from their code: functions.json (English), functions.zh-CN.json. */
class FunctionsMetadataPlugin {
  /** @param {(content: string) => string} served turns the addresses in a text into those of this build */
  constructor(served) {
    this.served = served;
  }

  apply(compiler) {
    const { Compilation, WebpackError, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('functions-metadata', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'functions-metadata', stage }, () => {
        // It reads TypeScript with the compiler: not before a page is built.
        const { generateMetadata } = require('../functions/metadata.cjs');
        const { en, zh, errors } = generateMetadata();
        compilation.errors.push(...errors.map((error) => new WebpackError(error)));
        for (const [name, content] of Object.entries({ 'functions.json': en, 'functions.zh-CN.json': zh })) {
          compilation.emitAsset(name, new sources.RawSource(this.served(JSON.stringify(content, null, 1))));
        }
      });
    });
  }
}

module.exports = { FunctionsMetadataPlugin };
