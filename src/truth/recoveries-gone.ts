import { formatDay, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import { formatFen } from '../money/fen';
import type { Doubt } from './doubt';
import { keyInLedger, type EarlierState } from './earlier-state';

/**
 * Recoveries and reversals of an earlier ledger that the present one has no more, or has with another day, amount or debtor: a result that
 * was reported then was not real, or a reversal is hidden now. Where the claim has left the ledger, its recoveries may leave with it; a
 * voucher that was written in later changes nothing.
 */
export function recoveriesGone(now: Ledger, { whole }: EarlierState, asOf: Day): Doubt[] {
  if (whole === null) return [];
  const there = new Map<string, number>();
  for (let at = 0; at < now.recoveries.count; at++) {
    const key = recoveryKey(now, at);
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  const { ledger } = whole;
  const { recoveries, claims, debtors, units } = ledger;
  const paid = claimsPaid(whole);
  let present: Set<string> | null = null;
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    if (recoveries.day[at] > asOf) continue;
    const key = recoveryKey(ledger, at);
    const left = there.get(key) ?? 0;
    if (left > 0) {
      there.set(key, left - 1);
      continue;
    }
    const claim = paid[at];
    if (claim < 0) continue;
    present ??= keysOf(now);
    if (!present.has(keyInLedger(ledger, claim))) continue;
    const debtor = debtors.text(claims.debtor[claim]);
    const [day, amount] = [recoveries.day[at], recoveries.amount[at]];
    const values = { debtor, day: formatDay(day), amount: formatFen(amount) };
    doubts.push({
      finding: {
        severity: 'error',
        code: 'truth-recovery-gone',
        place: recoveryPlace(ledger, at, '金额'),
        values,
      },
      debtor,
      unit: units.text(claims.unit[claim]),
      day,
      amount: Math.abs(amount),
      evidence: null,
    });
  }
  return doubts;
}

function recoveryKey({ recoveries, claims, debtors }: Ledger, at: number): string {
  const claim = recoveries.claim[at];
  const debtor = debtors.text(claim >= 0 ? claims.debtor[claim] : recoveries.debtor[at]);
  return `${recoveries.day[at]}/${recoveries.amount[at]}/${debtor}`;
}

/** The claim that each recovery names, otherwise the first that it paid; −1 where there is neither. */
function claimsPaid({
  ledger,
  settlement: { applications },
}: NonNullable<EarlierState['whole']>): Int32Array {
  const paid = new Int32Array(ledger.recoveries.count).fill(-1);
  for (let at = applications.count - 1; at >= 0; at--)
    if (applications.recovery[at] >= 0) paid[applications.recovery[at]] = applications.claim[at];
  for (let at = 0; at < paid.length; at++)
    if (ledger.recoveries.claim[at] >= 0) paid[at] = ledger.recoveries.claim[at];
  return paid;
}

function keysOf(ledger: Ledger): Set<string> {
  const keys = new Set<string>();
  for (let claim = 0; claim < ledger.claims.count; claim++) keys.add(keyInLedger(ledger, claim));
  return keys;
}
