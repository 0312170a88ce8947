import { dayOf } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['发放日期', '姓名', '回款编号', '债权编号', '金额', '凭证号'];
const read = (...rows: CellValue[][]) => policyOf('奖励发放', [HEADER, ...rows]);

test('payments to a person, for a line, and taken back', () => {
  const { rewardTables, findings } = read(
    ['2012-10-01', '张　三', null, null, 600, '付-1'],
    ['2012年10月1日', null, 'HK1', 'A', '1,000.50', '付-2'],
    ['2012-11-01', '张三', 'HK1', null, -100, '付-3'],
  );
  expect(findings).toEqual([]);
  expect(rewardTables.payouts).toMatchObject([
    { paidOn: dayOf(2012, 10, 1), person: '张三', recovery: '', claim: '', amount: 600_00 },
    { person: '', recovery: 'HK1', claim: 'A', amount: 1_000_50 },
    { person: '张三', recovery: 'HK1', amount: -100_00, voucher: '付-3' },
  ]);
});

test('a workbook without the table has no register; one with an empty table has an empty one', () => {
  expect(policyOf('人员', [['姓名', '身份']]).rewardTables.payouts).toBeNull();
  expect(read().rewardTables.payouts).toEqual([]);
});

test.each<[string, CellValue[], string[], number]>([
  ['nobody and nothing named', ['2012-10-02', null, null, 'A', 1, '付-9'], ['e payout-for-nobody B3'], 1],
  ['no day', [null, '张三', null, null, 1, '付-9'], ['e policy-cell-missing A3'], 1],
  [
    'an impossible day',
    ['2012年11月31日', '张三', null, null, 1, '付-9'],
    ['e policy-date-unreadable A3'],
    1,
  ],
  ['no amount', ['2012-10-02', '张三', null, null, null, '付-9'], ['e policy-cell-missing E3'], 1],
  ['no voucher', ['2012-10-02', '张三', null, null, 1, null], ['w payout-without-voucher F3'], 2],
  ['the same row again', ['2012-10-01', '张三', null, null, 600, '付-1'], ['w payout-repeated F3'], 2],
])('%s', (_, row, expected, count) => {
  const { rewardTables, findings } = read(['2012-10-01', '张三', null, null, 600, '付-1'], row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.payouts).toHaveLength(count);
  expectTexts(findings);
});
