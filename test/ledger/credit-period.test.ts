import { formatDay } from '../../src/calendar/day';
import { creditPeriodOf } from '../../src/ledger/credit-period';
import { sheetOf } from '../fixture/sheet-of';
import { found, read } from './reading';

describe('a credit period', () => {
  test.each<[string, string, string | null]>([
    ['30', '', '30 days'],
    ['30天', '', '30 days'],
    ['30.0', '', '30 days'],
    ['３０ 日', '', '30 days'],
    ['30 days', '', '30 days'],
    ['Net 30', 'Payment terms', '30 days'],
    ['N/45', '', '45 days'],
    ['3个月', '', '3 months'],
    ['3月', '', '3 months'],
    ['2 months', '', '2 months'],
    ['1年', '', '12 months'],
    ['3', '账期（月）', '3 months'],
    ['3', '账期(单位：月)', '3 months'],
    ['3', '信用期 (months)', '3 months'],
    ['1', '账期【年】', '12 months'],
    ['45', '信用期(天)', '45 days'],
    ['45天', '账期（月）', '45 days'],
    ['45', '月度账期', '45 days'],
    ['三十', '', null],
    ['1.5', '账期（月）', null],
    ['-3', '', null],
    ['36525', '', '36525 days'],
    ['36526', '', null],
    ['1200', '账期（月）', '1200 months'],
    ['1201', '账期（月）', null],
    ['101年', '', null],
    ['月结30天', '', null],
    ['货到付款', '付款条件', null],
    ['', '', null],
  ])('%j below %j is %j', (text, title, expected) => {
    const period = creditPeriodOf(text, title);
    expect(period && `${period.count} ${period.unit}`).toBe(expected);
  });

  it('in months ends on the same day of the month, or the last one', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 客户 | 开票日期 | 开票金额 | 账期（月） |
        | 甲 | 2012-01-31 | 1 | 1 |
        | 乙 | 2012-01-15 | 1 | 3 |
        | 丙 | 2012-01-15 | 1 | 30天 |
        | 丁 | 2012-01-15 | 1 | 月结 |`,
      ),
    );
    expect(Array.from(ledger.claims.due, formatDay)).toEqual(['2012-02-29', '2012-04-15', '2012-02-14', '']);
    expect(found(ledger.findings)).toEqual(['credit-period-unreadable? D5']);
  });
});
