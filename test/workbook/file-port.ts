import { columnLetters } from '../../src/finding/finding';
import type { CellValue, WorkbookData } from '../../src/workbook/sheet-data';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { readPackageSheets } from '../../src/xlsx/read-package';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { attributeText } from '../../src/xlsx/xml-elements';
import type { Formula, HeldCells, OpenPort, PortUnderTest } from './port-under-test';

const WORKBOOK = 'xl/workbook.xml';
const REPORT = '清欠报告.xlsx';

/**
 * The port on files. The user's own sheets are the source; what he does to generated sheets he does to the saved report, and then
 * the program opens both again.
 */
export const FILE_PORT: PortUnderTest = {
  name: 'on files',
  async open(data) {
    const session = new FileSession(data);
    await session.open(null);
    return session;
  },
};

class FileSession implements OpenPort {
  private file!: Awaited<ReturnType<typeof openFileWorkbook>>;

  constructor(private data: WorkbookData) {}

  get workbook() {
    return this.file;
  }

  async open(report: Uint8Array | null): Promise<void> {
    this.file = await openFileWorkbook([this.data], report, REPORT);
  }

  async reopen(): Promise<void> {
    await this.open(await this.file.save());
  }

  async cells(sheet: string): Promise<HeldCells> {
    const own = this.data.sheets.find(({ name }) => name === sheet);
    if (own) {
      // What the program holds beside the user's file is seen through the port alone.
      const [read] = await this.file.read([{ sheet }], {
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      return { values: read.rows, formulas: {} };
    }
    const sheets = await readPackageSheets(REPORT, await this.file.save());
    const found = sheets.find(({ data }) => data.name === sheet)!;
    const formulas = [...found.formulas()].map(([key, formula]) => {
      const row = Math.floor(key / 16_384);
      return [columnLetters(key % 16_384) + (row + 1), formula];
    });
    return { values: found.data.rows, formulas: Object.fromEntries(formulas) };
  }

  async visibleSheets(): Promise<readonly string[]> {
    return (await this.file.sheets()).filter(({ hidden }) => !hidden).map(({ name }) => name);
  }

  async rename(sheet: string, name: string): Promise<void> {
    await this.editReport(
      (xml) =>
        xml
          .replace(`name="${attributeText(sheet)}"`, `name="${attributeText(name)}"`)
          .replaceAll(`'${sheet}'!`, `'${name}'!`),
      (xml) => xml.replaceAll(`'${sheet}'!`, `'${name}'!`),
    );
  }

  async moveToEnd(sheet: string): Promise<void> {
    await this.editReport((xml) => {
      const entries = [...xml.matchAll(/<sheet [^>]*\/>/g)].map(([entry]) => entry);
      const from = entries.findIndex((entry) => entry.includes(`name="${attributeText(sheet)}"`));
      const moved = [...entries.filter((_, index) => index !== from), entries[from]];
      const place = (index: number): number => moved.indexOf(entries[index]);
      return xml
        .replace(/<sheets>.*<\/sheets>/s, `<sheets>${moved.join('')}</sheets>`)
        .replace(/localSheetId="(\d+)"/g, (_, index) => `localSheetId="${place(Number(index))}"`);
    });
  }

  async type(sheet: string, row: number, column: number, value: CellValue | Formula): Promise<void> {
    const own = this.data.sheets.find(({ name }) => name === sheet);
    if (own) {
      const rows = own.rows.map((cells) => [...cells]);
      while (rows.length <= row) rows.push([]);
      while (rows[row].length <= column) rows[row].push(null);
      rows[row][column] = value as CellValue;
      this.data = {
        ...this.data,
        sheets: this.data.sheets.map((one) => (one === own ? { ...one, rows } : one)),
      };
      return this.reopen();
    }
    const names = (await readPackageSheets(REPORT, await this.file.save())).map(({ data }) => data.name);
    const path = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    await this.editReport(undefined, (xml, part) =>
      part === path ? withCell(xml, row, column, value) : xml,
    );
  }

  private async editReport(
    workbook: (xml: string) => string = (xml) => xml,
    sheets: (xml: string, path: string) => string = (xml) => xml,
  ): Promise<void> {
    const report = await this.file.save();
    const count = (await readPackageSheets(REPORT, report)).length;
    const paths = Array.from({ length: count }, (_, index) => `xl/worksheets/sheet${index + 1}.xml`);
    const changes = new Map(paths.map((path) => [path, (xml: string) => sheets(xml, path)]));
    await this.open(await rewriteParts(report, changes.set(WORKBOOK, workbook)));
  }
}

/** A worksheet part with another content of a cell, as a spreadsheet program writes it. */
function withCell(xml: string, row: number, column: number, value: CellValue | Formula): string {
  const address = columnLetters(column) + (row + 1);
  const there = new RegExp(`<c r="${address}"((?: [a-z]+="[^"]*")*)(?:/>|>.*?</c>)`, 's').exec(xml);
  const style = /s="\d+"/.exec(there?.[1] ?? '')?.[0] ?? '';
  const cell = `<c r="${address}" ${style}${contentOf(value)}</c>`;
  if (there) return xml.replace(there[0], () => cell);
  const line = new RegExp(`<row r="${row + 1}"[^>]*?(?:/>|>(.*?)</row>)`, 's').exec(xml);
  if (!line) return xml.replace('</sheetData>', () => `<row r="${row + 1}">${cell}</row></sheetData>`);
  const cells = [...(line[1] ?? '').matchAll(/<c r="([A-Z]+)\d+".*?(?:\/>|<\/c>)/gs)].map(
    ([whole, letters]) => ({
      whole,
      order: letters.padStart(3),
    }),
  );
  cells.push({ whole: cell, order: columnLetters(column).padStart(3) });
  const sorted = cells.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ whole }) => whole);
  return xml.replace(line[0], () => `<row r="${row + 1}">${sorted.join('')}</row>`);
}

function contentOf(value: CellValue | Formula): string {
  if (value === null) return '>';
  if (typeof value === 'object') return `><f>${attributeText(value.formula.replace(/^=/, ''))}</f>`;
  if (typeof value === 'string') return ` t="inlineStr"><is><t>${attributeText(value)}</t></is>`;
  return typeof value === 'boolean' ? ` t="b"><v>${value ? 1 : 0}</v>` : `><v>${value}</v>`;
}
