import type { Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import type { ProposedRow } from '../plan-text/as-policy-row';
import { meaningOf, type CellMeaning } from '../plan-text/row-cells';
import type { OpenTable } from '../policy/open-table';
import { planPolicyTemplate } from '../policy/template';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { STYLES } from '../workbook/style';
import type { AddedCell, RowsPlan } from '../workbook/workbook';
import { ActionRefusal } from './failure-notice';

const FEN_OF_UNIT: Readonly<Record<MoneyUnit, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000 };

/** The cells of a row to be added, by column; days are serials, amounts in yuan. */
export type RowToAdd = Pick<ProposedRow, 'cells'>;

/** How cells are shown that do not show themselves. */
const STYLE: Readonly<Record<CellMeaning, StyleName | null>> = {
  day: 'plainDate',
  rate: 'plainRatio',
  amount: null,
  plain: null,
};

/**
 * Rows for a table that the workbook has.
 * @param unit the ledger's, in which amounts are where the table's titles name no other
 * @throws ActionRefusal where the table lacks a column that a row needs
 */
export function rowsBelow(table: OpenTable, rows: readonly RowToAdd[], unit: MoneyUnit): RowsPlan {
  const { sheet, headerRow, description } = table;
  const columns = description.columns.flatMap(({ name }) => table.columnOf(name) ?? []);
  const lastRow = table.rows.at(-1)?.row ?? headerRow;
  const [firstColumn, lastColumn] = [Math.min(...columns), Math.max(...columns)];
  return {
    sheet: sheet.name,
    lastRow,
    firstColumn,
    lastColumn,
    seen: [...new Set([headerRow, lastRow])].map((row) => ({
      row,
      values: sheet.rows[row].slice(firstColumn, lastColumn + 1),
    })),
    rows: rows.map((row) =>
      Object.keys(row.cells).map((name): AddedCell => {
        const column = table.columnOf(name);
        if (column === undefined)
          throw new ActionRefusal('action.refused.columnMissing', { sheet: sheet.name, column: name });
        const style = STYLE[meaningOf(row, name)];
        const format = style === null ? undefined : STYLES[style].format;
        const value = valueIn(row, name, table.unitOf(name, unit));
        return { column, value, ...(format !== undefined && { format }) };
      }),
    ),
  };
}

/** A new sheet for a table that the workbook lacks, with the rows in it. */
export function formWith(
  table: string,
  rows: readonly RowToAdd[],
  unit: MoneyUnit,
  language: Language,
): SheetPlan {
  const form = planPolicyTemplate(table, language);
  const titles = form.rows[0].map(String);
  const first = form.rows.length;
  const cells = rows.flatMap((row, index) =>
    titles.flatMap((name, column): CellPlan[] => {
      const style = name in row.cells ? STYLE[meaningOf(row, name)] : null;
      return style === null ? [] : [{ row: first + index, column, style }];
    }),
  );
  const values = rows.map((row) =>
    titles.map((name): CellValue => (name in row.cells ? valueIn(row, name, unit) : null)),
  );
  return { ...form, rows: [...form.rows, ...values], cells: [...form.cells, ...cells] };
}

/** The value of a cell; an amount in the unit in which its column is kept. */
function valueIn(row: RowToAdd, name: string, unit: MoneyUnit): CellValue {
  const value = row.cells[name];
  if (typeof value !== 'number' || meaningOf(row, name) !== 'amount') return value;
  return Math.round(value * 100) / FEN_OF_UNIT[unit];
}
