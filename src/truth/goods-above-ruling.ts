import { NO_DAY } from '../calendar/day';
import { METHODS } from '../ledger/method';
import { formatFen, groupedFen } from '../money/fen';
import { doubtOnRecovery, type Doubt, type LedgerSearch } from './doubt';

/** Goods that lowered a claim by more than the court has ruled, by the as-of date, that they are worth. */
export function goodsAboveRuling(search: LedgerSearch): Doubt[] {
  const { recoveries } = search.ledger;
  const { reversed } = search.recoveries;
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const [ruled, value] = [recoveries.rulingDay[at], recoveries.rulingValue[at]];
    if (METHODS[recoveries.method[at]] !== '实物抵债' || Number.isNaN(value)) continue;
    if (recoveries.day[at] > search.asOf || (ruled !== NO_DAY && ruled > search.asOf)) continue;
    const over = recoveries.amount[at] - reversed[at] - value;
    if (over <= 0) continue;
    const values = {
      amount: formatFen(recoveries.amount[at]),
      ruling: groupedFen(value),
      over: groupedFen(over),
    };
    doubts.push({ ...doubtOnRecovery(search, at, 'truth-goods-above-ruling', values), amount: over });
  }
  return doubts;
}
