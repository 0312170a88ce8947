import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const ROOMS = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * ESLint reads its configuration as an ES module, which jest's sandbox cannot: it runs in a Node of its own, once for
 * all cases.
 */
function lint(sources: readonly { file: string; source: string }[]): string[][] {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const found = [];
    for (const { file, source } of ${JSON.stringify(sources)}) {
      const [{ messages }] = await eslint.lintText(source, { filePath: file });
      found.push(messages.map(({ ruleId, message }) => ruleId ?? message));
    }
    console.log(JSON.stringify(found));`;
  return JSON.parse(inNode(script)) as string[][];
}

/** The rooms that the configuration's table lists, of those that stand in src/. */
function listedRooms(): (string | null)[] {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const configs = ${JSON.stringify(ROOMS)}.map((room) => eslint.calculateConfigForFile('src/' + room + '/any.ts'));
    console.log(JSON.stringify((await Promise.all(configs)).map(({ settings }) => settings.room ?? null)));`;
  return JSON.parse(inNode(script)) as (string | null)[];
}

function inNode(script: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

// Rooms with asynchronous work are linted with types, for which the file has to exist.
const XLSX = 'src/xlsx/read-workbook.ts';
const HEADLESS = 'src/headless/main.ts';

const use = (path: string): string => `import { it } from '${path}';\nexport const used = it;\n`;

const FORBIDDEN: readonly (readonly [what: string, file: string, source: string])[] = [
  ['the ground floor knows no other room', 'src/calendar/x.ts', use('../money/fen')],
  [
    'not even for a type',
    'src/money/x.ts',
    `import type { Day } from '../calendar/day';\nexport type Same = Day;\n`,
  ],
  ['nor to hand it on', 'src/finding/x.ts', `export { it } from '../workbook/sheet-data';\n`],
  ['the ledger knows no policy', 'src/ledger/x.ts', use('../policy/policy')],
  ['the policy knows no calculation', 'src/policy/x.ts', use('../aging/age')],
  ['phases and rewards know nothing of each other', 'src/phase/x.ts', use('../reward/reward')],
  ['phases and rewards know nothing of each other', 'src/reward/x.ts', use('../phase/run-phases')],
  ['a calculation knows no report', 'src/settlement/x.ts', use('../report/report')],
  ['a calculation speaks no language', 'src/aging/x.ts', use('../locale/text')],
  ['the campaign knows not how it was called', 'src/campaign/x.ts', use('../headless/command')],
  ['a report knows no file', 'src/report/x.ts', use('../xlsx/write-workbook')],
  ['the file port knows no rule', XLSX, use('../ledger/ledger')],
  ['a room in a deeper folder', 'src/aging/deep/x.ts', use('../../report/report')],
  ['the way round through a room that is allowed', 'src/ledger/x.ts', use('../money/../policy/policy')],
  ['the tests', 'src/money/x.ts', use('../../test/shared-cases')],
  ['Node in the core', 'src/campaign/x.ts', use('node:fs')],
  ['Node without its prefix', 'src/calendar/x.ts', use('fs')],
  ['hucre outside xlsx', 'src/report/x.ts', use('hucre')],
  ['hucre in the command', HEADLESS, use('hucre/xlsx')],
  ['React in the core', 'src/report/x.ts', use('react')],
  ['decimal.js outside money', 'src/aging/x.ts', use('decimal.js')],
];

const ALLOWED: readonly (readonly [what: string, file: string, source: string])[] = [
  ['a room its own files', 'src/calendar/x.ts', use('./day')],
  ['the ledger the ground floor', 'src/ledger/x.ts', use('../calendar/day')],
  ['money decimal.js', 'src/money/x.ts', use('decimal.js')],
  ['the campaign every calculation', 'src/campaign/x.ts', use('../reward/reward')],
  ['xlsx hucre', XLSX, use('hucre/xlsx')],
  ['the command Node', HEADLESS, use('node:fs/promises')],
];

const OTHER: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['no-restricted-syntax', 'src/money/x.ts', 'export default 1;\n'],
  [
    'no-restricted-syntax',
    'src/money/x.ts',
    `export const late = (): unknown => import('../calendar/day');\n`,
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'src/money/x.ts',
    `export type Day = import('../calendar/day').Day;\n`,
  ],
  ['no-console', 'src/campaign/x.ts', `console.log('');\n`],
  ['no-restricted-globals', 'src/report/x.ts', 'export const folder = process.cwd();\n'],
  ['no-restricted-globals', 'src/report/x.ts', 'export const host = Office;\n'],
  ['no-restricted-properties', 'src/campaign/x.ts', 'export const now = Date.now();\n'],
];

describe('directions between the rooms (ARCHITECTURE.md)', () => {
  const cases = [...FORBIDDEN, ...ALLOWED, ...OTHER];
  const found = new Map<string, string[]>();
  const key = (file: string, source: string): string => `${file}\n${source}`;

  beforeAll(() => {
    const messages = lint(cases.map(([, file, source]) => ({ file, source })));
    cases.forEach(([, file, source], index) => found.set(key(file, source), messages[index]));
  });

  test.each(FORBIDDEN)('forbidden: %s (%s)', (_, file, source) => {
    expect(found.get(key(file, source))).toEqual(['no-restricted-imports']);
  });

  test.each(ALLOWED)('allowed: %s (%s)', (_, file, source) => {
    expect(found.get(key(file, source))).toEqual([]);
  });

  test.each(OTHER)('%s in %s: %s', (rule, file, source) => {
    expect(found.get(key(file, source))).toEqual([rule]);
  });

  test('every folder of src/ has its line in the table, and no file lies outside a folder', () => {
    expect(listedRooms()).toEqual(ROOMS);
    expect(readdirSync(join(ROOT, 'src')).sort()).toEqual([...ROOMS].sort());
  });
});
