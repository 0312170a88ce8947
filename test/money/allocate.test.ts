import fc from 'fast-check';
import { allocate } from '../../src/money/allocate';
import { MAX_FEN } from '../../src/money/fen';

describe('splitting an amount', () => {
  test.each([
    [10000, [1, 1, 1], [3334, 3333, 3333]],
    [-10001, [1, 1, 1], [-3334, -3334, -3333]],
    [10000, [60, 40], [6000, 4000]],
    [101, [1, 1], [51, 50]],
    [100, [3, 3, 1], [43, 43, 14]],
    [5, [1, 2, 3], [1, 2, 2]],
    [1, [1, 1, 1], [1, 0, 0]],
    [-1, [1, 1, 1], [-1, 0, 0]],
    [1, [0, 0, 1], [0, 0, 1]],
    [2, [0, 1, 0, 1, 0], [0, 1, 0, 1, 0]],
    [7, [5], [7]],
    [0, [1, 2], [0, 0]],
    [0, [], []],
    [0, [0, 0], [0, 0]],
    [100, [0.1, 0.2], [33, 67]],
    [100, [33.3, 66.7], [33, 67]],
    [3, [0.5, 0.5, 0.5], [1, 1, 1]],
    [MAX_FEN, [50.5, 49.5], [504_999_999_999_999, 495_000_000_000_000]],
    [MAX_FEN, [MAX_FEN, MAX_FEN], [500_000_000_000_000, 499_999_999_999_999]],
  ])('%d fen by %j: %j', (total, weights, expected) => {
    expect(allocate(total, weights)).toEqual(expected);
  });

  test.each([
    [100, []],
    [100, [0, 0]],
    [100, [1, -1]],
    [0, [-1]],
    [100, [1, NaN]],
    [100, [1, Infinity]],
  ])('%d fen by %j is refused', (total, weights) => {
    expect(() => allocate(total, weights)).toThrow(RangeError);
  });

  const someTotal = fc.integer({ min: -MAX_FEN, max: MAX_FEN });
  const someWeights = fc.oneof(
    fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 20 }),
    fc.array(fc.integer({ min: 0, max: MAX_FEN }), { minLength: 1, maxLength: 20 }),
  );
  const splittable = fc
    .tuple(someTotal, someWeights)
    .filter(([, weights]) => weights.some((weight) => weight > 0));

  test('the parts add up to the whole, and none is a fen or more away from its exact share', () => {
    fc.assert(
      fc.property(splittable, ([total, weights]) => {
        const parts = allocate(total, weights);
        const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
        expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
        for (const [index, part] of parts.entries()) {
          const difference = BigInt(part) * sum - BigInt(total) * BigInt(weights[index]);
          expect(difference < sum && difference > -sum).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the fen left over go to the largest remainders, ties to the earlier part', () => {
    fc.assert(
      fc.property(splittable, ([total, weights]) => {
        const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
        const shares = weights.map((weight) => BigInt(Math.abs(total)) * BigInt(weight));
        const extra = allocate(total, weights).map(
          (part, index) => BigInt(Math.abs(part)) - shares[index] / sum,
        );
        for (const [lucky, has] of extra.entries()) {
          for (const [other, hasToo] of extra.entries()) {
            if (has === 1n && hasToo === 0n) {
              const ahead = (shares[lucky] % sum) - (shares[other] % sum);
              expect(ahead > 0n || (ahead === 0n && lucky < other)).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('an amount and its negative split alike', () => {
    fc.assert(
      fc.property(splittable, ([total, weights]) => {
        const negated = allocate(-total, weights).map((part) => 0 - part);
        expect(negated).toEqual(allocate(total, weights).map((part) => part + 0));
      }),
    );
  });
});
