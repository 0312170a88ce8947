import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CATALOGUES, text } from '../../src/locale/text';

const SOURCE = resolve(__dirname, '../../src');
const places = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Everything between quotes in the source that looks like the code of a finding. */
function codesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap(
    (name) => readFileSync(join(folder, name), 'utf8').match(/'[a-z]+(?:-[a-z]+)+'/g) ?? [],
  );
  return new Set(found.map((quoted) => quoted.slice(1, -1)));
}

test('both languages have the same texts with the same places', () => {
  expect(Object.keys(CATALOGUES.en).sort()).toEqual(Object.keys(CATALOGUES.zh).sort());
  const different = Object.keys(CATALOGUES.zh).filter(
    (key) =>
      new Set([...places(CATALOGUES.zh[key]), '|', ...places(CATALOGUES.en[key])]).size !==
      new Set(places(CATALOGUES.zh[key])).size + 1,
  );
  expect(different).toEqual([]);
});

test('a finding has both a message and an action, and its code stands in the source', () => {
  const stems = new Set(
    Object.keys(CATALOGUES.zh).flatMap((key) => /^(.*)\.(?:message|action)$/.exec(key)?.[1] ?? []),
  );
  const codes = codesIn(SOURCE);
  for (const stem of stems) {
    expect([stem, `${stem}.message` in CATALOGUES.zh, `${stem}.action` in CATALOGUES.zh]).toEqual([
      stem,
      true,
      true,
    ]);
    if (/^[a-z-]+$/.test(stem)) expect([stem, codes.has(stem)]).toEqual([stem, true]);
  }
});

test('texts are short and official: no exclamation marks, no unknown errors', () => {
  for (const template of Object.values(CATALOGUES).flatMap((catalogue) => Object.values(catalogue))) {
    expect(template).not.toMatch(/[!！]|未知错误|unknown error/i);
  }
});

test('in Chinese a figure and its unit stand together, as in finance texts: 1.01万元, 152笔', () => {
  const apart =
    /(?:\}|[\d%]) (?:万元|元|笔|项|天|年|份|户|版|件|个|段|张|列|类|人|期|秒|分钟|点|月|位|处|行)/;
  expect(Object.keys(CATALOGUES.zh).filter((key) => apart.test(CATALOGUES.zh[key]))).toEqual([]);
});

test('a text without its values is a mistake of the program', () => {
  expect(() => text('zh', 'relief-cut.message')).toThrow('lacks');
  expect(() => text('zh', 'no-such-text')).toThrow('no text');
  expect(text('en', 'phase-gap.message', { phase: 'A', next: 'B', from: '1', to: '2' })).toContain('A');
});
