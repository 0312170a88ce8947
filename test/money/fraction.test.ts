import fc from 'fast-check';
import {
  compareFractions,
  fraction,
  meanOf,
  numberOf,
  ONE,
  productOf,
  sumOf,
  timesFraction,
  ZERO,
} from '../../src/money/fraction';

const of = (num: number, den: number) => fraction(BigInt(num), BigInt(den))!;

test('a fraction is in lowest terms, its denominator above zero; over nothing there is none', () => {
  expect([of(6, 8), of(-6, -8), of(6, -8), of(0, 5)]).toEqual([
    { num: 3n, den: 4n },
    { num: 3n, den: 4n },
    { num: -3n, den: 4n },
    { num: 0n, den: 1n },
  ]);
  expect(fraction(5n, 0n)).toBeNull();
  expect(meanOf([])).toBeNull();
});

test.each([
  [10_000n, of(1, 3), 3_333n],
  [1n, of(1, 2), 1n],
  [-1n, of(1, 2), -1n],
  [3n, of(-1, 2), -2n],
  [10n ** 20n, of(2, 3), 66_666_666_666_666_666_667n],
])('%s fen times %o is %s, rounded half away from zero once', (fen, rate, expected) => {
  expect(timesFraction(fen, rate)).toBe(expected);
});

test('sums, means and products are exact', () => {
  const thirds = [of(1, 3), of(1, 3), of(1, 3)];
  expect(sumOf(thirds)).toEqual(ONE);
  expect(sumOf([])).toEqual(ZERO);
  expect(meanOf([of(1, 2), of(1, 3)])).toEqual(of(5, 12));
  expect(productOf(of(2, 3), of(3, 4))).toEqual(of(1, 2));
});

test.each([
  ['smaller than', of(333_333, 1_000_000), of(1, 3), -1],
  ['larger than', of(1, 3), of(333_333, 1_000_000), 1],
  ['the same as', of(1, 3), { num: 2n, den: 6n }, 0],
  ['smaller, being below zero, than', of(-1, 2), of(-1, 3), -1],
])('one fraction is %s another, exactly', (_, one, other, sign) => {
  expect(compareFractions(one, other)).toBe(sign);
});

test('as a double it is what a division of exact doubles gives, or near it where these are too large', () => {
  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 1_000_000 }), (num, den) => {
      expect(numberOf(of(num, den))).toBe(num / den + 0);
      const large = { num: BigInt(num) * 10n ** 30n + 1n, den: BigInt(den) * 10n ** 30n };
      expect(numberOf(large)).toBeCloseTo(num / den, 9);
    }),
  );
});
