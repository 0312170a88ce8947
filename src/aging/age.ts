import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { Names } from '../ledger/names';
import type { FenSum } from '../money/fen';
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
  const width = finder.labels.length;
  const rows = (codes: Int32Array, names: Names): AgingRow[] =>
    addUp(codes, names, width, bucketOf, settlement.balance);
  const units = rows(claims.unit, ledger.units);
  return {
    set,
    labels: finder.labels,
    bucketOf,
    total: sumOfRows(units, width),
    debtors: rows(claims.debtor, ledger.debtors),
    units,
    owners: rows(claims.owner, ledger.owners),
  };
}

/** One row for each code that has a claim with a balance. */
function addUp(
  codes: Int32Array,
  names: Names,
  width: number,
  bucketOf: Int8Array,
  balance: Float64Array,
): AgingRow[] {
  const sums = new FenTotals(names.size * width);
  const counts = new Uint32Array(names.size * width);
  for (let claim = 0; claim < bucketOf.length; claim++) {
    const bucket = bucketOf[claim];
    if (bucket < 0) continue;
    const cell = codes[claim] * width + bucket;
    sums.add(cell, balance[claim]);
    counts[cell]++;
  }
  const rows: AgingRow[] = [];
  for (let code = 0; code < names.size; code++) {
    const first = code * width;
    let count = 0;
    for (let bucket = 0; bucket < width; bucket++) count += counts[first + bucket];
    if (count > 0) rows.push(new SummedRow(names.text(code), count, first, width, sums, counts));
  }
  return rows;
}

/** A row that is read off the sums when somebody asks: a large ledger has more debtors than anybody looks at. */
class SummedRow implements AgingRow {
  private known: readonly FenSum[] | null = null;

  constructor(
    readonly name: string,
    readonly count: number,
    private readonly first: number,
    private readonly width: number,
    private readonly sums: FenTotals,
    private readonly allCounts: Uint32Array,
  ) {}

  get buckets(): readonly FenSum[] {
    this.known ??= Array.from({ length: this.width }, (_, bucket) => this.sums.value(this.first + bucket));
    return this.known;
  }

  get balance(): FenSum {
    return this.buckets.reduce((sum, fen) => sum + fen, 0n);
  }

  get counts(): number[] {
    return Array.from(this.allCounts.subarray(this.first, this.first + this.width));
  }
}

/** Every claim stands in one unit. */
function sumOfRows(rows: readonly AgingRow[], width: number): AgingRow {
  const buckets = new Array<FenSum>(width).fill(0n);
  const counts = new Array<number>(width).fill(0);
  for (const row of rows) {
    row.buckets.forEach((fen, bucket) => (buckets[bucket] += fen));
    row.counts.forEach((count, bucket) => (counts[bucket] += count));
  }
  return {
    name: '',
    count: counts.reduce((sum, count) => sum + count, 0),
    balance: buckets.reduce((sum, fen) => sum + fen, 0n),
    buckets,
    counts,
  };
}
