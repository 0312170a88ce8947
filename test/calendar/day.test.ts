import fc from 'fast-check';
import {
  civil,
  dayOf,
  daysInMonth,
  FIRST_DAY,
  formatChineseDay,
  formatDay,
  isLeapYear,
  LAST_DAY,
  NO_DAY,
  packedCivil,
} from '../../src/calendar/day';

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

describe('a day is the number of days since 1970-01-01', () => {
  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [1900, 1, 1, FIRST_DAY],
    [2000, 2, 29, 11016],
    [2012, 12, 31, 15705],
    [9999, 12, 31, LAST_DAY],
  ])('%d-%d-%d is %d', (year, month, day, expected) => {
    expect(dayOf(year, month, day)).toBe(expected);
    expect(civil(expected)).toEqual({ year, month, day });
  });

  test('every day from 1900 to 9999 follows the one before it, month by month and year by year', () => {
    let expected = FIRST_DAY;
    let wrong = 0;
    for (let year = 1900; year <= 9999; year++) {
      for (let month = 1; month <= 12; month++) {
        const length = daysInMonth(year, month);
        for (let day = 1; day <= length; day++, expected++) {
          if (dayOf(year, month, day) !== expected) wrong++;
          if (packedCivil(expected) !== ((year << 9) | (month << 5) | day)) wrong++;
        }
      }
    }
    expect(wrong).toBe(0);
    expect(expected).toBe(LAST_DAY + 1);
  });

  test('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test('NO_DAY has no year, month and day', () => {
    expect(() => civil(NO_DAY)).toThrow(RangeError);
    expect(civil(dayOf(1, 1, 1))).toEqual({ year: 1, month: 1, day: 1 });
    expect(() => civil(dayOf(1, 1, 1) - 1)).toThrow(RangeError);
  });
});

describe('months and leap years', () => {
  test('the months of a common year', () => {
    expect(Array.from({ length: 12 }, (_, index) => daysInMonth(2013, index + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  test.each([
    [1900, false],
    [2000, true],
    [2012, true],
    [2013, false],
    [2100, false],
    [2400, true],
  ])('%d: leap year %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });
});

describe('a day as text', () => {
  test.each([
    [dayOf(2012, 12, 31), '2012-12-31', '2012年12月31日'],
    [dayOf(2012, 5, 1), '2012-05-01', '2012年5月1日'],
    [NO_DAY, '', ''],
  ])('%d is %s and %s', (day, plain, chinese) => {
    expect(formatDay(day)).toBe(plain);
    expect(formatChineseDay(day)).toBe(chinese);
  });
});
