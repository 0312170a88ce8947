import { cellAddress } from '../../src/report/address';
import type { CellValue, WorkbookData } from '../../src/workbook/sheet-data';

/** A cell that another program computes to something else than what we have written beside its formula. */
export type Difference = readonly [sheet: string, cell: string, written: CellValue, computed: CellValue];

/** Where two workbooks with the same sheets hold different values. */
export function differences(written: WorkbookData, computed: WorkbookData): Difference[] {
  return written.sheets.flatMap((sheet, index) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((value, c): Difference[] => {
        const other = computed.sheets[index].rows[r]?.[c] ?? null;
        return sameValue(value, other) ? [] : [[sheet.name, cellAddress(r, c), value, other]];
      }),
    ),
  );
}

/** Figures agree where they differ by less than half a fen, or by what 15 digits leave of a very large one. */
function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b || (a ?? '') === (b ?? '');
  return Math.abs(a - b) <= Math.max(1e-9, Math.abs(a) * 1e-13);
}
