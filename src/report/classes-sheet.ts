import type { ClassRow } from '../phase/classes';
import { formatRate } from '../money/rate';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure, FootRow } from './block';
import { columnLetters } from '../finding/finding';
import { ratioOf } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Classes that count as non-performing: the last three of the five, and 一逾两呆. */
const NON_PERFORMING: readonly string[] = ['次级', '可疑', '损失', '逾期', '呆滞', '呆账'];

const Column = { Count: 2, Balance: 3, Share: 4, Opening: 5, Change: 6 } as const;

/** 不良贷款统计表: claims by class with the change on the opening, and the credit villages (rules.md §8). */
export function planClasses(context: ReportContext): SheetPlan {
  const { classes, policy } = context.result;
  const name = context.names.take('classes', '不良贷款统计表');
  const sheet = context.statement(
    { name, id: 'classes' },
    context.t('classes.title'),
    context.options.leaderUnit,
  );
  sheet.line(context.t('classes.byGrade'), 'section');
  gradeBlock(context, sheet);
  sheet.space();
  sheet.line(context.t('classes.byUnit'), 'section');
  unitBlock(context, sheet);
  sheet.space();
  const limit = policy.settings.creditRatioLimit;
  sheet.close([
    context.t('classes.note.nonPerforming'),
    context.t(classes.total.opening === null ? 'classes.note.noOpening' : 'classes.note.opening'),
    limit ? context.t('classes.note.limit', { limit: formatRate(limit) }) : context.t('classes.note.noLimit'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function gradeBlock(context: ReportContext, sheet: Statement): void {
  const { rows, total } = context.result.classes;
  const figures = (row: ClassRow): Figure[] => [
    row.count,
    row.balance,
    ratioOf(row.balance, total.balance),
    row.opening,
    row.opening === null ? null : row.balance - row.opening,
  ];
  const t = (key: string): string => context.t(`classes.column.${key}`);
  // The block's first body row stands two rows below the row that is written next: behind the header.
  const firstRow = sheet.nextRow + 1;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('grade'), kind: 'wrap' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
      {
        title: context.t('column.share'),
        kind: 'ratio',
        formula: ({ at, total: cell }) => `${at(Column.Balance)}/${cell(Column.Balance)}`,
      },
      { title: t('opening'), kind: 'money' },
      {
        title: t('change'),
        kind: 'money',
        formula: ({ at }) => `${at(Column.Balance)}-${at(Column.Opening)}`,
        partsOf: { plus: [Column.Balance], minus: [Column.Opening] },
      },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.grade === '' ? t('unclassified') : row.grade,
      ...figures(row),
    ]),
    total: [null, null, ...figures(total)],
    foot: [nonPerforming(context, figures, firstRow)],
  });
}

/** 其中：不良, as formulas over the rows of those classes; its share is the non-performing ratio. */
function nonPerforming(
  context: ReportContext,
  figures: (row: ClassRow) => Figure[],
  firstRow: number,
): FootRow {
  const { rows } = context.result.classes;
  const indexes = rows.flatMap(({ grade }, index) => (NON_PERFORMING.includes(grade) ? [index] : []));
  const bad = indexes.map((index) => rows[index]);
  const sum: ClassRow = {
    grade: '',
    count: bad.reduce((all, { count }) => all + count, 0),
    balance: bad.reduce((all, { balance }) => all + balance, 0n),
    opening: rows.some(({ opening }) => opening === null)
      ? null
      : bad.reduce((all, { opening }) => all + (opening ?? 0n), 0n),
  };
  return {
    label: context.t('classes.row.nonPerforming'),
    kind: 'money',
    kinds: { [Column.Count]: 'count', [Column.Share]: 'ratio' },
    values: [null, null, ...figures(sum)],
    formula: (column, { at, total }) => {
      if (column === Column.Share) return `${at(Column.Balance)}/${total(Column.Balance)}`;
      if (column === Column.Change) return `${at(Column.Balance)}-${at(Column.Opening)}`;
      const letters = columnLetters(column);
      return indexes.length === 0
        ? '0'
        : indexes.map((index) => `${letters}${firstRow + index + 1}`).join('+');
    },
  };
}

function unitBlock(context: ReportContext, sheet: Statement): void {
  const { units } = context.result.classes;
  const t = (key: string): string => context.t(`classes.column.${key}`);
  const balance = units.reduce((sum, unit) => sum + unit.balance, 0n);
  const overdue = units.reduce((sum, unit) => sum + unit.overdue, 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.unit'), kind: 'wrap' },
      { title: t('rating'), kind: 'center' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('ratio'), kind: 'ratio', formula: ({ at }) => `${at(5)}/${at(3)}` },
      { title: t('overdue'), kind: 'money' },
    ],
    rows: units.map((unit, index) => [
      index + 1,
      context.named(unit.unit, 'unit'),
      t(unit.withinLimit === null ? 'notRated' : unit.withinLimit ? 'creditVillage' : 'aboveLimit'),
      unit.balance,
      ratioOf(unit.overdue, unit.balance),
      unit.overdue,
    ]),
    total: [null, null, null, balance, ratioOf(overdue, balance), overdue],
  });
}
