const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const SOURCE = join(__dirname, '../../src/functions');

/** Files of src/functions in which cell functions are declared, with their text. */
function functionFiles() {
  return readdirSync(SOURCE)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ path: join(SOURCE, name), text: readFileSync(join(SOURCE, name), 'utf8') }))
    .filter(({ text }) => text.includes('@customfunction'));
}

/** What the comment above each cell function says beyond what Office's own generator reads: @returns and @rule, by id. */
function readDocs() {
  const docs = {};
  for (const { path, text } of functionFiles()) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    file.forEachChild((node) => {
      if (!ts.isFunctionDeclaration(node)) return;
      const tags = ts.getJSDocTags(node);
      const said = (name) => {
        const tag = tags.find(({ tagName }) => tagName.text === name);
        return tag ? (ts.getTextOfJSDocComment(tag.comment) ?? '').trim() : undefined;
      };
      const id = said('customfunction');
      if (id !== undefined) docs[id] = { returns: said('returns') ?? '', rule: said('rule') ?? '' };
    });
  }
  return docs;
}

module.exports = { functionFiles, readDocs };
