import { NO_DAY, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import { NONE, type Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import type { FenSum } from '../money/fen';
import type { Settlement } from '../settlement/settlement';
import type { ClockList, ClockState } from './clocks';
import type { PromiseOutcome } from './promise-outcomes';
import type { StopSupplyList } from './stop-supply';

export const WARNING_KINDS = ['limitation', 'surety', 'enforcement', 'promise', 'stopSupply'] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** One line of 预警清单. Fen. */
export interface Warning {
  readonly kind: WarningKind;
  /** The claim; NONE where the warning is about the debtor as a whole. */
  readonly claim: number;
  /** The claim that shows it, also where the warning is about the debtor. */
  readonly shown: number;
  readonly debtor: number;
  readonly amount: FenSum;
  /** The day on which the clock runs out, the promise fell due, or since when the oldest claim is overdue; NO_DAY: none. */
  readonly day: Day;
  readonly daysLeft: number | null;
  readonly state: ClockState | 'partial' | 'broken' | 'overdue' | 'short';
  /** Where the reader sees what the warning rests on. */
  readonly evidence: Place;
}

/** What must be looked at, kind by kind: clocks that are near or past their end, broken promises, debtors to be supplied no more. */
export function warningsOf(
  ledger: Ledger,
  { balance }: Settlement,
  clocks: ClockList | null,
  promises: readonly PromiseOutcome[] | null,
  stops: StopSupplyList | null,
): Warning[] {
  const { claims } = ledger;
  const found: Warning[] = [];
  const clock = (
    kind: WarningKind,
    claim: number,
    state: ClockState,
    one: { readonly expires: Day; readonly daysLeft: number; readonly evidence?: Place | null } | null,
    field: string,
  ): void => {
    if (state !== 'warning' && state !== 'expired') return;
    found.push({
      kind,
      claim,
      shown: claim,
      debtor: claims.debtor[claim],
      amount: BigInt(balance[claim]),
      day: one?.expires ?? NO_DAY,
      daysLeft: one?.daysLeft ?? null,
      state,
      evidence: one?.evidence ?? claimPlace(ledger, claim, field),
    });
  };
  for (const one of clocks?.claims ?? []) {
    clock('limitation', one.claim, one.limitationState, one.limitation, '到期日');
    clock('surety', one.claim, one.suretyState, one.surety, '保证期间至');
    clock('enforcement', one.claim, one.enforcementState, one.enforcement, '到期日');
  }
  for (const { entry, claims: spokenOf, promised, paid, late, state } of promises ?? []) {
    if (state !== 'broken' && state !== 'partial') continue;
    if (spokenOf.length === 0 || promised - paid - late <= 0n) continue;
    found.push({
      kind: 'promise',
      claim: entry.claim === '' ? NONE : spokenOf[0],
      shown: spokenOf[0],
      debtor: claims.debtor[spokenOf[0]],
      amount: promised - paid - late,
      day: entry.payBy,
      daysLeft: null,
      state,
      evidence: entry.place,
    });
  }
  for (const { debtor, claim: shown, balance: owed, overdue } of stops?.stopped ?? [])
    found.push({
      kind: 'stopSupply',
      claim: NONE,
      debtor,
      amount: owed,
      day: overdue ? claims.due[overdue.oldest] : NO_DAY,
      daysLeft: null,
      state: overdue ? 'overdue' : 'short',
      shown,
      evidence: claimPlace(ledger, shown, overdue ? '到期日' : '应收金额'),
    });
  return found.sort(
    (a, b) =>
      WARNING_KINDS.indexOf(a.kind) - WARNING_KINDS.indexOf(b.kind) ||
      // What still can be saved stands before what has run out.
      Number(a.state === 'expired') - Number(b.state === 'expired') ||
      (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
      (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1),
  );
}
