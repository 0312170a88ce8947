import { formatDay } from '../calendar/day';
import { formatFen } from '../money/fen';
import { timesRate } from '../money/rate';
import { doubtOnRecovery, type Doubt, type LedgerSearch, type Period } from './doubt';

/**
 * Recoveries that were taken back: once the phase that counted them was over (within 冲销核查天数 of its end, or ever after), or, where
 * 对倒核查天数 is said, nearly the whole amount within so many days: the claim's balance is filled up again. On the day of the recovery
 * itself a reversal mends a slip of the pen: no figure as at the end of a day has seen it.
 */
export function reversals(search: LedgerSearch): Doubt[] {
  const { ledger, periods, asOf, policy } = search;
  const { recoveries } = ledger;
  const most = policy.settings.reversalCheckDays ?? Infinity;
  const refilled = refillings(search);
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const original = recoveries.reverses[at];
    if (original < 0 || recoveries.day[at] > asOf) continue;
    const [from, reversed] = [recoveries.day[original], recoveries.day[at]];
    const values = {
      amount: formatFen(Math.abs(recoveries.amount[at])),
      day: formatDay(from),
      reversed: formatDay(reversed),
    };
    const period = periods.find(
      (one) => isIn(one, from) && reversed > one.last && reversed - one.last <= most,
    );
    if (period !== undefined) {
      const more = { ...values, phase: period.name, last: formatDay(period.last) };
      doubts.push(doubtOnRecovery(search, at, 'truth-reversed-after-phase', more, original));
    } else if (refilled.has(at))
      doubts.push(doubtOnRecovery(search, at, 'truth-balance-refilled', values, original));
  }
  return doubts;
}

function isIn({ first, last }: Period, day: number): boolean {
  return day >= first && day <= last;
}

/** Reversals that together take back nearly all of one recovery, from the day after it and within 对倒核查天数. */
function refillings({ ledger, policy, asOf }: LedgerSearch): ReadonlySet<number> {
  const { recoveries } = ledger;
  const { roundTripDays, roundTripTolerance } = policy.settings;
  const found = new Set<number>();
  if (roundTripDays === null) return found;
  const soon = new Map<number, { amount: number; readonly rows: number[] }>();
  for (let at = 0; at < recoveries.count; at++) {
    const original = recoveries.reverses[at];
    if (original < 0 || recoveries.day[at] > asOf) continue;
    const days = recoveries.day[at] - recoveries.day[original];
    if (days < 1 || days > roundTripDays) continue;
    const own = soon.get(original) ?? { amount: 0, rows: [] };
    own.amount -= recoveries.amount[at];
    own.rows.push(at);
    soon.set(original, own);
  }
  for (const [original, { amount, rows }] of soon) {
    const whole = recoveries.amount[original];
    const slack = roundTripTolerance === null ? 0 : timesRate(whole, roundTripTolerance);
    if (whole - amount <= slack) rows.forEach((at) => found.add(at));
  }
  return found;
}
