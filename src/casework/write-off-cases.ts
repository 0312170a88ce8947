import { formatDay, LAST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { recoveryPlace } from '../ledger/place';
import { formatFen, type FenSum } from '../money/fen';
import type { WriteOff } from '../policy/write-offs';
import type { ApplicationMethod } from '../settlement/settle';
import type { Settlement } from '../settlement/settlement';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';
import type { RegisterFindings } from './register-findings';

/** A case that has left the books and stays open (销账不销案, 篇五 art. 38). Fen. */
export interface WriteOffCase {
  /** Its entries, the earliest first. */
  readonly entries: readonly WriteOff[];
  readonly claims: readonly number[];
  readonly debtor: number;
  /** As the register says; where it names no amount, as 回款 does. */
  readonly registered: FenSum;
  /** As 回款 says and the balance shows. */
  readonly booked: FenSum;
  /** What came in on its claims since: it stands beside the balance, because the claim has none left. */
  readonly recoveredSince: FenSum;
  /** What may still be claimed. */
  readonly open: FenSum;
}

/** The cases of the register 核销 up to the as-of date, checked against the write-offs in 回款. */
export function writeOffCases(
  ledger: Ledger,
  writeOffs: readonly WriteOff[],
  settlement: Settlement,
  method: ApplicationMethod,
  named: ClaimsNamed,
  applied: ApplicationsOf,
  asOf: Day,
  findings: RegisterFindings,
): WriteOffCase[] {
  const groups = new Map<string, WriteOff[]>();
  for (const entry of writeOffs) {
    const claims = findings.claimsOf(named, entry);
    if (entry.approval === '') findings.warn('write-off-unapproved', entry.place);
    else if (entry.approvedOn !== NO_DAY && entry.approvedOn > entry.day)
      findings.warn('approval-after-act', entry.place, {
        approved: formatDay(entry.approvedOn),
        done: formatDay(entry.day),
      });
    if (claims.length === 0 || entry.day > asOf) continue;
    const key = claims.join(',');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const waiting = new WaitingMoney(ledger, settlement, method);
  const known = new Set<number>();
  const cases = [...groups.values()].map((found): WriteOffCase => {
    const entries = [...found].sort((a, b) => a.day - b.day);
    const claims = named.of(entries[0]);
    claims.forEach((claim) => known.add(claim));
    const booked = sumApplied(applied, claims, Effect.WrittenOff, NO_DAY);
    const registered = entries.every(({ amount }) => amount === null)
      ? booked
      : entries.reduce((sum, { amount }) => sum + BigInt(amount ?? 0), 0n);
    if (registered !== booked)
      findings.error('write-off-differs', entries[0].place, {
        registered: formatFen(registered),
        booked: formatFen(booked),
      });
    const { day } = entries[0];
    const recoveredSince = sumApplied(applied, claims, Effect.Recovered, day) + waiting.named(claims, day);
    const open = booked - recoveredSince;
    return {
      entries,
      claims,
      debtor: ledger.claims.debtor[claims[0]],
      registered,
      booked,
      recoveredSince,
      open: open > 0n ? open : 0n,
    };
  });
  reportUnregistered(ledger, applied, known, findings);
  const unnamed = new Map<WriteOffCase, FenSum>();
  for (const one of [...cases].sort(byDueDate(ledger)))
    unnamed.set(one, waiting.unnamed(one.debtor, one.entries[0].day, one.open));
  return cases.map((one) => {
    const more = unnamed.get(one) ?? 0n;
    return { ...one, recoveredSince: one.recoveredSince + more, open: one.open - more };
  });
}

/** What was applied to some claims with one effect after a day. */
function sumApplied(applied: ApplicationsOf, claims: readonly number[], effect: Effect, after: Day): FenSum {
  const { applications } = applied;
  let sum = 0n;
  for (const claim of claims)
    for (const index of applied.of(claim))
      if (applications.effect[index] === effect && applications.day[index] > after)
        sum += BigInt(applications.amount[index]);
  return sum;
}

/**
 * Money that waits unapplied because what it is for has left the books. What names a claim belongs to that claim's case; what names
 * only its debtor, to the debtor's cases, the earliest due first, as far as they are open (rules.md §4, §9). Each fen counts once.
 */
class WaitingMoney {
  private readonly byClaim = new Map<number, number[]>();
  private readonly byDebtor = new Map<number, number[]>();
  private readonly left: Float64Array;

  constructor(
    private readonly ledger: Ledger,
    { unappliedRecovery }: Settlement,
    method: ApplicationMethod,
  ) {
    const { recoveries } = ledger;
    this.left = unappliedRecovery.slice();
    const add = (to: Map<number, number[]>, key: number, recovery: number): void => {
      const list = to.get(key);
      if (list) list.push(recovery);
      else to.set(key, [recovery]);
    };
    for (let index = 0; index < recoveries.count; index++) {
      if (this.left[index] <= 0) continue;
      const claim = recoveries.claim[index];
      if (claim >= 0) add(this.byClaim, claim, index);
      // 指定: what names no claim stays unapplied.
      else if (claim === NONE && method !== '指定') add(this.byDebtor, recoveries.debtor[index], index);
    }
  }

  /** What names the claims and came in from a day on. */
  named(claims: readonly number[], from: Day): FenSum {
    return claims.reduce((sum, claim) => sum + this.take(this.byClaim.get(claim), from, null), 0n);
  }

  /** What names only the debtor and came in from a day on, no more than is open. */
  unnamed(debtor: number, from: Day, open: FenSum): FenSum {
    return this.take(this.byDebtor.get(debtor), from, open);
  }

  private take(indexes: readonly number[] = [], from: Day, most: FenSum | null): FenSum {
    let taken = 0n;
    for (const index of indexes) {
      if (this.ledger.recoveries.day[index] < from) continue;
      const there = BigInt(this.left[index]);
      const part = most !== null && there > most - taken ? most - taken : there;
      if (part <= 0n) continue;
      this.left[index] -= Number(part);
      taken += part;
    }
    return taken;
  }
}

/** The order in which a debtor's money pays (rules.md §4): the earliest due first, without a due date last. */
function byDueDate({ claims }: Ledger): (a: WriteOffCase, b: WriteOffCase) => number {
  const dueOf = (one: WriteOffCase): Day =>
    Math.min(...one.claims.map((claim) => (claims.due[claim] === NO_DAY ? LAST_DAY + 1 : claims.due[claim])));
  return (a, b) => dueOf(a) - dueOf(b) || a.claims[0] - b.claims[0];
}

/** A write-off in 回款 whose claim the register does not have. */
function reportUnregistered(
  ledger: Ledger,
  applied: ApplicationsOf,
  known: ReadonlySet<number>,
  findings: RegisterFindings,
): void {
  const { applications } = applied;
  const told = new Set<number>();
  for (let index = 0; index < applications.count; index++) {
    const recovery = applications.recovery[index];
    const claim = applications.claim[index];
    if (applications.effect[index] !== Effect.WrittenOff || recovery === NONE) continue;
    if (known.has(claim) || told.has(recovery) || applied.netAmount(index) <= 0) continue;
    told.add(recovery);
    findings.warn('write-off-not-registered', recoveryPlace(ledger, recovery, '方式'), {
      claim: ledger.claims.id[claim] || ledger.debtors.text(ledger.claims.debtor[claim]),
      amount: formatFen(applications.amount[index]),
    });
  }
}
