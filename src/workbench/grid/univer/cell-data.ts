import { CellValueType, type ICellData } from '@univerjs/core';
import { type Cell, CellError } from '../../../host/cell';

/**
 * A cell as the grid takes it: the value that the workbook's own calculation has found, with the formula beside it for the formula bar.
 * @param style id of its look in the grid
 */
export function gridCell(cell: Cell, style: string | undefined): ICellData {
  const data: ICellData = {};
  const { content } = cell;
  if (content instanceof CellError) {
    data.v = content.code;
    data.t = CellValueType.STRING;
  } else if (typeof content === 'string') {
    data.v = content;
    data.t = CellValueType.STRING;
  } else if (typeof content === 'number') {
    data.v = content;
    data.t = CellValueType.NUMBER;
  } else if (typeof content === 'boolean') {
    data.v = content ? 1 : 0;
    data.t = CellValueType.BOOLEAN;
  }
  if (cell.formula !== undefined) data.f = cell.formula;
  if (style !== undefined) data.s = style;
  return data;
}

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
