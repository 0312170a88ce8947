import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { recoveryPlace } from '../ledger/place';
import { formatFen, type FenSum } from '../money/fen';
import type { WriteOff } from '../policy/write-offs';
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
  const since = unappliedByClaim(ledger, settlement);
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
    const recoveredSince =
      sumApplied(applied, claims, Effect.Recovered, day) +
      claims.reduce((sum, claim) => sum + since(claim, day), 0n);
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
  return cases;
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

/** Money that names a claim which had no balance left: it waits unapplied, and belongs to the case. */
function unappliedByClaim(
  { recoveries }: Ledger,
  { unappliedRecovery }: Settlement,
): (claim: number, from: Day) => FenSum {
  const byClaim = new Map<number, number[]>();
  for (let index = 0; index < recoveries.count; index++) {
    const claim = recoveries.claim[index];
    if (claim < 0 || unappliedRecovery[index] === 0) continue;
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), index]);
  }
  return (claim, from) =>
    (byClaim.get(claim) ?? [])
      .filter((index) => recoveries.day[index] >= from)
      .reduce((sum, index) => sum + BigInt(unappliedRecovery[index]), 0n);
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
