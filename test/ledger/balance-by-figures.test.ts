import fc from 'fast-check';
import { formatFen } from '../../src/money/fen';
import { sumFen } from '../../src/money/sum';
import { settle } from '../../src/settlement/settle';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { AS_OF, found, read } from './reading';

/** What is owed by a table of claims, as read. */
function balanceOf(rows: readonly (readonly CellValue[])[], mapping = {}) {
  const ledger = read(sheetOf('台账', rows as CellValue[][]), { mapping });
  const { balance } = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, AS_OF, '先进先出');
  return { sum: formatFen(sumFen([...balance])), codes: found(ledger.findings), ledger };
}

describe('a title that may mean what was owed or what is owed still', () => {
  // 800 + 500 + 0.50 are owed, whatever the column is called and wherever it stands.
  test.each<[string, string, string]>([
    ['合同额', '已回款', '欠款'],
    ['合同总价', '已收款', '应收账款'],
    ['货值', '已付金额', '应收款'],
    ['开票金额', '累计回款', '应收账款'],
    ['销售额', '已收', '欠款金额'],
    ['结算价', '已还', '应收'],
  ])('%s − %s = %s: the last is 余额', (amount, received, owed) => {
    const titles = ['客户', amount, received, owed];
    const rows: CellValue[][] = [
      ['甲', 1000, 200, 800],
      ['乙', 500, null, 500],
      ['丙', '300.50', 300, '0.50'],
    ];
    for (const order of [
      [0, 1, 2, 3],
      [0, 3, 2, 1],
      [3, 0, 1, 2],
    ]) {
      const turned = [titles, ...rows].map((row) => order.map((column) => row[column]));
      const { sum, ledger } = balanceOf(turned);
      expect(sum).toBe('1300.50');
      const mapped = Object.fromEntries(ledger.sources[0].mapping.map(({ field, title }) => [field, title]));
      expect(mapped).toMatchObject({ 应收金额: amount, 已收金额: received, 余额: owed });
    }
  });

  it('beside 余额, too: of a contract only what was billed is owed', () => {
    const { sum, codes, ledger } = balanceOf([
      ['客户', '合同额', '已开票', '已收款', '未收款'],
      ['甲', 1000, 800, 500, 300],
      ['乙', 2000, 2000, 1900, 100],
    ]);
    expect(sum).toBe('400.00');
    expect(sumFen([...ledger.claims.amount])).toBe(280_000n);
    expect(codes).toEqual(['paid-undated? D1']);
  });

  it('is left alone where 应收金额, 已收金额 and 余额 add up', () => {
    const { ledger } = balanceOf([
      ['客户', '货值', '应收金额', '已收金额', '余额'],
      ['甲', 100, 100, 40, 60],
    ]);
    expect(ledger.sources[0].mapping.map(({ field }) => field)).toEqual([
      '债务人',
      '应收金额',
      '已收金额',
      '余额',
    ]);
    expect(ledger.sources[0].mapping[1].title).toBe('应收金额');
  });

  it('counts in the units that the titles name', () => {
    const { sum } = balanceOf([
      ['客户', '合同额（元）', '已回款（万元）', '欠款（万元）'],
      ['甲', 12_345_600, 234.56, 1000],
    ]);
    expect(sum).toBe('10000000.00');
  });

  it('is held against nearly all rows in which money came in, not against one', () => {
    const rows = Array.from({ length: 20 }, (_, row): CellValue[] => ['甲', 100 + row, 10, 90 + row]);
    const owed = (all: readonly (readonly CellValue[])[]) =>
      balanceOf([['客户', '合同额', '已回款', '欠款'], ...all]).ledger.sources[0].mapping.some(
        ({ field }) => field === '余额',
      );
    expect(owed(rows)).toBe(true);
    expect(owed(rows.map((row, at) => (at < 2 ? ['甲', 7, 10, 90] : row)))).toBe(true);
    expect(owed(rows.map((row, at) => (at < 3 ? ['甲', 7, 10, 90] : row)))).toBe(false);
  });

  it('stays what its title says where no other column adds up, and the user is asked', () => {
    const { sum, codes } = balanceOf([
      ['客户', '欠款', '已回款', '电话'],
      ['甲', 1000, 200, 13900000000],
    ]);
    expect(sum).toBe('800.00');
    expect(codes).toContain('paid-taken-off? B1');
  });

  test.each(['应收金额', '合同金额', '发票金额', '贷款金额', 'amount'])(
    'nobody is asked about %s',
    (title) => {
      const { codes } = balanceOf([
        ['客户', title, '已收金额'],
        ['甲', 1000, 200],
      ]);
      expect(codes).toEqual(['paid-undated? C1']);
    },
  );

  it('is what the user’s mapping says', () => {
    const table: CellValue[][] = [
      ['客户', '合同额', '已回款', '欠款'],
      ['甲', 1000, 200, 800],
    ];
    expect(balanceOf(table, { 台账: { 应收金额: '欠款' } }).sum).toBe('600.00');
    expect(balanceOf(table, { 台账: { 余额: '欠款', 应收金额: '' } }).sum).toBe('800.00');
  });

  it('is found in any table that adds up', () => {
    const fen = fc.integer({ min: 1, max: 10_000_000 });
    const row = fc.tuple(fen, fen).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const owed = rows.map(([amount, received]) => amount - received);
        const { sum } = balanceOf([
          ['客户', '应收账款', '已收款', '货值'],
          ...rows.map(([amount, received], at) => ['甲', owed[at] / 100, received / 100, amount / 100]),
        ]);
        expect(sum).toBe(formatFen(sumFen(owed)));
      }),
    );
  });
});
