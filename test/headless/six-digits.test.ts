import { sixDigits } from '../../src/headless/six-digits';

describe('a ratio with six decimals', () => {
  it.each<[bigint, bigint, string]>([
    [1n, 3n, '0.333333'],
    [2n, 3n, '0.666667'],
    [5n, 10_000_000n, '0.000001'],
    [-5n, 10_000_000n, '-0.000001'],
    [-1n, 3n, '-0.333333'],
    [-4n, 10_000_000n, '0.000000'],
    [0n, 7n, '0.000000'],
    [250n, 100n, '2.500000'],
  ])('%s ÷ %s is %s', (num, den, text) => {
    expect(sixDigits(num, den)).toBe(text);
  });
});
