import fc from 'fast-check';
import { civil, dayOf, isLeapYear } from '../../src/calendar/day';
import {
  actualDays,
  actualYears,
  daysInLeapYears,
  thirty360Days,
  thirty360Years,
  type Thirty360,
} from '../../src/calendar/day-count';
import { parseDay } from '../../src/calendar/parse';
import { describeSharedCases } from '../shared-cases';

const day = (text: string): number => parseDay(text) as number;
const someDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2100, 12, 31) });
const someSpan = fc.tuple(someDay, someDay).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));

describe('actual days', () => {
  test.each([
    ['2012-01-15', '2012-07-31', 198, 199],
    ['2012-05-15', '2012-05-15', 0, 1],
    ['2012-02-28', '2012-03-01', 2, 3],
    ['2013-02-28', '2013-03-01', 1, 2],
  ])('%s to %s: 算头不算尾 %d, 两头都算 %d', (from, to, headOnly, bothEnds) => {
    expect(actualDays(day(from), day(to))).toBe(headOnly);
    expect(actualDays(day(from), day(to), '算头不算尾')).toBe(headOnly);
    expect(actualDays(day(from), day(to), '两头都算')).toBe(bothEnds);
  });

  test('a span that ends before it begins is refused', () => {
    expect(() => actualDays(1, 0)).toThrow(RangeError);
    expect(() => actualDays(1, 0, '两头都算')).toThrow(RangeError);
    expect(() => thirty360Days(1, 0, 'US')).toThrow(RangeError);
    expect(() => actualYears(1, 0, 360)).toThrow(RangeError);
  });
});

describe('30/360: where the conventions part', () => {
  test.each([
    //                             Bond  US   30E  ISDA
    ['2012-01-31', '2012-03-31', [60, 60, 60, 60]],
    ['2012-01-15', '2012-03-31', [76, 76, 75, 75]],
    ['2007-02-28', '2007-08-31', [183, 180, 182, 180]],
    ['2008-02-29', '2009-02-28', [359, 360, 359, 360]],
    ['2006-02-14', '2006-02-28', [14, 14, 14, 16]],
    ['2012-01-15', '2013-01-15', [360, 360, 360, 360]],
  ] as const)('%s to %s', (from, to, expected) => {
    const conventions: Thirty360[] = ['BondBasis', 'US', 'EurobondBasis', 'ISDA'];
    expect(conventions.map((convention) => thirty360Days(day(from), day(to), convention))).toEqual(expected);
  });

  test('ISDA leaves the end of February where it is the termination date', () => {
    const termination = day('2012-02-29');
    expect(thirty360Days(day('2011-08-31'), termination, 'ISDA', termination)).toBe(179);
    expect(thirty360Days(day('2011-08-31'), termination, 'ISDA')).toBe(180);
  });
});

describe('years', () => {
  test.each([
    [360, 198, 360],
    [365, 198, 365],
    ['actual', 198 * 365, 365 * 366],
  ] as const)('198 days of 2012 on the basis %s are %d ÷ %d', (basis, num, den) => {
    expect(actualYears(day('2012-01-15'), day('2012-07-31'), basis)).toEqual({ num, den });
  });

  test('30/360 years', () => {
    expect(thirty360Years(day('2012-01-15'), day('2013-01-15'), 'US')).toEqual({ num: 360, den: 360 });
  });

  test('days in leap years, counted one by one', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 2000 }), (from, length) => {
        let expected = 0;
        for (let each = from; each < from + length; each++) if (isLeapYear(civil(each).year)) expected++;
        expect(daysInLeapYears(from, from + length)).toBe(expected);
      }),
    );
  });

  test('a calendar year is one year on the actual basis, leap or not', () => {
    for (let year = 1900; year < 2100; year++) {
      const { num, den } = actualYears(dayOf(year, 1, 1), dayOf(year + 1, 1, 1), 'actual');
      expect(num).toBe(den);
    }
  });

  test('a span cut in two has the years of its parts', () => {
    fc.assert(
      fc.property(someSpan, fc.double({ min: 0, max: 1, noNaN: true }), ([from, to], share) => {
        const middle = from + Math.floor((to - from) * share);
        const parts = actualYears(from, middle, 'actual').num + actualYears(middle, to, 'actual').num;
        expect(parts).toBe(actualYears(from, to, 'actual').num);
      }),
    );
  });
});

/** QuantLib's names; its 30/365 counts days as 30E/360 does and differs in the year only. */
const CONVENTIONS: Record<string, Thirty360> = {
  '30/360 BondBasis': 'BondBasis',
  '30/360 US': 'US',
  '30E/360': 'EurobondBasis',
  '30/360 ISDA': 'ISDA',
  '30/365': 'EurobondBasis',
};

interface DayCountCase {
  convention: string;
  start: string;
  end: string;
  days: number;
  terminationDate?: string;
}

describeSharedCases<DayCountCase>('daycount_days_quantlib.json', (cases) => {
  test.each(cases)(
    '$convention: $start to $end is $days',
    ({ convention, start, end, days, terminationDate }) => {
      const termination = terminationDate === undefined ? undefined : day(terminationDate);
      expect(thirty360Days(day(start), day(end), CONVENTIONS[convention], termination)).toBe(days);
    },
  );
});

interface YearFractionCase {
  convention: string;
  start: string;
  end: string;
  yearFraction: number;
}

describeSharedCases<YearFractionCase>('yearfrac_actact_quantlib.json', (cases) => {
  const ours = cases.filter(({ convention }) => convention === 'Act/Act ISDA');
  test('ISMA and AFB are bond conventions that no interest policy here names; ISDA is implemented', () => {
    expect(new Set(cases.map(({ convention }) => convention))).toEqual(
      new Set(['Act/Act ISDA', 'Act/Act ISMA', 'Act/Act AFB']),
    );
    expect(ours).toHaveLength(7);
  });
  test.each(ours)('$convention: $start to $end is $yearFraction', ({ start, end, yearFraction }) => {
    const { num, den } = actualYears(day(start), day(end), 'actual');
    expect(Math.abs(num / den - yearFraction)).toBeLessThan(1e-10);
  });
});
