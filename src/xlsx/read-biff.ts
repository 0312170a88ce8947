import type { CellValue, SheetData } from '../workbook/sheet-data';
import { BiffDamage, RECORD, records, TextReader, type BiffRecord } from './biff-records';
import { unitShown } from '../workbook/unit-format';
import { formatShowsDates, type ShownByStyles } from './date-styles';
import { FileRefusal } from './file-refusal';

const BIFF8 = 0x0600;
const WORKSHEET = 0;
const DAYS_1900_TO_1904 = 1462;

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

// One scratch cell for all numbers: a sheet may hold a million.
const DOUBLE = new DataView(new ArrayBuffer(8));

/** What the workbook's own records say, before its sheets. */
interface Globals {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly position: number }[];
  readonly texts: readonly string[];
  readonly styles: ShownByStyles;
  readonly since1904: boolean;
}

/**
 * Reads the workbook stream of an .xls file (BIFF8, Excel 97 to 2003).
 *
 * hucre reads such files too, but tells neither hidden sheets and rows nor the date system, takes no notice of a
 * password, loses the text of a shared formula's first cell, and mixes the cached figures of embedded charts with
 * the cells; a ledger must not be read like that.
 *
 * @param file name of the file, for refusals
 * @throws FileRefusal for a password or an older version; BiffDamage where the stream is damaged
 */
export function readBiff(file: string, stream: Uint8Array): SheetData[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const globals = readGlobals(file, view);
  return globals.sheets.map((sheet) => ({
    file,
    name: sheet.name,
    hidden: sheet.hidden,
    ...readSheet(view, sheet.position, globals),
    uncomputed: [],
  }));
}

function readGlobals(file: string, view: DataView): Globals {
  const sheets: { name: string; hidden: boolean; position: number }[] = [];
  const formatIds: number[] = [];
  const codes = new Map<number, string>();
  let texts: string[] = [];
  let since1904 = false;
  let started = false;
  for (const record of records(view, 0)) {
    const { id, at } = record;
    if (!started) {
      if ((id & 0xff) !== 0x09) throw new BiffDamage('no beginning');
      if (id !== RECORD.BOF || view.getUint16(at, true) !== BIFF8)
        throw new FileRefusal('file.old-xls', { file });
      started = true;
    } else if (id === RECORD.EOF) {
      return {
        sheets,
        texts,
        since1904,
        styles: {
          dates: formatIds.map((format) => formatShowsDates(format, codes)),
          units: formatIds.map((format) => unitShown(codes.get(format) ?? '')),
        },
      };
    } else if (id === RECORD.FILEPASS) throw new FileRefusal('file.encrypted', { file });
    else if (id === RECORD.DATE1904) since1904 = view.getUint16(at, true) === 1;
    else if (id === RECORD.XF) formatIds.push(view.getUint16(at + 2, true));
    else if (id === RECORD.FORMAT) {
      const reader = new TextReader(view, record, 2);
      codes.set(view.getUint16(at, true), reader.text(reader.number16()));
    } else if (id === RECORD.BOUNDSHEET && view.getUint8(at + 5) === WORKSHEET) {
      sheets.push({
        position: view.getUint32(at, true),
        hidden: (view.getUint8(at + 4) & 3) !== 0,
        name: new TextReader(view, record, 7).text(view.getUint8(at + 6)),
      });
    } else if (id === RECORD.SST) texts = sharedTexts(view, record);
  }
  throw new BiffDamage('no end');
}

function sharedTexts(view: DataView, record: BiffRecord): string[] {
  const count = view.getUint32(record.at + 4, true);
  const reader = new TextReader(view, record, 8);
  const texts: string[] = [];
  for (let index = 0; index < count; index++) texts.push(reader.text(reader.number16()));
  return texts;
}

function readSheet(
  view: DataView,
  position: number,
  globals: Globals,
): Pick<SheetData, 'rows' | 'hiddenRows' | 'dateColumns' | 'shownUnits'> {
  const rows: CellValue[][] = [];
  const hiddenRows = new Set<number>();
  const dateColumns = new Set<number>();
  const shownUnits = new Map<number, string>();
  const put = (row: number, column: number, value: CellValue): void => {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  };
  const putNumber = (row: number, column: number, style: number, value: number): void => {
    const date = globals.styles.dates[style];
    const unit = globals.styles.units[style];
    if (date) dateColumns.add(column);
    if (unit) shownUnits.set(column, unit);
    put(row, column, date && globals.since1904 ? value + DAYS_1900_TO_1904 : value);
  };

  let depth = 0;
  let textOf: { row: number; column: number } | undefined;
  for (const record of records(view, position)) {
    const { id, at, length } = record;
    if (id === RECORD.BOF) depth++;
    else if (id === RECORD.EOF && --depth === 0) return { rows, hiddenRows, dateColumns, shownUnits };
    // Deeper records belong to charts on the sheet and repeat the figures that they draw.
    if (depth !== 1) continue;
    if (id === RECORD.STRING && textOf !== undefined) {
      const reader = new TextReader(view, record, 0);
      put(textOf.row, textOf.column, reader.text(reader.number16()));
      textOf = undefined;
    }
    if (length < 6) continue;
    const row = view.getUint16(at, true);
    const column = view.getUint16(at + 2, true);
    const style = view.getUint16(at + 4, true);
    switch (id) {
      case RECORD.LABELSST:
        put(row, column, globals.texts[view.getUint32(at + 6, true)] ?? null);
        break;
      case RECORD.NUMBER:
        putNumber(row, column, style, view.getFloat64(at + 6, true));
        break;
      case RECORD.RK:
        putNumber(row, column, style, packedNumber(view, at + 6));
        break;
      case RECORD.MULRK:
        for (let cell = at + 4, next = column; cell + 6 <= at + length - 2; cell += 6, next++) {
          putNumber(row, next, view.getUint16(cell, true), packedNumber(view, cell + 2));
        }
        break;
      case RECORD.BOOLERR:
        put(row, column, view.getUint8(at + 7) ? errorText(view, at + 6) : view.getUint8(at + 6) !== 0);
        break;
      case RECORD.LABEL: {
        const reader = new TextReader(view, record, 6);
        put(row, column, reader.text(reader.number16()));
        break;
      }
      case RECORD.FORMULA: {
        const kind = view.getUint16(at + 12, true) === 0xffff ? view.getUint8(at + 6) : -1;
        if (kind === 0) textOf = { row, column };
        else if (kind === 1) put(row, column, view.getUint8(at + 8) !== 0);
        else if (kind === 2) put(row, column, errorText(view, at + 8));
        else if (kind === 3) put(row, column, '');
        else putNumber(row, column, style, view.getFloat64(at + 6, true));
        break;
      }
      case RECORD.ROW:
        if (length >= 16 && view.getUint8(at + 12) & 0x20) hiddenRows.add(row);
        break;
    }
  }
  throw new BiffDamage('sheet without end');
}

function errorText(view: DataView, at: number): string {
  return ERRORS[view.getUint8(at)] ?? '#N/A';
}

/** An RK number ([MS-XLS] 2.5.217): 30 bits of an integer or of a double, perhaps in hundredths. */
function packedNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true);
  let value: number;
  if (bits & 2) value = bits >> 2;
  else {
    DOUBLE.setInt32(4, bits & ~3, true);
    value = DOUBLE.getFloat64(0, true);
  }
  return bits & 1 ? value / 100 : value;
}
