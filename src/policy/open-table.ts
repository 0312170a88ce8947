import type { Finding, Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import { isBlank, textOf } from '../table/cell';
import { CellReader } from '../table/cell-reader';
import { locateTable, type LocatedColumn } from '../table/locate';
import { titleKey } from '../table/title';
import type { SheetData } from '../workbook/sheet-data';
import { PolicyRow } from './policy-row';
import type { ColumnDescription, TableDescription } from './table-description';

/** Columns that people add to any table; they need no remark. */
const HARMLESS_TITLES = new Set([
  '备注',
  '说明',
  '序号',
  '编号',
  '行号',
  '附注',
  'remark',
  'remarks',
  'note',
  'notes',
  'no',
]);

/** A policy sheet whose header was found: its columns by name, its rows, and where its findings go. */
export class OpenTable<Name extends string = string> {
  readonly cells: CellReader;
  readonly rows: readonly PolicyRow<Name>[];
  private readonly columns: ReadonlyMap<string, LocatedColumn>;
  private readonly uncomputed: ReadonlySet<string>;

  constructor(
    readonly description: TableDescription<Name>,
    readonly sheet: SheetData,
    readonly headerRow: number,
    columns: readonly LocatedColumn[],
    private readonly unitAbove: MoneyUnit | null,
    readonly findings: Finding[],
  ) {
    this.cells = new CellReader(sheet, findings);
    this.columns = new Map(columns.map((located) => [located.field.name, located]));
    this.uncomputed = new Set(sheet.uncomputed.map(({ row, column }) => `${row}:${column}`));
    this.rows = this.dataRows();
  }

  place(): Place {
    return this.cells.place();
  }

  /** Zero-based column of the sheet, or undefined where the table has no such column. */
  columnOf(name: Name): number | undefined {
    return this.columns.get(name)?.column;
  }

  describe(name: Name): ColumnDescription<Name> {
    return this.description.columns.find((column) => column.name === name)!;
  }

  /** The unit that the column's title or a title above the table names, otherwise the given one. */
  unitOf(name: Name, otherwise: MoneyUnit): MoneyUnit {
    return this.columns.get(name)?.moneyUnit ?? this.unitAbove ?? otherwise;
  }

  /** True for a formula cell without a computed value, which reads as if it were empty. */
  isUncomputed(row: number, column: number): boolean {
    return this.uncomputed.has(`${row}:${column}`);
  }

  private dataRows(): PolicyRow<Name>[] {
    const { rows } = this.sheet;
    const own = [...this.columns.values()].map(({ column }) => column);
    const data: PolicyRow<Name>[] = [];
    for (let row = this.headerRow + 1; row < rows.length; row++) {
      const empty = own.every((column) => isBlank(rows[row][column]) && !this.isUncomputed(row, column));
      if (!empty && !isRemark(rows[row])) data.push(new PolicyRow<Name>(this, row));
    }
    return data;
  }
}

/** A note under the table (`注：……`) is no row of it. */
function isRemark(row: SheetData['rows'][number]): boolean {
  const said = row.filter((value) => !isBlank(value));
  return said.length === 1 && /^(?:注|备注|说明|填表说明|note)\s*[:：]/i.test(textOf(said[0]));
}

/**
 * Finds a policy table on its sheet. Unlike in a ledger a title counts only if it is the column's own or one of its
 * synonyms: a policy is not guessed from titles that merely resemble.
 * @returns null where the header or a column that the table needs is missing, which is reported
 */
export function openTable<Name extends string>(
  description: TableDescription<Name>,
  sheet: SheetData,
  findings: Finding[],
): OpenTable<Name> | null {
  const table = description.name;
  const all = description.columns.map(({ name }) => name).join('、');
  const cells = new CellReader(sheet, findings);
  const located = locateTable(sheet, description.columns);
  const columns = located?.columns.filter(({ reason }) => reason !== 'contains') ?? [];
  if (located === null || columns.length === 0) {
    findings.push({
      severity: 'error',
      code: 'policy-header-missing',
      place: cells.place(),
      values: { table, columns: all },
    });
    return null;
  }
  const { headerRow, firstColumn, titles } = located;
  const found = new Set(columns.map(({ field }) => field.name));
  const missing = description.columns.filter(({ name, required }) => required && !found.has(name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join('、');
    cells.report('error', 'policy-column-missing', headerRow, undefined, { table, columns: names });
    return null;
  }
  const used = new Set(columns.map(({ column }) => column));
  titles.forEach((title, index) => {
    const key = titleKey(title);
    if (key === '' || used.has(firstColumn + index) || HARMLESS_TITLES.has(key)) return;
    cells.report('warning', 'policy-column-unknown', headerRow, firstColumn + index, {
      table,
      title,
      columns: all,
    });
  });
  const opened = new OpenTable(description, sheet, headerRow, columns, located.moneyUnit, findings);
  const hidden = opened.rows.filter(({ row }) => sheet.hiddenRows.has(row));
  if (hidden.length > 0) {
    cells.report('warning', 'policy-hidden-rows', hidden[0].row, undefined, { table, count: hidden.length });
  }
  return opened;
}
