import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { read } from './reading';

const BALANCES: CellValue[][] = [
  ['客户', '欠款余额'],
  ['甲', 100],
  ['乙', 200],
  ['丙', 300],
];
const CLAIMS: CellValue[][] = [
  ['客户', '开票日期', '开票金额'],
  ['甲', '2012-01-01', 100],
  ['甲', '2012-02-01', 100],
  ['乙', '2012-03-01', 300],
];

/** Severity, sheet and values of what is said of two tables that hold the same. */
function said(...sheets: readonly [name: string, rows: CellValue[][]][]): string[] {
  const { findings } = read(sheets.map(([name, rows]) => sheetOf(name, rows)));
  return findings
    .filter(({ code }) => code === 'claims-in-both')
    .map(
      ({ severity, values }) =>
        `${severity} ${values.sheet} ${values.other} ${values.count} ${values.debtor}`,
    );
}

describe('tables that hold the same claims', () => {
  it('are one ledger at several times', () => {
    const june = BALANCES.map(([who, sum], row) => [who, row === 1 ? 90 : sum]);
    expect(said(['5月末', BALANCES], ['6月末', june])).toEqual(['error 6月末 5月末 3 甲']);
    expect(said(['2012-05', BALANCES], ['2012-06', june.slice(0, 3)])).toEqual([
      'error 2012-06 2012-05 2 甲',
    ]);
    expect(said(['2011年', CLAIMS], ['2012年', CLAIMS])).toEqual(['error 2012年 2011年 3 甲']);
  });

  it('may be branches with the same customers', () => {
    expect(said(['一分公司', BALANCES], ['二分公司', BALANCES])).toEqual(['warning 二分公司 一分公司 3 甲']);
  });

  it('each is held against the first that it repeats', () => {
    expect(said(['4月', BALANCES], ['5月', BALANCES], ['6月', BALANCES])).toEqual([
      'error 5月 4月 3 甲',
      'error 6月 4月 3 甲',
    ]);
  });

  it.each<[string, CellValue[][], CellValue[][]]>([
    ['one debtor in common', BALANCES, [BALANCES[0], BALANCES[1], ['丁', 1], ['戊', 1]]],
    ['other titles', BALANCES, [['客户', '贷款余额'], ...BALANCES.slice(1)]],
    [
      'the same debtors, other claims',
      CLAIMS,
      CLAIMS.map(([who, day, sum], row) => [who, day, row ? 7 : sum]),
    ],
    ['rows without a debtor', BALANCES, [BALANCES[0], [null, 100], [null, 200]]],
  ])('%s: nothing is said', (_, one, other) => {
    expect(said(['5月', one], ['6月', other])).toEqual([]);
  });

  it('with ids are reported row by row instead', () => {
    const named = CLAIMS.map((row, at) => [at === 0 ? '债权编号' : `A${at}`, ...row]);
    expect(said(['5月', named], ['6月', named])).toEqual([]);
    const { findings } = read([sheetOf('5月', named), sheetOf('6月', named)]);
    expect(findings.filter(({ code }) => code === 'claim-id-twice')).toHaveLength(3);
  });
});
