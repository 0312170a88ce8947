import { readXlsx, type Sheet } from 'hucre/xlsx';
import { columnLetters } from '../finding/finding';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { formulasOf } from './cell-formulas';
import { shownByStyles } from './date-styles';
import { FileRefusal } from './file-refusal';
import {
  MAX_PACKING_RATIO,
  MAX_PART_BYTES,
  MAX_SHEET_CELLS,
  MAX_TEXT_TABLE_BYTES,
  MAX_UNPACKED_BYTES,
  SUSPECT_PART_BYTES,
} from './limits';
import { inUtf8 } from './part-encoding';
import { relationshipsPath, workbookParts, workbookPath, type SheetEntry } from './package-parts';
import { scanSheet, type SheetScan } from './sheet-scan';
import { textsIn } from './text-table';
import {
  storedPart,
  unpack,
  verify,
  ZipDamage,
  zipEntries,
  zipOf,
  type ZipEntry,
  type ZipPart,
} from './zip-archive';

/** Days between the first days of the two date systems. */
const DAYS_1900_TO_1904 = 1462;

const CONTENT_TYPES = '[Content_Types].xml';
const ROOT_RELATIONSHIPS = '_rels/.rels';

/**
 * Reads an Office Open XML workbook (.xlsx, .xlsm, also Strict).
 *
 * Only the parts that hold cells are unpacked, within bounds; they are looked over (how far they reach, which
 * columns show dates) and then handed to hucre in an archive that needs no unpacking. Pictures, charts, comments
 * and pivot caches can therefore neither slow the reading nor spoil it.
 *
 * @param file name of the file, for refusals
 * @throws FileRefusal
 */
export async function readPackage(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  return (await readPackageSheets(file, bytes)).map(({ data }) => data);
}

/** A sheet of a package: what its cells show, and their formulas. */
export interface PackageSheet {
  readonly data: SheetData;
  /** By `cellKey`, without equals sign; collected when they are asked for. */
  readonly formulas: () => ReadonlyMap<number, string>;
}

/**
 * Reads a workbook as `readPackage` does, and its formulas with it.
 * @throws FileRefusal
 */
export async function readPackageSheets(file: string, bytes: Uint8Array): Promise<PackageSheet[]> {
  try {
    return await sheetsOf(file, bytes);
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(error instanceof ZipDamage ? 'file.cut-off' : 'file.damaged', { file });
  }
}

async function sheetsOf(file: string, bytes: Uint8Array): Promise<PackageSheet[]> {
  const archive = new Archive(file, bytes);
  archive.refuseOtherFormats();
  const rootXml = await archive.text(ROOT_RELATIONSHIPS);
  const path = workbookPath(rootXml);
  if (path === undefined || !archive.has(path)) throw new FileRefusal('file.unknown', { file });
  await archive.text(CONTENT_TYPES);
  const workbook = workbookParts(path, await archive.text(path), await archive.text(relationshipsPath(path)));

  const styles = shownByStyles(
    workbook.styles !== undefined && archive.has(workbook.styles) ? await archive.text(workbook.styles) : '',
  );
  const textTable =
    workbook.textTable !== undefined && archive.has(workbook.textTable)
      ? await archive.content(workbook.textTable, MAX_TEXT_TABLE_BYTES)
      : new Uint8Array(0);
  const lost = workbook.lost[0] ?? workbook.sheets.find((sheet) => !archive.has(sheet.path))?.name;
  if (lost !== undefined) throw new FileRefusal('file.sheet-lost', { file, sheet: lost });
  const scans: SheetScan[] = [];
  for (const sheet of workbook.sheets) {
    const scan = scanSheet(await archive.content(sheet.path), styles, workbook.since1904);
    if (!scan.complete) throw new FileRefusal('file.damaged', { file });
    refuseFarCells(file, sheet, scan);
    scans.push(scan);
  }
  const lastText = Math.max(-1, ...scans.map((scan) => scan.lastText));
  if (lastText >= 0 && lastText >= textsIn(textTable)) throw new FileRefusal('file.damaged', { file });
  if (workbook.sheets.length === 0) return [];

  // hucre would turn every date into a Date, to the millisecond and without day 60, and test each cell's format
  // for it: without the styles it leaves the serial numbers alone.
  const withoutStyles = archive.unpackedWithout(workbook.styles);
  const parsed = await parseSheets(withoutStyles, workbook.sheets, scans);
  return workbook.sheets.map((entry, number) => ({
    data: sheetData(file, entry, parsed[number], scans[number]),
    formulas: () => formulasOf(parsed[number].cells ?? new Map()),
  }));
}

/** Parses all sheets at once where one rectangle holds them all, otherwise one by one. */
async function parseSheets(archive: Uint8Array, entries: readonly SheetEntry[], scans: readonly SheetScan[]) {
  const lastRow = Math.max(0, ...scans.map((scan) => scan.lastRow));
  const lastColumn = Math.max(0, ...scans.map((scan) => scan.lastColumn));
  if ((lastRow + 1) * (lastColumn + 1) <= MAX_SHEET_CELLS) {
    const indices = entries.map((entry) => entry.index);
    return (await readXlsx(archive, { sheets: indices, range: rangeTo(lastRow, lastColumn) })).sheets;
  }
  const sheets: Sheet[] = [];
  for (const [number, entry] of entries.entries()) {
    const range = rangeTo(Math.max(0, scans[number].lastRow), Math.max(0, scans[number].lastColumn));
    sheets.push(...(await readXlsx(archive, { sheets: [entry.index], range })).sheets);
  }
  return sheets;
}

const rangeTo = (row: number, column: number): string => `A1:${columnLetters(column)}${row + 1}`;

function sheetData(file: string, entry: SheetEntry, sheet: Sheet, scan: SheetScan): SheetData {
  // Without styles hucre makes no Date, so that every value is one of ours.
  const rows = sheet.rows as CellValue[][];
  rows.forEach(withoutInfinity);
  for (let index = 0; index < scan.dateCells.length; index += 2) {
    const row = rows[scan.dateCells[index]];
    const value = row?.[scan.dateCells[index + 1]];
    if (typeof value === 'number') row[scan.dateCells[index + 1]] = value + DAYS_1900_TO_1904;
  }
  const hiddenRows = new Set<number>();
  for (const [row, { hidden, height }] of sheet.rowDefs ?? [])
    if (hidden || height === 0) hiddenRows.add(row);
  const uncomputed: { row: number; column: number }[] = [];
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined || cell.value !== null) continue;
    const comma = key.indexOf(',');
    uncomputed.push({ row: Number(key.slice(0, comma)), column: Number(key.slice(comma + 1)) });
  }
  return {
    file,
    name: entry.name,
    hidden: entry.hidden,
    rows,
    hiddenRows,
    dateColumns: scan.dateColumns,
    shownUnits: scan.shownUnits,
    uncomputed,
  };
}

/** A number beyond all doubles (1E999), which no Excel writes, is an error as there. */
function withoutInfinity(row: CellValue[]): void {
  for (let column = 0; column < row.length; column++)
    if (row[column] === Infinity || row[column] === -Infinity) row[column] = '#NUM!';
}

function refuseFarCells(file: string, sheet: SheetEntry, { lastRow, lastColumn }: SheetScan): void {
  if ((lastRow + 1) * (lastColumn + 1) <= MAX_SHEET_CELLS) return;
  const cell = `${columnLetters(lastColumn)}${lastRow + 1}`;
  throw new FileRefusal('file.far-cell', { file, sheet: sheet.name, cell, limit: MAX_SHEET_CELLS / 10_000 });
}

/** The parts of a zip archive, unpacked as they are asked for and within bounds. */
class Archive {
  /** By path in lower case: names of parts are the same whatever their case (ECMA-376 part 2, equivalence of part names), and some exporters count on it. */
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly unpacked = new Map<string, ZipPart>();
  private unpackedBytes = 0;

  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
  ) {
    this.entries = new Map(zipEntries(bytes).map((entry) => [entry.path.toLowerCase(), entry]));
  }

  has(path: string): boolean {
    return this.entryOf(path) !== undefined;
  }

  /** Some exporters write names in Chinese into the archive and refer to them in percent-encoded form. */
  private entryOf(path: string): ZipEntry | undefined {
    const own = this.entries.get(path.toLowerCase());
    if (own !== undefined || !/%[\da-f]{2}/i.test(path)) return own;
    try {
      return this.entries.get(decodeURIComponent(path).toLowerCase());
    } catch {
      return undefined;
    }
  }

  /** Names the other formats that are zip archives as well. */
  refuseOtherFormats(): void {
    const { file } = this;
    if (this.has('xl/workbook.bin')) throw new FileRefusal('file.binary-workbook', { file });
    const format = this.has('word/document.xml')
      ? 'Word (.docx)'
      : this.has('ppt/presentation.xml')
        ? 'PowerPoint (.pptx)'
        : this.has('content.xml')
          ? 'OpenDocument (.ods)'
          : this.has('Index/Document.iwa')
            ? 'Numbers (.numbers)'
            : undefined;
    if (format !== undefined) throw new FileRefusal('file.other-format', { file, format });
    if (!this.has(CONTENT_TYPES)) throw new FileRefusal('file.unknown', { file });
  }

  async text(path: string): Promise<string> {
    const content = await this.content(path);
    verify(this.unpacked.get(path)!, content);
    return new TextDecoder().decode(content);
  }

  async content(path: string, limit = MAX_PART_BYTES): Promise<Uint8Array> {
    const known = this.unpacked.get(path);
    if (known !== undefined) return known.packed;
    const { file } = this;
    const entry = this.entryOf(path);
    if (entry === undefined) throw new FileRefusal('file.damaged', { file });
    if (entry.encrypted) throw new FileRefusal('file.encrypted', { file });
    if (entry.size > SUSPECT_PART_BYTES && entry.size > entry.packedSize * MAX_PACKING_RATIO) {
      throw new FileRefusal('file.zip-bomb', { file, size: megabytes(entry.size) });
    }
    this.unpackedBytes += entry.size;
    if (entry.size > limit || this.unpackedBytes > MAX_UNPACKED_BYTES) {
      throw new FileRefusal('file.too-large', {
        file,
        size: megabytes(Math.max(entry.size, this.unpackedBytes)),
      });
    }
    const unpacked = await unpack(this.bytes, entry);
    const content = inUtf8(unpacked);
    if (content !== unpacked) verify(entry, unpacked);
    // Under the path by which it was asked for: hucre looks for exactly that.
    this.unpacked.set(path, storedPart(path, content, content === unpacked ? entry.crc : undefined));
    return content;
  }

  /** An archive of the parts unpacked so far, less one; hucre checks their checksums. */
  unpackedWithout(path: string | undefined): Uint8Array {
    return zipOf([...this.unpacked.values()].filter((part) => part.path !== path));
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);
