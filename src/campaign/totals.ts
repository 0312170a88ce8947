import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { FenTotals, sumFen } from '../money/sum';
import type { Settlement } from '../settlement/settlement';
import type { LedgerTotals } from './result';

/** The ledger's totals at the as-of date: amount − recovered − writtenOff − corrections = balance (rules.md §4). */
export function ledgerTotals(
  { claims, recoveries }: Ledger,
  settlement: Settlement,
  asOf: Day,
): LedgerTotals {
  const { applications, balance, exists } = settlement;
  const byEffect = new FenTotals(3);
  for (let application = 0; application < applications.count; application++) {
    byEffect.add(applications.effect[application], applications.amount[application]);
  }
  const owed = new FenTotals(3);
  const [AMOUNT, UNDATED, OVERDUE] = [0, 1, 2];
  for (let claim = 0; claim < claims.count; claim++) {
    if (!exists[claim]) continue;
    if (claims.amount[claim] > 0) owed.add(AMOUNT, claims.amount[claim]);
    if (claims.due[claim] === NO_DAY) owed.add(UNDATED, balance[claim]);
    else if (claims.due[claim] < asOf) owed.add(OVERDUE, balance[claim]);
  }
  return {
    claims: exists.reduce((count, one) => count + one, 0),
    recoveries: recoveries.day.reduce((count, day) => (day <= asOf ? count + 1 : count), 0),
    amount: owed.value(AMOUNT),
    recovered: byEffect.value(Effect.Recovered),
    writtenOff: byEffect.value(Effect.WrittenOff),
    corrections: byEffect.value(Effect.Correction),
    unapplied: sumFen(settlement.unappliedRecovery) + sumFen(settlement.unappliedCredit),
    balance: sumFen(balance),
    undated: owed.value(UNDATED),
    overdue: owed.value(OVERDUE),
  };
}
