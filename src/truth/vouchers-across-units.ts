import { formatFen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { doubtOnRecovery, type Doubt, type LedgerSearch } from './doubt';

/**
 * The same voucher in two units: with the same amount, or on one day from one debtor. Units number their vouchers alike, so that the
 * number alone says nothing. What was taken back again in full (booked to the wrong unit, then to the right one) counts once only.
 */
export function* vouchersAcrossUnits(search: LedgerSearch): Paced<Doubt[]> {
  const { ledger, asOf } = search;
  const { recoveries, units } = ledger;
  const { unit, reversed } = search.recoveries;
  const firsts = new Map<string, number>();
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    if (at % ROWS_BETWEEN_RESTS === 0) yield;
    const voucher = recoveries.voucher[at];
    const amount = recoveries.amount[at];
    if (voucher === '' || amount <= 0 || recoveries.day[at] > asOf || unit[at] === 0) continue;
    if (reversed[at] >= amount) continue;
    const keys = [`${voucher}\n${amount}`, `${voucher}\n${recoveries.day[at]}/${recoveries.debtor[at]}`];
    const other = keys
      .map((key) => firsts.get(key))
      .find((first) => first !== undefined && unit[first] !== unit[at]);
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, at);
    if (other === undefined) continue;
    const values = {
      voucher,
      amount: formatFen(amount),
      unit: units.text(unit[at]),
      other: units.text(unit[other]),
    };
    doubts.push(doubtOnRecovery(search, at, 'truth-voucher-across-units', values, other));
  }
  return doubts;
}
