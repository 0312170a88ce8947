import type { Paced } from '../pace/pace';
import { bytesOfRows } from '../workbook/json-bytes';
import { normalCell } from '../workbook/normal-cell';
import type { CellValue } from '../workbook/sheet-data';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { cellInput, cellOf, cellValue, type CellContent, type CellInput } from './cell-input';
import { writeRows } from './content-errands';
import { areasOf } from './merged-cells';
import { inputRows } from './content-input';
import type { SheetOfOurs } from './furnish';
import { COMMAND_BYTES, UNSEEN_CELL_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import type { Errand } from './trips';

/** A cell that held something else when it was written over than when it was read. */
export interface TypedOver extends CellContent {
  readonly row: number;
  readonly column: number;
}

/**
 * Errands that write rows over, each of which first reads, in the same request, what it writes over: nobody can type in between,
 * so that nothing typed is lost unseen. Of cells that are not meant for typing only what `Range.formulas` says is asked for, half of
 * an answer, and where formulas stand: a text that begins with an equals sign looks the same there.
 * @param errands write rows one after the other, from `firstRow` on
 * @param columns how many cells of each row they write, from the first on
 * @param before what the sheet held when it was read
 * @param typing areas of the sheet as it stands
 * @param typed hears of each cell that holds something else
 */
export function* readingWritten(
  sheet: { readonly id: string },
  errands: readonly Errand[],
  firstRow: number,
  columns: number,
  before: SheetContent,
  typing: readonly Area[],
  typed: (cell: TypedOver) => void,
): Paced<Errand[]> {
  const reading: Errand[] = [];
  let next = firstRow;
  for (const errand of errands) {
    const [first, last] = [next, next + (errand.rows ?? 0) - 1];
    next = last + 1;
    const bytes = bytesOfRows(inputRows(before, first, last, columns));
    const parts = withinRows(typing, first, last);
    const asked: Errand = {
      ...errand,
      sent: errand.sent + COMMAND_BYTES * 5,
      received: errand.received + bytes + 200,
      queue(context) {
        const range = sheetById(context, sheet.id).getRangeByIndexes(first, 0, last - first + 1, columns);
        range.load('formulas');
        const computed = range.getSpecialCellsOrNullObject('Formulas');
        computed.load('address');
        const after = errand.queue(context);
        return () => {
          const found = range.formulas as CellValue[][];
          const formulas = areasOf(computed);
          found.forEach((cells, index) =>
            cells.forEach((input, column) => {
              const row = first + index;
              if (parts.some((area) => lies(area, row, column))) return;
              const cell = cellOfInput(input, () => formulas.some((area) => lies(area, row, column)));
              if (!isSameInput(cell, before, row, column)) typed({ row, column, ...cell });
            }),
          );
          return (after?.() ?? 0) + bytesOfRows(found);
        };
      },
    };
    reading.push(parts.length === 0 ? asked : readingFirst(sheet, asked, before, parts, typed));
    yield;
  }
  return reading;
}

/**
 * The same of cells that are all meant for typing, or may hold anything.
 * @param areas cells that are read
 */
export function readingTyped(
  sheet: { readonly id: string },
  errands: readonly Errand[],
  firstRow: number,
  before: SheetContent,
  areas: readonly Area[],
  typed: (cell: TypedOver) => void,
): Errand[] {
  let next = firstRow;
  return errands.map((errand) => {
    const [first, last] = [next, next + (errand.rows ?? 0) - 1];
    next = last + 1;
    const parts = withinRows(areas, first, last);
    return parts.length === 0 ? errand : readingFirst(sheet, errand, before, parts, typed);
  });
}

/** What of areas lies within rows. */
function withinRows(areas: readonly Area[], first: number, last: number): Area[] {
  return areas.flatMap((area) => {
    const [firstRow, lastRow] = [Math.max(first, area.firstRow), Math.min(last, area.lastRow)];
    return firstRow <= lastRow ? [{ ...area, firstRow, lastRow }] : [];
  });
}

function lies({ firstRow, lastRow, firstColumn, lastColumn }: Area, row: number, column: number): boolean {
  return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
}

function cellOfInput(input: CellValue, isFormula: () => boolean): CellContent {
  return typeof input === 'string' && input.startsWith('=') && isFormula()
    ? { value: null, formula: input }
    : { value: cellValue(input) };
}

/** Names of sheets do not count: Excel rewrites formulas where a sheet that they ask is given its name meanwhile. */
function isSameInput(cell: CellContent, before: SheetContent, row: number, column: number): boolean {
  const value = before.values[row]?.[column] ?? null;
  const formula = before.formulas.get(cellKey(row, column));
  if (formula === undefined && cell.formula === undefined && cell.value === value) return true;
  return normalCell(cell.value, cell.formula, 'dropped') === normalCell(value, formula, 'dropped');
}

/**
 * An errand that first reads, in the same request, cells that it changes.
 * @param before what was seen in them
 * @param parts the cells
 * @param typed hears of each cell that holds something else
 * @param seen where the first cell of `before` lies, A1 where not given; and the bytes that the answer has, where they are known
 */
export function readingFirst(
  sheet: { readonly id: string },
  errand: Errand,
  before: SheetContent,
  parts: readonly Area[],
  typed: (cell: TypedOver) => void,
  seen: { readonly row: number; readonly column: number; readonly bytes?: number } = { row: 0, column: 0 },
): Errand {
  const cells = parts.reduce(
    (sum, { firstRow, lastRow, firstColumn, lastColumn }) =>
      sum + (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1),
    0,
  );
  return {
    ...errand,
    sent: errand.sent + parts.length * COMMAND_BYTES * 2,
    received: errand.received + (seen.bytes ?? cells * UNSEEN_CELL_BYTES * 2),
    queue(context) {
      const ranges = parts.map((area) => {
        const range = rangeOf(sheetById(context, sheet.id), area);
        range.load('values,formulas');
        return { area, range };
      });
      const after = errand.queue(context);
      return () => {
        let bytes = after?.() ?? 0;
        for (const { area, range } of ranges) {
          bytes += bytesOfRows(range.values as CellValue[][]) + bytesOfRows(range.formulas as CellValue[][]);
          range.values.forEach((values, row) =>
            values.forEach((value: unknown, column: number) => {
              const place = { row: area.firstRow + row, column: area.firstColumn + column };
              const cell = cellOf(value, range.formulas[row][column]);
              if (!isSame(cell, before, place.row - seen.row, place.column - seen.column))
                typed({ ...place, ...cell });
            }),
          );
        }
        return bytes;
      };
    },
  };
}

/** A formula shows another value when what it asks for is written; it is the same formula nevertheless. */
function isSame(cell: CellContent, before: SheetContent, row: number, column: number): boolean {
  const formula = before.formulas.get(cellKey(row, column));
  if (cell.formula !== undefined || formula !== undefined) return cell.formula === formula;
  return cell.value === (before.values[row]?.[column] ?? null);
}

/** A content with the cells as they were typed. */
export function withTyped(before: SheetContent, typed: readonly TypedOver[]): SheetContent {
  const values = before.values.slice();
  const formulas = new Map(before.formulas);
  for (const { row, column, value, formula } of typed) {
    const cells = (values[row] ?? []).slice();
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    values[row] = cells;
    if (formula === undefined) formulas.delete(cellKey(row, column));
    else formulas.set(cellKey(row, column), formula);
  }
  return { values, formulas };
}

/**
 * Types again what was typed over: cells side by side, and rows of them one below the other, go into one write, for a user who
 * has inserted a row has moved every cell below it.
 * @param typed in the order in which it was found; of a cell that was found twice the later content counts
 */
export function typeAgain(typed: readonly (TypedOver & { readonly sheet: SheetOfOurs })[]): Errand[] {
  const sheets = new Map<string, { readonly sheet: SheetOfOurs; readonly cells: Map<number, TypedOver> }>();
  for (const { sheet, ...cell } of typed) {
    const known = sheets.get(sheet.id) ?? { sheet, cells: new Map<number, TypedOver>() };
    sheets.set(sheet.id, known);
    known.cells.set(cellKey(cell.row, cell.column), cell);
  }
  return [...sheets.values()].flatMap(({ sheet, cells }) =>
    blocksOf([...cells.values()]).flatMap(({ row, column, rows }) => writeRows(sheet, row, column, rows)),
  );
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: CellInput[][];
}

function blocksOf(cells: readonly TypedOver[]): Block[] {
  const blocks: Block[] = [];
  const lines: Block[] = [];
  for (const { row, column, value, formula } of [...cells].sort(
    (one, other) => one.row - other.row || one.column - other.column,
  )) {
    const line = lines.at(-1);
    const input = formula ?? cellInput(value);
    if (line?.row === row && line.column + line.rows[0].length === column) line.rows[0].push(input);
    else lines.push({ row, column, rows: [[input]] });
  }
  for (const line of lines) {
    const block = blocks.at(-1);
    const isBelow =
      block?.row !== undefined &&
      block.row + block.rows.length === line.row &&
      block.column === line.column &&
      block.rows[0].length === line.rows[0].length;
    if (isBelow) block.rows.push(line.rows[0]);
    else blocks.push(line);
  }
  return blocks;
}
