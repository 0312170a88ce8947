import { NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { columnLetters } from '../finding/finding';
import type { LedgerSource } from '../ledger/ledger';
import { text } from '../locale/text';
import { OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import { cellOfSheet } from '../report/address';
import { OUR_COLUMNS, OUR_STYLES, OurColumns } from '../report/our-columns';
import { ReportContext } from '../report/report-context';
import type { ReportOptions } from '../report/report-options';
import type { CellValue } from '../workbook/sheet-data';
import type { ColumnOfOurs, ColumnsPlan } from '../workbook/workbook';
import { AS_OF_NAME } from './parameters-sheet';

type OurColumn = (typeof OUR_COLUMNS)[number];

/** The plan of one table's aging columns, and the columns that had to be values though formulas were asked for. */
export interface AgingColumns {
  readonly plan: ColumnsPlan;
  readonly valuesOnly: { readonly columns: readonly OurColumn[]; readonly why: 'rows' | 'rule' } | null;
}

const WIDTHS: Readonly<Record<OurColumn, number>> = {
  balance: 16,
  overdueDays: 10,
  ageYears: 10,
  bucket: 14,
  phase: 14,
};

/**
 * 余额 逾期天数 账龄(年) 账龄段 阶段 beside one table of claims. Formulas spill from the first row, and ask the functions of the
 * add-in with whole ranges and the named as-of date; what they cannot say in the same way as the report is written as values.
 * @param sourceIndex index into the ledger's sources, of a table of claims or a running ledger
 */
export function planAgingColumns(
  result: CampaignResult,
  sourceIndex: number,
  as: 'formulas' | 'values',
  options: ReportOptions,
): AgingColumns | null {
  const source = result.ledger.sources[sourceIndex];
  const claimsOfRow = rowsWithClaims(result, sourceIndex);
  if (claimsOfRow.size === 0) return null;
  const rows = [...claimsOfRow.keys()];
  const firstRow = source.headerRow + 1;
  const lastRow = rows.reduce((last, row) => Math.max(last, row), firstRow);
  const values = valuesOf(new ReportContext(result, options), claimsOfRow, firstRow, lastRow);
  const everyRowIsOneClaim =
    claimsOfRow.size === lastRow - firstRow + 1 &&
    [...claimsOfRow.values()].every(({ length }) => length === 1);
  const formulas =
    as === 'formulas' && everyRowIsOneClaim ? formulasOf(result, sourceIndex, firstRow, lastRow) : {};
  const t = (key: string, more = {}): string => text(options.language, `report.ledger.${key}`, more);
  const day = new ReportContext(result, options).day(result.asOf);
  const columns = OUR_COLUMNS.map((id, index): ColumnOfOurs => {
    const formula = formulas[id];
    return {
      id,
      title: t(`column.${id}`),
      comment: t(`comment.${id}`, { day, set: result.aging.set.name }),
      width: WIDTHS[id],
      style: OUR_STYLES[index],
      values: values[index],
      ...(formula !== undefined && { formula }),
    };
  });
  const valuesOnly = as === 'values' ? [] : OUR_COLUMNS.filter((id) => formulas[id] === undefined);
  return {
    plan: {
      sheet: source.sheet,
      headerRow: source.headerRow,
      firstRow,
      lastRow,
      after: source.firstColumn + widthOf(source),
      columns,
    },
    valuesOnly:
      valuesOnly.length === 0 ? null : { columns: valuesOnly, why: everyRowIsOneClaim ? 'rule' : 'rows' },
  };
}

/** Claims of each row of the table, in ledger order. */
function rowsWithClaims({ ledger }: CampaignResult, sourceIndex: number): Map<number, number[]> {
  const { claims } = ledger;
  const ofRow = new Map<number, number[]>();
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.source[claim] !== sourceIndex) continue;
    const known = ofRow.get(claims.row[claim]);
    if (known) known.push(claim);
    else ofRow.set(claims.row[claim], [claim]);
  }
  return ofRow;
}

function valuesOf(
  context: ReportContext,
  claimsOfRow: ReadonlyMap<number, readonly number[]>,
  firstRow: number,
  lastRow: number,
): CellValue[][] {
  const ours = new OurColumns(context);
  const columns = OUR_COLUMNS.map((): CellValue[] => []);
  for (let row = firstRow; row <= lastRow; row++) {
    const cells: CellValue[] = [];
    ours.write(claimsOfRow.get(row) ?? [], cells, 0);
    columns.forEach((column, index) => column.push(cells[index]));
  }
  return columns;
}

/** Columns of the table up to its last title. */
function widthOf({ titles }: LedgerSource): number {
  let width = titles.length;
  while (width > 1 && titles[width - 1] === '') width--;
  return width;
}

/**
 * One formula a column, for those that a formula computes as the report does. The balance is computed within each formula: where
 * our own column of balances stands is known only once it is written, and the user may move it.
 */
function formulasOf(
  result: CampaignResult,
  sourceIndex: number,
  firstRow: number,
  lastRow: number,
): Partial<Record<OurColumn, string>> {
  const { ledger, aging, policy } = result;
  const source = ledger.sources[sourceIndex];
  const range = (field: string): string | null => {
    const column = source.mapping.find((mapped) => mapped.field === field)?.column;
    if (column === undefined) return null;
    const letters = columnLetters(column);
    return `${letters}${firstRow + 1}:${letters}${lastRow + 1}`;
  };
  const balance = balanceFormula(result, sourceIndex, lastRow);
  if (balance === null) return {};
  const due = dueAsWritten(result, sourceIndex) ? range('到期日') : null;
  const origin = range('发生日期');
  // The function's own buckets are the built-in ones.
  const builtIn = policy.bucketSets.length === 0 && aging.set === OVERDUE_BY_DAYS;
  return {
    balance,
    ...(due !== null && { overdueDays: `AR.OVERDUEDAYS(${due},${AS_OF_NAME},${balance})` }),
    ...(origin !== null && { ageYears: `AR.AGEYEARS(${origin},${AS_OF_NAME},${balance})` }),
    ...(due !== null && builtIn && { bucket: `AR.AGEBUCKET(${due},${AS_OF_NAME},,${balance})` }),
  };
}

/** Only one table of claims in 元 with at most one of recoveries can be handed to one formula. */
function balanceFormula(
  { ledger, policy }: CampaignResult,
  sourceIndex: number,
  lastRow: number,
): string | null {
  const { sources } = ledger;
  const source = sources[sourceIndex];
  const owing = sources.filter(({ kind }) => kind !== 'recoveries');
  const paying = sources.filter(({ kind }) => kind === 'recoveries');
  const inYuan = [...owing, ...paying].every(
    ({ moneyUnit, mapping }) =>
      moneyUnit === '元' && mapping.every((mapped) => mapped.moneyUnit === undefined),
  );
  // A balance without an amount is worked out backwards; the function knows amounts and recoveries.
  const hasAmount = source.mapping.some(({ field }) => field === '应收金额');
  const asNamed = [...owing, ...paying].every(({ mapping }) =>
    mapping.every(({ reason }) => reason !== 'given'),
  );
  if (source.kind !== 'claims' || owing.length > 1 || paying.length > 1 || !inYuan || !hasAmount || !asNamed)
    return null;
  if (policy.settings.application !== '先进先出') return null;
  const tableOf = ({ sheet, firstColumn, titles, headerRow }: LedgerSource, last: number): string =>
    cellOfSheet(
      sheet,
      `${columnLetters(firstColumn)}${headerRow + 1}:${columnLetters(firstColumn + titles.length - 1)}${last + 1}`,
    );
  const claims = tableOf({ ...source, titles: source.titles.slice(0, widthOf(source)) }, lastRow);
  const payments = paying.map((one) =>
    tableOf({ ...one, titles: one.titles.slice(0, widthOf(one)) }, one.rows.length - 1),
  );
  return `AR.BALANCE(${claims},${payments[0] ?? ''},${AS_OF_NAME})`;
}

/** False where a due date follows from a credit period: no cell of the ledger holds it. */
function dueAsWritten({ ledger }: CampaignResult, sourceIndex: number): boolean {
  const { claims, sources } = ledger;
  const source = sources[sourceIndex];
  const column = source.mapping.find(({ field }) => field === '到期日')?.column;
  if (column === undefined) return false;
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.source[claim] !== sourceIndex || claims.due[claim] === NO_DAY) continue;
    const value = source.rows[claims.row[claim]][column] ?? null;
    if (value === null || value === '') return false;
  }
  return true;
}
