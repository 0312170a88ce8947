import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { claimPlace } from '../ledger/place';
import { formatFen, type Fen, type FenSum } from '../money/fen';
import type { Dispute } from '../policy/disputes';
import type { Settlement } from '../settlement/settlement';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';
import type { RegisterFindings } from './register-findings';

/** A claim that its debtor does not accept in full. Fen. */
export interface DisputedClaim {
  readonly claim: number;
  /** Of the register; none where only the ledger's own column 争议金额 says so. */
  readonly entries: readonly Dispute[];
  readonly balance: Fen;
  /** What is in dispute at the as-of date, never more than the balance. */
  readonly disputed: Fen;
  /** The rest: it is owed whatever comes of the dispute. */
  readonly undisputed: Fen;
  /** The rest where the claim has fallen due, otherwise 0. */
  readonly undisputedDue: Fen;
}

/**
 * Claims in dispute (rules.md §9): those of the register whose dispute is open, and those whose own row names a 争议金额. A
 * dispute on a debtor is spread over his claims, what fell due first comes first.
 */
export function disputedClaims(
  ledger: Ledger,
  disputes: readonly Dispute[],
  { balance, exists }: Settlement,
  named: ClaimsNamed,
  applied: ApplicationsOf,
  asOf: Day,
  findings: RegisterFindings,
): DisputedClaim[] {
  const { claims } = ledger;
  const open = new Map<number, { amount: FenSum; entries: Dispute[] }>();
  const registered = new Set<number>();
  for (const entry of disputes) {
    const spokenOf = findings.claimsOf(named, entry);
    spokenOf.forEach((claim) => registered.add(claim));
    if (entry.raised > asOf) continue;
    if (entry.settled !== NO_DAY && entry.settled <= asOf) {
      checkRelief(entry, spokenOf, applied, findings);
      continue;
    }
    const live = spokenOf
      .filter((claim) => balance[claim] > 0)
      .sort((a, b) => dueOf(claims.due[a]) - dueOf(claims.due[b]) || a - b);
    let rest = entry.amount === null ? null : BigInt(entry.amount);
    for (const claim of live) {
      if (rest === 0n) break;
      const whole = BigInt(balance[claim]);
      const part: FenSum = rest === null || rest > whole ? whole : rest;
      if (rest !== null) rest -= part;
      const known = open.get(claim) ?? { amount: 0n, entries: [] };
      open.set(claim, { amount: known.amount + part, entries: [...known.entries, entry] });
    }
    if (rest !== null && rest > 0n)
      findings.warn('dispute-above-balance', entry.place, {
        amount: formatFen(entry.amount ?? 0),
        over: formatFen(rest),
      });
  }
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.disputed[claim] === 0 || exists[claim] !== 1 || balance[claim] <= 0) continue;
    const said = open.get(claim);
    if (said && said.amount !== BigInt(Math.min(claims.disputed[claim], balance[claim])))
      findings.warn('dispute-differs', claimPlace(ledger, claim, '争议金额'), {
        ledger: formatFen(claims.disputed[claim]),
        register: formatFen(said.amount),
      });
    if (!said && !registered.has(claim))
      open.set(claim, { amount: BigInt(claims.disputed[claim]), entries: [] });
  }
  return [...open].map(([claim, { amount, entries }]) => {
    const whole = balance[claim];
    const disputed = amount > BigInt(whole) ? whole : Number(amount);
    const undisputed = whole - disputed;
    const isDue = claims.due[claim] !== NO_DAY && claims.due[claim] <= asOf;
    return { claim, entries, balance: whole, disputed, undisputed, undisputedDue: isDue ? undisputed : 0 };
  });
}

function dueOf(due: Day): number {
  return due === NO_DAY ? Number.MAX_SAFE_INTEGER : due;
}

/** What was conceded when the dispute was settled must have left the books as a relief or a credit note. */
function checkRelief(
  entry: Dispute,
  claims: readonly number[],
  applied: ApplicationsOf,
  findings: RegisterFindings,
): void {
  if (entry.amount === null || entry.accepted === null || entry.accepted >= entry.amount) return;
  const conceded = BigInt(entry.amount - entry.accepted);
  const { applications } = applied;
  let relieved = 0n;
  for (const claim of claims)
    for (const index of applied.of(claim))
      if (applications.effect[index] === Effect.Correction) relieved += BigInt(applications.amount[index]);
  if (relieved < conceded)
    findings.warn('dispute-relief-missing', entry.place, {
      conceded: formatFen(conceded),
      relieved: formatFen(relieved),
    });
}
