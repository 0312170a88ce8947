import { dayOf } from '../../src/calendar/day';
import { runCampaign, type CampaignInput } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import type { ColumnDescription } from '../../src/policy/table-description';
import { planReport } from '../../src/report/report';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { growth, MOST_GROWTH } from './growth';

const CLAIM = ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'];
const RECOVERY = ['回款编号', '债权编号', '债务人', '日期', '金额', '凭证号', '参与人', '冲销回款编号'];

type Row = readonly CellValue[];
const rows = (size: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: size }, (_, index) => row(index));
const claims = (size: number, row: (index: number) => Row): SheetData =>
  sheetOf('台账', [CLAIM, ...rows(size, row)]);
const recoveries = (size: number, row: (index: number) => Row): SheetData =>
  sheetOf('回款', [RECOVERY, ...rows(size, row)]);
const claim = (index: number): Row => [
  `ZQ${index}`,
  `甲${index % 97}公司`,
  `${index % 7}公司`,
  `张${index % 11}`,
  40_000 + (index % 900),
  40_100 + (index % 900),
  1_000 + index,
];
const recovery = (index: number): Row => [
  `HK${index}`,
  `ZQ${index}`,
  null,
  41_000 + (index % 200),
  100,
  `V${index}`,
  '张三',
  null,
];
/** A claim of its own with some of its cells exchanged. */
const claimWith = (index: number, cells: Partial<Record<(typeof CLAIM)[number], CellValue>>): Row =>
  claim(index).map((value, column) => cells[CLAIM[column]] ?? value);
const recoveryWith = (index: number, cells: Partial<Record<(typeof RECOVERY)[number], CellValue>>): Row =>
  recovery(index).map((value, column) => (RECOVERY[column] in cells ? cells[RECOVERY[column]]! : value));

const LEDGERS: readonly (readonly [string, (size: number) => readonly SheetData[]])[] = [
  [
    'one debtor that owes every claim',
    (n) => [
      claims(n, (i) => claimWith(i, { 债务人: '甲公司' })),
      recoveries(n, (i) => recoveryWith(i, { 债权编号: null, 债务人: '甲公司' })),
    ],
  ],
  [
    'one claim with all recoveries',
    (n) => [
      claims(2, (i) => claimWith(i, { 应收金额: 1e9 })),
      recoveries(n, (i) => recoveryWith(i, { 债权编号: 'ZQ0' })),
    ],
  ],
  [
    'one day for everything',
    (n) => [
      claims(n, (i) => claimWith(i, { 债务人: '甲公司', 发生日期: 40_000, 到期日: 40_100 })),
      recoveries(n, (i) => recoveryWith(i, { 日期: 41_000, 债权编号: null, 债务人: '甲公司' })),
    ],
  ],
  [
    'recoveries of claims that do not exist',
    (n) => [claims(10, claim), recoveries(n, (i) => recoveryWith(i, { 债权编号: `无${i}` }))],
  ],
  [
    'a unit, an owner and a debtor for each claim',
    (n) => [
      claims(n, (i) => claimWith(i, { 债务人: `甲${i}`, 所属单位: `单位${i}`, 责任人: `李${i}` })),
      recoveries(n, recovery),
    ],
  ],
  [
    'names that differ in blanks and width alone',
    (n) => [
      claims(n, (i) => claimWith(i, { 债务人: i % 2 === 0 ? `Ａ${i >> 1} 公司` : `A${i >> 1}公司` })),
      recoveries(n, (i) => recoveryWith(i, { 债权编号: null, 债务人: `a${i}公 司` })),
    ],
  ],
  [
    'names with one long beginning',
    (n) => [claims(n, (i) => claimWith(i, { 债务人: `${'集团'.repeat(40)}${i}` }))],
  ],
  [
    'one row over and over',
    (n) => [
      claims(n, () => claim(0)),
      recoveries(n, () => recoveryWith(0, { 债权编号: null, 债务人: '甲0公司' })),
    ],
  ],
  [
    'one id over and over',
    (n) => [
      claims(n, (i) => claimWith(i, { 债权编号: 'ZQ0' })),
      recoveries(n, (i) => recoveryWith(i, { 债权编号: 'ZQ0', 回款编号: 'HK0' })),
    ],
  ],
  [
    'nothing that can be read',
    (n) => [
      claims(n, (i) => claimWith(i, { 发生日期: '2012年11月31日', 到期日: '某日', 应收金额: '若干' })),
      recoveries(n, (i) => recoveryWith(i, { 日期: '某日', 金额: '若干' })),
    ],
  ],
  ['one voucher for all', (n) => [claims(n, claim), recoveries(n, (i) => recoveryWith(i, { 凭证号: 'V1' }))]],
  [
    'each recovery taken back',
    (n) => [
      claims(n, claim),
      recoveries(2 * n, (i) =>
        recoveryWith(i >> 1, {
          回款编号: `HK${i}`,
          金额: i % 2 === 0 ? 100 : -100,
          冲销回款编号: i % 2 === 0 ? null : `HK${i - 1}`,
        }),
      ),
    ],
  ],
  [
    'all recoveries take back one',
    (n) => [
      claims(n, claim),
      recoveries(n, (i) =>
        recoveryWith(i, {
          债权编号: 'ZQ0',
          金额: i === 0 ? 100 : -100,
          冲销回款编号: i === 0 ? null : 'HK0',
        }),
      ),
    ],
  ],
  [
    'recoveries that take one another back',
    (n) => [
      claims(n, claim),
      recoveries(n, (i) =>
        recoveryWith(i, { 债权编号: 'ZQ0', 金额: -100, 冲销回款编号: `HK${(i + 1) % n}` }),
      ),
    ],
  ],
  [
    'many people at one recovery',
    (n) => [
      claims(2, claim),
      recoveries(1, (i) => recoveryWith(i, { 参与人: rows(n, (p) => [`张${p}`]).join(';') })),
    ],
  ],
  [
    'credit notes without end',
    (n) => [claims(n, (i) => claimWith(i, { 债务人: '甲公司', 应收金额: i % 2 === 0 ? 100 : -100 }))],
  ],
];

/** A cell of a policy table that can be read, so that its row counts. */
function policyCell({ name, kind, choices }: ColumnDescription, index: number): CellValue {
  const words = Object.keys(choices ?? {});
  if (words.length > 0) return words[index % words.length];
  switch (kind) {
    case 'day':
      return 40_000 + (index % 1_500);
    case 'amount':
      return 100 + index;
    case 'rate':
      return (index % 100) / 1_000;
    case 'number':
      return index % 400;
    case 'yesNo':
      return '是';
    case 'text':
      if (name === '债权编号') return `ZQ${index % 400}`;
      if (name === '债务人') return `甲${index % 97}公司`;
      return name === '回款编号' ? `HK${index % 400}` : `${name}${index}`;
  }
}
const TABLES: readonly (readonly [string, (size: number) => readonly SheetData[]])[] = READ_TABLES.map(
  ({ name, columns }) => [
    `${name} of many rows`,
    (n) => [
      claims(300, claim),
      recoveries(300, recovery),
      sheetOf(name, [
        columns.map((column) => column.name),
        ...rows(n, (index) => columns.map((column) => policyCell(column, index))),
      ]),
    ],
  ],
);

test.each(LEDGERS)('%s: a run and its report take time that grows as the ledger does', async (_, make) => {
  expect(await growth(1_500, make, reported)).toBeLessThan(MOST_GROWTH);
});

test.each(TABLES)('%s: a run and its report take time that grows as the table does', async (_, make) => {
  expect(await growth(500, make, reported)).toBeLessThan(MOST_GROWTH);
});

test.each(LEDGERS)('%s, in two files and in the ledger before', async (_, make) => {
  const twice = (size: number): CampaignInput => {
    const sheets = make(size);
    return {
      sheets: [...sheets, ...sheets.map((sheet) => ({ ...sheet, file: '二.xlsx' }))],
      earlier: sheets,
      asOf: dayOf(2012, 12, 31),
    };
  };
  expect(await growth(700, twice, runCampaign)).toBeLessThan(MOST_GROWTH);
});

function reported(sheets: readonly SheetData[]): void {
  const result = runCampaign({ sheets, asOf: dayOf(2012, 12, 31) });
  planReport(result, {
    language: 'zh',
    unitName: '',
    leaderUnit: '万元',
    producedBy: 'test',
    ledger: 'copy',
  });
  JSON.stringify(jsonDocument(result, 'zh'));
}
