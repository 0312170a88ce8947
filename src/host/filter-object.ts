import { cellsOf, wholeOf } from './arguments';
import type { HostSheet, HostTable } from './book';
import type { Box } from './box';
import { clearFilter, filterColumn, isFiltered } from './filter-rows';
import { apiNotFound, invalidArgument, itemNotFound } from './host-error';
import { HostObject } from './host-object';
import { record } from './member-rule';
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
    const box = this.box();
    return box !== null && isFiltered(this.sheet, box);
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
    filterColumn(this.stage, this.sheet, box, box.column + wholeOf(columnIndex, 'columnIndex'), shown);
  }

  ClearCriteria(): void {
    this.stage.mustBeOpen(this.sheet);
    const box = this.box();
    if (box) clearFilter(this.stage, this.sheet, box);
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
}
