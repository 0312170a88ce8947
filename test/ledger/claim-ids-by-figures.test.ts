import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { found, read, recoveriesOf } from './reading';

const CLAIMS: CellValue[][] = [
  ['客户', '合同号', '发票号', '应收金额'],
  ['甲', 'HT1', '0012', 100],
  ['甲', 'HT1', '0013', 200],
  ['乙', 'HT2', '0014', 300],
];
const claims = (rows = CLAIMS) => sheetOf('台账', rows);

describe('which of several columns names a claim', () => {
  it('is the one in which nothing comes twice', () => {
    const ledger = read(claims());
    expect(ledger.claims.id).toEqual(['0012', '0013', '0014']);
    expect(found(ledger.findings)).toEqual([]);
    const turned = read(
      claims(CLAIMS.map(([who, contract, invoice, amount]) => [invoice, amount, contract, who])),
    );
    expect(turned.claims.id).toEqual(['0012', '0013', '0014']);
  });

  it('labels of sums are no ids', () => {
    const ledger = read(
      claims([
        ['发票号', '合同号', '客户', '应收金额'],
        ['0012', 'HT1', '甲', 100],
        ['小计', null, null, 100],
        ['0013', 'HT1', '乙', 200],
        ['小计', null, null, 200],
      ]),
    );
    expect(ledger.claims.id).toEqual(['0012', '0013']);
  });

  it.each<[string, string, string[]]>([
    ['合同号', 'HT2', ['2012-05-01 乙 50.00 →2']],
    ['发票号', '0013', ['2012-05-01 甲 50.00 →1']],
    ['对应债权', '0014', ['2012-05-01 乙 50.00 →2']],
  ])('is the one by which recoveries name claims: %s', (title, id, expected) => {
    const money = sheetOf('回款', [
      ['日期', title, '金额', '凭证号'],
      ['2012-05-01', id, 50, '记1'],
    ]);
    for (const sheets of [
      [claims(), money],
      [money, claims()],
    ]) {
      const ledger = read(sheets);
      expect(recoveriesOf(ledger)).toEqual(expected);
      expect(found(ledger.findings)).not.toContain('recovery-unknown-claim B2');
    }
  });

  it('is found in both tables together: where recoveries name contract and invoice, the invoice', () => {
    const money = sheetOf('回款', [
      ['日期', '合同号', '发票号', '金额', '凭证号'],
      ['2012-05-01', 'HT1', '0013', 50, '记1'],
      ['2012-05-02', 'HT2', '0014', 30, '记2'],
    ]);
    expect(recoveriesOf(read([claims(), money]))).toEqual([
      '2012-05-01 甲 50.00 →1',
      '2012-05-02 乙 30.00 →2',
    ]);
    const byContract = { mapping: { 台账: { 债权编号: '合同号' } } };
    expect(recoveriesOf(read([claims(), money], byContract))).toEqual([
      '2012-05-01 甲 50.00 →0',
      '2012-05-02 乙 30.00 →2',
    ]);
  });

  it('is the contract where few recoveries name an invoice', () => {
    const money = sheetOf('回款', [
      ['日期', '合同号', '发票号', '金额', '凭证号'],
      ['2012-05-01', 'HT1', null, 50, '记1'],
      ['2012-05-02', 'HT2', '0014', 30, '记2'],
    ]);
    expect(read([claims(), money]).claims.id).toEqual(['HT1', 'HT1', 'HT2']);
  });

  it('is the one by which credit notes name what they lower', () => {
    const rows = CLAIMS.map((row, at) => [...row, at === 0 ? '原债权编号' : null]);
    const ledger = read(claims([...rows, ['乙', 'HT3', '0015', -20, 'HT2']]));
    expect(ledger.claims.id).toEqual(['HT1', 'HT1', 'HT2', 'HT3']);
    expect([...ledger.claims.corrects]).toEqual([-1, -1, -1, 2]);
  });

  it('is the one of the better title where both could be', () => {
    const rows = CLAIMS.filter((_, row) => row !== 2);
    expect(read(claims(rows)).claims.id).toEqual(['HT1', 'HT2']);
  });

  it('is no column that is filled less', () => {
    const rows = CLAIMS.map((row, at) => (at === 3 ? ['乙', 'HT2', null, 300] : row));
    expect(read(claims(rows)).claims.id).toEqual(['HT1', 'HT1', 'HT2']);
  });

  it('is what the user’s mapping says', () => {
    const ledger = read(claims(), { mapping: { 台账: { 债权编号: '合同号' } } });
    expect(ledger.claims.id).toEqual(['HT1', 'HT1', 'HT2']);
    expect(read(claims(), { mapping: { 台账: { 债权编号: '' } } }).claims.id).toEqual(['', '', '']);
  });
});
