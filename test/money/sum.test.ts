import fc from 'fast-check';
import { MAX_FEN } from '../../src/money/fen';
import { FenTotals, sumFen } from '../../src/money/sum';

const amount = fc.oneof(
  fc.integer({ min: -MAX_FEN, max: MAX_FEN }),
  fc.constantFrom(MAX_FEN, -MAX_FEN, 2 ** 52, -(2 ** 52), 2 ** 52 - 1, 0, -0, 1, -1),
);

describe('one sum', () => {
  test('of nothing is nothing', () => {
    expect(sumFen([])).toBe(0n);
  });

  test('of 90,071 amounts of 10^9 yuan and one fen passes 2^53 and keeps the fen', () => {
    const values = new Float64Array(90_072).fill(100_000_000_000);
    values[90_071] = 1;
    expect(sumFen(values)).toBe(9_007_100_000_000_001n);
  });

  test('of a million largest amounts is exact', () => {
    expect(sumFen(new Float64Array(1_000_000).fill(MAX_FEN))).toBe(BigInt(MAX_FEN) * 1_000_000n);
    expect(sumFen(new Float64Array(1_000_000).fill(-MAX_FEN))).toBe(BigInt(-MAX_FEN) * 1_000_000n);
  });

  test('equals the sum of BigInts', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 200 }), (values) => {
        expect(sumFen(values)).toBe(values.reduce((sum, fen) => sum + BigInt(fen), 0n));
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53)])('refuses %d', (fen) => {
    expect(() => sumFen([1, fen])).toThrow(RangeError);
  });
});

describe('many sums', () => {
  test('equal the sums of BigInts, whatever their size and sign', () => {
    const entries = fc.array(fc.tuple(fc.nat({ max: 3 }), amount), { maxLength: 300 });
    fc.assert(
      fc.property(entries, (all) => {
        const totals = new FenTotals(4);
        const expected = [0n, 0n, 0n, 0n];
        for (const [index, fen] of all) {
          totals.add(index, fen);
          expected[index] += BigInt(fen);
        }
        expect([0, 1, 2, 3].map((index) => totals.value(index))).toEqual(expected);
      }),
    );
  });

  test('one that grew far beyond 2^53 comes back to the fen', () => {
    const totals = new FenTotals(1);
    for (let count = 0; count < 100_000; count++) totals.add(0, MAX_FEN);
    expect(totals.value(0)).toBe(BigInt(MAX_FEN) * 100_000n);
    for (let count = 0; count < 100_000; count++) totals.add(0, -MAX_FEN);
    totals.add(0, 7);
    expect(totals.value(0)).toBe(7n);
  });

  test('amounts that are none and sums that there are not are refused, and nothing is added', () => {
    const totals = new FenTotals(2);
    for (const fen of [NaN, Infinity, 2 ** 53]) expect(() => totals.add(0, fen)).toThrow(RangeError);
    for (const index of [-1, 2, 0.5]) {
      expect(() => totals.add(index, 1)).toThrow(RangeError);
      expect(() => totals.value(index)).toThrow(RangeError);
    }
    expect([totals.size, totals.value(0), totals.value(1)]).toEqual([2, 0n, 0n]);
  });
});
