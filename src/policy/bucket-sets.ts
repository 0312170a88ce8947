import type { BucketSet, TimeUnit } from './policy';
import type { PolicyRow } from './policy-row';
import { column, TIME_UNIT_CHOICES, type TableDescription } from './table-description';
import { approximateDays, LONGEST_YEARS } from './time-length';

type BucketColumn = '账龄集' | '名称' | '起' | '单位' | '起算' | '边界';

/** 账龄段 (rules.md §5, §10): one row a bucket, the sets told apart by 账龄集. */
export const BUCKET_TABLE: TableDescription<BucketColumn> = {
  name: '账龄段',
  sheetNames: ['账龄分段', '账龄区间', '账龄集', '账龄段设置', 'aging buckets', 'buckets'],
  knownBy: { columns: ['账龄集', '名称', '起', '起算'], foreignTitles: 2 },
  columns: [
    column('账龄集', 'text', ['集', '分段方案', '账龄方案', 'set', 'bucket set']),
    column('名称', 'text', ['账龄段', '段名', '区间', '区间名称', 'label', 'bucket'], {
      required: true,
      width: 16,
    }),
    column('起', 'number', ['起点', '起始', '下限', '从', 'from', 'start'], { required: true }),
    column('单位', 'text', ['时间单位', 'unit'], { choices: TIME_UNIT_CHOICES, width: 8 }),
    column('起算', 'text', ['起算点', '起算日', '起算方式', '起算基准', 'counted from', 'basis'], {
      choices: {
        逾期: ['到期日', '逾期天数', 'overdue', 'due date'],
        账龄: ['发生日期', '发生日', 'age', 'origin date'],
      },
      width: 10,
    }),
    column('边界', 'text', ['边界含', '端点', 'edge', 'boundary'], {
      choices: { 含起: ['含下限', '含起点', 'inclusive start'], 含止: ['含上限', '含止点', 'inclusive end'] },
      width: 10,
    }),
  ],
};

/** Labels that aging gives itself, to what is not yet due and to what has no date (rules.md §5). */
const NOT_YET_DUE = '未到期';
const NO_DATE = '无到期日';
const MOST_BUCKETS = 100;

interface BucketRow {
  readonly row: PolicyRow<BucketColumn>;
  readonly label: string;
  start: number | null;
  readonly unit: TimeUnit;
  readonly from: BucketSet['from'] | null;
  readonly edge: BucketSet['edge'] | null;
}

/**
 * The bucket sets of 账龄段, in the order in which they begin on the sheet, each sorted by start. A blank 账龄集 goes on
 * with the set above, as merged cells do. Within a set the first row that says 起算 or 边界 decides; 边界 unsaid is 含起.
 */
export function readBucketSets(rows: readonly PolicyRow<BucketColumn>[]): BucketSet[] {
  const sets = new Map<string, BucketRow[]>();
  let name: string = BUCKET_TABLE.name;
  for (const row of rows) {
    name = row.text('账龄集') || name;
    const bucket = readBucket(row);
    if (bucket === null) continue;
    const set = sets.get(name);
    if (set) set.push(bucket);
    else sets.set(name, [bucket]);
  }
  return [...sets].flatMap(([setName, buckets]) => composeSet(setName, buckets) ?? []);
}

function readBucket(row: PolicyRow<BucketColumn>): BucketRow | null {
  row.require('名称');
  if (row.isShownAsDate('名称')) row.reject('bucket-label-is-date', '名称');
  const label = row.text('名称');
  const start = row.count('起', 365 * LONGEST_YEARS);
  const from = row.choice<BucketSet['from']>('起算');
  const edge = row.choice<BucketSet['edge']>('边界');
  const unit = row.choice<TimeUnit>('单位');
  // Aging adds the bucket of undated claims by itself.
  if (label === NO_DATE && !row.said('起')) return null;
  if (label === NO_DATE) row.reject('bucket-label-reserved', '名称', { label });
  if (start !== null && !row.said('单位')) row.reject('policy-cell-missing', '单位', { column: '单位' });
  if (
    start !== null &&
    unit !== null &&
    approximateDays(start, unit) > approximateDays(LONGEST_YEARS, '年')
  ) {
    row.reject('policy-time-too-long', '起', { count: start, unit, years: LONGEST_YEARS });
  }
  return row.usable ? { row, label, start, unit: unit ?? '日', from, edge } : null;
}

function composeSet(name: string, rows: readonly BucketRow[]): BucketSet | null {
  const notYetDue = rows.some(({ start, label }) => start === null || label === NOT_YET_DUE);
  const from = rows.find((row) => row.from !== null)?.from ?? (notYetDue ? '逾期' : null);
  const edge = rows.find((row) => row.edge !== null)?.edge ?? '含起';
  if (from === null) {
    rows[0].row.error('bucket-set-from-missing', '起算', { set: name });
    rows.forEach(({ row }) => row.exclude());
    return null;
  }
  const kept: BucketRow[] = [];
  for (const bucket of rows) {
    const { row } = bucket;
    reportMixed(name, row, '起算', bucket.from, from);
    reportMixed(name, row, '边界', bucket.edge, edge);
    settleOpenStart(bucket, from);
    const twin = kept.find((other) => isTwin(other, bucket));
    if (twin) {
      row.reject('bucket-repeated', '名称', { set: name, label: bucket.label, other: twin.row.row + 1 });
    } else if (kept.length === MOST_BUCKETS) {
      row.reject('bucket-set-too-long', '名称', { set: name, most: MOST_BUCKETS });
    } else {
      kept.push(bucket);
    }
  }
  kept.sort((a, b) => lengthOf(a) - lengthOf(b));
  if (kept.every(({ start }) => start === null)) {
    kept[0].row.error('bucket-set-without-start', '起', { set: name });
    rows.forEach(({ row }) => row.exclude());
    return null;
  }
  reportUncovered(name, from, edge, kept);
  return { name, from, edge, buckets: kept.map(({ label, start, unit }) => ({ label, start, unit })) };
}

function reportMixed(
  set: string,
  row: PolicyRow<BucketColumn>,
  column: '起算' | '边界',
  said: string | null,
  used: string,
): void {
  if (said !== null && said !== used) row.error('bucket-set-mixed', column, { set, column, used });
}

/** 未到期 has no start; counted from the origin date nothing is 未到期, and the youngest bucket starts at 0. */
function settleOpenStart(bucket: BucketRow, from: BucketSet['from']): void {
  if (from === '账龄' && bucket.start === null) {
    bucket.row.warn('bucket-start-missing', '起', { label: bucket.label });
    bucket.start = 0;
  } else if (from === '逾期' && bucket.label === NOT_YET_DUE && bucket.start !== null) {
    bucket.row.warn('bucket-not-due-with-start', '起', { label: bucket.label });
    bucket.start = null;
  }
}

function isTwin(a: BucketRow, b: BucketRow): boolean {
  return a.label === b.label || lengthOf(a) === lengthOf(b);
}

/** In days for the order; twelve months are a year, and what is not yet due comes first. */
function lengthOf({ start, unit }: BucketRow): number {
  if (start === null) return -1;
  return approximateDays(unit === '年' ? start * 12 : start, unit === '年' ? '月' : unit);
}

/** What is overdue or old but lies below the first start stands with what is not yet due; the reader must know. */
function reportUncovered(
  set: string,
  from: BucketSet['from'],
  edge: BucketSet['edge'],
  sorted: readonly BucketRow[],
): void {
  const { row, start, unit } = sorted.find((bucket) => bucket.start !== null)!;
  const youngest = from === '逾期' && edge === '含起' && unit === '日' ? 1 : 0;
  if (start! <= youngest) return;
  const into = sorted[0].start === null ? sorted[0].label : NOT_YET_DUE;
  row.warn('bucket-set-uncovered', '起', { set, start: start!, unit, into });
}
