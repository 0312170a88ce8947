import { columnLetters } from '../finding/finding';
import { eachInTurn } from '../pace/pace';
import { Cancelled, carryOut, type Job } from '../workbook/job';
import { normalCell } from '../workbook/normal-cell';
import { columnMark } from '../workbook/sheet-marks';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { CellValue } from '../workbook/sheet-data';
import type { Area } from '../workbook/sheet-plan';
import {
  WorkbookRefusal,
  type ColumnOfOurs,
  type ColumnsEntry,
  type ColumnsPlan,
  type WriteReport,
} from '../workbook/workbook';
import {
  anchorRow,
  clearColumn,
  clearSeen,
  columnLooks,
  columnsJournal,
  ownContent,
  SPILL_IN_THE_WAY,
  type ColumnsJournal,
  type OldColumn,
} from './column-journal';
import { columnDetails, markColumn, markComment } from './column-mark';
import { inputRows } from './content-input';
import { refuseMerged, unlessMerged } from './merged-cells';
import { writeRows } from './content-errands';
import { takeInventory, type ColumnPlace, type Inventory, type SheetInventory } from './inventory';
import { widthInPoints } from './range-look';
import { readContents } from './read-content';
import { COMMAND_BYTES } from './request-size';
import type { SafeKeeping } from './safe-keeping';
import { sayingWhatMoved } from './saying-what-moved';
import { rangeOf, sheetById } from './sheet-range';
import {
  lastUsedColumn,
  sameExtent,
  stillFree,
  whereEnding,
  whereMarked,
  whereSpilling,
} from './still-there';
import type { Errand, Trips } from './trips';
import { withTyped, type TypedOver } from './typed-over';

/** Columns that a sheet of Excel has. */
const SHEET_COLUMNS = 16_384;

/** A column that is written: what was there, and what is to be. */
interface Change {
  readonly column: ColumnOfOurs;
  readonly old: OldColumn;
  readonly area: Area;
  /** From the title down; row 0 is the title's. */
  readonly content: SheetContent;
  readonly isSame: boolean;
}

/** Columns of ours beside a table of the user's: only free cells right of the table, and what was ours before, are ever touched. */
export class ColumnWriter {
  constructor(
    private readonly trips: Trips,
    private readonly keeping: SafeKeeping,
  ) {}

  /** The columns of ours, and whether a formula or values stand in them. */
  async columns(): Promise<ColumnsEntry[]> {
    const { columns } = await takeInventory(this.trips);
    if (columns.length === 0) return [];
    const formulas = await this.trips.ask(
      (context) => {
        const firsts = columns.map(({ sheetId, area }) => {
          // The title, and the rows below it down to the first of the data.
          const range = rangeOf(sheetById(context, sheetId), {
            ...area,
            lastRow: Math.min(area.lastRow, area.firstRow + 5),
          });
          range.load('formulas,values');
          return range;
        });
        return () =>
          firsts.map(({ formulas: below, values }) =>
            below.some((row, index) => isFormula(row[0], values[index][0])),
          );
      },
      columns.length * COMMAND_BYTES * 3,
    );
    return columns.map(({ sheet, id, area }, index) => ({
      sheet,
      id,
      column: area.firstColumn,
      kind: formulas[index] ? 'formula' : 'values',
    }));
  }

  /** @throws Cancelled, WorkbookRefusal; the sheet is then as it was */
  async write(plan: ColumnsPlan, job: Job): Promise<WriteReport> {
    await this.keeping.finish(job);
    const { inventory, sheet } = await this.open(plan.sheet, job);
    const changes = await this.changesOf(plan, sheet, inventory, job);
    const changed = changes.filter(({ isSame }) => !isSame);
    const isNew = changed.some(({ old }) => old.mark === null);
    const report = reportOf(sheet, changed.length === 0 ? 'unchanged' : isNew ? 'created' : 'updated');
    if (changed.length === 0) return report;
    const journal = columnsJournal(
      changed.map(({ old, area, content }) => ({ ...old, wrote: { firstRow: area.firstRow, content } })),
    );
    await this.guard(journal, sheet, job, async () => {
      const guarded = (change: Change, errands: readonly Errand[]): Errand[] =>
        errands.map((errand) =>
          unlessMerged(
            sheet,
            change.old.touched,
            journal.merged,
            whereMarked(sheet, change.column.id, change.area, errand),
          ),
        );
      const typed = typedOver(journal);
      const errandsOf = (change: Change): Errand[] => guarded(change, fillErrands(sheet, change));
      const errands = (await carryOut(eachInTurn(changed, errandsOf), job)).flat();
      await this.trips
        .carry(
          [
            sameExtent(sheet),
            ...freeErrands(sheet, changed),
            // The marks go first: they move with the cells, so that whatever follows knows where it belongs.
            marksErrand(sheet, changed),
            // Within the same request: it has seen that the cells are free.
            ...lookersFirst([...changed.entries()], ([, { old }]) => old).flatMap(([index, change]) =>
              guarded(change, beginErrands(sheet, change, typed.of(index))),
            ),
            ...errands,
          ],
          'writing',
          { job, step: 'columns' },
        )
        .finally(typed.note);
      typed.refuse(sheet);
      return () => this.isAsLeft(sheet, changed, job);
    });
    return report;
  }

  /** @param work says how to find out, later, whether the columns still are as it left them */
  private guard(
    journal: ColumnsJournal,
    sheet: SheetInventory,
    job: Job,
    work: Parameters<SafeKeeping['guard']>[2],
  ): Promise<void> {
    const places = journal.columns.map(({ touched }) => ({ sheet, area: touched }));
    return sayingWhatMoved(this.trips, places, 'excel.columns-moved', () =>
      this.keeping.guard(journal, job, work),
    );
  }

  /** Formulas become what they show. */
  async freeze(name: string, job: Job): Promise<WriteReport> {
    await this.keeping.finish(job);
    const { inventory, sheet } = await this.open(name, job);
    const places = inventory.columns.filter(({ sheetId }) => sheetId === sheet.id);
    const all = await this.oldColumns(sheet, places.map(oldPlace), job);
    const olds = lookersFirst(all, (old) => old).filter(({ content }) => content.formulas.size > 0);
    if (olds.length === 0) return reportOf(sheet, places.length > 0 ? 'unchanged' : 'none');
    const journal = columnsJournal(olds);
    await this.guard(journal, sheet, job, async () => {
      const errands = olds.flatMap(({ id, touched, content, spill }) => {
        const shown = { values: content.values, formulas: new Map<number, string>() };
        const last = touched.lastRow - touched.firstRow;
        const rows = inputRows(shown, 0, last, 1);
        const write = writeRows(sheet, touched.firstRow, touched.firstColumn, rows);
        // The first piece goes over the formula, and nothing fills what lies below it any more.
        const [, ...further] = whereNothingBelow(sheet, touched, write, shown, 0);
        const first: Errand = {
          ...write[0],
          sent: write[0].sent + COMMAND_BYTES * 2,
          queue(context) {
            // What the formula has filled goes at once, not only when Excel computes again.
            rangeOf(sheetById(context, sheet.id), touched).clear('Contents');
            return write[0].queue(context);
          },
        };
        const guarded =
          spill === null ? write : [whereSpilling(sheet, spill, touched.firstColumn, first), ...further];
        return guarded.map((errand) =>
          unlessMerged(sheet, touched, journal.merged, whereMarked(sheet, id, touched, errand)),
        );
      });
      await this.trips.carry([sameExtent(sheet), ...errands], 'writing', { job, step: 'columns' });
      return async () => Promise.resolve(false);
    });
    return reportOf(sheet, 'updated');
  }

  /** The columns go; the table beside them is as it was before. */
  async remove(name: string, job: Job): Promise<WriteReport> {
    await this.keeping.finish(job);
    const { inventory, sheet } = await this.open(name, job);
    const places = inventory.columns.filter(({ sheetId }) => sheetId === sheet.id);
    if (places.length === 0) return reportOf(sheet, 'none');
    const olds = lookersFirst(await this.oldColumns(sheet, places.map(oldPlace), job), (old) => old);
    const journal = columnsJournal(olds);
    await this.guard(journal, sheet, job, async () => {
      const typed = typedOver(journal);
      const errands = olds.flatMap(({ touched, mark, id, content, spill }, index): Errand[] => {
        const guarded = (errand: Errand): Errand =>
          unlessMerged(sheet, touched, journal.merged, whereMarked(sheet, id, touched, errand));
        return [
          ...clearSeen(sheet, touched, ownContent(content), touched.firstRow, typed.of(index), spill).map(
            guarded,
          ),
          guarded({
            sent: COMMAND_BYTES * 2,
            received: 200,
            queue(context) {
              const title = sheetById(context, sheet.id).getCell(touched.firstRow, touched.firstColumn);
              const details = columnDetails(mark?.comment ?? '');
              if (details) title.format.columnWidth = details.widthBefore;
              return undefined;
            },
          }),
        ];
      });
      // The marks go last: they know where the columns are, should the user move them meanwhile.
      const unmark: Errand = {
        sent: COMMAND_BYTES * 3 * olds.length,
        received: 200,
        queue(context) {
          const { names } = sheetById(context, sheet.id);
          for (const { id } of olds) names.getItem(columnMark(id)).delete();
          return undefined;
        },
      };
      await this.trips
        .carry([sameExtent(sheet), ...errands], 'writing', { job, step: 'columns' })
        .finally(typed.note);
      // Nobody has asked to have removed what has just been typed over a column.
      typed.refuse(sheet);
      await this.trips.carry([unmark], 'writing', { job, step: 'columns' });
      return async () => Promise.resolve(false);
    });
    return reportOf(sheet, 'updated');
  }

  private async open(
    name: string,
    job: Job,
  ): Promise<{ readonly inventory: Inventory; readonly sheet: SheetInventory }> {
    if (job.signal.aborted) throw new Cancelled();
    const inventory = await takeInventory(this.trips);
    const sheet = inventory.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new WorkbookRefusal('excel.sheet-gone', { sheet: name });
    if (sheet.protected) throw new WorkbookRefusal('excel.sheet-protected', { sheet: name });
    return { inventory, sheet };
  }

  private async changesOf(
    plan: ColumnsPlan,
    sheet: SheetInventory,
    inventory: Inventory,
    job: Job,
  ): Promise<Change[]> {
    const standing = new Map(
      inventory.columns.filter(({ sheetId }) => sheetId === sheet.id).map((place) => [place.id, place]),
    );
    const fresh = plan.columns.filter(({ id }) => !standing.has(id)).length;
    let next = fresh === 0 ? 0 : await this.firstFree(plan, sheet, [...standing.values()], fresh, job);
    const areas = plan.columns.map(({ id }): Area => {
      const column = standing.get(id)?.area.firstColumn ?? next++;
      return { firstRow: plan.headerRow, firstColumn: column, lastRow: plan.lastRow, lastColumn: column };
    });
    const olds = await this.oldColumns(
      sheet,
      plan.columns.map(({ id }, index) => {
        const place = standing.get(id) ?? null;
        return { id, place, touched: place === null ? areas[index] : rowsOfBoth(place.area, areas[index]) };
      }),
      job,
    );
    const places = plan.columns.map((column, index) => ({ column, old: olds[index], area: areas[index] }));
    const changeOf = ({ column, old, area }: (typeof places)[number]): Change => {
      if (old.mark !== null) refuseOccupied(sheet, old);
      const content = contentOfColumn(plan, column);
      return { column, old, area, content, isSame: isSame(old, area, column, content) };
    };
    return carryOut(eachInTurn(places, changeOf), job);
  }

  /** The first column right of the table from which on so many are free in all rows of the table. */
  private async firstFree(
    plan: ColumnsPlan,
    sheet: SheetInventory,
    ours: readonly ColumnPlace[],
    count: number,
    job: Job,
  ): Promise<number> {
    const width = Math.max(0, sheet.columns - plan.after);
    const rows = plan.lastRow - plan.headerRow + 1;
    const [content] = await readContents(
      this.trips,
      [{ ...sheet, firstRow: plan.headerRow, firstColumn: plan.after, rows, columns: width }],
      job,
    );
    const taken = new Set(ours.map(({ area }) => area.firstColumn));
    for (let column = 0; column < width; column++) {
      const holds = content.values.some(
        (row, index) => row[column] !== null || content.formulas.has(cellKey(index, column)),
      );
      if (holds) taken.add(plan.after + column);
    }
    let first = plan.after;
    for (let column = first; column - first < count; column++) if (taken.has(column)) first = column + 1;
    if (first + count > SHEET_COLUMNS) throw new WorkbookRefusal('excel.sheet-full', { sheet: sheet.name });
    return first;
  }

  /** What stands in columns now. */
  private async oldColumns(
    sheet: SheetInventory,
    wanted: readonly { readonly id: string; readonly place: ColumnPlace | null; readonly touched: Area }[],
    job: Job,
  ): Promise<OldColumn[]> {
    const contents = await readContents(
      this.trips,
      wanted.map(({ touched }) => ({
        ...sheet,
        firstRow: touched.firstRow,
        firstColumn: touched.firstColumn,
        rows: touched.lastRow - touched.firstRow + 1,
        columns: 1,
      })),
      job,
    );
    const looks = await this.trips.ask(
      (context) => {
        const titles = wanted.map(({ touched, place }, index) => {
          const title = sheetById(context, sheet.id).getCell(
            place?.area.firstRow ?? touched.firstRow,
            touched.firstColumn,
          );
          title.format.load('columnWidth');
          title.dataValidation.load('prompt');
          const merged = rangeOf(sheetById(context, sheet.id), touched).getMergedAreasOrNullObject();
          merged.load('address');
          const used = place === null ? lastUsedColumn(sheetById(context, sheet.id), touched) : null;
          used?.load('columnIndex');
          const own = rangeOf(sheetById(context, sheet.id), touched).getUsedRangeOrNullObject(true);
          own.load('rowIndex,rowCount');
          const anchor = anchorRow(touched, contents[index]);
          const filling =
            anchor === null ? null : sheetById(context, sheet.id).getCell(anchor, touched.firstColumn);
          filling?.load('hasSpill,values');
          const spill = (): number | null => {
            if (anchor === null || filling === null) return null;
            // Since the column was read somebody has typed into what the formula fills.
            const [is, was] = [filling.values[0][0], contents[index].values[anchor - touched.firstRow]?.[0]];
            if (is === SPILL_IN_THE_WAY && was !== SPILL_IN_THE_WAY)
              throw new WorkbookRefusal('excel.columns-moved', { sheet: sheet.name });
            return filling.hasSpill ? anchor : null;
          };
          return { title, merged, used, own, touched, place, spill };
        });
        return () =>
          titles.map(
            ({ title: { format, dataValidation }, merged, used, own, touched, place, spill }, index) => {
              refuseMerged(sheet, merged);
              const lastUsed = used?.columnIndex ?? null;
              if (lastUsed !== null && lastUsed >= touched.firstColumn)
                throw new WorkbookRefusal('excel.columns-moved', { sheet: sheet.name });
              if (place !== null && isFilledBelow(own, place.area, touched, contents[index]))
                throw new WorkbookRefusal('excel.columns-moved', { sheet: sheet.name });
              const lastRow = used !== null || own.isNullObject ? null : own.rowIndex + own.rowCount - 1;
              const { message } = dataValidation.prompt;
              return { width: format.columnWidth, message, lastUsed, lastRow, spill: spill() };
            },
          );
      },
      wanted.length * COMMAND_BYTES * 10,
    );
    return wanted.map(({ id, place, touched }, index) => ({
      sheet,
      id,
      touched,
      content: contents[index],
      ...looks[index],
      mark: place === null ? null : { area: place.area, comment: place.comment },
      wrote: null,
    }));
  }

  private async isAsLeft(sheet: SheetInventory, changed: readonly Change[], job: Job): Promise<boolean> {
    const { columns } = await takeInventory(this.trips);
    const places = changed.map(({ column }) =>
      columns.find(({ sheetId, id }) => sheetId === sheet.id && id === column.id),
    );
    if (places.some((place, index) => place === undefined || !sameArea(place.area, changed[index].area)))
      return false;
    const now = await this.oldColumns(
      sheet,
      places.map((place) => oldPlace(place!)),
      job,
    );
    return changed.every(({ column, area, content }, index) => isSame(now[index], area, column, content));
  }
}

function oldPlace(place: ColumnPlace): { id: string; place: ColumnPlace; touched: Area } {
  return { id: place.id, place, touched: place.area };
}

/**
 * The order in which columns are taken away: free cells while they are known to be free, then formulas, those on the right first, which look
 * at columns left of them. A formula whose balances go before it is computed meanwhile, and fills nothing until it is.
 */
function lookersFirst<Item>(items: readonly Item[], oldOf: (item: Item) => OldColumn): Item[] {
  const rank = ({ mark, spill }: OldColumn): number => (mark === null ? 0 : spill !== null ? 1 : 2);
  return [...items].sort((a, b) => {
    const [one, other] = [oldOf(a), oldOf(b)];
    return rank(one) - rank(other) || other.touched.firstColumn - one.touched.firstColumn;
  });
}

/** What is typed over columns while they are emptied: it comes back with them. */
function typedOver(journal: ColumnsJournal): {
  readonly of: (index: number) => (cell: TypedOver) => void;
  /** Lets the journal know what was typed, however the writing ends. */
  readonly note: () => void;
  /** @throws WorkbookRefusal where something was typed */
  readonly refuse: (sheet: SheetInventory) => void;
} {
  const olds = journal.columns.slice();
  const typed: TypedOver[][] = olds.map(() => []);
  return {
    of: (index) => (cell) => {
      typed[index].push({ ...cell, row: cell.row - olds[index].touched.firstRow, column: 0 });
    },
    note() {
      olds.forEach((old, index) => {
        journal.columns[index] = { ...old, content: withTyped(old.content, typed[index]) };
      });
    },
    refuse(sheet) {
      if (typed.some((cells) => cells.length > 0))
        throw new WorkbookRefusal('excel.columns-moved', { sheet: sheet.name });
    },
  };
}

/**
 * What begins a column: its cells are emptied, and its title stands.
 * @param typed hears of what has been typed over it since it was read
 */
function beginErrands(
  sheet: SheetInventory,
  { old, area, content }: Change,
  typed: (cell: TypedOver) => void,
): Errand[] {
  const title = writeRows(sheet, area.firstRow, area.firstColumn, inputRows(content, 0, 0, 1));
  const { touched } = old;
  // Free cells have just been seen to be free.
  const [clear, ...further] =
    old.mark === null
      ? [clearColumn(sheet, touched)]
      : clearSeen(sheet, touched, ownContent(old.content), touched.firstRow, typed, old.spill);
  // Rows by which the column grows have been free: they are so still where it ends where it ended.
  const isGrowing = old.mark !== null && old.lastRow !== null;
  return [isGrowing ? whereEnding(sheet, touched, old.lastRow, clear) : clear, ...further, ...title];
}

/** What fills a column below its title, each piece of it only where nothing stands in what is still to be filled. */
function fillErrands(sheet: SheetInventory, { column, area, content }: Change): Errand[] {
  const anchor = [...content.formulas.keys()].map((key) => Math.floor(key / cellKey(1, 0)))[0];
  // A formula fills the rows below it by itself.
  const last = anchor ?? area.lastRow - area.firstRow;
  const rows = last < 1 ? [] : inputRows(content, 1, last, 1);
  const style = {
    style: column.style,
    points: widthInPoints(column.width),
    message: column.comment,
  };
  const write = writeRows(sheet, area.firstRow + 1, area.firstColumn, rows);
  return [...whereNothingBelow(sheet, area, write, content, 1), columnLooks(sheet, area, style)];
}

/**
 * Errands that fill a column one after the other, each of them only where nothing stands in what is still to be filled.
 * @param content what they write, from the first row of the area on
 * @param begin index of the row with which they begin
 */
function whereNothingBelow(
  sheet: SheetInventory,
  area: Area,
  errands: readonly Errand[],
  { values }: SheetContent,
  begin: number,
): Errand[] {
  let [next, ending] = [begin, 0];
  return errands.map((errand) => {
    const guarded = whereEnding(sheet, area, area.firstRow + ending, errand);
    for (const end = next + (errand.rows ?? 0); next < end; next++)
      if (!isBlank(values[next]?.[0])) ending = next;
    return guarded;
  });
}

/** Whether something stands below a column of ours that was not there when its content was read. */
function isFilledBelow(now: Excel.Range, area: Area, touched: Area, { values }: SheetContent): boolean {
  if (now.isNullObject || now.rowIndex + now.rowCount - 1 <= area.lastRow) return false;
  return values.slice(area.lastRow + 1 - touched.firstRow).every(([value]) => isBlank(value));
}

/** What is written as an empty text leaves a cell that is not in use. */
function isBlank(value: CellValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Nobody has typed since into the cells that are to become columns: they lie side by side. */
function freeErrands(sheet: SheetInventory, changes: readonly Change[]): Errand[] {
  const fresh = changes.flatMap(({ area, old: { lastUsed } }) =>
    lastUsed === null ? [] : [{ area, lastUsed }],
  );
  if (fresh.length === 0) return [];
  const columns = fresh.map(({ area }) => area.firstColumn);
  const area = { ...fresh[0].area, firstColumn: Math.min(...columns), lastColumn: Math.max(...columns) };
  return [stillFree(sheet, area, fresh[0].lastUsed)];
}

function marksErrand(sheet: SheetInventory, changes: readonly Change[]): Errand {
  return {
    sent: COMMAND_BYTES * 8 * changes.length,
    received: 200,
    queue(context) {
      const at = sheetById(context, sheet.id);
      for (const { column, old, area } of changes) {
        const before = columnDetails(old.mark?.comment ?? '');
        const comment = markComment({ style: column.style, widthBefore: before?.widthBefore ?? old.width });
        markColumn(at, column.id, area, comment, old.mark !== null);
      }
      return undefined;
    },
  };
}

/** What a column holds from its title down; a formula stands in the first row of the data and fills the others by itself. */
function contentOfColumn({ headerRow, firstRow, lastRow }: ColumnsPlan, column: ColumnOfOurs): SheetContent {
  const first = firstRow - headerRow;
  const values: CellValue[][] = Array.from({ length: lastRow - headerRow + 1 }, () => [null]);
  values[0] = [column.title];
  if (column.formula !== undefined)
    return { values, formulas: new Map([[cellKey(first, 0), column.formula]]) };
  column.values.forEach((value, index) => {
    if (first + index < values.length) values[first + index] = [value];
  });
  return { values, formulas: new Map() };
}

function isSame(
  { mark, content, message, touched }: OldColumn,
  area: Area,
  column: ColumnOfOurs,
  wanted: SheetContent,
): boolean {
  if (mark === null || !sameArea(mark.area, area) || !sameArea(touched, area)) return false;
  if (
    columnDetails(mark.comment)?.style !== column.style ||
    message !== column.comment.slice(0, message.length)
  )
    return false;
  const there = ownContent(content);
  return wanted.values.every(
    ([value], row) =>
      normalCell(value, wanted.formulas.get(cellKey(row, 0))) ===
      normalCell(there.values[row]?.[0], there.formulas.get(cellKey(row, 0))),
  );
}

/** Where the table has grown, the cells below our column must be free. */
function refuseOccupied(sheet: SheetInventory, { touched, content, mark }: OldColumn): void {
  content.values.forEach(([value], index) => {
    const row = touched.firstRow + index;
    const inside = mark !== null && row >= mark.area.firstRow && row <= mark.area.lastRow;
    if (inside || (value === null && !content.formulas.has(cellKey(index, 0)))) return;
    const cell = columnLetters(touched.firstColumn) + String(row + 1);
    throw new WorkbookRefusal('excel.cells-in-the-way', { sheet: sheet.name, cell });
  });
}

function rowsOfBoth(one: Area, other: Area): Area {
  return {
    ...one,
    firstRow: Math.min(one.firstRow, other.firstRow),
    lastRow: Math.max(one.lastRow, other.lastRow),
  };
}

function sameArea(one: Area, other: Area): boolean {
  return (
    one.firstRow === other.firstRow &&
    one.lastRow === other.lastRow &&
    one.firstColumn === other.firstColumn &&
    one.lastColumn === other.lastColumn
  );
}

function isFormula(formula: unknown, value: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value;
}

function reportOf({ name }: SheetInventory, what: 'created' | 'updated' | 'unchanged' | 'none'): WriteReport {
  const report = { created: [], updated: [], unchanged: [], kept: [], waitingTexts: 0 };
  return what === 'none' ? report : { ...report, [what]: [name] };
}
