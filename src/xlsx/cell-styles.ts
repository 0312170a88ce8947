import type { CellStyle } from 'hucre';
import type { StyleName } from '../workbook/sheet-plan';
import { LINE_COLOR, STYLES, type Borders, type Style } from '../workbook/style';

const thin = { style: 'thin', color: { rgb: LINE_COLOR } } as const;
const medium = { style: 'medium', color: { rgb: LINE_COLOR } } as const;

const BORDERS: Readonly<Record<Borders, NonNullable<CellStyle['border']>>> = {
  thin: { top: thin, right: thin, bottom: thin, left: thin },
  total: { top: medium, right: thin, bottom: thin, left: thin },
};

/** The looks of `style.ts` as hucre takes them; one object each, shared by all cells. */
export const CELL_STYLES = Object.fromEntries(
  Object.entries(STYLES).map(([name, style]) => [name, cellStyle(style)]),
) as Readonly<Record<StyleName, CellStyle>>;

function cellStyle(style: Style): CellStyle {
  const { font, fill, borders, horizontal, vertical, wrap, format } = style;
  return {
    font: {
      name: font.name,
      size: font.points,
      ...(font.bold && { bold: true }),
      ...(font.underline && { underline: true }),
      ...(font.color !== undefined && { color: { rgb: font.color } }),
    },
    ...(fill !== undefined && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } as const,
    }),
    ...(borders !== undefined && { border: BORDERS[borders] }),
    alignment: { ...(horizontal !== undefined && { horizontal }), vertical, ...(wrap && { wrapText: true }) },
    ...(format !== undefined && { numFmt: format }),
  };
}
