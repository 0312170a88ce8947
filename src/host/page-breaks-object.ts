import { cellsOf } from './arguments';
import type { HostSheet } from './book';
import { HostCollection, HostObject } from './host-object';
import { RangeObject } from './range-object';
import type { Stage } from './stage';

/** `Worksheet.horizontalPageBreaks`: rows that begin a new page. */
export class PageBreaksObject extends HostCollection<PageBreakObject> {
  readonly kind = 'PageBreakCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
  ) {
    super();
  }

  items(): readonly PageBreakObject[] {
    return this.sheet.page.rowBreaks.map((row) => new PageBreakObject(this.stage, this.sheet, row));
  }

  Add(range: unknown): PageBreakObject {
    this.stage.mustBeOpen(this.sheet);
    const { row } = cellsOf(this.stage, range, this.sheet).box;
    const { page } = this.sheet;
    if (!page.rowBreaks.includes(row)) page.rowBreaks = [...page.rowBreaks, row].sort((a, b) => a - b);
    return new PageBreakObject(this.stage, this.sheet, row);
  }

  RemovePageBreaks(): void {
    this.stage.mustBeOpen(this.sheet);
    this.sheet.page.rowBreaks = [];
  }

  protected found(key: unknown): PageBreakObject | undefined {
    return typeof key === 'number' ? this.items()[key] : undefined;
  }
}

/** One break; it lies above its row. */
class PageBreakObject extends HostObject {
  readonly kind = 'PageBreak';
  readonly scalars = [];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly row: number,
  ) {
    super();
  }

  GetCellAfterBreak(): HostObject {
    return new RangeObject(this.stage, this.sheet, { row: this.row, column: 0, rows: 1, columns: 1 });
  }

  Delete(): void {
    const { page } = this.sheet;
    page.rowBreaks = page.rowBreaks.filter((row) => row !== this.row);
  }
}
