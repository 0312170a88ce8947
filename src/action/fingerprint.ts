import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { CellValue, SheetData } from '../workbook/sheet-data';

/**
 * A 64-bit fingerprint of what a run starts from: the same cells and settings give the same one, in every program and on every
 * machine. It tells runs apart; it is no proof against forgery.
 * @param sheets all cells that were read
 * @param settings what the user decided, in a fixed order
 */
export function* fingerprint(sheets: readonly SheetData[], settings: readonly string[]): Paced<string> {
  const hash = new Hash64();
  for (const setting of settings) hash.text(setting);
  for (const { name, rows } of sheets) {
    hash.text(name);
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_BETWEEN_RESTS === 0) yield;
      row.forEach((value, column) => {
        if (value === null) return;
        hash.number(index);
        hash.number(column);
        hash.cell(value);
      });
    }
  }
  return hash.hex();
}

/** Two independent 32-bit lanes over UTF-16 units, mixed by odd multipliers. */
class Hash64 {
  private high = 0x9e3779b9;
  private low = 0x85ebca6b;

  cell(value: Exclude<CellValue, null>): void {
    // A number and its text are different cells.
    this.number(typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3);
    this.text(String(value));
  }

  text(text: string): void {
    for (let index = 0; index < text.length; index++) this.number(text.charCodeAt(index));
    this.number(-1);
  }

  number(value: number): void {
    this.high = Math.imul(this.high ^ value, 0x01000193) + (this.high >>> 15);
    this.low = Math.imul(this.low ^ (value + 0x5bd1), 0x5bd1e995) ^ (this.low >>> 13);
  }

  hex(): string {
    return [this.high, this.low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
