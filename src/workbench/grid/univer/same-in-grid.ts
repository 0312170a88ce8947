import { type Cell, CellError } from '../../../host/cell';

/** Whether two states of a cell look the same in the grid. */
export function sameInGrid(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    sameContent(a.content, b.content) &&
    a.formula === b.formula &&
    a.format === b.format &&
    a.style === b.style
  );
}

function sameContent(a: Cell['content'], b: Cell['content']): boolean {
  if (a instanceof CellError || b instanceof CellError)
    return a instanceof CellError && b instanceof CellError && a.code === b.code;
  return a === b;
}
