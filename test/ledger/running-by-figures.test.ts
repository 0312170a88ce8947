import fc from 'fast-check';
import { formatFen } from '../../src/money/fen';
import { sumFen } from '../../src/money/sum';
import { settle } from '../../src/settlement/settle';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { AS_OF, found, read } from './reading';

function balanceOf(rows: readonly (readonly CellValue[])[], mapping = {}) {
  const ledger = read(sheetOf('应收账款明细', rows as CellValue[][]), { mapping });
  const { balance } = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, AS_OF, '先进先出');
  return { sum: formatFen(sumFen([...balance])), ledger };
}

/** 500 before the first line, 1000 sold, 700 received; 300 sold to another. */
const account = (debit: string, credit: string): CellValue[][] => [
  ['客户名称', '单据日期', '摘要', debit, credit, '期末余额'],
  ['甲', '2011-12-31', '期初余额', null, null, 500],
  ['甲', '2012-01-05', '销售出库', 1000, null, 1500],
  ['乙', '2012-01-09', '销售出库', 300, null, 300],
  ['甲', '2012-02-05', '收款', null, 700, 800],
  ['甲', null, '本期合计', 1000, 700, 800],
];

describe('an account under titles of its own', () => {
  test.each([
    ['本期应收', '本期实收'],
    ['本期增加', '本期减少'],
    ['销货', '回笼'],
    ['开票', '到账'],
    ['应收金额', '已收金额'],
  ])('%s and %s are its 借方 and 贷方', (debit, credit) => {
    const { sum, ledger } = balanceOf(account(debit, credit));
    expect(ledger.sources[0].kind).toBe('running');
    expect(sum).toBe('1100.00');
  });

  it('of one debtor, in a file of its own, is read as well', () => {
    const rows = account('发货', '货款')
      .map(([, ...row]) => row)
      .filter((_, row) => row !== 3);
    const { sum, ledger } = balanceOf(rows);
    expect(ledger.sources[0].kind).toBe('running');
    expect(sum).toBe('800.00');
    expect(found(ledger.findings)).toContain('debtor-column-missing 1:1');
  });

  it('whose balance does not move by its columns is none', () => {
    const rows = account('销货', '回笼');
    rows[2][5] = 1400;
    rows[4][5] = 900;
    expect(balanceOf(rows).ledger.sources[0].kind).toBe('claims');
  });

  it('is what the user’s mapping says', () => {
    const mapping = { 往来明细: { 借方: '', 贷方: '' } };
    expect(balanceOf(account('销货', '回笼'), mapping).ledger.sources[0].kind).toBe('claims');
  });

  it('is found whatever it holds', () => {
    const move = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('甲', '乙'));
    fc.assert(
      fc.property(fc.array(move, { minLength: 4, maxLength: 30 }), (moves) => {
        const owed = new Map([
          ['甲', 5_000_000],
          ['乙', 5_000_000],
        ]);
        const rows = moves.map(([isDebit, fen, who], at): CellValue[] => {
          owed.set(who, owed.get(who)! + (isDebit ? fen : -Math.min(fen, owed.get(who)!)));
          return [who, `2012-01-${String(1 + at).padStart(2, '0')}`, null, null, owed.get(who)! / 100];
        });
        const first = new Set<string>();
        let before = new Map<string, number>();
        rows.forEach((row) => {
          const [who, , , , balance] = row as [string, string, null, null, number];
          const last = before.get(who) ?? 50_000;
          const moved = Math.round((balance - last) * 100) / 100;
          row[moved > 0 ? 2 : 3] = Math.abs(moved);
          first.add(who);
          before = new Map(before).set(who, balance);
        });
        fc.pre(rows.length - first.size >= 2);
        const { sum, ledger } = balanceOf([['客户', '日期', '加项', '减项', '余额'], ...rows]);
        expect(ledger.sources[0].kind).toBe('running');
        expect(sum).toBe(formatFen([...first].reduce((total, who) => total + owed.get(who)!, 0)));
      }),
    );
  });
});

describe('no account', () => {
  it('is a list of balances of debtors with what moved them in the period', () => {
    const { sum, ledger } = balanceOf([
      ['客户', '期初余额', '本期应收', '本期实收', '期末余额', '最后收款日期'],
      ['甲', 500, 1000, 700, 800, '2012-05-01'],
      ['乙', 0, 300, 0, 300, null],
      ['丙', 100, 0, 50, 50, '2012-06-01'],
    ]);
    expect(sum).toBe('1150.00');
    expect(ledger.sources[0].kind).toBe('claims');
  });

  it('is what a bank says of an account with it', () => {
    const statement: CellValue[][] = [
      ['交易日期', '对方户名', '收入', '支出', '余额'],
      ['2012-01-15', '甲', 100, null, 100],
      ['2012-01-16', '丙', null, 50, 50],
    ];
    const claims = sheetOf('台账', [
      ['客户', '应收金额'],
      ['甲', 1000],
    ]);
    const ledger = read([claims, sheetOf('银行流水', statement)]);
    expect(Array.from(ledger.claims.amount)).toEqual([100_000]);
    expect(found(ledger.findings)).toEqual(['sheet-not-read?']);
  });
});
