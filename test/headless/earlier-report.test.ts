import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { reportState, sealedReport } from '../../src/xlsx/report-mark';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { command, ownFolder, type Ran } from './run-command';
import { convertedByOffice, hasOffice, hasOpenpyxl, savedByOpenpyxl } from './second-reader';

const folder = ownFolder();
const ledger = join(folder, '台账.csv');
let first: Buffer;

beforeAll(async () => {
  writeFileSync(ledger, '债权编号,债务人,到期日,应收金额\nA1,甲公司,2011-03-01,1000.50\n');
  const out = join(folder, '原样.xlsx');
  await command(ledger, '--as-of', '2012-11-30', '--out', out);
  first = readFileSync(out);
});

/** A folder with an earlier report in it, and the next run, which writes to the same place. */
function placed(
  name: string,
  earlier: Uint8Array,
): { files: () => string[]; at: string; run: () => Promise<Ran> } {
  const own = join(folder, name);
  mkdirSync(own);
  const at = join(own, '报告.xlsx');
  writeFileSync(at, earlier);
  return {
    files: () => readdirSync(own).sort(),
    at,
    run: () => command(ledger, '--as-of', '2012-12-31', '--out', at, '--json', join(own, '结果.json')),
  };
}

const keptReport = (at: string): unknown =>
  JSON.parse(readFileSync(join(at, '../结果.json'), 'utf8')).keptReport;

test('a report that nobody has touched is written over, and nothing is said of it', async () => {
  const { files, at, run } = placed('没动过', first);
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).not.toContain('旧');
  expect(files()).toEqual(['报告.xlsx', '结果.json'].sort());
  expect(readFileSync(at).equals(first)).toBe(false);
  expect(keptReport(at)).toBeNull();
});

/** What has become of a report, and the sentence about it. */
const KEPT: readonly [string, boolean, (folder: string) => Uint8Array | Promise<Uint8Array>, RegExp][] = [
  [
    'a cell has been typed into',
    true,
    () =>
      rewriteParts(
        first,
        new Map([['xl/worksheets/sheet1.xml', (xml: string) => xml.replace(/<v>\d+<\/v>/, '<v>7</v>')]]),
      ),
    /又被改动或另存过/,
  ],
  [
    'its author has been filled in among the file’s properties',
    true,
    () =>
      rewriteParts(
        first,
        new Map([
          [
            'docProps/core.xml',
            (xml: string) => xml.replace('</dc:title>', '</dc:title><dc:creator>王</dc:creator>'),
          ],
        ]),
      ),
    /又被改动或另存过/,
  ],
  [
    'a part has come in',
    true,
    () => rewriteParts(first, new Map(), new Map([['xl/media/image1.svg', '<svg/>']])),
    /又被改动或另存过/,
  ],
  [
    'LibreOffice has saved it, with nothing changed',
    hasOffice,
    (own) => {
      writeFileSync(join(own, 'a.xlsx'), first);
      return readFileSync(convertedByOffice(own, 'a.xlsx'));
    },
    /又被改动或另存过/,
  ],
  [
    'openpyxl has saved it, with nothing changed',
    hasOpenpyxl,
    (own) => {
      writeFileSync(join(own, 'a.xlsx'), first);
      savedByOpenpyxl(join(own, 'a.xlsx'));
      return readFileSync(join(own, 'a.xlsx'));
    },
    /又被改动或另存过/,
  ],
  [
    'it is from before reports had a seal',
    true,
    () =>
      rewriteParts(
        first,
        new Map([['docProps/core.xml', (xml: string) => xml.replace(/<dc:identifier>.*<\/cp:version>/, '')]]),
      ),
    /又被改动或另存过/,
  ],
  [
    'a later version has written it',
    true,
    async () => sealedReport(await unsealed(), '99.0.0'),
    /是更新版本的清欠写出的/,
  ],
];

const unsealed = (): Promise<Uint8Array> =>
  rewriteParts(
    first,
    new Map([['docProps/core.xml', (xml: string) => xml.replace(/<dc:identifier>.*<\/cp:version>/, '')]]),
  );

describe('an earlier report is kept beside the new one where', () => {
  test.each(KEPT.filter(([, able]) => able))('%s', async (name, _, earlierOf, sentence) => {
    const earlier = await earlierOf(mkdtempSync(join(folder, 'saved-')));
    const { files, at, run } = placed(name, earlier);
    const { code, out } = await run();
    expect(code).toBe(0);
    const kept = join(at, '../报告（旧 1）.xlsx');
    expect(out).toMatch(sentence);
    expect(out).toContain(kept);
    expect(files()).toEqual(['报告.xlsx', '报告（旧 1）.xlsx', '结果.json'].sort());
    expect(readFileSync(kept).equals(earlier)).toBe(true);
    expect(await reportState(readFileSync(at), version)).toBe('asWritten');
    expect(keptReport(at)).toEqual({
      path: kept,
      reason: sentence.source.includes('更新') ? 'newer' : 'changed',
    });
    // The new one is ours again: the next run has nothing to keep.
    await run();
    expect(files()).toHaveLength(3);
  });
});

test('the first name that is free is taken; nothing that has one is lost', async () => {
  const { files, at, run } = placed('有旧的', await rewriteParts(first, new Map(), new Map([['x', 'y']])));
  for (const number of [1, 2]) copyFileSync(ledger, join(at, `../报告（旧 ${number}）.xlsx`));
  await run();
  expect(files()).toContain('报告（旧 3）.xlsx');
  for (const number of [1, 2])
    expect(readFileSync(join(at, `../报告（旧 ${number}）.xlsx`)).equals(readFileSync(ledger))).toBe(true);
});

describe('which version comes later', () => {
  test.each([
    ['0.1.0', '0.1.0', 'asWritten'],
    ['0.1.1', '0.1.0', 'newer'],
    ['0.10.0', '0.9.3', 'newer'],
    ['0.9.3', '0.10.0', 'asWritten'],
    ['1.0', '1.0.0', 'asWritten'],
    ['1.0.0.1', '1.0.0', 'newer'],
  ])('a report of %s, to %s: %s', async (its, ours, state) => {
    expect(await reportState(await sealedReport(await unsealed(), its), ours)).toBe(state);
  });
});

describe('the JSON', () => {
  const theirs = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ['a ledger', '债务人,应收金额\n甲,1\n'],
    ['another program’s document', '{"asOf": "2012-12-31"}'],
    ['half a document', '{"asOf": "2012-12-31", "ledger": {'],
  ])('is not written over %s', async (what, content) => {
    const json = theirs(`${what}.json`, content);
    const { code, err } = await command(ledger, '--json', json);
    expect(code).toBe(2);
    expect(err).toMatch(/不是本程序写出的/);
    expect(readFileSync(json, 'utf8')).toBe(content);
  });

  test('is written over an earlier one, a plan’s, and a file without anything in it', async () => {
    const json = theirs('空.json', '');
    const plan = theirs('方案.txt', '（一）清收阶段（2013年7月1日—9月30日）。\n');
    for (const words of [[ledger], [ledger], ['--plan', plan], [ledger]])
      expect((await command(...words, '--json', json)).code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8')).ledger.claims).toBe(1);
  });

  test('and the report are not one file', async () => {
    const both = join(folder, '一个.xlsx');
    const { code, err } = await command(ledger, '--out', both, '--json', join(folder, './一个.xlsx'));
    expect(code).toBe(2);
    expect(err).toMatch(/--out 和 --json 都写到/);
  });
});
