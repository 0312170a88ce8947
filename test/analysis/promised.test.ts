import { promisedByMonth, type PromisedPayment } from '../../src/analysis/promised';
import { day } from '../fixture/ledger-of';

const ENDS = ['2023-12-31', '2024-01-31', '2024-02-29'].map(day);
const promise = (
  payBy: string,
  promised: bigint,
  paid: bigint,
  decided = day(payBy) <= ENDS[0],
): PromisedPayment => ({ payBy: day(payBy), promised, paid, decided });

test('what is open stands in its month, at the rate at which earlier promises were kept', () => {
  expect(
    promisedByMonth(
      [
        promise('2023-06-30', 100n, 100n),
        promise('2023-12-31', 200n, 50n),
        promise('2024-01-01', 30n, 5n),
        promise('2024-01-31', 3n, 0n),
        promise('2024-02-01', 7n, 0n),
        // Paid before its day, or due after the months foretold.
        promise('2024-02-10', 40n, 40n, true),
        promise('2024-03-01', 999n, 0n),
      ],
      ENDS,
    ),
  ).toEqual({
    decided: 3,
    promised: 340n,
    paid: 190n,
    rate: { num: 19n, den: 34n },
    months: [
      { to: ENDS[1], count: 2, open: 28n, expected: 16n },
      { to: ENDS[2], count: 1, open: 7n, expected: 4n },
    ],
  });
});

test('without a promise decided nothing is expected of the others', () => {
  const { rate, months } = promisedByMonth([promise('2024-01-15', 10n, 0n)], ENDS);
  expect([rate, months[0].open, months[0].expected]).toEqual([null, 10n, null]);
});
