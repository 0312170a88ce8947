import { bucketSetNamed, BY_YEARS, labelsOf, type BucketSet } from './aging';
import { coursesOf, endsOf, settingOf, type AnalysisInput, type Course } from './analysis';
import { rowsOf, textOf } from './book';
import { Decimal, decimalOfCell, sum } from './money';
import { atMostOne, exactRate, mean, plus, ratioOf, times, type Ratio } from './ratio';
import { setsOfRates } from './provisions';

/** The rates of one bucket by period, and what they say of its loss. */
export interface MigrationLine {
  readonly label: string;
  readonly rates: readonly (Ratio | null)[];
  readonly average: Ratio | null;
  readonly lossRate: Ratio | null;
  readonly creditLossRate: Ratio | null;
}

export interface Migration {
  readonly name: string;
  readonly length: number;
  readonly lines: readonly MigrationLine[];
}

const ONE: Ratio = { above: 1n, below: 1n };

/**
 * 迁徙率: of what stood in a bucket at the opening, what stands in a later one at the closing or was written off. 历史损失率: the product
 * of the averages up to the last bucket, times its loss; 预期信用损失率: × (1 + 前瞻性调整), at most the whole.
 * @returns null where the months are fewer than one bucket is long
 */
export function migrationOf(months: number, input: AnalysisInput): Migration | null {
  const { sheets, asOf } = input;
  const set = setOf(input);
  const length = lengthOf(set)!;
  const count = Math.floor(months / length);
  if (count === 0) return null;
  const ends = endsOf(asOf, count, length);
  const periods = ends.slice(1).map((to, index) => coursesOf(ends[index], to, set, input));
  const chain = chainOf(set);
  const lastLoss = exactRate(decimalOfCell(settingOf('末段损失率', sheets)) ?? new Decimal(1));
  const factor = plus(ONE, exactRate(decimalOfCell(settingOf('前瞻性调整', sheets)) ?? new Decimal(0)));
  const lines: MigrationLine[] = [];
  // From the last bucket back: each loss is made of the next one's.
  let loss: Ratio | null = lastLoss;
  for (const label of [...chain].reverse()) {
    const later = chain.slice(chain.indexOf(label) + 1);
    const isLast = later.length === 0;
    const rates = isLast ? [] : periods.map((courses) => rateOf(courses, label, later));
    const average: Ratio | null = isLast ? null : mean(rates.filter((rate) => rate !== null));
    if (!isLast) loss = loss && average && times(average, loss);
    lines.unshift({
      label,
      rates,
      average,
      lossRate: loss,
      creditLossRate: loss && atMostOne(times(loss, factor)),
    });
  }
  return { name: set.name, length, lines };
}

function rateOf(courses: readonly Course[], label: string, later: readonly string[]): Ratio | null {
  const cohort = courses.filter(({ old, stood }) => old && stood === label);
  const moved = cohort.filter(({ stands }) => later.includes(stands)).map(({ closing }) => closing);
  const writtenOff = cohort.map(({ paid }) => paid('writtenOff'));
  return ratioOf(sum([...moved, ...writtenOff]), sum(cohort.map(({ opening }) => opening)));
}

/** The buckets as time runs through them; what has no date stands outside. */
export function chainOf(set: BucketSet): string[] {
  const timed = set.buckets.filter(({ start }) => start !== null).map(({ label }) => label);
  const notDue = labelsOf(set).filter((label) => label !== '无到期日' && !timed.includes(label));
  return [...notDue, ...timed];
}

/** The set that 预警线 names, otherwise that of the first rates of 计提比例; by years of age where its buckets are not of one length. */
function setOf({ sheets }: AnalysisInput): BucketSet {
  const name = textOf(settingOf('迁徙率账龄集', sheets));
  const set = name === '' ? setsOfRates(sheets)[0]?.set : bucketSetNamed(name, rowsOf(sheets, '账龄段'));
  return set && lengthOf(set) !== null ? set : BY_YEARS;
}

/** The months that all buckets have in common; null where they differ. */
function lengthOf({ buckets }: BucketSet): number | null {
  const starts = buckets
    .filter(({ start }) => start !== null)
    .map(({ start, unit }) =>
      unit === '年' ? start! * 12 : unit === '月' ? start! : Math.floor(start! / 30),
    );
  const length = starts[1] - starts[0];
  const even = starts.every((start, index) => index === 0 || start - starts[index - 1] === length);
  return even && length > 0 ? length : null;
}
