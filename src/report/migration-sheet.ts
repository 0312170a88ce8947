import { hasRates, type Analysis } from '../analysis/analysis';
import type { Migration } from '../analysis/migration';
import type { RollForward } from '../analysis/roll-forward';
import { compareFractions, numberOf, ONE, type Fraction } from '../money/fraction';
import type { SheetPlan } from '../workbook/sheet-plan';
import { cellAddress } from './address';
import type { BlockColumn, BlockPlace, Figure } from './block';
import { bucketEdges } from './bucket-edges';
import { shownPercent } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Columns of a matrix before those of the buckets at the closing. */
const Matrix = { Label: 1, Opening: 2, Recovered: 3, WrittenOff: 4, Corrections: 5, FirstKept: 6 } as const;
const FIRST_RATE = 2;

/** 迁徙率测算表: the migration matrix of each period, the rates that follow from it, and the loss rates of the buckets. */
export function planMigration(context: ReportContext, { migration, months }: Analysis): SheetPlan {
  const name = context.names.take('migration', '迁徙率测算表');
  const sheet = context.statement(
    { name, id: 'migration' },
    context.t('migration.title'),
    context.options.leaderUnit,
  );
  if (!hasRates(migration)) {
    sheet.line(context.t('migration.tooShort', { months, length: migration.months }), 'section');
    sheet.space();
    sheet.close([context.t('migration.note.rate')]);
    return sheet.plan();
  }
  const rates = ratesRow(migration);
  // The rates come first, for they are what is read; they are computed from the matrices below them.
  sheet.line(context.t('migration.rates', { length: migration.months }), 'section');
  const place = ratesBlock(context, sheet, migration);
  sheet.space();
  migration.periods.forEach((period, index) => {
    sheet.line(
      context.t('migration.matrix', { from: context.day(period.from), to: context.day(period.to) }),
      'section',
    );
    const matrix = matrixBlock(context, sheet, period, rates);
    rateFormulas(sheet, migration, place, matrix, index);
    sheet.space();
  });
  sheet.close([
    context.t('aging.note.set', { set: migration.set.name, edges: bucketEdges(context, migration.set) }),
    context.t('migration.note.rate'),
    context.t('migration.note.loss', {
      loss: shownPercent(migration.lastLoss.num, migration.lastLoss.den),
      last: migration.periods[0].labels[rates[rates.length - 1]],
    }),
    context.t('migration.note.adjustment', {
      adjustment: shownPercent(migration.adjustment.num, migration.adjustment.den),
    }),
    ...(migration.lines.some(({ lossRate }) => lossRate === null)
      ? [context.t('migration.note.missing')]
      : []),
    context.t('analysis.note.wholeLedger'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

/** Labels in the order in which the rates are listed. */
function ratesRow({ lines }: Migration): number[] {
  return lines.map(({ label }) => label);
}

function ratesBlock(context: ReportContext, sheet: Statement, migration: Migration): BlockPlace {
  const { periods, lines } = migration;
  const t = (key: string): string => context.t(`migration.column.${key}`);
  const average = FIRST_RATE + periods.length;
  const shown = (rate: Fraction | null): Figure =>
    rate === null ? context.t('analysis.none') : numberOf(rate);
  const place = sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap' },
      ...periods.map(({ to }): BlockColumn => ({
        title: t('periodTo') + context.day(to),
        kind: 'ratio',
        widest: 12,
      })),
      { title: t('average'), kind: 'ratio' },
      { title: t('loss'), kind: 'ratio' },
      { title: t('creditLoss'), kind: 'ratio' },
    ],
    rows: lines.map((line, index) => [
      index + 1,
      periods[0].labels[line.label],
      ...periods.map((_, period) => shown(line.rates[period] ?? null)),
      shown(line.average),
      shown(line.lossRate),
      shown(line.creditLossRate),
    ]),
  });
  lines.forEach((line, index) => {
    const row = place.firstRow + index;
    const at = (column: number, offset = 0): string => cellAddress(row + offset, place.columns[column]);
    const counted = line.rates.filter((rate) => rate !== null).length;
    if (line.average !== null) {
      sheet.formula(row, place.columns[average], `SUM(${at(FIRST_RATE)}:${at(average - 1)})/${counted}`);
      if (line.lossRate !== null)
        sheet.formula(row, place.columns[average + 1], `${at(average)}*${at(average + 1, 1)}`);
    }
    // Where the adjusted rate would pass 100% it stands as 100%, without a formula.
    if (line.creditLossRate !== null && compareFractions(line.creditLossRate, ONE) < 0) {
      const factor = `(1+${numberOf(migration.adjustment)})`;
      sheet.formula(row, place.columns[average + 2], `${at(average + 1)}*${factor}`);
    }
  });
  return place;
}

/** One period: each bucket's opening, and what of it came in, was written off, corrected, or is still owed and where. */
function matrixBlock(
  context: ReportContext,
  sheet: Statement,
  { labels, cohorts }: RollForward,
  order: readonly number[],
): BlockPlace {
  const rest = labels.map((_, label) => label).filter((label) => !order.includes(label));
  const all = [...order, ...rest];
  const t = (key: string): string => context.t(`rollForward.column.${key}`);
  const kept = all.map((_, index) => Matrix.FirstKept + index);
  const rowOf = (label: number): Figure[] => {
    const { opening, recovered, writtenOff, corrections, kept: stays } = cohorts[label];
    return [opening, recovered, writtenOff, corrections, ...all.map((to) => stays[to])];
  };
  const rows = all.map((label, index): Figure[] => [index + 1, labels[label], ...rowOf(label)]);
  const total = kept.map((_, index) => all.reduce((sum, label) => sum + cohorts[label].kept[all[index]], 0n));
  const sumOf = (of: 'opening' | 'recovered' | 'writtenOff' | 'corrections'): bigint =>
    cohorts.reduce((sum, cohort) => sum + cohort[of], 0n);
  return sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('migration.column.from'), kind: 'wrap' },
      {
        title: t('opening'),
        kind: 'money',
        formula: ({ at }) => `SUM(${at(Matrix.Recovered)}:${at(kept[kept.length - 1])})`,
        total: 'sum',
        partsOf: { plus: [Matrix.Recovered, Matrix.WrittenOff, Matrix.Corrections, ...kept] },
      },
      { title: t('recovered'), kind: 'money' },
      { title: t('writtenOff'), kind: 'money' },
      { title: t('corrections'), kind: 'money' },
      ...all.map((label): BlockColumn => ({
        title: labels[label],
        band: context.t('migration.band'),
        kind: 'money',
      })),
    ],
    rows,
    total: [
      null,
      null,
      sumOf('opening'),
      sumOf('recovered'),
      sumOf('writtenOff'),
      sumOf('corrections'),
      ...total,
    ],
  });
}

/** A rate as a formula over its matrix: what moved to later buckets or was written off, over the opening. */
function rateFormulas(
  sheet: Statement,
  { lines }: Migration,
  rates: BlockPlace,
  matrix: BlockPlace,
  period: number,
): void {
  lines.forEach(({ rates: own }, index) => {
    if (own[period] == null) return;
    const row = matrix.firstRow + index;
    const at = (column: number): string => cellAddress(row, matrix.columns[column]);
    const later = `SUM(${at(Matrix.FirstKept + index + 1)}:${at(Matrix.FirstKept + lines.length - 1)})`;
    sheet.formula(
      rates.firstRow + index,
      rates.columns[FIRST_RATE + period],
      `(${later}+${at(Matrix.WrittenOff)})/${at(Matrix.Opening)}`,
    );
  });
}
