import type { CampaignResult } from '../campaign/result';
import type { LedgerSource } from '../ledger/ledger';
import { text } from '../locale/text';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { OUR_COLUMNS, OUR_STYLES, OurColumns, type OurColumn } from '../report/our-columns';
import { ReportContext } from '../report/report-context';
import type { ReportOptions } from '../report/report-options';
import type { CellValue } from '../workbook/sheet-data';
import type { ColumnOfOurs, ColumnsPlan } from '../workbook/workbook';
import { agingFormulas, type FormulaColumn, type FormulaPlaces } from './aging-formulas';
import { widthOf } from './balance-formula';

/** A column that is values though a formula was asked for: no formula says the same, or it would be handed too much. */
export interface ValuesOnly {
  readonly id: OurColumn;
  readonly why: 'says-another' | 'too-much';
}

/** The plan of one table's aging columns, and the columns that are values though formulas were asked for. */
export interface AgingColumns {
  readonly plan: ColumnsPlan;
  readonly valuesOnly: readonly ValuesOnly[];
}

const WIDTHS: Readonly<Record<OurColumn, number>> = {
  balance: 16,
  overdueDays: 10,
  ageYears: 10,
  bucket: 14,
  phase: 14,
};
/** Words of 账龄段 for a claim that owes nothing; the formula leaves such a row blank. */
const STATES = ['creditNote', 'notYet', 'settled'];

/**
 * 余额 逾期天数 账龄(年) 账龄段 阶段 beside one table of claims. Formulas spill from the first row, and ask the functions of the
 * add-in with whole ranges and the named as-of date; a column of which the formula would say anything else than the report, or would be
 * handed more than Excel sends, is written as values.
 * @param sourceIndex index into the ledger's sources, of a table of claims or a running ledger
 * @returns null for a table without claims
 */
export function* planAgingColumns(
  result: CampaignResult,
  sourceIndex: number,
  as: 'formulas' | 'values',
  options: ReportOptions,
  places: FormulaPlaces,
): Paced<AgingColumns | null> {
  const source = result.ledger.sources[sourceIndex];
  const claimsOfRow = rowsWithClaims(result, sourceIndex);
  if (claimsOfRow.size === 0) return null;
  yield;
  const firstRow = source.headerRow + 1;
  let lastRow = firstRow;
  for (const row of claimsOfRow.keys()) lastRow = Math.max(lastRow, row);
  const context = new ReportContext(result, options);
  const values = yield* valuesOf(context, claimsOfRow, firstRow, lastRow);
  const formulas =
    as === 'formulas' ? yield* agingFormulas(result, sourceIndex, { firstRow, lastRow }, places) : {};
  const states = new Set(STATES.map((state) => context.t(`ledger.state.${state}`)));
  const t = (key: string, more = {}): string => text(options.language, `report.ledger.${key}`, more);
  const columns = OUR_COLUMNS.map((id, index): ColumnOfOurs => {
    const formula = formulas[id];
    const holds =
      formula !== undefined && formula !== 'too-much' && saysTheSame(formula, values[index], states);
    return {
      id,
      title: t(`column.${id}`),
      comment: t(`comment.${id}`, { day: context.day(result.asOf), set: result.aging.set.name }),
      width: WIDTHS[id],
      style: OUR_STYLES[index],
      values: holds ? formula.shown : values[index],
      ...(holds && { formula: formula.formula }),
    };
  });
  return {
    plan: {
      sheet: source.sheet,
      headerRow: source.headerRow,
      firstRow,
      lastRow,
      after: firstFree(source),
      columns,
    },
    valuesOnly:
      as === 'values'
        ? []
        : columns.flatMap(({ formula }, index): ValuesOnly[] => {
            const id = OUR_COLUMNS[index];
            if (formula !== undefined) return [];
            return [{ id, why: formulas[id] === 'too-much' ? 'too-much' : 'says-another' }];
          }),
  };
}

/** First column right of a table. */
export function firstFree(source: LedgerSource): number {
  return source.firstColumn + widthOf(source);
}

function saysTheSame(
  { shown }: FormulaColumn,
  values: readonly CellValue[],
  states: ReadonlySet<CellValue>,
): boolean {
  return shown.every((cell, row) => {
    const value = values[row];
    return cell === (value === null || states.has(value) ? '' : value);
  });
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

function* valuesOf(
  context: ReportContext,
  claimsOfRow: ReadonlyMap<number, readonly number[]>,
  firstRow: number,
  lastRow: number,
): Paced<CellValue[][]> {
  const ours = new OurColumns(context);
  const columns = OUR_COLUMNS.map((): CellValue[] => []);
  for (let row = firstRow; row <= lastRow; row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const cells: CellValue[] = [];
    ours.write(claimsOfRow.get(row) ?? [], cells, 0);
    columns.forEach((column, index) => column.push(cells[index]));
  }
  return columns;
}
