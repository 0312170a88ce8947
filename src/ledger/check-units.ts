import { textOf } from '../table/cell';
import type { LocatedTable } from '../table/locate';
import { moneyUnitIn, titleKey, unitMentionedIn, unreadableUnitIn } from '../table/title';
import type { CellValue } from '../workbook/sheet-data';
import type { LedgerTable } from './ledger-table';

/** As 人民币（百万元）. */
const LONGEST_UNIT = 12;
const UNIT_TITLE = /^(?:金额|货币|计量|币种)?单位$/;

/** Reports where a sheet says of its money unit what is not obeyed: amounts may be wrong by a factor of thousands. */
export function reportUnits(table: LedgerTable, located: LocatedTable): void {
  if (table.unitForced) return;
  const { reader, rows } = table;
  const { headerRow } = located;
  const lonely = table.lonelyUnit;
  if (lonely !== null) {
    const values = { title: lonely.title, unit: table.moneyUnit };
    reader.report('error', 'money-unit-unsaid', headerRow, lonely.column, values);
  }
  for (let row = 0; row < headerRow; row++) reportUnitsOfRow(table, row, rows[row]);
  for (const { column, title, field } of located.columns) {
    const unit = field.kind === 'amount' ? table.sheet.shownUnits?.get(column) : undefined;
    const read = table.unitOf(field.name);
    if (unit !== undefined && unit !== read)
      reader.report('error', 'money-unit-in-format', headerRow, column, { title, unit, read });
  }
  rows[headerRow].forEach((value, column) => reportUnreadable(table, headerRow, column, value));
  reportUnitOfName(table);
  reportUnitColumn(table, located);
}

/**
 * Reports texts of a row that is no data which say another unit than the one that is read: a note under the table, the head of a second
 * block, a second text above it.
 */
export function reportUnitsOfRow(table: LedgerTable, row: number, cells: readonly CellValue[]): void {
  if (table.unitForced) return;
  cells.forEach((value, column) => {
    if (typeof value !== 'string' || reportUnreadable(table, row, column, value)) return;
    const unit = table.unitOfMainColumn() === null ? unitMentionedIn(value) : null;
    if (unit !== null && unit !== table.moneyUnit)
      table.reader.report('error', 'money-unit-elsewhere', row, column, { unit, read: table.moneyUnit });
  });
}

function reportUnreadable({ reader }: LedgerTable, row: number, column: number, value: CellValue): boolean {
  const unit = typeof value === 'string' ? unreadableUnitIn(value) : null;
  if (unit !== null) reader.report('error', 'money-unit-unreadable', row, column, { unit });
  return unit !== null;
}

/** Only where nothing nearer says the unit. */
function reportUnitOfName(table: LedgerTable): void {
  const { sheet, moneyUnit: read } = table;
  if (table.located.moneyUnit !== null || table.unitOfMainColumn() !== null) return;
  const unit = unitMentionedIn(sheet.name) ?? unitMentionedIn(sheet.file);
  if (unit === null || unit === read) return;
  const place = table.reader.place();
  table.findings.push({ severity: 'error', code: 'money-unit-in-name', place, values: { unit, read } });
}

/** A column that says the unit of each row: all amounts are read in one. */
function reportUnitColumn({ reader, rows, moneyUnit }: LedgerTable, located: LocatedTable): void {
  const { titles, firstColumn, headerRow } = located;
  titles.forEach((title, index) => {
    if (!UNIT_TITLE.test(titleKey(title))) return;
    for (let row = headerRow + 1; row < rows.length; row++) {
      const value = rows[row][firstColumn + index];
      // Nearly all of them are names of companies, and there may be a hundred thousand.
      if (typeof value !== 'string' || value.length > LONGEST_UNIT || !value.includes('元')) continue;
      const unit = moneyUnitIn(value) ?? unreadableUnitIn(value);
      if (unit === null || unit === moneyUnit) continue;
      const values = { title, text: textOf(value), read: moneyUnit };
      reader.report('error', 'money-unit-by-row', row, firstColumn + index, values);
      return;
    }
  });
}
