import type { Cell, WriteSheet } from 'hucre';
import { columnLetters } from '../finding/finding';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { CELL_STYLE_MARKS, styleMark } from './cell-styles';
import { cellText, looksLikeError } from './cell-text';
import { attributeText } from './xml-elements';
import { unpack, zipEntries } from './zip-archive';

/**
 * Rows from which on a sheet's rows are written here. hucre makes objects and then one string of a whole sheet: a million rows are
 * longer than an engine's longest string, and a ledger of ten thousand spends most of its writing on them.
 */
const LONG = 1_000;

/** Characters that are encoded and packed at once. */
const PIECE = 1 << 18;

/** The part of a workbook that holds the texts of all its cells. */
export const TEXT_TABLE_PATH = 'xl/sharedStrings.xml';

/** Whether a sheet's rows are written piece by piece. */
export function isLong({ rows }: SheetPlan): boolean {
  return rows.length >= LONG;
}

/**
 * What hucre is given in the place of a long sheet's rows, none of which it is to write: every look that they use, so that it has a
 * number, a text, so that there is a table of texts, and what cells have that stands in other parts (links, comments).
 */
export function standIn(
  plan: SheetPlan,
  otherParts: (cell: CellPlan) => Partial<Cell>,
): Pick<WriteSheet, 'rows' | 'cells'> {
  const { columns, cells } = plan;
  const looks = new Set<StyleName>();
  for (const { style } of columns) if (style) looks.add(style);
  for (const { style } of cells) if (style) looks.add(style);
  const beyond = width(plan);
  const marks = [...looks].map((style): [string, Partial<Cell>] => [
    style,
    { style: CELL_STYLE_MARKS[style] },
  ]);
  const standing = new Map(marks.map(([, cell], index) => [`0,${beyond + index}`, cell]));
  for (const cell of cells)
    if (cell.link || cell.comment !== undefined) standing.set(`${cell.row},${cell.column}`, otherParts(cell));
  return { rows: [[plan.name]], cells: standing };
}

/** The texts of long sheets, numbered behind those of hucre's own table of texts. */
export class AddedTexts {
  private readonly numbers = new Map<string, number>();

  /** @param before how many texts the table has already */
  private constructor(private readonly before: number) {}

  /** Behind the texts of a workbook that hucre wrote. */
  static async to(bytes: Uint8Array): Promise<AddedTexts> {
    const table = zipEntries(bytes).find(({ path }) => path === TEXT_TABLE_PATH);
    const own = table === undefined ? '' : new TextDecoder().decode(await unpack(bytes, table));
    return new AddedTexts(Number(/ uniqueCount="(\d+)"/.exec(own)?.[1] ?? 0));
  }

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.before + this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** The table of texts with these behind its own, in pieces. */
  *table(own: string): Generator<Uint8Array> {
    const end = own.lastIndexOf('</sst>');
    if (end < 0) throw new Error('the table of texts has no end');
    const count = this.before + this.numbers.size;
    const pieces = new Pieces();
    pieces.add(
      own
        .slice(0, end)
        .replace(/ count="\d+"/, ` count="${count}"`)
        .replace(/ uniqueCount="\d+"/, ` uniqueCount="${count}"`),
    );
    for (const text of this.numbers.keys()) {
      const kept = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
      pieces.add(`<si><t${kept}>${attributeText(text)}</t></si>`);
      if (pieces.full()) yield pieces.take();
    }
    pieces.add(own.slice(end));
    yield pieces.take();
  }
}

/**
 * A worksheet's part, in pieces: hucre's own for the same plan, its rows put in the place of those that stood for them.
 * @param own the part that hucre wrote
 * @param styles numbers of the looks, by mark
 */
export function* longSheet(
  own: string,
  plan: SheetPlan,
  styles: ReadonlyMap<string, number>,
  texts: AddedTexts,
): Generator<Uint8Array> {
  const place = /<sheetData(?:\/>|>[\s\S]*<\/sheetData>)/.exec(own);
  if (place === null) throw new Error(`sheet "${plan.name}" has no place for its rows`);
  const pieces = new Pieces();
  const dimension = `<dimension ref="A1:${columnLetters(width(plan) - 1)}${plan.rows.length}"/>`;
  pieces.add(own.slice(0, place.index).replace(/<dimension [^>]*\/>/, dimension));
  pieces.add('<sheetData>');
  const row = rowWriter(plan, styles, texts);
  for (let index = 0; index < plan.rows.length; index++) {
    pieces.add(row(index));
    if (pieces.full()) yield pieces.take();
  }
  pieces.add('</sheetData>');
  pieces.add(own.slice(place.index + place[0].length));
  yield pieces.take();
}

function width({ rows, columns, cells }: SheetPlan): number {
  let most = Math.max(1, columns.length);
  for (const { length } of rows) if (length > most) most = length;
  for (const { column } of cells) if (column >= most) most = column + 1;
  return most;
}

/** Writes rows one by one, from above to below. */
function rowWriter(
  { rows, columns, cells, rowHeights = [] }: SheetPlan,
  styles: ReadonlyMap<string, number>,
  texts: AddedTexts,
): (index: number) => string {
  const look = (style: CellPlan['style']): string => {
    if (style === undefined) return '';
    const number = styles.get(styleMark(style));
    if (number === undefined) throw new Error(`the look ${style} has no number`);
    return ` s="${number}"`;
  };
  const columnLooks = columns.map(({ style }) => look(style));
  const letters: string[] = [];
  const heights = new Map(rowHeights.map(({ row, points }) => [row, points]));
  const special = cellsByRow(cells);

  const cell = (reference: string, style: string, value: CellValue, formula?: string): string => {
    if (formula !== undefined) return formulaCell(reference, style, value, formula);
    if (typeof value === 'number' && Number.isFinite(value))
      return `<c r="${reference}"${style}><v>${value}</v></c>`;
    if (typeof value === 'string') {
      const text = cellText(value);
      // As rich text it stays a text, which a reader of the file might else take for an error value.
      if (looksLikeError(text))
        return `<c r="${reference}"${style} t="inlineStr"><is><r><t>${text}</t></r></is></c>`;
      return `<c r="${reference}"${style} t="s"><v>${texts.numberOf(text)}</v></c>`;
    }
    if (typeof value === 'boolean') return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
    return style === '' ? '' : `<c r="${reference}"${style}/>`;
  };

  return (index) => {
    const values = rows[index];
    const own = special.get(index);
    const end =
      own === undefined ? values.length : Math.max(values.length, ...[...own.keys()].map((at) => at + 1));
    let written = '';
    for (let column = 0; column < end; column++) {
      const reference = `${(letters[column] ??= columnLetters(column))}${index + 1}`;
      const plan = own?.get(column);
      const style = plan?.style
        ? look(plan.style)
        : column < values.length
          ? (columnLooks[column] ?? '')
          : '';
      written += cell(reference, style, values[column] ?? null, plan?.formula);
    }
    const points = heights.get(index);
    if (points !== undefined) return `<row r="${index + 1}" ht="${points}" customHeight="1">${written}</row>`;
    return written === '' ? '' : `<row r="${index + 1}">${written}</row>`;
  };
}

function formulaCell(reference: string, style: string, value: CellValue, formula: string): string {
  const made = `<f>${attributeText(formula)}</f>`;
  if (typeof value === 'string')
    return `<c r="${reference}"${style} t="str">${made}<v>${attributeText(cellText(value))}</v></c>`;
  if (typeof value === 'boolean')
    return `<c r="${reference}"${style} t="b">${made}<v>${value ? 1 : 0}</v></c>`;
  return `<c r="${reference}"${style}>${made}${value === null ? '' : `<v>${value}</v>`}</c>`;
}

/** What cells have beyond value and column's style, by row and column; of one cell's several plans all that they say. */
function cellsByRow(cells: readonly CellPlan[]): Map<number, Map<number, CellPlan>> {
  const rows = new Map<number, Map<number, CellPlan>>();
  for (const cell of cells) {
    let row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, (row = new Map<number, CellPlan>()));
    const before = row.get(cell.column);
    row.set(cell.column, before === undefined ? cell : { ...before, ...cell });
  }
  return rows;
}

/** Text gathered until it is worth encoding. */
class Pieces {
  private text = '';
  private readonly encoder = new TextEncoder();

  add(text: string): void {
    this.text += text;
  }

  full(): boolean {
    return this.text.length >= PIECE;
  }

  take(): Uint8Array {
    const bytes = this.encoder.encode(this.text);
    this.text = '';
    return bytes;
  }
}
