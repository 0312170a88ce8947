import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { FenTotals } from '../money/sum';
import type { BucketSet } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import type { AgingRow, AgingTable } from './aging';
import { BucketFinder } from './bucket';

/**
 * Ages every open claim and adds the balances up by bucket: in total, by debtor, by unit, by owner (rules.md §5).
 * @param set bucket set, counted from the due date (逾期) or the origin date (账龄)
 */
export function age(ledger: Ledger, settlement: Settlement, set: BucketSet, asOf: Day): AgingTable {
  const { claims } = ledger;
  const finder = new BucketFinder(set, asOf);
  const days = set.from === '逾期' ? claims.due : claims.origin;
  const bucketOf = new Int8Array(claims.count).fill(-1);
  for (let claim = 0; claim < claims.count; claim++) {
    if (settlement.balance[claim] > 0) bucketOf[claim] = finder.bucketOf(days[claim]);
  }
  const rows = (codes: Int32Array, size: number, nameOf: (code: number) => string): AgingRow[] =>
    addUp(codes, size, nameOf, finder.labels.length, bucketOf, settlement.balance);
  const some = ({ count }: AgingRow): boolean => count > 0;
  const { debtors, units, owners } = ledger;
  return {
    set,
    labels: finder.labels,
    bucketOf,
    total: rows(new Int32Array(claims.count), 1, () => '')[0],
    debtors: rows(claims.debtor, debtors.size, (code) => debtors.text(code)).filter(some),
    units: rows(claims.unit, units.size, (code) => units.text(code)).filter(some),
    owners: rows(claims.owner, owners.size, (code) => owners.text(code)).filter(some),
  };
}

/** One row for each code. */
function addUp(
  codes: Int32Array,
  size: number,
  nameOf: (code: number) => string,
  width: number,
  bucketOf: Int8Array,
  balance: Float64Array,
): AgingRow[] {
  const sums = new FenTotals(size * (width + 1));
  const counts = new Uint32Array(size * (width + 1));
  for (let claim = 0; claim < bucketOf.length; claim++) {
    const bucket = bucketOf[claim];
    if (bucket < 0) continue;
    const first = codes[claim] * (width + 1);
    sums.add(first + bucket, balance[claim]);
    sums.add(first + width, balance[claim]);
    counts[first + bucket]++;
    counts[first + width]++;
  }
  return Array.from({ length: size }, (_, code) => {
    const first = code * (width + 1);
    return {
      name: nameOf(code),
      count: counts[first + width],
      balance: sums.value(first + width),
      buckets: Array.from({ length: width }, (_bucket, bucket) => sums.value(first + bucket)),
      counts: Array.from(counts.subarray(first, first + width)),
    };
  });
}
