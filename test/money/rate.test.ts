import Decimal from 'decimal.js';
import fc from 'fast-check';
import { formatFen, MAX_FEN } from '../../src/money/fen';
import {
  compareRates,
  formatRate,
  parseRate,
  rateMultiplier,
  timesRate,
  type Rate,
  isShare,
} from '../../src/money/rate';
import { describeSharedCases } from '../shared-cases';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** Half away from zero: decimal.js's ROUND_HALF_UP rounds halves "away from zero", for negatives too. */
function product(fen: number, { num, den }: Rate): number {
  return new Exact(fen).times(num).div(den).toDecimalPlaces(0).toNumber() + 0;
}

describe('rates that are read', () => {
  test.each([
    ['5%', 5, 100],
    ['0.05', 5, 100],
    [0.05, 5, 100],
    ['5.00%', 5, 100],
    ['5‰', 5, 1000],
    ['5‱', 5, 10000],
    ['50%', 5, 10],
    ['100%', 1, 1],
    ['200%', 2, 1],
    [1, 1, 1],
    [2, 2, 1],
    ['5', 5, 1],
    ['0', 0, 1],
    [0, 0, 1],
    ['0%', 0, 1],
    ['0.0175%', 175, 1000000],
    ['.5%', 5, 1000],
    ['-5%', -5, 100],
    ['−5%', -5, 100],
    ['+5%', 5, 100],
    ['５％', 5, 100],
    ['０．０５', 5, 100],
    ['　5 %　', 5, 100],
    ['百分之5', 5, 100],
    ['千分之5', 5, 1000],
    ['万分之1.75', 175, 1000000],
    [0.1 + 0.2, 3, 10],
    [0.07 / 100, 7, 10000],
    [1 / 3, 333333333333333, 1e15],
    [1 / 30, 333333333333333, 1e16],
    [1e-9, 1, 1e9],
  ])('%j is %d/%d', (value, num, den) => {
    expect(parseRate(value)).toEqual({ num, den });
  });

  test.each([
    '',
    '%',
    '.',
    '5%%',
    '5%‰',
    '百分之5%',
    '五%',
    '1/3',
    '5 5%',
    '1,5%',
    '5e-2',
    'abc',
    NaN,
    Infinity,
    -Infinity,
  ])('%j is no rate', (value) => {
    expect(parseRate(value)).toBeNull();
  });

  test.each([`0.${'0'.repeat(22)}1`, '99999999999999999999', 1e-23, 1e17])(
    '%j has more digits than can be held exactly',
    (value) => {
      expect(parseRate(value)).toBeNull();
    },
  );

  test('a number means its 15 significant digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (value) => {
        const rate = parseRate(value);
        if (rate === null) expect(Math.abs(value)).toBeLessThan(1e-7);
        else expect(new Exact(rate.num).div(rate.den).equals(new Exact(value.toPrecision(15)))).toBe(true);
      }),
    );
  });
});

describe('rates as text', () => {
  test.each([
    ['5%', '5%'],
    ['0.05', '5%'],
    ['5‰', '0.5%'],
    ['0.0175%', '0.0175%'],
    ['12.5%', '12.5%'],
    ['100%', '100%'],
    ['300%', '300%'],
    ['0', '0%'],
    ['-5%', '-5%'],
  ])('%s is written %s', (value, expected) => {
    expect(formatRate(parseRate(value)!)).toBe(expected);
  });

  test.each([
    [{ num: 1, den: 3 }, '33.333333%'],
    [{ num: 2, den: 3 }, '66.666667%'],
    [{ num: 1, den: 8 }, '12.5%'],
    [{ num: 1, den: 20 }, '5%'],
    [{ num: -1, den: 1e15 }, '-0.0000000000001%'],
    [{ num: -1, den: 3e15 }, '0%'],
  ])('%j is written %s', (rate, expected) => {
    expect(formatRate(rate)).toBe(expected);
  });

  test('every rate is read back from its text', () => {
    const rates = fc.tuple(fc.integer({ min: -1e6, max: 1e9 }), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(rates, ([digits, decimals]) => {
        const rate = parseRate(new Exact(digits).div(`1e${decimals}`).toFixed())!;
        expect(parseRate(formatRate(rate))).toEqual(rate);
      }),
    );
  });
});

describe('an amount times a rate, half away from zero', () => {
  test.each([
    [70, '5%', 4],
    [-70, '5%', -4],
    [70, '-5%', -4],
    [-70, '-5%', 4],
    [10, '5%', 1],
    [9, '5%', 0],
    [-9, '5%', 0],
    [0, '5%', 0],
    [-0, '5%', 0],
    [120_000_000, '6%', 7_200_000],
    [MAX_FEN, '100%', MAX_FEN],
    [-MAX_FEN, '100%', -MAX_FEN],
    [MAX_FEN, '400%', 3_999_999_999_999_996],
    [MAX_FEN, 1 / 3, 333_333_333_333_333],
  ])('%d fen × %s = %d fen', (fen, rate, expected) => {
    expect(timesRate(fen, parseRate(rate)!)).toBe(expected);
  });

  test('7% a year for 365 days of 365, in one division: 54.50 gives 3.82, not 3.81', () => {
    expect(formatFen(timesRate(5450, { num: 7 * 365, den: 100 * 365 }))).toBe('3.82');
  });

  const anyFen = fc.oneof(
    fc.integer({ min: -MAX_FEN, max: MAX_FEN }),
    fc.integer({ min: -10000, max: 10000 }),
    fc.constantFrom(MAX_FEN, -MAX_FEN, 0),
  );
  const decimalRate = fc
    .tuple(fc.integer({ min: -4_000_000, max: 4_000_000 }), fc.integer({ min: 4, max: 9 }))
    .map(([num, decimals]) => ({ num, den: 10 ** decimals }));
  const fraction = fc.record({
    num: fc.integer({ min: -1e7, max: 1e7 }),
    den: fc.integer({ min: 1, max: 36_500_000 }),
  });
  const longRate = fc.record({
    num: fc.integer({ min: -1e15, max: 1e15 }),
    den: fc.constantFrom(1e15, 1e16, 1e22),
  });

  test.each([
    ['decimals', decimalRate],
    ['fractions', fraction],
    ['rates of 15 digits', longRate],
  ])('equals decimal.js at precision 60: %s', (_, rates) => {
    fc.assert(
      fc.property(anyFen, rates, (fen, rate) => {
        const expected = product(fen, rate);
        if (!Number.isSafeInteger(expected)) {
          expect(() => timesRate(fen, rate)).toThrow(RangeError);
          return;
        }
        expect(timesRate(fen, rate)).toBe(expected);
        expect(rateMultiplier(rate)(fen)).toBe(expected);
      }),
      { numRuns: 4000 },
    );
  });

  test('exact halves go away from zero on both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(2, 200, 2e15), (half, den) => {
        // (2 × half + 1) × (den ÷ 2) ÷ den lies between two whole numbers.
        const rate = { num: den / 2, den };
        expect(timesRate(2 * half + 1, rate)).toBe(half + 1);
        expect(timesRate(-2 * half - 1, rate)).toBe(-half - 1);
      }),
    );
  });

  test('a result that doubles cannot hold is refused, not given wrongly', () => {
    expect(() => timesRate(MAX_FEN, { num: 1000, den: 1 })).toThrow(RangeError);
    expect(() => rateMultiplier({ num: 1000, den: 1 })(-MAX_FEN)).toThrow(RangeError);
  });
});

describe('comparing rates', () => {
  test.each([
    ['5%', '0.05', 0],
    ['5%', '5‰', 1],
    ['-5%', '5%', -1],
    ['0', '-1%', 1],
  ])('%s and %s: %d', (a, b, expected) => {
    expect(compareRates(parseRate(a)!, parseRate(b)!)).toBe(expected);
  });

  test('agrees with decimal.js', () => {
    const rates = fc.record({
      num: fc.maxSafeInteger(),
      den: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    });
    fc.assert(
      fc.property(rates, rates, (a, b) => {
        expect(compareRates(a, b)).toBe(
          new Exact(a.num).times(b.den).comparedTo(new Exact(b.num).times(a.den)) + 0,
        );
      }),
    );
  });
});

interface RoundingCase {
  lib: string;
  value: string;
  mode: string;
  expected: number;
}

describeSharedCases<RoundingCase>('rounding_modes_moneyphp_dinero.json', (cases) => {
  /** moneyphp calls half away from zero HALF_UP; dinero's halfUp goes up for negatives, so only its positives agree. */
  const ours = cases.filter(
    ({ lib, value, mode }) =>
      mode === 'halfAwayFromZero' ||
      (lib === 'moneyphp' && mode === 'HALF_UP') ||
      (mode === 'halfUp' && !value.startsWith('-')) ||
      (mode === 'HALF_POSITIVE_INFINITY' && !value.startsWith('-')),
  );

  test('there are such cases', () => {
    expect(ours.length).toBeGreaterThanOrEqual(25);
  });

  test.each(ours)('$lib $mode $value → $expected', ({ value, expected }) => {
    const [num, den = '1'] = value.split('/');
    const numerator = new Exact(num);
    const scale = 10 ** numerator.decimalPlaces();
    expect(timesRate(numerator.times(scale).toNumber(), { num: 1, den: Number(den) * scale })).toBe(expected);
  });
});

test.each([
  ['0', true],
  ['0.01%', true],
  ['100%', true],
  ['100.01%', false],
  ['510%', false],
  ['-1%', false],
])('%s is a share: %s', (text, expected) => {
  expect(isShare(parseRate(text)!)).toBe(expected);
});
