import type { HostBook, HostCondition, HostSheet, HostTable } from '../../host/book';
import { contains, intersection, SHEET_COLUMNS } from '../../host/box';
import { type Cell, CellError, type CellStyle, type StyleValue } from '../../host/cell';

/** Looks that cells have beside their own, by `cellKey`: those of tables, and of conditional formats that apply. */
export type Overlay = ReadonlyMap<number, CellStyle>;

export function cellKey(row: number, column: number): number {
  return row * SHEET_COLUMNS + column;
}

/**
 * What lies over the cells of a sheet. Conditional formats are drawn where they compare a cell with a number or a text; a formula as
 * the condition would have to be computed for each cell, and is not.
 */
export function overlayOf(book: HostBook, sheet: HostSheet): Overlay {
  const overlay = new Map<number, CellStyle>();
  for (const table of book.tables) if (table.sheet === sheet) layTable(overlay, table);
  // The first condition goes before the others: it is laid last.
  for (const condition of [...sheet.conditions].reverse()) layCondition(overlay, sheet, condition);
  return overlay;
}

/** A cell as it looks with what lies over it; a table's look goes behind the cell's own, a condition's before it. */
export function overlaid(
  cell: Cell | undefined,
  over: CellStyle | undefined,
): Pick<Cell, 'style' | 'format'> {
  if (!over) return cell ?? {};
  const merged: Record<string, StyleValue> = {};
  for (const [key, value] of Object.entries(over))
    if (key.startsWith('Table/')) merged[key.slice('Table/'.length)] = value;
  if (cell?.style?.['Fill/Pattern'] === 'Solid') delete merged['Font/Color'];
  Object.assign(merged, cell?.style);
  for (const [key, value] of Object.entries(over)) if (!key.startsWith('Table/')) merged[key] = value;
  return { style: merged, format: cell?.format };
}

/** Accents of Office's own theme; the first stands for no accent. */
const ACCENTS = ['#595959', '#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];

function layTable(overlay: Map<number, CellStyle>, { box, looks }: HostTable): void {
  const found = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(
    typeof looks['Style'] === 'string' ? looks['Style'] : 'TableStyleMedium2',
  );
  if (!found) return;
  const number = Number(found[2]) - 1;
  const accent = ACCENTS[number % ACCENTS.length];
  // The first seven light styles draw lines only; all others fill the header.
  const filled = found[1] !== 'Light' || number >= ACCENTS.length;
  const header: CellStyle = filled
    ? {
        'Table/Font/Bold': true,
        'Table/Font/Color': '#FFFFFF',
        'Table/Fill/Color': accent,
        'Table/Fill/Pattern': 'Solid',
      }
    : { 'Table/Font/Bold': true, 'Table/EdgeBottom/Style': 'Continuous', 'Table/EdgeBottom/Color': accent };
  const band: CellStyle = { 'Table/Fill/Color': tint(accent), 'Table/Fill/Pattern': 'Solid' };
  for (let column = box.column; column < box.column + box.columns; column++) {
    if (looks['ShowHeaders'] !== false) overlay.set(cellKey(box.row, column), header);
    if (looks['ShowBandedRows'] === false) continue;
    for (let row = box.row + 1; row < box.row + box.rows; row += 2) overlay.set(cellKey(row, column), band);
  }
}

/** A colour with four fifths of white in it. */
function tint(color: string): string {
  const parts = [1, 3, 5].map((at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * 0.2));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function layCondition(
  overlay: Map<number, CellStyle>,
  sheet: HostSheet,
  { box, type, looks }: HostCondition,
): void {
  const rule = looks['CellValue']?.['Rule'] as
    { operator?: string; formula1?: unknown; formula2?: unknown } | null | undefined;
  const used = sheet.cells.used(true);
  const area = used && intersection(box, used);
  if (type !== 'CellValue' || !rule || !area) return;
  const [first, second] = [constant(rule.formula1), constant(rule.formula2)];
  if (first === null) return;
  const look: Record<string, StyleValue> = {};
  for (const part of ['Font', 'Fill'])
    for (const [name, value] of Object.entries(looks[part] ?? {}))
      if (value !== null && value !== '') look[`${part}/${name}`] = value as StyleValue;
  if (look['Fill/Color'] !== undefined) look['Fill/Pattern'] = 'Solid';
  sheet.cells.each(area, (row, column, { content }) => {
    if (content === null || content instanceof CellError || !contains(box, row, column)) return;
    if (!holds(rule.operator ?? '', content, first, second)) return;
    const key = cellKey(row, column);
    overlay.set(key, { ...overlay.get(key), ...look });
  });
}

/** A number or a text that a rule names; null for anything that would have to be computed. */
function constant(formula: unknown): string | number | null {
  if (typeof formula === 'number') return formula;
  if (typeof formula !== 'string') return null;
  const bare = formula.replace(/^=/, '').trim();
  if (bare !== '' && Number.isFinite(Number(bare))) return Number(bare);
  const quoted = /^"((?:[^"]|"")*)"$/.exec(bare);
  return quoted ? quoted[1].replaceAll('""', '"') : null;
}

function holds(
  operator: string,
  content: string | number | boolean,
  first: string | number,
  second: string | number | null,
): boolean {
  const order = (other: string | number): number => {
    // Excel puts every text after every number, and does not tell capitals from small letters.
    if (typeof content === 'number' && typeof other === 'number') return content - other;
    if (typeof content === 'string' && typeof other === 'string')
      return content.toUpperCase() === other.toUpperCase()
        ? 0
        : content.toUpperCase() < other.toUpperCase()
          ? -1
          : 1;
    return typeof other === 'number' ? 1 : -1;
  };
  switch (operator) {
    case 'EqualTo':
      return order(first) === 0;
    case 'NotEqualTo':
      return order(first) !== 0;
    case 'GreaterThan':
      return order(first) > 0;
    case 'GreaterThanOrEqual':
      return order(first) >= 0;
    case 'LessThan':
      return order(first) < 0;
    case 'LessThanOrEqual':
      return order(first) <= 0;
    case 'Between':
      return second !== null && order(first) >= 0 && order(second) <= 0;
    case 'NotBetween':
      return second !== null && (order(first) < 0 || order(second) > 0);
    default:
      return false;
  }
}

/** Keys whose look differs between two overlays. */
export function overlayChanges(before: Overlay, now: Overlay): number[] {
  const changed: number[] = [];
  for (const [key, style] of now) if (!sameStyle(before.get(key), style)) changed.push(key);
  for (const key of before.keys()) if (!now.has(key)) changed.push(key);
  return changed;
}

function sameStyle(a: CellStyle | undefined, b: CellStyle): boolean {
  if (a === b) return true;
  if (!a) return false;
  const names = Object.keys(b);
  return names.length === Object.keys(a).length && names.every((name) => a[name] === b[name]);
}
