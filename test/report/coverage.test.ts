import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { CATALOGUES } from '../../src/locale/text';
import { LETTER_KINDS } from '../../src/policy/letter-rows';
import { SETTING_TABLE } from '../../src/policy/settings';
import { POLICY_TABLES } from '../../src/policy/template';

const ROOT = join(__dirname, '../..');
const COVERAGE = readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8');
/** Rows of the tables; what stands above them explains the signs. */
const ROWS = COVERAGE.slice(COVERAGE.indexOf('## 篇五'));
const REPORT = join(ROOT, 'src/report');

/** Names that sheets of a report begin with, as the planners give them. */
function sheetNames(): readonly string[] {
  const sources = readdirSync(REPORT).map((file) => readFileSync(join(REPORT, file), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/names\.take\(\s*[^,]+,\s*(?:phase\.name,\s*)?['`]([^'`$]+)/g)].map(([, name]) =>
      name.replace(/·$/, ''),
    ),
  );
}

function named(pattern: RegExp): readonly string[] {
  return [...new Set([...ROWS.matchAll(pattern)].map(([, name]) => name))];
}

test('every sheet and table that docs/coverage.md names exists', () => {
  const known = new Set([...sheetNames(), ...POLICY_TABLES, ...LETTER_KINDS]);
  const missing = named(/「([^」]+)」/g).filter((name) => !known.has(name));
  expect(missing).toEqual([]);
});

test('so does every item of 预警线', () => {
  const items = Object.keys(SETTING_TABLE.columns.find(({ name }) => name === '项目')!.choices!);
  expect(named(/『([^』]+)』/g).filter((item) => !items.includes(item))).toEqual([]);
});

test('so does every cell function', () => {
  const functions = named(/`AR\.([A-Z]+)`/g);
  expect(functions.length).toBeGreaterThan(10);
  expect(functions.filter((name) => !(name in ALL_FUNCTIONS))).toEqual([]);
});

test('so does every check', () => {
  const checks = named(/`([a-z]+(?:-[a-z]+)+)`/g);
  expect(checks.filter((code) => !(`${code}.message` in CATALOGUES.zh))).toEqual([]);
});

test.each([['篇五', 42]])('every article of %s has a row', (_, articles) => {
  const rows = ROWS.slice(0, ROWS.indexOf('## 篇二')).split('\n');
  const numbers = rows.flatMap((row) => {
    const cell = /^\| ([\d, ]+)(?:[-(| ])/.exec(row)?.[1] ?? '';
    return cell.split(',').map((part) => Number(part.trim()));
  });
  const without = Array.from({ length: articles }, (_each, index) => index + 1).filter(
    (article) => !numbers.includes(article),
  );
  expect(without).toEqual([]);
});
