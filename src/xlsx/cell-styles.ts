import { writeXlsx, type CellStyle } from 'hucre';
import type { StyleName } from '../workbook/sheet-plan';
import { LINE_COLOR, STYLES, TEXT_FONT, type Borders, type Style } from '../workbook/style';
import { elementsNamed } from './xml-elements';
import { unpack, zipEntries } from './zip-archive';

/** Font of cells without a style; column widths are counted in its characters. */
export const DEFAULT_FONT = { name: TEXT_FONT, size: 10 } as const;

/** The part of a workbook that `cellStyleSheet` writes. */
export const STYLE_SHEET_PATH = 'xl/styles.xml';

const thin = { style: 'thin', color: { rgb: LINE_COLOR } } as const;
const medium = { style: 'medium', color: { rgb: LINE_COLOR } } as const;

const BORDERS: Readonly<Record<Borders, NonNullable<CellStyle['border']>>> = {
  thin: { top: thin, right: thin, bottom: thin, left: thin },
  total: { top: medium, right: thin, bottom: thin, left: thin },
};

/** The looks of `style.ts` as hucre takes them, equal looks only once, by a mark of their own. */
const STYLES_BY_MARK = new Map<string, CellStyle>();

/**
 * What stands for a look while the cells are written. hucre compares every cell's style with all it has met, piece
 * by piece, which takes longer than writing the cells; a mark in the place of the number format is compared at
 * once, and `cellStyleSheet` puts the looks in its place.
 */
export const CELL_STYLE_MARKS = Object.fromEntries(
  Object.entries(STYLES).map(([name, style]) => [name, { numFmt: markOf(name, cellStyle(style)) }]),
) as Readonly<Record<StyleName, CellStyle>>;

/** The mark of a look. */
export function styleMark(style: StyleName): string {
  return CELL_STYLE_MARKS[style].numFmt!;
}

function markOf(name: string, style: CellStyle): string {
  const content = JSON.stringify(style);
  for (const [mark, other] of STYLES_BY_MARK) if (JSON.stringify(other) === content) return mark;
  const mark = `look:${name}`;
  STYLES_BY_MARK.set(mark, style);
  return mark;
}

/**
 * The style part with the looks themselves in the order in which their marks came to be numbered.
 * @param marked the style part that hucre wrote for cells with marks
 */
export async function cellStyleSheet(marked: string): Promise<string> {
  const columns = marksOf(marked).map((mark) => ({ style: STYLES_BY_MARK.get(mark)! }));
  const bytes = await writeXlsx({
    sheets: [{ name: 'looks', columns, rows: [columns.map(() => null)] }],
    defaultFont: DEFAULT_FONT,
  });
  const part = zipEntries(bytes).find((entry) => entry.path === STYLE_SHEET_PATH)!;
  return new TextDecoder().decode(await unpack(bytes, part));
}

/** The numbers that the looks got in that style part, by their marks. */
export function styleNumbers(marked: string): Map<string, number> {
  return new Map(marksOf(marked).map((mark, index) => [mark, index + 1]));
}

/** Marks in the order of their numbers, which begin with 1. */
function marksOf(marked: string): string[] {
  const marks = new Map(elementsNamed(marked, 'numFmt').map((f) => [f['numFmtId'], f['formatCode']]));
  const numbered = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(marked)?.[0] ?? '';
  return elementsNamed(numbered, 'xf')
    .slice(1)
    .map((xf) => marks.get(xf['numFmtId']) ?? '');
}

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
