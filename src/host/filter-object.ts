import { cellsOf, wholeOf } from './arguments';
import type { HostSheet, HostTable } from './book';
import type { Box } from './box';
import { apiNotFound, invalidArgument, itemNotFound } from './host-error';
import { HostObject } from './host-object';
import { record } from './member-rule';
import { contentText } from './number-text';
import { RangeObject } from './range-object';
import type { Stage } from './stage';

/** The filter of a sheet or of a table. Criteria by values are played; other kinds are refused. */
export class FilterObject extends HostObject {
  readonly kind = 'AutoFilter';
  readonly scalars = ['Enabled', 'IsDataFiltered'];

  /** @param table null for the sheet's own filter */
  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly table: HostTable | null,
  ) {
    super();
  }

  get Enabled(): boolean {
    return this.box() !== null;
  }
  get IsDataFiltered(): boolean {
    return this.dataRows().some((row) => this.sheet.filteredRows.has(row));
  }

  Apply(range: unknown, columnIndex?: unknown, criteria?: unknown): void {
    this.stage.mustBeOpen(this.sheet);
    if (!this.table) this.sheet.filter = cellsOf(this.stage, range, this.sheet).box;
    const box = this.box();
    if (columnIndex === undefined || columnIndex === null || !box) return;
    const wanted = record(criteria, 'criteria') as { filterOn?: unknown; values?: unknown };
    if (wanted.filterOn !== 'Values')
      throw apiNotFound('AutoFilter', `Apply with ${String(wanted.filterOn)}`);
    if (!Array.isArray(wanted.values)) throw invalidArgument('a filter by values needs values');
    const shown = new Set(wanted.values.map((value) => String(value)));
    const column = box.column + wholeOf(columnIndex, 'columnIndex');
    this.stage.refresh();
    for (const row of this.dataRows()) {
      const cell = this.sheet.cells.get(row, column);
      if (!shown.has(contentText(cell?.content ?? null, cell?.format))) this.sheet.filteredRows.add(row);
    }
  }

  ClearCriteria(): void {
    this.stage.mustBeOpen(this.sheet);
    for (const row of this.dataRows()) this.sheet.filteredRows.delete(row);
  }

  Remove(): void {
    this.ClearCriteria();
    if (this.table) this.table.looks.ShowFilterButton = false;
    else this.sheet.filter = null;
  }

  GetRangeOrNullObject(): RangeObject | null {
    const box = this.box();
    return box && new RangeObject(this.stage, this.sheet, box);
  }

  GetRange(): RangeObject {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound('the range of the filter');
    return range;
  }

  private box(): Box | null {
    if (!this.table) return this.sheet.filter;
    return this.table.looks.ShowFilterButton === false ? null : this.table.box;
  }

  private dataRows(): number[] {
    const box = this.box();
    return box ? Array.from({ length: box.rows - 1 }, (_, at) => box.row + 1 + at) : [];
  }
}
