import fc from 'fast-check';
import { civil, dayOf, daysInMonth, formatDay } from '../../src/calendar/day';
import { addMonths, addYears, endOfMonth, fullMonths, fullYears } from '../../src/calendar/months';
import { parseDay } from '../../src/calendar/parse';
import { describeSharedCases } from '../shared-cases';

const day = (text: string): number => parseDay(text) as number;
const someDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) });

describe('adding months keeps the day of the month, or takes the last day where there is no such day', () => {
  test.each([
    ['2012-05-15', 1, '2012-06-15'],
    ['2012-01-31', 1, '2012-02-29'],
    ['2013-01-31', 1, '2013-02-28'],
    ['2012-01-31', 3, '2012-04-30'],
    ['2012-02-29', 1, '2012-03-29'],
    ['2012-12-31', 2, '2013-02-28'],
    ['2012-03-31', -1, '2012-02-29'],
    ['2012-01-15', -1, '2011-12-15'],
    ['2012-01-31', -14, '2010-11-30'],
    ['2012-05-15', 0, '2012-05-15'],
    ['2012-05-15', 1200, '2112-05-15'],
    // What ledgers write for 长期, and the end of any sheet's calendar.
    ['9999-12-31', 36, '9999-12-31'],
    ['9999-06-30', 7, '9999-12-31'],
    ['9999-06-30', 6, '9999-12-30'],
    ['9999-12-31', -1, '9999-11-30'],
  ])('%s + %d months = %s', (from, months, expected) => {
    expect(formatDay(addMonths(day(from), months))).toBe(expected);
  });

  test('property: year and month move, the day is kept or cut to the last', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -1200, max: 1200 }), (from, months) => {
        const start = civil(from);
        const end = civil(addMonths(from, months));
        expect(end.year * 12 + end.month).toBe(start.year * 12 + start.month + months);
        expect(end.day).toBe(Math.min(start.day, daysInMonth(end.year, end.month)));
      }),
    );
  });
});

describe('adding years', () => {
  test.each([
    ['2012-02-29', 1, '2013-02-28'],
    ['2012-02-29', 4, '2016-02-29'],
    ['2012-02-29', -12, '2000-02-29'],
    ['2009-07-16', 3, '2012-07-16'],
  ])('%s + %d years = %s', (from, years, expected) => {
    expect(formatDay(addYears(day(from), years))).toBe(expected);
  });
});

describe('full years (Civil Code art. 201 and 202)', () => {
  test.each([
    ['2012-02-29', '2013-02-27', 0],
    ['2012-02-29', '2013-02-28', 1],
    ['2012-02-29', '2016-02-28', 3],
    ['2012-02-29', '2016-02-29', 4],
    ['2012-02-28', '2016-02-28', 4],
    ['2009-07-16', '2010-07-15', 0],
    ['2009-07-16', '2010-07-16', 1],
    ['2009-07-16', '2012-07-15', 2],
    ['2009-07-16', '2012-07-16', 3],
    ['2012-05-15', '2012-05-15', 0],
    ['2012-05-15', '2009-05-15', 0],
    ['2011-12-31', '2012-12-30', 0],
    ['2011-12-31', '2012-12-31', 1],
  ])('from %s to %s: %d', (from, to, expected) => {
    expect(fullYears(day(from), day(to))).toBe(expected);
  });

  test('property: the largest n ≥ 0 with addYears(from, n) ≤ to', () => {
    fc.assert(
      fc.property(someDay, someDay, (from, to) => {
        const years = fullYears(from, to);
        expect(years).toBeGreaterThanOrEqual(0);
        expect(addYears(from, years) <= to || years === 0).toBe(true);
        expect(addYears(from, years + 1)).toBeGreaterThan(to);
      }),
      { numRuns: 1000 },
    );
  });

  test('every end of February against every day of the next five years', () => {
    for (const from of ['2011-02-28', '2012-02-28', '2012-02-29', '1896-02-29', '2096-02-29']) {
      const start = from === '1896-02-29' ? dayOf(1896, 2, 29) : day(from);
      for (let to = start; to < start + 5 * 366; to++) {
        let expected = 0;
        while (addYears(start, expected + 1) <= to) expected++;
        expect(fullYears(start, to)).toBe(expected);
      }
    }
  });
});

describe('full months', () => {
  test.each([
    ['2012-01-31', '2012-02-28', 0],
    ['2012-01-31', '2012-02-29', 1],
    ['2012-01-31', '2012-03-30', 1],
    ['2012-01-31', '2012-03-31', 2],
    ['2012-01-30', '2013-02-28', 13],
    ['2012-05-15', '2012-06-14', 0],
    ['2012-05-15', '2012-06-15', 1],
    ['2012-06-15', '2012-05-15', 0],
  ])('from %s to %s: %d', (from, to, expected) => {
    expect(fullMonths(day(from), day(to))).toBe(expected);
  });

  test('property: the largest n ≥ 0 with addMonths(from, n) ≤ to', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -100, max: 3000 }), (from, days) => {
        const to = from + days;
        const months = fullMonths(from, to);
        expect(months).toBeGreaterThanOrEqual(0);
        expect(addMonths(from, months) <= to || months === 0).toBe(true);
        expect(addMonths(from, months + 1)).toBeGreaterThan(to);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the end of the month', () => {
  test.each([
    ['2012-02-01', '2012-02-29'],
    ['2012-02-29', '2012-02-29'],
    ['2013-02-10', '2013-02-28'],
    ['2012-12-31', '2012-12-31'],
  ])('of %s is %s', (from, expected) => {
    expect(formatDay(endOfMonth(day(from)))).toBe(expected);
  });
});

describeSharedCases<{ start: string; months: number; expected: string }>(
  'edate_hyperformula.json',
  (cases) => {
    test.each(cases)('$start + $months months = $expected', ({ start, months, expected }) => {
      expect(formatDay(addMonths(day(start), months))).toBe(expected);
    });
  },
);
