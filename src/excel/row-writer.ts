import { columnLetters } from '../finding/finding';
import { Cancelled, type Job } from '../workbook/job';
import { normalCell } from '../workbook/normal-cell';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { WorkbookRefusal, type RowsPlan, type WriteReport } from '../workbook/workbook';
import { cellInput } from './cell-input';
import { takeInventory, type SheetInventory } from './inventory';
import { refuseMerged, unlessMerged } from './merged-cells';
import { contentOfArea, readContents } from './read-content';
import { COMMAND_BYTES } from './request-size';
import { isWhereSeen, readSeen, type RowBlock } from './row-journal';
import type { SafeKeeping } from './safe-keeping';
import { sayingWhatMoved } from './saying-what-moved';
import { rangeOf, sheetById } from './sheet-range';
import { lastUsedRow, sameExtent, whereFree } from './still-there';
import { tablesOf, type TablePlace } from './table-places';
import type { Errand, Trips } from './trips';

/** Number format of a cell that nobody has given one. */
const NO_FORMAT = 'General';

/** Where the rows of a plan go, before anything is known of what stands there. */
interface Target {
  readonly plan: RowsPlan;
  readonly sheet: SheetInventory;
  readonly area: Area;
  /** The Excel table that holds the row above the new ones. */
  readonly table: TablePlace | null;
}

/** Rows below a table of the user's: only free cells are ever touched. */
export class RowWriter {
  constructor(
    private readonly trips: Trips,
    private readonly keeping: SafeKeeping,
  ) {}

  /** @throws Cancelled, WorkbookRefusal; the sheets are then as they were */
  async add(plans: readonly RowsPlan[], job: Job): Promise<WriteReport> {
    const wanted = plans.filter(({ rows }) => rows.length > 0);
    await this.keeping.finish(job);
    if (job.signal.aborted) throw new Cancelled();
    const report = { created: [], updated: wanted.map(({ sheet }) => sheet), unchanged: [], kept: [] };
    if (wanted.length === 0) return { ...report, waitingTexts: 0 };
    const targets = await this.targetsOf(wanted);
    const contents = await this.contentsOf(targets, job);
    targets.forEach((target, index) => refuseOccupied(target, contents[index]));
    const seen = await readSeen(this.trips, targets.map(blockOf), job);
    targets.forEach(({ plan }, index) => {
      if (!isWhereSeen(plan, seen[index]))
        throw new WorkbookRefusal('excel.rows-moved', { sheet: plan.sheet });
    });
    const { blocks, lastUsed } = await this.blocksOf(targets);
    const write = async (): ReturnType<Parameters<SafeKeeping['guard']>[2]> => {
      await this.trips.carry(
        [
          ...[...new Set(targets.map(({ sheet }) => sheet))].map(sameExtent),
          ...targets.map((target, index) =>
            whereFree(
              target.sheet,
              target.area,
              lastUsed[index],
              target.table,
              unlessMerged(target.sheet, target.area, new Map(), rowsErrand(target, blocks[index])),
            ),
          ),
        ],
        'writing',
        { job, step: 'rows' },
      );
      const left = await this.contentsOf(targets, job);
      return () => this.isAsLeft(targets, left, job);
    };
    await sayingWhatMoved(this.trips, targets, 'excel.rows-moved', () =>
      this.keeping.guard({ blocks, typed: [] }, job, write),
    );
    return { ...report, waitingTexts: 0 };
  }

  private async targetsOf(plans: readonly RowsPlan[]): Promise<Target[]> {
    const { sheets } = await takeInventory(this.trips);
    const found = plans.map((plan) => {
      const sheet = sheets.find(({ name }) => name === plan.sheet);
      if (sheet === undefined) throw new WorkbookRefusal('excel.sheet-gone', { sheet: plan.sheet });
      if (sheet.protected) throw new WorkbookRefusal('excel.sheet-protected', { sheet: plan.sheet });
      return { plan, sheet };
    });
    const tables = await tablesOf(
      this.trips,
      found.map(({ sheet }) => sheet.id),
    );
    return found.map(({ plan, sheet }): Target => {
      const table = (tables.get(sheet.id) ?? []).find(({ area }) => holds(area, plan)) ?? null;
      const area = {
        firstRow: plan.lastRow + 1,
        firstColumn: Math.min(plan.firstColumn, table?.area.firstColumn ?? Infinity),
        lastRow: plan.lastRow + plan.rows.length,
        lastColumn: Math.max(plan.lastColumn, table?.area.lastColumn ?? 0),
      };
      return { plan, sheet, area, table };
    });
  }

  private contentsOf(targets: readonly Target[], job: Job): Promise<SheetContent[]> {
    return readContents(
      this.trips,
      targets.map(({ sheet, area }) => contentOfArea(sheet, area)),
      job,
    );
  }

  /** What has to be known to take the rows away again, and how far down the columns of each were in use before. */
  private async blocksOf(
    targets: readonly Target[],
  ): Promise<{ readonly blocks: RowBlock[]; readonly lastUsed: readonly number[] }> {
    return this.trips.ask((context) => {
      const ranges = targets.map(({ sheet, area }) => {
        const range = rangeOf(sheetById(context, sheet.id), area);
        range.load('numberFormat');
        const merged = range.getMergedAreasOrNullObject();
        merged.load('address');
        return { range, merged };
      });
      const last = targets.map(({ sheet, area }) => {
        const row = lastUsedRow(sheetById(context, sheet.id), area);
        row.load('rowIndex');
        return row;
      });
      return () => ({
        lastUsed: last.map(({ rowIndex }) => rowIndex),
        blocks: targets.map((target, index): RowBlock => {
          const { plan, area, table } = target;
          const { range, merged } = ranges[index];
          refuseMerged(target.sheet, merged);
          const formats = range.numberFormat as string[][];
          return {
            ...blockOf(target),
            formats: plan.rows.flatMap((cells, row) =>
              cells
                .filter(
                  ({ column, format }) =>
                    format !== undefined && formats[row][column - area.firstColumn] === NO_FORMAT,
                )
                .map(({ column }) => ({ row: area.firstRow + row, column, before: NO_FORMAT })),
            ),
            table: table !== null && table.area.lastRow < area.lastRow ? table : null,
          };
        }),
      });
    });
  }

  /** Whether the rows, and the tables over them, are as they were when they had been written. */
  private async isAsLeft(
    targets: readonly Target[],
    left: readonly SheetContent[],
    job: Job,
  ): Promise<boolean> {
    const { sheets } = await takeInventory(this.trips);
    if (!targets.every(({ sheet }) => sheets.some(({ id }) => id === sheet.id))) return false;
    const tables = await tablesOf(
      this.trips,
      targets.map(({ sheet }) => sheet.id),
    );
    const grown = targets.every(
      ({ sheet, table, area }) =>
        table === null ||
        (tables.get(sheet.id) ?? []).some(
          (one) => one.name === table.name && one.area.lastRow === Math.max(table.area.lastRow, area.lastRow),
        ),
    );
    if (!grown) return false;
    const now = await this.contentsOf(targets, job);
    return now.every((content, index) => isSame(content, left[index]));
  }
}

/** What a block says of its place and of what goes into it. */
function blockOf({ plan, sheet, area }: Target): Omit<RowBlock, 'formats' | 'table'> {
  const { seen, firstColumn, lastColumn, rows } = plan;
  const cells = rows.flatMap((row, index) =>
    row.map(({ column, value }) => ({ row: area.firstRow + index, column, value })),
  );
  return { sheet, area, cells, seen, firstColumn, lastColumn };
}

/** Whether the row above the new ones belongs to a table. */
function holds(area: Area, { lastRow, firstColumn, lastColumn }: RowsPlan): boolean {
  return (
    lastRow >= area.firstRow &&
    lastRow <= area.lastRow &&
    firstColumn <= area.lastColumn &&
    lastColumn >= area.firstColumn
  );
}

/** Nothing of the user's is written over, and a table with a row of totals does not grow over it. */
function refuseOccupied({ sheet, area, table }: Target, { values, formulas }: SheetContent): void {
  const refuse = (row: number, column: number): never => {
    const cell = columnLetters(column) + String(row + 1);
    throw new WorkbookRefusal('workbook.rows-in-the-way', { sheet: sheet.name, cell });
  };
  if (table?.hasTotals === true && table.area.lastRow <= area.lastRow)
    refuse(table.area.lastRow, table.area.firstColumn);
  values.forEach((row, index) => {
    row.forEach((value, column) => {
      if (value !== null || formulas.has(cellKey(index, column)))
        refuse(area.firstRow + index, area.firstColumn + column);
    });
  });
}

function rowsErrand({ plan, sheet, area }: Target, block: RowBlock): Errand {
  const cells = plan.rows.flatMap((row, index) =>
    row.map(({ column, value, format }) => ({ row: area.firstRow + index, column, value, format })),
  );
  return {
    sent: COMMAND_BYTES * (6 + cells.length * 5),
    received: 200,
    subject: sheet.name,
    rows: plan.rows.length,
    queue(context) {
      const at = sheetById(context, sheet.id);
      if (block.table !== null) {
        const grown = { ...block.table.area, lastRow: area.lastRow };
        at.tables.getItem(block.table.name).resize(rangeOf(at, grown));
      }
      // One by one: a column of the table that computes itself fills its new cells, and those are not ours.
      for (const { row, column, value, format } of cells) {
        const cell = at.getCell(row, column);
        if (block.formats.some((one) => one.row === row && one.column === column))
          cell.numberFormat = [[format ?? NO_FORMAT]];
        cell.formulas = [[cellInput(value)]] as unknown as string[][];
      }
      return undefined;
    },
  };
}

function isSame(one: SheetContent, other: SheetContent): boolean {
  return one.values.every((row, index) =>
    row.every(
      (value, column) =>
        normalCell(value, one.formulas.get(cellKey(index, column))) ===
        normalCell(other.values[index]?.[column], other.formulas.get(cellKey(index, column))),
    ),
  );
}
