import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import { classify } from '../../src/phase/classify';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';

const ASOF = day('2012-12-31');

function classes(
  claims: ClaimRow[],
  recoveries: RecoveryRow[] = [],
  opening = NO_DAY,
  limit: string | null = null,
) {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, ASOF, '先进先出');
  return classify(ledger, settlement, ASOF, opening, limit === null ? null : parseRate(limit));
}

test('open claims are counted by grade, the unclassified last, with the balance before the campaign', () => {
  const table = classes(
    [
      { id: 'A', grade: '可疑', amount: 100 },
      { id: 'B', grade: '次级', amount: 50 },
      { id: 'C', amount: 5 },
      { id: 'D', grade: '损失', amount: 8 },
    ],
    [
      { day: '2012-08-01', claim: 'A', amount: 30 },
      { day: '2012-08-01', claim: 'D', amount: 8 },
    ],
    day('2012-07-15'),
  );
  expect(table.rows).toEqual([
    { grade: '次级', count: 1, balance: 50_00n, opening: 50_00n },
    { grade: '可疑', count: 1, balance: 70_00n, opening: 100_00n },
    { grade: '损失', count: 0, balance: 0n, opening: 8_00n },
    { grade: '', count: 1, balance: 5_00n, opening: 5_00n },
  ]);
  expect(table.total).toEqual({ grade: '', count: 3, balance: 125_00n, opening: 163_00n });
});

test('without a campaign there is no balance before it', () => {
  const { rows, total } = classes([{ id: 'A', grade: '可疑', amount: 100 }]);
  expect(rows).toEqual([{ grade: '可疑', count: 1, balance: 100_00n, opening: null }]);
  expect(total.opening).toBeNull();
});

test('a ledger without grades has no statistics to show', () => {
  expect(classes([{ amount: 1 }]).present).toBe(false);
});

test.each([
  [
    '10%',
    [
      ['一村', true],
      ['二村', false],
    ],
  ],
  [
    null,
    [
      ['一村', null],
      ['二村', null],
    ],
  ],
])('a village is a credit village under the limit %s; at the limit it is not', (limit, expected) => {
  const { units } = classes(
    [
      { unit: '一村', due: '2012-12-30', amount: 9.99 },
      { unit: '一村', due: '2012-12-31', amount: 90.01 },
      { unit: '二村', due: '2012-12-30', amount: 10 },
      { unit: '二村', amount: 90 },
    ],
    [],
    NO_DAY,
    limit,
  );
  expect(units.map(({ unit, withinLimit }) => [unit, withinLimit])).toEqual(expected);
});
