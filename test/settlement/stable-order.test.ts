import fc from 'fast-check';
import { stableOrder } from '../../src/settlement/stable-order';

/** Spans that need one pass, two, and three. */
const KEYS = fc.oneof(
  fc.array(fc.integer({ min: -5, max: 5 })),
  fc.array(fc.integer({ min: -700_000, max: 700_000 })),
  fc.array(fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 })),
);

describe('stableOrder', () => {
  test('gives the order of the keys, equals as they stand, and leaves the keys as they were', () => {
    fc.assert(
      fc.property(KEYS, (keys) => {
        const given = Int32Array.from(keys);
        const byComparison = keys.map((_, index) => index).sort((a, b) => keys[a] - keys[b]);
        expect([...stableOrder(given)]).toEqual(byComparison);
        expect([...given]).toEqual(keys);
      }),
    );
  });

  test.each([
    ['nothing', [], []],
    ['one key only', [7, 7, 7], [0, 1, 2]],
    ['a span of exactly 13 bits', [8191, 0, 8191, 1], [1, 3, 0, 2]],
  ])('orders %s', (_, keys, order) => {
    expect([...stableOrder(Int32Array.from(keys))]).toEqual(order);
  });
});
