import type { StyleName } from '../workbook/sheet-plan';
import { LINE_COLOR, STYLES, type Style } from '../workbook/style';

/** What giving a range a look costs in a request: some twenty commands. */
export const LOOK_BYTES = 5_000;

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;

/**
 * Gives every cell of a range a look. It must have no look yet: what the style leaves out is not taken away.
 * @param rows, columns size of the range; lines between cells are drawn only where there are some
 */
export function giveLook(range: Excel.Range, name: StyleName, rows: number, columns: number): void {
  const style: Style = STYLES[name];
  const { format } = range;
  format.font.name = style.font.name;
  format.font.size = style.font.points;
  if (style.font.bold) format.font.bold = true;
  if (style.font.underline) format.font.underline = 'Single';
  // A link would be blue by itself; every look says its own colour.
  format.font.color = `#${style.font.color ?? '000000'}`;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[style.horizontal];
  format.verticalAlignment = VERTICAL[style.vertical];
  if (style.wrap) format.wrapText = true;
  // One format for the whole range; Excel takes a single value for all of its cells.
  if (style.format !== undefined) range.numberFormat = style.format as unknown as string[][];
  if (style.borders !== undefined) drawLines(format, style.borders === 'total', rows, columns);
}

function drawLines(format: Excel.RangeFormat, total: boolean, rows: number, columns: number): void {
  const line = (edge: Excel.BorderIndex | 'EdgeTop', heavy: boolean): void => {
    const border = format.borders.getItem(edge as Excel.BorderIndex);
    border.style = 'Continuous';
    border.weight = heavy ? 'Medium' : 'Thin';
    border.color = `#${LINE_COLOR}`;
  };
  line('EdgeTop' as Excel.BorderIndex, total);
  line('EdgeBottom' as Excel.BorderIndex, false);
  line('EdgeLeft' as Excel.BorderIndex, false);
  line('EdgeRight' as Excel.BorderIndex, false);
  if (rows > 1) line('InsideHorizontal' as Excel.BorderIndex, total);
  if (columns > 1) line('InsideVertical' as Excel.BorderIndex, false);
}

/** Points of a column that holds so many characters of the default font: seven pixels each and five for the edges. */
export function widthInPoints(characters: number): number {
  return (Math.round(characters * 7) + 5) * 0.75;
}
