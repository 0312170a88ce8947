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
