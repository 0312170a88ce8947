import fc from 'fast-check';
import { parseRate } from '../../src/money/rate';
import { day, type RecoveryRow } from '../fixture/ledger-of';
import { bracket } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

const CLAIMS = [
  { id: 'A', due: '2009-07-16', amount: 1_000_000, owner: '张三' },
  { id: 'B', due: '2011-03-01', amount: 1_000_000, owner: '李四' },
  { id: 'C', amount: 1_000_000, owner: '李四' },
];

const recoveries = fc
  .array(
    fc.record({
      on: fc.integer({ min: 0, max: 364 }),
      claim: fc.constantFrom('A', 'B', 'C'),
      amount: fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
      people: fc.constantFrom('', '张三:1;王五:2', '赵六'),
    }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ on, ...row }, index): RecoveryRow => ({
      ...row,
      id: `R${index}`,
      day: new Date(Date.UTC(2012, 0, 1) + on * 86_400_000).toISOString().slice(0, 10),
    })),
  );

const OLD = [
  bracket({ scheme: '旧', from: 0, to: 2, at: '2%' }),
  bracket({ scheme: '旧', from: 2, at: '5%' }),
];

test('property: a scheme’s later change leaves earlier lines alone, and what comes later follows the new one', () => {
  fc.assert(
    fc.property(recoveries, fc.integer({ min: 0, max: 364 }), (rows, on) => {
      const change = day('2012-01-01') + on;
      const changed = [
        ...OLD.map((row) => ({ ...row, lastDay: change - 1 })),
        bracket({ scheme: '新', firstDay: change, rateFloor: null, rate: parseRate('9%') }),
      ];
      const before = rewardOf({ claims: CLAIMS, recoveries: rows, policy: { brackets: OLD } }).result.lines;
      const after = rewardOf({ claims: CLAIMS, recoveries: rows, policy: { brackets: changed } }).result
        .lines;
      [...after].forEach((line, index) => {
        if (line.day < change)
          expect([line.reward, line.state]).toEqual([before.at(index).reward, before.at(index).state]);
        else if (line.state === 'payable') expect(line.bracket?.scheme).toBe('新');
      });
    }),
    { numRuns: 100 },
  );
});

test('property: the order of the ledger’s rows does not matter to what anybody is paid', () => {
  fc.assert(
    fc.property(recoveries, (rows) => {
      const paid = (ordered: RecoveryRow[]): unknown =>
        rewardOf({ claims: CLAIMS, recoveries: ordered, policy: { brackets: OLD } }).result.people;
      expect(paid([...rows].reverse())).toEqual(paid(rows));
    }),
    { numRuns: 100 },
  );
});
