import type { HostSheet } from './book';
import { type Box, isWholeColumns, isWholeRows, SHEET_COLUMNS } from './box';
import type { CellStyle, StyleValue } from './cell';

/** Where a look lies in a style, for example `Font/Bold`, and what a cell shows that has none. */
export const LOOKS: Readonly<Record<string, StyleValue>> = {
  HorizontalAlignment: 'General',
  VerticalAlignment: 'Center',
  WrapText: false,
  IndentLevel: 0,
  ShrinkToFit: false,
  TextOrientation: 0,
  ReadingOrder: 'Context',
  AutoIndent: false,
  'Font/Name': '等线',
  'Font/Size': 11,
  'Font/Color': '#000000',
  'Font/Bold': false,
  'Font/Italic': false,
  'Font/Underline': 'None',
  'Font/Strikethrough': false,
  'Font/Subscript': false,
  'Font/Superscript': false,
  'Fill/Color': '#FFFFFF',
  'Fill/Pattern': 'None',
  'Fill/PatternColor': '',
  'Protection/Locked': true,
  'Protection/FormulaHidden': false,
};

/** The value of a look that all cells of a box share; null where they differ. */
export function sharedLook(sheet: HostSheet, box: Box, key: string, missing: StyleValue): StyleValue {
  return shared(sheet, box, (look) => look?.style?.[key] ?? missing);
}

/** The number format that all cells share; null where they differ. */
export function formatAt(sheet: HostSheet, row: number, column: number): string {
  const cell = sheet.cells.get(row, column);
  return (cell ? cell.format : sheet.cells.columnLook(column)?.format) ?? 'General';
}

/** Every cell that can look different: those that are there, and the columns' own looks for the others. */
function shared(
  sheet: HostSheet,
  box: Box,
  read: (look: { readonly style?: CellStyle | undefined } | undefined) => StyleValue,
): StyleValue {
  let value: StyleValue | undefined;
  let mixed = false;
  const see = (next: StyleValue): void => {
    if (value === undefined) value = next;
    else if (value !== next) mixed = true;
  };
  let present = 0;
  sheet.cells.each(box, (_row, _column, cell) => {
    present += 1;
    see(read(cell));
  });
  if (present < box.rows * box.columns) {
    // Columns beyond those with a look of their own all look alike: one of them stands for all.
    const last = Math.min(box.columns, 512);
    for (let column = box.column; column < box.column + last; column++)
      see(read(sheet.cells.columnLook(column)));
  }
  return mixed || value === undefined ? null : value;
}

/** Changes looks of every cell of a box; whole columns keep them for cells to come. */
export function changeLooks(sheet: HostSheet, box: Box, style: CellStyle | null, format?: string): void {
  // Cells that looked alike share one style before and after.
  const known = new Map<CellStyle | undefined, CellStyle>();
  const merged = (before: CellStyle | undefined): CellStyle | undefined => {
    if (!style) return before;
    let after = known.get(before);
    if (!after) known.set(before, (after = { ...before, ...style }));
    return after;
  };
  const change = (row: number, column: number): void => {
    const cell = sheet.cells.get(row, column);
    const before = cell ?? sheet.cells.columnLook(column);
    sheet.cells.change(row, column, {
      ...(style && { style: merged(before?.style) }),
      ...(format !== undefined && { format }),
    });
  };
  if (isWholeColumns(box)) {
    for (let column = box.column; column < box.column + box.columns; column++) {
      const look = sheet.cells.columnLook(column);
      const now = { format: format ?? look?.format, style: merged(look?.style) };
      sheet.cells.setColumnLook(column, {
        ...(now.format !== undefined && { format: now.format }),
        ...(now.style && { style: now.style }),
      });
    }
    const present: [number, number][] = [];
    sheet.cells.each(box, (row, column) => present.push([row, column]));
    for (const [row, column] of present) change(row, column);
    return;
  }
  const used = isWholeRows(box) ? sheet.cells.used(false) : null;
  const columns = isWholeRows(box) ? (used ? used.column + used.columns : 1) : box.columns;
  for (let row = box.row; row < box.row + box.rows; row++) {
    for (let column = box.column; column < Math.min(box.column + columns, SHEET_COLUMNS); column++)
      change(row, column);
  }
}

/** Takes every look off the cells of a box. */
export function clearLooks(sheet: HostSheet, box: Box): void {
  if (isWholeColumns(box)) {
    for (let column = box.column; column < box.column + box.columns; column++)
      sheet.cells.setColumnLook(column, {});
  }
  const present: [number, number][] = [];
  sheet.cells.each(box, (row, column) => present.push([row, column]));
  for (const [row, column] of present)
    sheet.cells.change(row, column, { style: undefined, format: undefined });
}
