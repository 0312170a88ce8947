import { readFileSync, writeFileSync } from 'node:fs';
import type { Score } from './scores';

const PAGE = 'docs/mutation.md';
const TITLES = ['room', 'day', 'share', 'seed', 'tried', 'found', 'survived', 'not covered', 'score'];
const IS_TEXT = new Set(['room', 'day']);

/** How a room's lines were drawn, and when. */
export interface Drawing {
  readonly day: string;
  readonly share: number;
  readonly seed: number;
}

/**
 * Writes a room's score into the table of docs/mutation.md, in place of the row of the same room, share and seed where there
 * is one, otherwise below.
 * @throws Error where the page has no such table
 */
export function enterScore(
  { room, tried, found, survived, uncovered }: Score,
  { day, share, seed }: Drawing,
): void {
  const percent = tried === 0 ? '–' : `${((100 * found) / tried).toFixed(1)}%`;
  const row = [room, day, share, seed, tried, found, survived, uncovered, percent].map(String);
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const head = lines.findIndex((line) => cellsOf(line).join() === TITLES.join());
  if (head < 0) throw new Error(`${PAGE} has no table ${TITLES.join(', ')}`);
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  const rows = lines.slice(head + 2, end).map(cellsOf);
  const keyOf = (cells: readonly string[]): string => [cells[0], cells[2], cells[3]].join();
  const at = rows.findIndex((cells) => keyOf(cells) === keyOf(row));
  if (at < 0) rows.push(row);
  else rows[at] = row;
  lines.splice(head, end - head, ...tableOf(rows));
  writeFileSync(PAGE, lines.join('\n'));
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The table with columns as wide as their widest cell, as the formatter writes it. */
function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = TITLES.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)),
  );
  const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const aligned = (cells: readonly string[]): string =>
    lineOf(
      cells.map((cell, column) =>
        IS_TEXT.has(TITLES[column]) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      ),
    );
  const rule = lineOf(
    TITLES.map((title, column) =>
      IS_TEXT.has(title) ? '-'.repeat(widths[column]) : `${'-'.repeat(widths[column] - 1)}:`,
    ),
  );
  return [aligned(TITLES), rule, ...rows.map(aligned)];
}
