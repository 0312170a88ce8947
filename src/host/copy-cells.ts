import type { CellsArgument } from './arguments';
import { type Cell } from './cell';
import { keepHeaders } from './cell-writing';
import { movedFormula } from './formula-references';
import { invalidArgument } from './host-error';
import type { Stage } from './stage';

export const COPY_TYPES = ['All', 'Formulas', 'Values', 'Formats'] as const;

/**
 * Copies cells as pasting does: a source smaller than the target is repeated, references in formulas move along.
 * @throws HostError InvalidArgument, AccessDenied
 */
export function copyCells(
  stage: Stage,
  from: CellsArgument,
  to: CellsArgument,
  what: (typeof COPY_TYPES)[number],
  skipBlanks: boolean,
): void {
  stage.mustBeOpen(to.sheet);
  stage.refresh();
  const rows = Math.max(to.box.rows, from.box.rows);
  const columns = Math.max(to.box.columns, from.box.columns);
  if (rows % from.box.rows !== 0 || columns % from.box.columns !== 0)
    throw invalidArgument('the target is no multiple of the source');
  // Read first: source and target may overlap.
  const copies: [number, number, Cell | undefined][] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const row = from.box.row + (y % from.box.rows);
      const column = from.box.column + (x % from.box.columns);
      const cell = from.sheet.cells.get(row, column);
      const moved =
        cell?.formula === undefined
          ? cell
          : {
              ...cell,
              formula: movedFormula(cell.formula, to.box.row + y - row, to.box.column + x - column),
            };
      copies.push([to.box.row + y, to.box.column + x, moved]);
    }
  }
  for (const [row, column, cell] of copies) {
    const blank = cell === undefined || (cell.content === null && cell.formula === undefined);
    if (blank && skipBlanks) continue;
    if (!cell && !to.sheet.cells.get(row, column)) continue;
    const looks = { format: cell?.format, style: cell?.style };
    const contents = {
      content: cell?.content ?? null,
      formula: what === 'Values' ? undefined : cell?.formula,
      spilledFrom: undefined,
    };
    to.sheet.cells.change(row, column, {
      ...((what === 'All' || what === 'Formats') && looks),
      ...(what !== 'Formats' && contents),
      ...(what === 'All' && { link: cell?.link }),
    });
  }
  if (what === 'Formats') return;
  const box = { ...to.box, rows, columns };
  keepHeaders(stage, to.sheet, box);
  stage.wrote(to.sheet, box);
}
