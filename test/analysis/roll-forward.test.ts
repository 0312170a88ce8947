import fc from 'fast-check';
import { age } from '../../src/aging/age';
import { periodEnds } from '../../src/analysis/period-ends';
import { rollForwards, type RollLine } from '../../src/analysis/roll-forward';
import { Bridges } from '../../src/phase/bridge';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS } from '../../src/policy/built-in-buckets';
import { formatDay } from '../../src/calendar/day';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { campaigns } from './random-ledger';

function settled(claims: readonly ClaimRow[], recoveries: readonly RecoveryRow[], asOf: string) {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  return { ledger, settlement };
}

/** What of a line is not nothing, in 元. */
function yuan(line: object): Record<string, number> {
  const filled = Object.entries(line).filter(([, value]) => typeof value === 'bigint' && value !== 0n);
  return Object.fromEntries(filled.map(([name, value]) => [name, Number(value) / 100]));
}

describe('between two month-ends', () => {
  const { ledger, settlement } = settled(
    [
      // Overdue since 16 January: 1-30 at the end of January, 31-60 at the end of February.
      { id: 'A', origin: '2023-01-01', due: '2023-01-15', amount: 1000 },
      { id: 'B', origin: '2023-01-01', due: '2023-01-15', amount: 300 },
      // Arises in February and is overdue at its end.
      { id: 'C', origin: '2023-02-03', due: '2023-02-10', amount: 500 },
      { id: 'D', due: '2023-06-30', amount: 70 },
      { id: 'E', amount: 9 },
      { origin: '2023-02-20', amount: -20, corrects: 'A' },
      { id: 'F', origin: '2023-03-01', due: '2023-03-02', amount: 11 },
    ],
    [
      { id: 'R', day: '2023-01-20', claim: 'B', amount: 300 },
      { day: '2023-02-10', claim: 'A', amount: 100 },
      { day: '2023-02-11', claim: 'A', amount: 30, method: '核销' },
      { day: '2023-02-12', claim: 'C', amount: 200 },
      { day: '2023-02-13', amount: -50, method: '冲销', reverses: 'R' },
    ],
    '2023-03-31',
  );
  const [only] = rollForwards(ledger, settlement, OVERDUE_BY_DAYS, [day('2023-01-31'), day('2023-02-28')]);
  const of = (label: string): Record<string, number> => yuan(only.lines[only.labels.indexOf(label)]);

  test('old claims stand in their bucket at the opening, what is left of them moves; new ones stand where they are at the closing', () => {
    expect(of('未到期')).toEqual({ opening: 70, closing: 70 });
    expect(of('1-30')).toEqual({
      opening: 1000,
      arisen: 500,
      recovered: 100 - 50 + 200,
      writtenOff: 30,
      corrections: 20,
      movedOut: 850 + 50,
      closing: 300,
    });
    expect(of('31-60')).toEqual({ movedIn: 900, closing: 900 });
    expect(of('无到期日')).toEqual({ opening: 9, closing: 9 });
    expect(yuan(only.total)).toEqual({
      opening: 1079,
      arisen: 500,
      recovered: 250,
      writtenOff: 30,
      corrections: 20,
      movedIn: 900,
      movedOut: 900,
      closing: 1279,
    });
  });

  test('the cohort of a bucket knows nothing of claims that arose later', () => {
    const cohort = only.cohorts[only.labels.indexOf('1-30')];
    expect(yuan(cohort)).toEqual({ opening: 1000, recovered: 50, writtenOff: 30, corrections: 20 });
    expect(cohort.kept.map(Number)).toEqual([0, 0, 900_00, 0, 0, 0, 0, 0]);
  });
});

test.each([
  ['2023-02-28', 1, ['2022-12-31', '2023-01-31', '2023-02-28']],
  ['2024-02-29', 12, ['2022-02-28', '2023-02-28', '2024-02-29']],
  ['2023-03-15', 1, ['2023-01-15', '2023-02-15', '2023-03-15']],
  ['2023-04-30', 1, ['2023-02-28', '2023-03-31', '2023-04-30']],
])('two periods that end on %s, of %i months each', (asOf, months, expected) => {
  expect(periodEnds(day(asOf), 2, months).map(formatDay)).toEqual(expected);
});

describe('over random ledgers', () => {
  const balances = ({ opening, arisen, recovered, writtenOff, corrections, movedIn, movedOut }: RollLine) =>
    opening + arisen - recovered - writtenOff - corrections + movedIn - movedOut;

  test('every bucket balances, every cohort adds to its opening, periods join, and the last closing is the aging table', () => {
    fc.assert(
      fc.property(
        campaigns,
        fc.constantFrom(OVERDUE_BY_DAYS, AGE_BY_YEARS),
        fc.constantFrom(1, 3, 12),
        ({ claims, recoveries, asOf }, set, months) => {
          const { ledger, settlement } = settled(claims, recoveries, asOf);
          const ends = periodEnds(day(asOf), 4, months);
          const periods = rollForwards(ledger, settlement, set, ends);
          periods.forEach(({ lines, total, cohorts }, index) => {
            for (const line of [...lines, total]) expect(balances(line)).toBe(line.closing);
            expect(total.movedIn).toBe(total.movedOut);
            cohorts.forEach(({ opening, recovered, writtenOff, corrections, kept }, bucket) => {
              expect(opening).toBe(lines[bucket].opening);
              expect(kept.reduce((sum, fen) => sum + fen, 0n)).toBe(
                opening - recovered - writtenOff - corrections,
              );
            });
            if (index > 0)
              expect(lines.map(({ opening }) => opening)).toEqual(
                periods[index - 1].lines.map(({ closing }) => closing),
              );
            const span = { first: ends[index] + 1, last: ends[index + 1] };
            const [bridge] = new Bridges(
              ledger.claims,
              ledger.recoveries,
              settlement.applications,
              new Int32Array(ledger.claims.count),
              1,
              [span],
            ).of(span);
            const { opening, arisen, recovered, writtenOff, corrections, closing } = total;
            expect({ opening, arisen, recovered, writtenOff, corrections, closing }).toEqual({
              opening: bridge.opening,
              arisen: bridge.arisen,
              recovered: bridge.recovered,
              writtenOff: bridge.writtenOff,
              corrections: bridge.corrections,
              closing: bridge.closing,
            });
          });
          expect(periods[3].lines.map(({ closing }) => closing)).toEqual(
            age(ledger, settlement, set, day(asOf)).total.buckets,
          );
        },
      ),
      { numRuns: 120 },
    );
  });
});
