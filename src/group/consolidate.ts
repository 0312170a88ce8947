import type { AgingTable } from '../aging/aging';
import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Settlement } from '../settlement/settlement';
import type { Members } from './members';

/** What one company, one file or the whole group has to get: amount − recovered − writtenOff − corrections = balance = internal + external. */
export interface GroupLine {
  readonly name: string;
  /** Claims with a balance. */
  readonly claims: number;
  readonly amount: FenSum;
  readonly recovered: FenSum;
  readonly writtenOff: FenSum;
  readonly corrections: FenSum;
  readonly balance: FenSum;
  /** Of the balance: owed by companies of the group, which the consolidated total leaves out, and by others. */
  readonly internal: FenSum;
  readonly external: FenSum;
  /** Of the external balance what is past its due date. */
  readonly overdue: FenSum;
}

/** Balance of one bucket: in all, within the group, consolidated. */
export interface GroupBucket {
  readonly label: string;
  readonly balance: FenSum;
  readonly internal: FenSum;
  readonly external: FenSum;
}

/** What one company of the group owes another. */
export interface InternalPair {
  /** Indexes into the members' names; the creditor is -1 for claims without a unit. */
  readonly creditor: number;
  readonly debtor: number;
  readonly claims: number;
  readonly balance: FenSum;
  /** What the creditor owes the debtor in turn. */
  readonly counter: FenSum;
}

const CELLS = 7;
const Cell = { Amount: 0, Paid: 1, Internal: 4, External: 5, Overdue: 6 } as const;

/**
 * One line for each code, and the total.
 * @param group code of each claim's line
 */
export function groupLines(
  { claims }: Ledger,
  { applications, balance }: Settlement,
  { ofDebtor }: Members,
  group: Int32Array,
  names: readonly string[],
  asOf: Day,
): { readonly lines: GroupLine[]; readonly total: GroupLine } {
  const sums = new FenTotals(names.length * CELLS);
  const counts = new Uint32Array(names.length);
  const rows = new Uint32Array(names.length);
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(claims.amount[claim] > 0) || claims.origin[claim] > asOf) continue;
    const first = group[claim] * CELLS;
    rows[group[claim]]++;
    sums.add(first + Cell.Amount, claims.amount[claim]);
    if (!(balance[claim] > 0)) continue;
    counts[group[claim]]++;
    const internal = ofDebtor[claims.debtor[claim]] >= 0;
    sums.add(first + (internal ? Cell.Internal : Cell.External), balance[claim]);
    const due = claims.due[claim];
    if (!internal && due !== NO_DAY && due < asOf) sums.add(first + Cell.Overdue, balance[claim]);
  }
  for (let application = 0; application < applications.count; application++)
    sums.add(
      group[applications.claim[application]] * CELLS + Cell.Paid + applications.effect[application],
      applications.amount[application],
    );
  const lineOf = (code: number): GroupLine => {
    const value = (cell: number): FenSum => sums.value(code * CELLS + cell);
    const [internal, external] = [value(Cell.Internal), value(Cell.External)];
    return {
      name: names[code],
      claims: counts[code],
      amount: value(Cell.Amount),
      recovered: value(Cell.Paid + Effect.Recovered),
      writtenOff: value(Cell.Paid + Effect.WrittenOff),
      corrections: value(Cell.Paid + Effect.Correction),
      balance: internal + external,
      internal,
      external,
      overdue: value(Cell.Overdue),
    };
  };
  const lines = names.flatMap((_, code) => (rows[code] > 0 ? [lineOf(code)] : []));
  return { lines, total: totalOf(lines) };
}

function totalOf(lines: readonly GroupLine[]): GroupLine {
  const sum = (of: (line: GroupLine) => FenSum): FenSum => lines.reduce((all, line) => all + of(line), 0n);
  return {
    name: '',
    claims: lines.reduce((all, { claims }) => all + claims, 0),
    amount: sum(({ amount }) => amount),
    recovered: sum(({ recovered }) => recovered),
    writtenOff: sum(({ writtenOff }) => writtenOff),
    corrections: sum(({ corrections }) => corrections),
    balance: sum(({ balance }) => balance),
    internal: sum(({ internal }) => internal),
    external: sum(({ external }) => external),
    overdue: sum(({ overdue }) => overdue),
  };
}

/** The buckets of the campaign's aging table with what companies of the group owe each other taken out. */
export function groupBuckets(
  { claims }: Ledger,
  { balance }: Settlement,
  { labels, bucketOf, total }: AgingTable,
  { ofDebtor }: Members,
): GroupBucket[] {
  const internal = new FenTotals(labels.length);
  for (let claim = 0; claim < claims.count; claim++) {
    if (bucketOf[claim] >= 0 && ofDebtor[claims.debtor[claim]] >= 0)
      internal.add(bucketOf[claim], balance[claim]);
  }
  return labels.map((label, bucket) => ({
    label,
    balance: total.buckets[bucket],
    internal: internal.value(bucket),
    external: total.buckets[bucket] - internal.value(bucket),
  }));
}

/** Who owes whom within the group, by creditor and debtor in the order of the members; and the open claims, in ledger order. */
export function internalPairs(
  { claims }: Ledger,
  { balance }: Settlement,
  { ofDebtor, ofUnit, names }: Members,
): { readonly pairs: InternalPair[]; readonly claims: number[] } {
  const open: number[] = [];
  const sums = new Map<number, { count: number; balance: bigint }>();
  const key = (creditor: number, debtor: number): number => (creditor + 1) * names.length + debtor;
  for (let claim = 0; claim < claims.count; claim++) {
    const debtor = ofDebtor[claims.debtor[claim]];
    if (debtor < 0 || !(balance[claim] > 0)) continue;
    open.push(claim);
    const at = key(ofUnit[claims.unit[claim]], debtor);
    const sum = sums.get(at) ?? { count: 0, balance: 0n };
    sum.count++;
    sum.balance += BigInt(balance[claim]);
    sums.set(at, sum);
  }
  const pairs = [...sums]
    .sort(([a], [b]) => a - b)
    .map(([at, sum]): InternalPair => {
      const creditor = Math.floor(at / names.length) - 1;
      const debtor = at % names.length;
      const counter = creditor < 0 || creditor === debtor ? undefined : sums.get(key(debtor, creditor));
      return { creditor, debtor, claims: sum.count, balance: sum.balance, counter: counter?.balance ?? 0n };
    });
  return { pairs, claims: open };
}
