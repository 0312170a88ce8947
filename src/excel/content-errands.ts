import { bytesOfRow } from '../workbook/json-bytes';
import type { CellInput } from './cell-input';
import { COMMAND_BYTES, WRITE_BLOCK_BYTES } from './request-size';
import { sheetById } from './sheet-range';
import type { Errand } from './trips';

/**
 * Writes rows of a sheet, in blocks.
 * @param rows what goes into each row from `firstRow` on, all equally wide
 * @param firstColumn column of the first cell of each row
 */
export function writeRows(
  sheet: { readonly id: string; readonly name: string },
  firstRow: number,
  firstColumn: number,
  rows: readonly (readonly CellInput[])[],
): Errand[] {
  const errands: Errand[] = [];
  for (let begin = 0; begin < rows.length;) {
    let bytes = 0;
    let end = begin;
    while (end < rows.length && (end === begin || bytes < WRITE_BLOCK_BYTES)) {
      bytes += bytesOfRow(rows[end]);
      end += 1;
    }
    const block = rows.slice(begin, end);
    const at = firstRow + begin;
    errands.push({
      // Office.js cuts a large write into pieces of 1,500 cells, each with commands of its own.
      sent: bytes + COMMAND_BYTES * (2 + Math.ceil((block.length * (block[0]?.length ?? 0)) / 1_500) * 2),
      received: 100,
      subject: sheet.name,
      rows: block.length,
      queue(context) {
        const width = block[0].length;
        if (width === 0) return undefined;
        // Formulas and values alike: what does not begin with an equals sign is a value.
        sheetById(context, sheet.id).getRangeByIndexes(at, firstColumn, block.length, width).formulas =
          block as unknown as string[][];
        return undefined;
      },
    });
    begin = end;
  }
  return errands;
}
