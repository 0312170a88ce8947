import { parseRate } from '../../src/money/rate';
import { undecidedLines } from '../../src/reward/undecided';
import type { RecoveryRow } from '../fixture/ledger-of';
import { bracket, decided } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

const CLAIMS = ['A', 'B', 'C'].map((id) => ({ id, due: '2010-01-01', amount: 100_000 }));
const brackets = [bracket({ rateFloor: parseRate('1%'), rateCeiling: parseRate('4%') })];
const paid = (id: string, claim: string, amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
  id,
  day: '2012-08-01',
  claim,
  amount,
  ...more,
});

function run(recoveries: RecoveryRow[], cases = [decided('B', '2%'), decided('C', '9%')]) {
  const { result } = rewardOf({ claims: CLAIMS, recoveries, policy: { brackets, cases: new Map(cases) } });
  return undecidedLines(result.lines).map(({ line, base, least, most }) => [
    result.lines.at(line).state,
    base / 100,
    least! / 100,
    most! / 100,
  ]);
}

test('what the leaders decide: a range without a decision, and a special case without its approval', () => {
  expect(run([paid('R1', 'A', 1234.5), paid('R2', 'B', 1000), paid('R3', 'C', 2000)])).toEqual([
    ['undecided', 1234.5, 12.35, 49.38],
    ['unapproved', 2000, 20, 80],
  ]);
});

test('a special case with its approval needs no decision', () => {
  expect(run([paid('R3', 'C', 2000)], [decided('C', '9%', '清办〔2012〕5号')])).toEqual([]);
});

test('what was reversed since is not decided on', () => {
  const back = (amount: number): RecoveryRow =>
    paid('S', 'A', -amount, { day: '2012-09-01', method: '冲销', reverses: 'R1' });
  expect(run([paid('R1', 'A', 1000), back(400)])).toEqual([['undecided', 600, 6, 24]]);
  expect(run([paid('R1', 'A', 1000), back(1000)])).toEqual([]);
});
