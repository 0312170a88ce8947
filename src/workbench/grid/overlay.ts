import type { HostBook, HostCondition, HostSheet, HostTable } from '../../host/book';
import { type Box, intersection, SHEET_COLUMNS } from '../../host/box';
import { type Cell, type CellContent, CellError, type CellStyle, type StyleValue } from '../../host/cell';
import { movedFormula } from '../../host/formula-references';

/** Looks that cells have beside their own, by `cellKey`: those of tables, and of conditional formats that apply. */
export type Overlay = ReadonlyMap<number, CellStyle>;

export function cellKey(row: number, column: number): number {
  return row * SHEET_COLUMNS + column;
}

/** Computes a formula as if it stood in a cell. */
export type ComputeAt = (
  formula: string,
  place: { readonly sheet: HostSheet; readonly row: number; readonly column: number },
) => CellContent;

/** A formula is computed for each cell that it covers; beyond so many of a sheet it is not. */
const MOST_COMPUTED = 20_000;

/**
 * What lies over the cells of a sheet.
 * @param compute for conditions by formula; without it they are not drawn
 */
export function overlayOf(book: HostBook, sheet: HostSheet, compute: ComputeAt | null = null): Overlay {
  const overlay = new Map<number, CellStyle>();
  for (const table of book.tables) if (table.sheet === sheet) layTable(overlay, table);
  // The first condition goes before the others: it is laid last.
  for (const condition of [...sheet.conditions].reverse()) layCondition(overlay, sheet, condition, compute);
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
  condition: HostCondition,
  compute: ComputeAt | null,
): void {
  const { box, looks } = condition;
  const used = sheet.cells.used(true);
  const area = used && intersection(box, used);
  const holdsAt = area && test(sheet, condition, area, compute);
  if (!holdsAt) return;
  const look: Record<string, StyleValue> = {};
  for (const part of ['Font', 'Fill'])
    for (const [name, value] of Object.entries(looks[part] ?? {}))
      if (value !== null && value !== '') look[`${part}/${name}`] = value as StyleValue;
  if (look['Fill/Color'] !== undefined) look['Fill/Pattern'] = 'Solid';
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!holdsAt(row, column)) continue;
      const key = cellKey(row, column);
      overlay.set(key, { ...overlay.get(key), ...look });
    }
  }
}

/** Whether a condition holds at a cell; null for one that is not drawn. */
function test(
  sheet: HostSheet,
  { box, type, looks }: HostCondition,
  area: Box,
  compute: ComputeAt | null,
): ((row: number, column: number) => boolean) | null {
  const computed =
    compute && area.rows * area.columns <= MOST_COMPUTED
      ? (formula: string, row: number, column: number): CellContent =>
          // As it stands, the formula is that of the first cell.
          compute(movedFormula(formula, row - box.row, column - box.column), { sheet, row, column })
      : null;
  if (type === 'Custom') {
    const formula = looks['Rule']?.['Formula'];
    if (!computed || typeof formula !== 'string' || formula === '') return null;
    return (row, column) => {
      const value = computed(formula, row, column);
      return value === true || (typeof value === 'number' && value !== 0);
    };
  }
  const rule = looks['CellValue']?.['Rule'] as
    { operator?: string; formula1?: unknown; formula2?: unknown } | null | undefined;
  if (type !== 'CellValue' || !rule) return null;
  const operand = (formula: unknown): ((row: number, column: number) => CellContent) | null => {
    const fixed = constant(formula);
    if (fixed !== null) return () => fixed;
    if (!computed || typeof formula !== 'string' || formula === '') return null;
    return (row, column) => computed(formula, row, column);
  };
  const [first, second] = [operand(rule.formula1), operand(rule.formula2)];
  if (!first) return null;
  return (row, column) => {
    const content = sheet.cells.get(row, column)?.content ?? null;
    if (content === null || content instanceof CellError) return false;
    const [least, most] = [first(row, column), second?.(row, column) ?? null];
    if (!isComparable(least) || (most !== null && !isComparable(most))) return false;
    return holds(rule.operator ?? '', content, least, most);
  };
}

function isComparable(value: CellContent): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
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
