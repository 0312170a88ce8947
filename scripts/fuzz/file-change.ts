import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import { STRANGE } from '../../test/campaign/any-workbook';
import { archiveOf } from '../../test/xlsx/packages';
import { PLACE, WOUND, wounded, type Wound } from '../../test/xlsx/wounds';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { unpack, zipEntries } from '../../src/xlsx/zip-archive';

/** Of a longer table mostly a part is tried, so that there is time for more of them. */
const LONG_TABLE_ROWS = 400;
const MOST_TEXT_PART_BYTES = 5_000_000;

/** Titles that mean something to a program, and some that a ledger has already. */
const TITLE = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '',
  '债务人',
  '应收金额',
  '合计',
  '=1+1',
  '日期',
  '编号',
);

/** Above a table that is none, so that its cells are read as a ledger's. */
const LEDGER_TITLES = ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额', '已收金额'];

/** What happens to a table: a whole row or column, or one cell. */
const TABLE_CHANGE = fc.record({
  what: fc.constantFrom(
    'row exchanged',
    'row doubled',
    'row dropped',
    'column exchanged',
    'column doubled',
    'column dropped',
    'title',
    'cell',
    'cell',
    'cell',
  ),
  sheet: PLACE,
  at: PLACE,
  other: PLACE,
  title: TITLE,
  value: STRANGE,
});
type TableChange = typeof TABLE_CHANGE extends fc.Arbitrary<infer Value> ? Value : never;

const BYTE_CHANGE = fc.record({
  what: fc.constantFrom('cut', 'flipped', 'flipped', 'zeros', 'doubled'),
  at: PLACE,
  length: fc.integer({ min: 1, max: 600 }),
  bit: fc.integer({ min: 0, max: 7 }),
});
type ByteChange = typeof BYTE_CHANGE extends fc.Arbitrary<infer Value> ? Value : never;

/** The seed that changes nothing. */
export const AS_IT_IS = 0;

/** All that is done to a file, as it can be printed. */
export type FileChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly changes: readonly ByteChange[] }
  | { readonly kind: 'parts'; readonly wounds: readonly Wound[]; readonly dropped: number | null }
  | {
      readonly kind: 'table';
      readonly from: number | null;
      readonly titled: boolean;
      readonly changes: readonly TableChange[];
    };

/** Any change of a file; which of them a file can have is seen when they are made. */
export const FILE_CHANGE: fc.Arbitrary<FileChange> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      changes: fc.array(BYTE_CHANGE, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('parts' as const),
      wounds: fc.array(WOUND, { minLength: 1, maxLength: 4 }),
      dropped: fc.option(fc.nat(), { freq: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      from: fc.option(PLACE, { freq: 8 }),
      titled: fc.boolean(),
      changes: fc.array(TABLE_CHANGE, { minLength: 1, maxLength: 12 }),
    }),
  },
);

/**
 * A file after a change; null where it is none that such a file can have.
 * @param name the file's name: a text stays a text, a table of any workbook becomes .xlsx
 */
export async function changed(
  name: string,
  bytes: Uint8Array,
  change: FileChange,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  switch (change.kind) {
    case 'none':
      return { name, bytes };
    case 'bytes':
      return { name, bytes: change.changes.reduce(withBytes, bytes) };
    case 'parts':
      return isPackage(bytes) ? { name, bytes: await withParts(bytes, change) } : null;
    case 'table': {
      const sheets = await readSheets(name, bytes);
      if (sheets === null) return null;
      const tables = sheets.map(({ rows }) => excerpt(rows, change.from));
      if (change.titled) for (const rows of tables) rows.unshift([...LEDGER_TITLES]);
      for (const one of change.changes) changeTable(tables[Math.floor(one.sheet * tables.length)], one);
      if (/\.(?:csv|txt|tsv)$/i.test(name))
        return { name, bytes: new TextEncoder().encode(tables[0].map(csvLine).join('\n')) };
      return { name: name.replace(/\.[^.]*$/, '.xlsx'), bytes: await workbookOf(sheets, tables) };
    }
  }
}

const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function withBytes(bytes: Uint8Array, { what, at, length, bit }: ByteChange): Uint8Array {
  const start = Math.floor(at * bytes.length);
  if (what === 'cut') return bytes.slice(0, start);
  if (what === 'doubled') return joined(bytes.subarray(0, start + length), bytes.subarray(start));
  const other = bytes.slice();
  if (what === 'zeros') other.fill(0, start, start + length);
  else if (start < other.length) other[start] ^= 1 << bit;
  return other;
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

async function withParts(
  bytes: Uint8Array,
  { wounds, dropped }: { readonly wounds: readonly Wound[]; readonly dropped: number | null },
): Promise<Uint8Array> {
  const entries = zipEntries(bytes).filter(({ size }) => size < MOST_TEXT_PART_BYTES);
  if (dropped !== null) entries.splice(dropped % entries.length, 1);
  const texts: Record<string, string> = {};
  const others: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    const content = await unpack(bytes, entry);
    if (/\.(?:xml|rels)$/i.test(entry.path)) texts[entry.path] = new TextDecoder().decode(content);
    else others[entry.path] = content;
  }
  return archiveOf({ ...others, ...wounded(texts, wounds) });
}

async function readSheets(name: string, bytes: Uint8Array): Promise<readonly SheetData[] | null> {
  try {
    return (await readWorkbook(name, bytes)).sheets;
  } catch {
    // A file that is refused as it stands has no table that could be changed.
    return null;
  }
}

/** A copy of a table's rows, its head and one stretch of them where it is long and not wanted whole. */
function excerpt(rows: SheetData['rows'], from: number | null): CellValue[][] {
  const start = 20 + Math.floor((from ?? 0) * (rows.length - 20));
  const wanted =
    rows.length <= LONG_TABLE_ROWS || from === null
      ? rows
      : [...rows.slice(0, 20), ...rows.slice(start, start + LONG_TABLE_ROWS)];
  return wanted.map((row) => [...row]);
}

function changeTable(rows: CellValue[][], { what, at, other, title, value }: TableChange): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return;
  const [row, otherRow] = [at, other].map((place) => Math.floor(place * rows.length));
  const [column, otherColumn] = [at, other].map((place) => Math.floor(place * width));
  switch (what) {
    case 'row exchanged':
      [rows[row], rows[otherRow]] = [rows[otherRow], rows[row]];
      break;
    case 'row doubled':
      rows.splice(otherRow, 0, [...rows[row]]);
      break;
    case 'row dropped':
      rows.splice(row, 1);
      break;
    case 'column exchanged':
      for (const cells of rows)
        [cells[column], cells[otherColumn]] = [cells[otherColumn] ?? null, cells[column] ?? null];
      break;
    case 'column doubled':
      for (const cells of rows) cells.splice(otherColumn, 0, cells[column] ?? null);
      break;
    case 'column dropped':
      for (const cells of rows) cells.splice(column, 1);
      break;
    case 'title':
      rows[Math.floor(other * Math.min(rows.length, 3))][column] = title;
      break;
    case 'cell':
      rows[row][otherColumn] = value;
  }
}

function csvLine(row: readonly CellValue[]): string {
  return row.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join(',');
}

function workbookOf(sheets: readonly SheetData[], tables: readonly CellValue[][][]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, hidden, dateColumns }, number) => ({
      name,
      hidden,
      rows: tables[number],
      columns: Array.from({ length: Math.max(0, ...dateColumns) + 1 }, (_, column) =>
        dateColumns.has(column) ? { numFmt: 'yyyy-mm-dd' } : {},
      ),
    })),
  });
}
