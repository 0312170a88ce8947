import { formatDay, NO_DAY } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import { formatFen, groupedFen } from '../money/fen';
import { timesRate, type Rate } from '../money/rate';
import type { Settlement } from '../settlement/settlement';
import type { Doubt } from './doubt';
import { claimKey, keyInLedger, type EarlierClaim, type EarlierState } from './earlier-state';

/**
 * Open claims of an earlier ledger that the present one has no more, or has with a smaller amount or a later due date; and claims whose
 * amount grew by nearly what was paid on them since, so that as much is owed as before (对倒, within 对倒金额差异).
 */
export function vanished(
  now: Ledger,
  settlement: Settlement,
  earlier: EarlierState,
  tolerance: Rate | null,
): Doubt[] {
  const there = new Map<string, number[]>();
  for (let claim = 0; claim < now.claims.count; claim++) {
    const key = keyInLedger(now, claim);
    const same = there.get(key);
    if (same) same.push(claim);
    else there.set(key, [claim]);
  }
  const doubts: Doubt[] = [];
  for (const before of earlier.claims) {
    const present = there.get(claimKey(before))?.shift();
    if (present === undefined) {
      const values = { balance: formatFen(before.balance) };
      const place = before.place ?? headOf(now);
      doubts.push(doubtOn(before, place, 'truth-claim-vanished', values, before.balance));
      continue;
    }
    const place = claimPlace(now, present, '应收金额');
    const doubt = (code: string, values: Record<string, string>, amount: number): void => {
      doubts.push({ ...doubtOn(before, place, code, values, amount), evidence: before.place });
    };
    const [after, left] = [now.claims.amount[present], settlement.balance[present]];
    const change = { before: groupedFen(before.amount), after: groupedFen(after) };
    if (after < before.amount) doubt('truth-claim-lowered', change, before.amount - after);
    const paid = after - left - (before.amount - before.balance);
    const slack = tolerance === null ? 0 : timesRate(paid, tolerance);
    if (after > before.amount && paid > 0 && Math.abs(after - before.amount - paid) <= slack)
      doubt('truth-claim-raised', { ...change, paid: groupedFen(paid) }, after - before.amount);
    const later = now.claims.due[present];
    if (before.due !== NO_DAY && later !== NO_DAY && later > before.due && left > 0)
      doubt('truth-due-moved', { before: formatDay(before.due), after: formatDay(later) }, left);
  }
  return doubts;
}

function doubtOn(
  { id, debtor, unit, origin }: EarlierClaim,
  place: Place,
  code: string,
  values: Readonly<Record<string, string>>,
  amount: number,
): Doubt {
  return {
    finding: { severity: 'error', code, place, values: { claim: id, debtor, ...values } },
    debtor,
    unit,
    day: origin,
    amount,
    evidence: null,
  };
}

/** The header of the ledger's first table: where a row that is gone would have stood. */
function headOf({ sources: [{ file, sheet, headerRow }] }: Ledger): Place {
  return { file, sheet, row: headerRow };
}
