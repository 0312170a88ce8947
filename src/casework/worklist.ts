import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { FenSum } from '../money/fen';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import type { ClockList } from './clocks';
import type { InterruptionsByClaim } from './interruptions';
import type { LargeDebtor } from './large-debtors';
import type { PromiseOutcome } from './promise-outcomes';
import type { StopSupplyList } from './stop-supply';

/** Why somebody is to act, the most urgent first: the rank of an item is that of its first reason. */
export const WORK_REASONS = ['clock', 'promise', 'stopSupply', 'large', 'noDemand', 'expired'] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/** What speaks for acting. Fen; the day is the one that a clock runs out, a promise fell due, or the last contact; NO_DAY: none. */
export interface Reason {
  readonly kind: WorkReason;
  readonly amount: FenSum;
  readonly day: Day;
}

/** One debtor and one responsible person: who is to act, on whom, why. */
export interface WorkItem {
  readonly debtor: number;
  readonly owner: number;
  /** The claim to begin with: the one with the earliest clock, otherwise the one with the largest balance. */
  readonly claim: number;
  readonly balance: FenSum;
  readonly overdue: FenSum;
  /** In the order of `WORK_REASONS`, at least one. */
  readonly reasons: readonly Reason[];
}

/** What the worklist is made of. */
export interface WorkSources {
  readonly clocks: ClockList | null;
  readonly promises: readonly PromiseOutcome[] | null;
  readonly stops: StopSupplyList | null;
  readonly large: readonly LargeDebtor[] | null;
  readonly interruptions: InterruptionsByClaim;
}

interface Draft {
  readonly debtor: number;
  readonly owner: number;
  readonly claims: number[];
  balance: FenSum;
  overdue: FenSum;
  readonly reasons: Map<WorkReason, { amount: FenSum; day: Day; claim: number }>;
}

/**
 * Who is to act next (催收工作清单), by a rule that everybody can follow: first what a clock will soon take away (limitation, surety,
 * enforcement: the earliest first), then broken promises, debtors to be supplied no more, the largest overdue debtors, those who
 * were not reached for 催收间隔天数, last what has run out and needs a new promise. Within one rank the larger amount comes first.
 */
export function worklist(
  ledger: Ledger,
  { settings }: Policy,
  settlement: Settlement,
  sources: WorkSources,
  asOf: Day,
): WorkItem[] {
  const { claims } = ledger;
  const { balance } = settlement;
  const drafts = new Map<string, Draft>();
  const ofClaim = (claim: number): Draft => {
    const [debtor, owner] = [claims.debtor[claim], claims.owner[claim]];
    const key = `${debtor} ${owner}`;
    const known = drafts.get(key);
    if (known) return known;
    const draft: Draft = { debtor, owner, claims: [], balance: 0n, overdue: 0n, reasons: new Map() };
    drafts.set(key, draft);
    return draft;
  };
  const ofDebtor = new Map<number, Draft[]>();
  for (let claim = 0; claim < claims.count; claim++) {
    if (balance[claim] <= 0) continue;
    const draft = ofClaim(claim);
    if (draft.claims.length === 0) ofDebtor.set(draft.debtor, [...(ofDebtor.get(draft.debtor) ?? []), draft]);
    draft.claims.push(claim);
    draft.balance += BigInt(balance[claim]);
    if (isOverdue(claims.due[claim], asOf)) draft.overdue += BigInt(balance[claim]);
  }
  const note = (draft: Draft, kind: WorkReason, amount: FenSum, day: Day, claim: number): void => {
    const known = draft.reasons.get(kind);
    if (!known) draft.reasons.set(kind, { amount, day, claim });
    else {
      known.amount += amount;
      if (day !== NO_DAY && (known.day === NO_DAY || day < known.day))
        [known.day, known.claim] = [day, claim];
    }
  };
  for (const one of sources.clocks?.claims ?? []) {
    const draft = ofClaim(one.claim);
    const near = [
      { state: one.limitationState, expires: one.limitation?.expires },
      { state: one.suretyState, expires: one.surety?.expires },
      { state: one.enforcementState, expires: one.enforcement?.expires },
    ].flatMap(({ state, expires }) => (state === 'warning' && expires !== undefined ? [expires] : []));
    const amount = BigInt(balance[one.claim]);
    if (near.length > 0) note(draft, 'clock', amount, Math.min(...near), one.claim);
    if (one.limitationState === 'expired')
      note(draft, 'expired', amount, one.limitation?.expires ?? NO_DAY, one.claim);
  }
  for (const { entry, claims: spokenOf, promised, paid, late, state } of sources.promises ?? []) {
    const missing = promised - paid - late;
    const open = spokenOf.find((claim) => balance[claim] > 0);
    if ((state === 'broken' || state === 'partial') && missing > 0n && open !== undefined)
      note(ofClaim(open), 'promise', missing, entry.payBy, open);
  }
  for (const { debtor } of sources.stops?.stopped ?? [])
    for (const draft of ofDebtor.get(debtor) ?? [])
      if (draft.overdue > 0n) note(draft, 'stopSupply', draft.overdue, NO_DAY, draft.claims[0]);
  for (const { debtor } of settings.largeDebtorCount === null ? [] : (sources.large ?? []))
    for (const draft of ofDebtor.get(debtor) ?? [])
      if (draft.overdue > 0n) note(draft, 'large', draft.overdue, NO_DAY, draft.claims[0]);
  const interval = settings.demandIntervalDays;
  if (interval !== null)
    for (const draft of drafts.values()) {
      if (draft.overdue <= 0n) continue;
      const last = lastContact(draft.claims, sources.interruptions, asOf);
      if (last === NO_DAY || asOf - last > interval)
        note(draft, 'noDemand', draft.overdue, last, draft.claims[0]);
    }
  return [...drafts.values()]
    .filter(({ reasons }) => reasons.size > 0)
    .map((draft) => itemOf(draft, balance))
    .sort(byUrgency);
}

function isOverdue(due: Day, asOf: Day): boolean {
  return due !== NO_DAY && due < asOf;
}

/** The latest day on which the debtor was reached or answered on one of the claims; NO_DAY where that never happened. */
function lastContact(claims: readonly number[], interruptions: InterruptionsByClaim, asOf: Day): Day {
  let last = NO_DAY;
  for (const claim of claims)
    for (const { day } of interruptions[claim] ?? []) if (day <= asOf && day > last) last = day;
  return last;
}

function itemOf(
  { debtor, owner, claims, balance: owed, overdue, reasons }: Draft,
  balance: Float64Array,
): WorkItem {
  const largest = claims.reduce((best, claim) => (balance[claim] > balance[best] ? claim : best), claims[0]);
  const ordered = WORK_REASONS.flatMap((kind) => {
    const one = reasons.get(kind);
    return one ? [{ kind, ...one }] : [];
  });
  const [{ kind, claim }] = ordered;
  const urgent = kind === 'clock' || kind === 'promise' || kind === 'expired';
  return {
    debtor,
    owner,
    claim: urgent ? claim : largest,
    balance: owed,
    overdue,
    reasons: ordered.map((one) => ({ kind: one.kind, amount: one.amount, day: one.day })),
  };
}

function byUrgency({ reasons: [a], claim: x }: WorkItem, { reasons: [b], claim: y }: WorkItem): number {
  const rank = WORK_REASONS.indexOf(a.kind) - WORK_REASONS.indexOf(b.kind);
  if (rank !== 0) return rank;
  if (a.kind === 'clock' && a.day !== b.day) return a.day - b.day;
  return a.amount === b.amount ? x - y : a.amount > b.amount ? -1 : 1;
}
