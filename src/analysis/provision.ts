import type { Ledger } from '../ledger/ledger';
import { timesFraction, type Fraction } from '../money/fraction';
import type { Fen, FenSum } from '../money/fen';
import { timesRate, type Rate } from '../money/rate';
import { FenTotals } from '../money/sum';
import type { BucketSet } from '../policy/policy';
import type { ProvisionRates } from '../policy/provision-rates';
import type { Settlement } from '../settlement/settlement';
import type { Day } from '../calendar/day';
import { bucketChain, bucketsAt } from './bucket-columns';
import type { Migration } from './migration';

/** The provision for one bucket, by the table's rate and by the expected loss rate; null where there is no rate. */
export interface ProvisionLine {
  readonly label: string;
  readonly claims: number;
  readonly balance: FenSum;
  readonly tableRate: Rate | null;
  readonly byTable: FenSum | null;
  readonly lossRate: Fraction | null;
  readonly byLoss: FenSum | null;
}

/** A claim that has a rate of its own (单项计提) and stands in no bucket. */
export interface OwnProvision {
  readonly claim: number;
  readonly balance: Fen;
  readonly rate: Rate;
  readonly provision: Fen;
}

/** 坏账准备测算 of the balance at the as-of date. */
export interface Provision {
  readonly set: BucketSet;
  readonly hasTable: boolean;
  readonly hasLossRates: boolean;
  /** The youngest bucket first, then what has no date. */
  readonly lines: readonly ProvisionLine[];
  readonly own: readonly OwnProvision[];
}

/** Balance of the buckets that have no rate of the one kind or the other: nothing is provided for it. */
export function withoutRate({ lines }: Provision, of: 'byTable' | 'byLoss'): FenSum {
  return lines.reduce((sum, line) => (line[of] === null ? sum + line.balance : sum), 0n);
}

/**
 * What is to be provided for: each bucket's balance × its rate, rounded once at the fen; claims that 计提比例 names are
 * taken out of the buckets and provided for at their own rate.
 * @param table null where the policy has no rates for the set
 * @param losses null where there are no loss rates for the set
 */
export function provide(
  { claims }: Ledger,
  { balance }: Settlement,
  set: BucketSet,
  table: ProvisionRates | null,
  losses: Migration | null,
  own: ReadonlyMap<number, Rate>,
  asOf: Day,
): Provision {
  const { labels, order } = bucketChain(set, asOf);
  const buckets = bucketsAt(claims, set, asOf);
  const sums = new FenTotals(labels.length);
  const counts = new Uint32Array(labels.length);
  const single: OwnProvision[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(balance[claim] > 0)) continue;
    const rate = own.get(claim);
    if (rate) {
      single.push({ claim, balance: balance[claim], rate, provision: timesRate(balance[claim], rate) });
      continue;
    }
    sums.add(buckets[claim], balance[claim]);
    counts[buckets[claim]]++;
  }
  const rest = labels.map((_, label) => label).filter((label) => !order.includes(label));
  return {
    set,
    hasTable: table !== null,
    hasLossRates: losses !== null,
    lines: [...order, ...rest].map((label) => {
      const tableRate = table?.byLabel.get(labels[label]) ?? null;
      const lossRate = losses?.lines.find((line) => line.label === label)?.creditLossRate ?? null;
      const sum = sums.value(label);
      return {
        label: labels[label],
        claims: counts[label],
        balance: sum,
        tableRate,
        byTable: tableRate && timesFraction(sum, { num: BigInt(tableRate.num), den: BigInt(tableRate.den) }),
        lossRate,
        byLoss: lossRate && timesFraction(sum, lossRate),
      };
    }),
    own: single,
  };
}
