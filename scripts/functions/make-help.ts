import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ALL_EXAMPLES } from '../../src/functions/all-functions';
import chinese from '../../src/locale/zh-CN/function-descriptions.json';
import { helpPage } from './help-page';
import { generateMetadata, helpPageName } from './metadata.cjs';
import { readDocs } from './read-docs.cjs';

const FOLDER = resolve(__dirname, '../../assets/functions');

/**
 * The help pages of all functions in both languages, by file name.
 * @throws Error where the metadata has errors
 */
export function helpPages(): Map<string, string> {
  const { en, zh, errors } = generateMetadata();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const docs = readDocs();
  const inChinese: Readonly<Record<string, { readonly returns: string; readonly rule: string }>> = chinese;
  const pages = new Map<string, string>();
  for (const [language, { functions }, said] of [
    ['en-US', en, docs],
    ['zh-CN', zh, inChinese],
  ] as const) {
    for (const described of functions) {
      const { returns, rule } = said[described.id];
      const content = { language, described, returns, rule, example: ALL_EXAMPLES[described.id] };
      pages.set(helpPageName(described.id, language), helpPage(content));
    }
  }
  return pages;
}

/** Writes the pages into assets/functions and removes those of functions that are gone. */
export function writeHelpPages(): void {
  mkdirSync(FOLDER, { recursive: true });
  const pages = helpPages();
  for (const name of readdirSync(FOLDER))
    if (name.endsWith('.html') && !pages.has(name)) rmSync(join(FOLDER, name));
  for (const [name, page] of pages) writeFileSync(join(FOLDER, name), page);
}

if (require.main === module) writeHelpPages();
