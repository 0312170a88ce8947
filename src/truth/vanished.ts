import { formatDay, NO_DAY } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import { formatFen, groupedFen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';
import type { Doubt } from './truth';

/** A ledger that was handed in before, settled as at the same day as the present one. */
export interface EarlierLedger {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
}

/**
 * Open claims of an earlier ledger that the present one has no more, or has with a smaller amount or a later due date. A claim that the
 * earlier ledger has as settled may leave: it hides nothing. Claims are known by their number and debtor; without a number, by debtor,
 * date and amount.
 */
export function vanished(now: Ledger, settlement: Settlement, earlier: EarlierLedger): Doubt[] {
  const there = new Map<string, number[]>();
  for (let claim = 0; claim < now.claims.count; claim++) {
    const key = keyOf(now, claim);
    const same = there.get(key);
    if (same) same.push(claim);
    else there.set(key, [claim]);
  }
  const { ledger } = earlier;
  const doubts: Doubt[] = [];
  for (let claim = 0; claim < ledger.claims.count; claim++) {
    if (ledger.claims.amount[claim] <= 0 || earlier.settlement.balance[claim] <= 0) continue;
    const present = there.get(keyOf(ledger, claim))?.shift();
    const id = ledger.claims.id[claim];
    const balance = earlier.settlement.balance[claim];
    const doubt = (code: string, values: Record<string, string>, amount: number): Doubt => ({
      finding: {
        severity: 'error',
        code,
        place:
          present === undefined
            ? claimPlace(ledger, claim, '应收金额')
            : claimPlace(now, present, '应收金额'),
        values: { claim: id, debtor: ledger.debtors.text(ledger.claims.debtor[claim]), ...values },
      },
      debtor: ledger.debtors.text(ledger.claims.debtor[claim]),
      unit: ledger.units.text(ledger.claims.unit[claim]),
      day: ledger.claims.origin[claim],
      amount,
      evidence: present === undefined ? null : claimPlace(ledger, claim, '应收金额'),
    });
    if (present === undefined) {
      doubts.push(doubt('truth-claim-vanished', { balance: formatFen(balance) }, balance));
      continue;
    }
    const [before, after] = [ledger.claims.amount[claim], now.claims.amount[present]];
    if (after < before)
      doubts.push(
        doubt(
          'truth-claim-lowered',
          { before: groupedFen(before), after: groupedFen(after) },
          before - after,
        ),
      );
    const [due, later] = [ledger.claims.due[claim], now.claims.due[present]];
    if (due !== NO_DAY && later !== NO_DAY && later > due && settlement.balance[present] > 0)
      doubts.push(
        doubt(
          'truth-due-moved',
          { before: formatDay(due), after: formatDay(later) },
          settlement.balance[present],
        ),
      );
  }
  return doubts;
}

function keyOf({ claims, debtors }: Ledger, claim: number): string {
  const debtor = debtors.text(claims.debtor[claim]);
  const id = claims.id[claim];
  return id !== '' ? `${id}\n${debtor}` : `\n${debtor}\n${claims.origin[claim]}\n${claims.amount[claim]}`;
}
