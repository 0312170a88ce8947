import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import type { Fen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';

/** An open claim of an earlier state of the ledger. */
export interface EarlierClaim {
  readonly id: string;
  readonly debtor: string;
  readonly unit: string;
  readonly origin: Day;
  readonly due: Day;
  readonly amount: Fen;
  /** What was left of it. */
  readonly balance: Fen;
  /** Where it stood; null where only a memory of it is left. */
  readonly place: Place | null;
}

/** The ledger as it was before: what a later one is compared with. */
export interface EarlierState {
  readonly claims: readonly EarlierClaim[];
  /** The whole earlier ledger; null where only its open claims are remembered. */
  readonly whole: EarlierLedger | null;
}

/** A ledger that was handed in before, settled as at the same day as the present one. */
export interface EarlierLedger {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
}

/** The open claims of an earlier ledger. A claim that it has as settled may leave: it hides nothing. */
export function earlierStateOf(whole: EarlierLedger): EarlierState {
  const { ledger, settlement } = whole;
  const { claims, debtors, units } = ledger;
  const open: EarlierClaim[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.amount[claim] <= 0 || settlement.balance[claim] <= 0) continue;
    open.push({
      id: claims.id[claim],
      debtor: debtors.text(claims.debtor[claim]),
      unit: units.text(claims.unit[claim]),
      origin: claims.origin[claim],
      due: claims.due[claim],
      amount: claims.amount[claim],
      balance: settlement.balance[claim],
      place: claimPlace(ledger, claim, '应收金额'),
    });
  }
  return { claims: open, whole };
}

/** By what a claim is known in two states of a ledger: its number and debtor; without a number, debtor, date and amount. */
export function claimKey(claim: Pick<EarlierClaim, 'id' | 'debtor' | 'origin' | 'amount'>): string {
  const { id, debtor, origin, amount } = claim;
  return id !== '' ? `${id}\n${debtor}` : `\n${debtor}\n${origin}\n${amount}`;
}

/** The same key of a claim of a ledger. */
export function keyInLedger({ claims, debtors }: Ledger, claim: number): string {
  return claimKey({
    id: claims.id[claim],
    debtor: debtors.text(claims.debtor[claim]),
    origin: claims.origin[claim],
    amount: claims.amount[claim],
  });
}
