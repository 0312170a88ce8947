import fc from 'fast-check';
import { civil, FIRST_DAY, formatChineseDay, formatDay, LAST_DAY } from '../../src/calendar/day';
import { isRefusal, parseDay } from '../../src/calendar/parse';
import { text } from '../../src/locale/text';

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const CHINESE_DIGITS = '〇一二三四五六七八九';

function fullWidth(plain: string): string {
  return plain.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? '' : CHINESE_DIGITS[value % 10];
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${ones}`;
}

describe('texts that are read', () => {
  test.each([
    ['2012-05-15', '2012-05-15'],
    ['2012-5-15', '2012-05-15'],
    ['2012/5/15', '2012-05-15'],
    ['2012/05/15', '2012-05-15'],
    ['2012.5.15', '2012-05-15'],
    ['20120515', '2012-05-15'],
    ['2012年5月15日', '2012-05-15'],
    ['2012年05月15日', '2012-05-15'],
    ['2012年5月15号', '2012-05-15'],
    ['2012年5月15', '2012-05-15'],
    ['2012 年 5 月 15 日', '2012-05-15'],
    ['2012 - 05 - 15', '2012-05-15'],
    ['２０１２－０５－１５', '2012-05-15'],
    ['２０１２／５／１５', '2012-05-15'],
    ['２０１２．５．１５', '2012-05-15'],
    ['２０１２０５１５', '2012-05-15'],
    ['２０１２年５月１５日', '2012-05-15'],
    ['2012。5。15', '2012-05-15'],
    ['2012–05–15', '2012-05-15'],
    ['2012–5–4', '2012-05-04'],
    ['  2012-05-15  ', '2012-05-15'],
    ['\u30002012年5月15日\u3000', '2012-05-15'],
    ['\u00a02012/5/15\t', '2012-05-15'],
    ['1900-01-01', '1900-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['2012-02-29', '2012-02-29'],
    ['2000/2/29', '2000-02-29'],
  ])('%j', (value, expected) => {
    expect(formatDay(parseDay(value) as number)).toBe(expected);
  });

  test.each([
    ['二〇一二年五月十五日', '2012-05-15'],
    ['二○一二年五月十五日', '2012-05-15'],
    ['二零一二年五月十五日', '2012-05-15'],
    ['二Ｏ一二年五月十五日', '2012-05-15'],
    ['二O一二年五月十五日', '2012-05-15'],
    ['二◯一二年五月十五日', '2012-05-15'],
    ['二0一二年五月十五日', '2012-05-15'],
    ['二〇一二年十月十日', '2012-10-10'],
    ['二〇一二年十一月一日', '2012-11-01'],
    ['二〇一二年十二月三十一日', '2012-12-31'],
    ['二〇一二年十二月二十日', '2012-12-20'],
    ['二〇一二年十二月廿日', '2012-12-20'],
    ['二〇一二年十二月廿五日', '2012-12-25'],
    ['二〇一二年十二月卅日', '2012-12-30'],
    ['二〇一二年十二月卅一日', '2012-12-31'],
    ['二〇一二年零五月零五日', '2012-05-05'],
    ['贰零壹贰年零伍月壹拾伍日', '2012-05-15'],
    ['贰零壹贰年零壹拾月零贰拾日', '2012-10-20'],
    ['2012年五月十五日', '2012-05-15'],
    ['一九九九年九月九日', '1999-09-09'],
  ])('Chinese numerals: %s', (value, expected) => {
    expect(formatDay(parseDay(value) as number)).toBe(expected);
  });

  test.each([
    '2012-05-15 12:25',
    '2012-05-15 12:25:01.71',
    '2012-05-15T00:00:00',
    '2012-05-15T23:59:59Z',
    '2012-05-15T23:59:59.999+08:00',
    '2012/5/15 0:00',
    '2012/5/15 11:59 PM',
    '2012.5.15 8:30',
    '20120515 08:30:00',
    '20120515T083000',
    '2012年5月15日 12:30',
    '2012年5月15日12:30:15',
    '2012年5月15日 上午8时30分',
    '2012年5月15日下午3时30分20秒',
    '２０１２－０５－１５　１２：２５：０１',
    '二〇一二年五月十五日 12:30',
  ])('a time behind the date is dropped: %s', (value) => {
    expect(formatDay(parseDay(value) as number)).toBe('2012-05-15');
  });
});

describe('numbers', () => {
  test.each([
    [41044, '2012-05-15'],
    [41044.5, '2012-05-15'],
    [1, '1900-01-01'],
    [2958465, '9999-12-31'],
    [20120515, '2012-05-15'],
    [19000101, '1900-01-01'],
    [99991231, '9999-12-31'],
  ])('%d is %s', (value, expected) => {
    expect(formatDay(parseDay(value) as number)).toBe(expected);
  });

  test.each([
    [60, 'date-no-such-day'],
    [20121131, 'date-no-such-day'],
    [20121301, 'date-no-such-month'],
    [20120515.5, 'date-not-a-date'],
    [0, 'date-out-of-range'],
    [-41044, 'date-out-of-range'],
    [2958466, 'date-out-of-range'],
    [19000100, 'date-out-of-range'],
    [99991232, 'date-out-of-range'],
    [20120515083000, 'date-out-of-range'],
    [NaN, 'date-not-a-date'],
  ])('%d is refused: %s', (value, reason) => {
    expect(parseDay(value)).toMatchObject({ reason });
  });
});

describe('texts that are refused, never rolled over and never guessed', () => {
  test.each([
    ['2012年11月31日', 'date-no-such-day', '2012年11月没有31日'],
    ['二〇一二年十一月三十一日', 'date-no-such-day', '2012年11月没有31日'],
    ['2012-11-31', 'date-no-such-day', '2012年11月没有31日'],
    ['20121131', 'date-no-such-day', '2012年11月没有31日'],
    ['2013/2/29', 'date-no-such-day', '2013年2月没有29日'],
    ['1900-02-29', 'date-no-such-day', '1900年2月没有29日'],
    ['2012-05-00', 'date-no-such-day', '2012年5月没有0日'],
    ['2012-05-32', 'date-no-such-day', '2012年5月没有32日'],
    ['2012-13-01', 'date-no-such-month', '2012年没有13月'],
    ['2012年0月1日', 'date-no-such-month', '2012年没有0月'],
    ['2012年5月', 'date-missing-day', '没有写明具体哪一天'],
    ['2012年5月份', 'date-missing-day', '没有写明具体哪一天'],
    ['二〇一二年五月', 'date-missing-day', '没有写明具体哪一天'],
    ['2012年5月底', 'date-missing-day', '没有写明具体哪一天'],
    ['2012年', 'date-missing-day', '没有写明具体哪一天'],
    ['2012', 'date-missing-day', '没有写明具体哪一天'],
    ['2012-05', 'date-missing-day', '没有写明具体哪一天'],
    ['2012/5', 'date-missing-day', '没有写明具体哪一天'],
    ['2012.5', 'date-missing-day', '没有写明具体哪一天'],
    ['201205', 'date-missing-day', '没有写明具体哪一天'],
    ['5月15日', 'date-missing-year', '没有写明年份'],
    ['五月十五日', 'date-missing-year', '没有写明年份'],
    ['12-05-15', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['12/5/15', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['12.5.15', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['5/15/12', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['12年5月15日', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['一二年五月十五日', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['120515', 'date-two-digit-year', '年份只有两位数字，无法确定世纪'],
    ['1899-12-31', 'date-out-of-range', '不在1900年1月1日至9999年12月31日之间'],
    ['10000-01-01', 'date-out-of-range', '不在1900年1月1日至9999年12月31日之间'],
    ['0012-05-15', 'date-out-of-range', '不在1900年1月1日至9999年12月31日之间'],
    ['18991231', 'date-out-of-range', '不在1900年1月1日至9999年12月31日之间'],
    ['一八九九年十二月三十一日', 'date-out-of-range', '不在1900年1月1日至9999年12月31日之间'],
    ['1/2/2013', 'date-ambiguous-order', '本列不能确定月和日的先后次序'],
    ['30.1.2013', 'date-ambiguous-order', '本列不能确定月和日的先后次序'],
    ['', 'date-not-a-date', '不是日期'],
    ['待定', 'date-not-a-date', '不是日期'],
    ['41044', 'date-not-a-date', '不是日期'],
    ['2012-05/15', 'date-not-a-date', '不是日期'],
    ['2012 5 15', 'date-not-a-date', '不是日期'],
    ['201-05-15', 'date-not-a-date', '不是日期'],
    ['2012-005-15', 'date-not-a-date', '不是日期'],
    ['2012-05-150', 'date-not-a-date', '不是日期'],
    ['2012-05-15 99:99', 'date-not-a-date', '不是日期'],
    ['2012-05-1512:30', 'date-not-a-date', '不是日期'],
    ['2012年5月15日前', 'date-not-a-date', '不是日期'],
    ['2012年5月15日至2012年5月20日', 'date-not-a-date', '不是日期'],
    ['二〇一年五月十五日', 'date-not-a-date', '不是日期'],
    ['二〇一二年五月一十十日', 'date-not-a-date', '不是日期'],
    ['20120515083000', 'date-not-a-date', '不是日期'],
    ['999999', 'date-not-a-date', '不是日期'],
    ['约120515', 'date-not-a-date', '不是日期'],
    ['120515止', 'date-not-a-date', '不是日期'],
    ['1900', 'date-missing-day', '没有写明具体哪一天'],
    ['1899', 'date-not-a-date', '不是日期'],
    ['二〇一二年一一一月五日', 'date-not-a-date', '不是日期'],
  ])('%j: %s', (value, reason, inChinese) => {
    const refusal = parseDay(value);
    if (!isRefusal(refusal)) throw new Error(`read as ${formatDay(refusal)}`);
    expect(refusal.reason).toBe(reason);
    expect(text('zh', refusal.reason, refusal.values)).toBe(inChinese);
    expect(text('en', refusal.reason, refusal.values)).not.toBe('');
  });

  test('a refusal says what the cell held and which part of it was read', () => {
    expect(parseDay(' 2012年11月31日 ')).toEqual({
      reason: 'date-no-such-day',
      values: { text: '2012年11月31日', year: 2012, month: 11, day: 31 },
    });
  });
});

describe('a/b/yyyy texts, in a column that proves their order', () => {
  test.each([
    ['1/30/2013', 'mdy', '2013-01-30'],
    ['01/02/2013', 'mdy', '2013-01-02'],
    ['01/02/2013', 'dmy', '2013-02-01'],
    ['30-1-2013', 'dmy', '2013-01-30'],
    ['30.1.2013', 'dmy', '2013-01-30'],
    ['１／３０／２０１３', 'mdy', '2013-01-30'],
    ['1/30/2013 0:00', 'mdy', '2013-01-30'],
    ['2013-01-30', 'dmy', '2013-01-30'],
  ] as const)('%s as %s is %s', (value, order, expected) => {
    expect(formatDay(parseDay(value, order) as number)).toBe(expected);
  });

  test.each([
    ['1/30/2013', 'dmy', 'date-no-such-month'],
    ['2/29/2013', 'mdy', 'date-no-such-day'],
    ['1/30/13', 'mdy', 'date-two-digit-year'],
    ['1/30/1899', 'mdy', 'date-out-of-range'],
  ] as const)('%s as %s is refused: %s', (value, order, reason) => {
    expect(parseDay(value, order)).toMatchObject({ reason });
  });
});

describe('every day is read back from each way of writing it', () => {
  const writings: Record<string, (day: number) => string> = {
    'yyyy-mm-dd': formatDay,
    'yyyy/m/d': (day) => {
      const { year, month, day: dayOfMonth } = civil(day);
      return `${year}/${month}/${dayOfMonth}`;
    },
    'yyyy.mm.dd': (day) => formatDay(day).replaceAll('-', '.'),
    yyyymmdd: (day) => formatDay(day).replaceAll('-', ''),
    年月日: formatChineseDay,
    'full-width': (day) => fullWidth(formatDay(day)),
    'Chinese numerals': (day) => {
      const { year, month, day: dayOfMonth } = civil(day);
      const digits = [...String(year)].map((digit) => CHINESE_DIGITS[Number(digit)]).join('');
      return `${digits}年${chineseNumber(month)}月${chineseNumber(dayOfMonth)}日`;
    },
    'with a time': (day) => `${formatDay(day)} 12:25:01.71`,
  };
  test.each(Object.entries(writings))('%s', (_, write) => {
    fc.assert(fc.property(anyDay, (day) => expect(parseDay(write(day))).toBe(day)));
  });

  test('a number yyyymmdd', () => {
    fc.assert(
      fc.property(anyDay, (day) => expect(parseDay(Number(formatDay(day).replaceAll('-', '')))).toBe(day)),
    );
  });
});

test('any text gives a day within the range or a reason that both languages can say', () => {
  const alphabet = [...'0123456789-/.年月日〇一二十廿 　:Ｔ１２'];
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 14 })),
      (value) => {
        const result = parseDay(value);
        if (isRefusal(result)) {
          expect(text('zh', result.reason, result.values)).not.toBe('');
          expect(text('en', result.reason, result.values)).not.toBe('');
        } else {
          expect(result).toBeGreaterThanOrEqual(FIRST_DAY);
          expect(result).toBeLessThanOrEqual(LAST_DAY);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
