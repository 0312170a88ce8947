import { columnMark } from '../workbook/sheet-marks';
import type { Area, StyleName } from '../workbook/sheet-plan';
import { STYLES } from '../workbook/style';
import { rangeOf } from './sheet-range';

/** What the mark of a column says beside its place: how to give it its looks, and how to give its cells back. */
export interface ColumnDetails {
  readonly style: StyleName;
  /** Width of the column in points before it was ours. */
  readonly widthBefore: number;
}

/** Marks cells as a column of ours; an older mark of the same column is replaced. */
export function markColumn(
  sheet: Excel.Worksheet,
  id: string,
  area: Area,
  comment: string,
  isMarked: boolean,
): void {
  if (isMarked) sheet.names.getItem(columnMark(id)).delete();
  const mark = sheet.names.add(columnMark(id), rangeOf(sheet, area), comment);
  mark.visible = false;
}

/** The comment of a mark. */
export function markComment({ style, widthBefore }: ColumnDetails): string {
  return JSON.stringify({ style, widthBefore });
}

/** Reads the comment of a mark; one that somebody has edited says nothing. */
export function columnDetails(comment: string): ColumnDetails | null {
  try {
    const { style, widthBefore } = JSON.parse(comment) as Partial<ColumnDetails>;
    return typeof widthBefore === 'number' && style !== undefined && style in STYLES
      ? { style, widthBefore }
      : null;
  } catch {
    return null;
  }
}
