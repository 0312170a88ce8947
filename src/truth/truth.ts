import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { atOnce, type Paced } from '../pace/pace';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { recoveryTraits, type Doubt, type Period } from './doubt';
import type { EarlierState } from './earlier-state';
import { goodsAboveRuling } from './goods-above-ruling';
import { recoveriesGone } from './recoveries-gone';
import { reversals } from './reversals';
import { roundTrips } from './round-trips';
import { vanished } from './vanished';
import { vouchersAcrossUnits } from './vouchers-across-units';

/** What the truthfulness checks look at. */
export interface TruthBasis {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly settlement: Settlement;
  readonly periods: readonly Period[];
  readonly asOf: Day;
  /** The ledger as it was before; null where there is none to compare with. */
  readonly earlier: EarlierState | null;
}

/**
 * Searches for inflated and hidden results (篇五 art. 29-8, 39): one voucher counted by two units, recoveries that were reversed once
 * their phase had ended, goods taken above the ruling's value, money that came in and went out again (only where 预警线 says within how
 * many days), open claims and recoveries that an earlier ledger has and this one has not. A doubt is a question, not a verdict. What
 * 数据体检 finds anyhow (no voucher, the same voucher and amount twice in one unit) and what 基线变动表 lists is not found a second time.
 */
export function doubtsOf(basis: TruthBasis): Doubt[] {
  return atOnce(pacedDoubts(basis));
}

/** The same with rests in it. */
export function* pacedDoubts(basis: TruthBasis): Paced<Doubt[]> {
  const { ledger, settlement, asOf, earlier, policy } = basis;
  const search = { ...basis, recoveries: recoveryTraits(ledger, settlement, asOf) };
  const doubts = yield* vouchersAcrossUnits(search);
  for (const find of [reversals, goodsAboveRuling, roundTrips]) {
    yield;
    doubts.push(...find(search));
  }
  if (earlier === null) return doubts;
  yield;
  doubts.push(...vanished(ledger, settlement, earlier, policy.settings.roundTripTolerance));
  yield;
  doubts.push(...recoveriesGone(ledger, earlier, asOf));
  return doubts;
}
