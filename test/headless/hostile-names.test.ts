import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackageSheets } from '../../src/xlsx/read-package';
import { command, ownFolder } from './run-command';

const folder = ownFolder();

/** Names that mean something to a program, to Excel, to a page or to XML. */
const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'],
  ...[
    "=cmd|' /C calc'!A0",
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=1;|x',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '</t><c>',
    '&amp;',
    '_x0041_',
    "'甲'",
    'a/b[c]:*?',
    '总览',
    '😀'.repeat(30),
  ],
  ...['\t+2+2', '\r-2+2', 'javascript:alert(1)', '=DDE("cmd";"/C calc")'],
  ...['甲\u0001\u000b', '长'.repeat(40_000), '{debtor}', '$&'],
];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('names that mean something elsewhere are names, in the report and in its JSON', async () => {
  const [ledger, out, json] = ['台账.csv', '报告.xlsx', '结果.json'].map((name) => join(folder, name));
  const rows = NAMES.map((name, index) =>
    [`B${index}`, name, name, name, '2011-03-01', '100.01', name, name].map(quoted).join(','),
  );
  const titles = `债权编号,债务人,单位,催收人,到期日,应收金额,__proto__,${'题'.repeat(300)}`;
  writeFileSync(ledger, `${titles}\n${rows.join('\n')}\n`);
  const { code, err } = await command(
    ledger,
    '--as-of',
    '2012-12-31',
    '--letters',
    '催款函',
    '--out',
    out,
    '--json',
    json,
  );
  expect([code, err]).not.toContain(2);

  const { aging, letters } = JSON.parse(readFileSync(json, 'utf8'));
  const owed = new Map(aging.debtors.map((one: { debtor: string; total: string }) => [one.debtor, one]));
  for (const name of NAMES) expect(owed.has(name.trim())).toBe(true);

  // Each of them owes, and so gets a letter, whose sheet says the name as it is.
  expect(letters.letters).toHaveLength(NAMES.length);

  const sheets = await readPackageSheets('报告.xlsx', readFileSync(out));
  for (const { formulas } of sheets)
    for (const formula of formulas().values()) expect(formula).not.toMatch(/cmd|HYPERLINK|alert|SUM\(A1\)/);
  const copy = sheets.find(({ data }) => data.name === '台账')!.data.rows;
  const names = copy[0].map((title) => String(title).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(255);
});
