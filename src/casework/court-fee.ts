import type { Fen } from '../money/fen';
import { productOf, sumOf, timesFraction, ZERO, type Fraction } from '../money/fraction';
import type { Rate } from '../money/rate';

/** One tier of a tariff: the part of the amount up to `to` that lies above the tier before it, at a rate or for a fixed fee. */
export interface FeeTier {
  /** Upper end in fen, inclusive; null for the last tier. */
  readonly to: Fen | null;
  /** Fee of the whole tier in fen, or a rate on its part. */
  readonly fee: Fen | Rate;
}

const HALF: Fraction = { num: 1n, den: 2n };
const WAN: Fen = 1_000_000;
const permille = (num: number): Rate => ({ num, den: 1_000 });

/** 财产案件受理费 (诉讼费用交纳办法 art. 13). */
export const COURT_FEE_TARIFF: readonly FeeTier[] = [
  { to: WAN, fee: 5_000 },
  { to: 10 * WAN, fee: permille(25) },
  { to: 20 * WAN, fee: permille(20) },
  { to: 50 * WAN, fee: permille(15) },
  { to: 100 * WAN, fee: permille(10) },
  { to: 200 * WAN, fee: permille(9) },
  { to: 500 * WAN, fee: permille(8) },
  { to: 1_000 * WAN, fee: permille(7) },
  { to: 2_000 * WAN, fee: permille(6) },
  { to: null, fee: permille(5) },
];

/**
 * The court's fee for accepting a property case (案件受理费), each tier on its slice, rounded once at the fen.
 * @param claimed the amount in dispute, whole fen; 0 or less costs nothing
 * @param halved summary procedure or mediation: half of it (art. 15, 16)
 */
export function courtFee(claimed: Fen, tariff: readonly FeeTier[] = COURT_FEE_TARIFF, halved = false): Fen {
  let fee = ZERO;
  let below = 0;
  for (const { to, fee: tier } of tariff) {
    const slice = (to === null ? claimed : Math.min(claimed, to)) - below;
    if (slice <= 0) break;
    fee = sumOf([fee, feeOfTier(slice, tier)]);
    below = to ?? claimed;
  }
  return Number(timesFraction(1n, halved ? productOf(fee, HALF) : fee));
}

/** Fen. */
function feeOfTier(slice: Fen, tier: FeeTier['fee']): Fraction {
  if (typeof tier === 'number') return { num: BigInt(tier), den: 1n };
  return { num: BigInt(slice) * BigInt(tier.num), den: BigInt(tier.den) };
}
