import { NONE, FUNDS, GOOD_FAITH, PROSPECTS, type Claims } from '../ledger/ledger';
import {
  matchStrategy,
  type Funds,
  type GoodFaith,
  type Prospects,
  type StrategyRow,
} from '../policy/strategy';

/** Index of the strategy (row of 清收策略) of each claim, NONE where no row matches (rules.md §9). */
export function strategiesOf(claims: Claims, rows: readonly StrategyRow[]): Int16Array {
  const known = new Map<number, number>();
  const found = new Int16Array(claims.count);
  for (let claim = 0; claim < claims.count; claim++) {
    const [funds, prospects, faith] = [claims.funds[claim], claims.prospects[claim], claims.goodFaith[claim]];
    const key = (funds * PROSPECTS.length + prospects) * GOOD_FAITH.length + faith;
    let index = known.get(key);
    if (index === undefined) {
      const row = matchStrategy(rows, {
        funds: said<Funds>(FUNDS[funds]),
        prospects: said<Prospects>(PROSPECTS[prospects]),
        goodFaith: said<GoodFaith>(GOOD_FAITH[faith]),
      });
      index = row === null ? NONE : rows.indexOf(row);
      known.set(key, index);
    }
    found[claim] = index;
  }
  return found;
}

function said<Value extends string>(word: Value | ''): Value | null {
  return word === '' ? null : word;
}
