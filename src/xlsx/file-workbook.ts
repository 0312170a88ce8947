import type { Place } from '../finding/finding';
import { touchedExtent } from '../workbook/changed-cells';
import { Cancelled, type Job } from '../workbook/job';
import { extentOf } from '../workbook/sheet-content';
import type { CellValue, SheetData, WorkbookData } from '../workbook/sheet-data';
import { SPARE_ID } from '../workbook/sheet-marks';
import { markOf } from '../workbook/sheet-memory';
import { underRealNames } from '../workbook/sheet-names';
import type { CellPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { STYLES } from '../workbook/style';
import { isKept, previewOf, refuseUnseen, sheetUpdate, type SheetUpdate } from '../workbook/sheet-update';
import {
  WorkbookRefusal,
  type Choice,
  type ColumnsEntry,
  type ColumnsPlan,
  type Configuration,
  type RowsPlan,
  type SheetEntry,
  type SheetPreview,
  type SheetRequest,
  type Stamp,
  type Traffic,
  type Workbook,
  type WriteReport,
} from '../workbook/workbook';
import { memoryXml } from '../workbook/workbook-memory';
import { grownRows, withRows } from './added-rows';
import { frozenColumns, placedColumns, withColumns, type HeldColumn } from './held-columns';
import { withNotes } from './kept-notes';
import { reportProperties } from './report-mark';
import { withMemory } from './report-memory';
import { contentOfSheet, dataOf, writtenSheet, type Report, type ReportSheet } from './report-sheets';
import { writeWorkbook } from './write-workbook';

const NOTHING_DONE: WriteReport = { created: [], updated: [], unchanged: [], kept: [], waitingTexts: 0 };

/** Everything that writing changes; whoever undoes goes back to an earlier one. */
interface State {
  readonly report: readonly ReportSheet[];
  /** Our columns, by the name of the source's sheet. */
  readonly columns: ReadonlyMap<string, readonly HeldColumn[]>;
  /** Sheets of the source that have got rows, by name. */
  readonly grown: ReadonlyMap<string, SheetData>;
}

/**
 * The workbook on files: the user's sheets come from files that are only read, generated sheets stand in a report workbook of
 * their own, which `save` writes.
 *
 * - The user's files are never changed: columns of ours and rows that were added are held beside their sheet, can be read with it
 *   as long as this object lives, and are in no file. Rows below a table of the report's own forms are in the report.
 * - A report is written whole. Its generated sheets come out with the looks that the program gave them; a report in which the user
 *   has put sheets of his own is not written, because they would be lost.
 * - Undo reaches back to the state before the last write of this object.
 */
export class FileWorkbook implements Workbook {
  private state: State;
  private settings: Configuration | null;
  /** Before and after the last write. */
  private last: { readonly before: State; readonly after: State } | null = null;
  private readonly sources: ReadonlyMap<string, SheetData>;

  /** No host, no traffic. */
  readonly traffic: Traffic = { roundTrips: 0, bytesSent: 0, bytesReceived: 0, largestRequest: 0 };

  /**
   * @param file name of the report, under which its sheets are read
   */
  constructor(
    sources: readonly WorkbookData[],
    report: Report,
    private readonly file: string,
  ) {
    this.state = { report: report.sheets, columns: new Map(), grown: new Map() };
    this.settings = report.configuration;
    this.sources = sourceSheets(
      sources,
      report.sheets.map(({ name }) => name),
    );
  }

  async sheets(): Promise<readonly SheetEntry[]> {
    const ofUser = [...this.sources.keys()].map((name): SheetEntry => {
      const data = this.sourceOf(name);
      const held = this.state.columns.get(name) ?? [];
      return { name, hidden: data.hidden, ...extentOf(withColumns(data, held).rows), mark: null };
    });
    const ours = this.state.report.map(({ name, hidden, id, memory, plan }): SheetEntry => ({
      name,
      hidden,
      ...extentOf(plan.rows),
      mark: id === null ? null : markOf(id, memory),
    }));
    return [...ofUser, ...ours];
  }

  async read(wanted: readonly SheetRequest[], job: Job): Promise<readonly SheetData[]> {
    const read: SheetData[] = [];
    const total = wanted.length;
    for (const request of wanted) {
      requireRunning(job);
      const sheet = part(this.dataOf(request.sheet), request);
      read.push(sheet);
      job.progress({ step: 'read', subject: request.sheet, done: read.length, total });
    }
    requireRunning(job);
    return read;
  }

  async configuration(): Promise<Configuration | null> {
    return this.settings;
  }

  async configure(configuration: Configuration): Promise<void> {
    // As it comes back from the file.
    this.settings = JSON.parse(JSON.stringify(configuration)) as Configuration;
  }

  async preview(plans: readonly SheetPlan[], job: Job): Promise<readonly SheetPreview[]> {
    return this.updates(plans, { writtenBy: '', writtenAt: '', asOf: '', fingerprint: '' }, job).map(
      previewOf,
    );
  }

  async write(
    plans: readonly SheetPlan[],
    stamp: Stamp,
    choices: ReadonlyMap<string, Choice>,
    job: Job,
  ): Promise<WriteReport> {
    const foreign = this.state.report.filter(({ id }) => id === null).map(({ name }) => name);
    if (foreign.length > 0)
      throw new WorkbookRefusal('workbook.foreign-sheets', { sheets: foreign.join('、') });
    const updates = this.updates(plans, stamp, job);
    for (const update of updates) refuseUnseen(update, choices);
    const sheets = [...this.state.report];
    const done = {
      created: [] as string[],
      updated: [] as string[],
      unchanged: [] as string[],
      kept: [] as string[],
    };
    let waitingTexts = 0;
    for (const [index, update] of updates.entries()) {
      requireRunning(job);
      const { plan, memory, action } = update;
      const at = sheets.findIndex(({ id }) => id === plan.id);
      if (isKept(update, choices)) {
        done.kept.push(plan.name);
        waitingTexts += sheets[at].memory?.waiting.length ?? 0;
      } else {
        if (at < 0) sheets.push(writtenSheet(plan, memory, false));
        else if (action === 'unchanged') sheets[at] = { ...sheets[at], memory };
        else {
          const { hidden, memory: old, plan: before } = sheets[at];
          sheets[at] = writtenSheet(withNotes(plan, before, touchedExtent(old, plan)), memory, hidden);
        }
        done[action === 'create' ? 'created' : action === 'update' ? 'updated' : 'unchanged'].push(plan.name);
        waitingTexts += memory.waiting.length;
      }
      job.progress({ step: 'write', subject: plan.name, done: index + 1, total: updates.length });
    }
    requireRunning(job);
    this.become({ ...this.state, report: sheets });
    return { ...done, waitingTexts };
  }

  async columns(): Promise<readonly ColumnsEntry[]> {
    return [...this.state.columns].flatMap(([sheet, held]) =>
      held.map(({ column, content }): ColumnsEntry => ({
        sheet,
        id: content.id,
        column,
        kind: content.formula === undefined ? 'values' : 'formula',
      })),
    );
  }

  async writeColumns(plan: ColumnsPlan, job: Job): Promise<WriteReport> {
    requireRunning(job);
    const { sheet } = plan;
    const before = this.state.columns.get(sheet) ?? [];
    const after = placedColumns(this.sourceOf(sheet), before, plan);
    job.progress({ step: 'columns', subject: sheet, done: plan.columns.length, total: plan.columns.length });
    requireRunning(job);
    if (JSON.stringify(after) === JSON.stringify(before)) return { ...NOTHING_DONE, unchanged: [sheet] };
    this.become({ ...this.state, columns: new Map(this.state.columns).set(sheet, after) });
    return { ...NOTHING_DONE, [before.length === 0 ? 'created' : 'updated']: [sheet] };
  }

  async freezeColumns(sheet: string, job: Job): Promise<WriteReport> {
    requireRunning(job);
    const held = this.columnsOf(sheet);
    if (held.every(({ content }) => content.formula === undefined))
      return { ...NOTHING_DONE, unchanged: [sheet] };
    this.state = { ...this.state, columns: new Map(this.state.columns).set(sheet, frozenColumns(held)) };
    return { ...NOTHING_DONE, updated: [sheet] };
  }

  async removeColumns(sheet: string, job: Job): Promise<WriteReport> {
    requireRunning(job);
    this.columnsOf(sheet);
    const columns = new Map(this.state.columns);
    columns.delete(sheet);
    this.state = { ...this.state, columns };
    return { ...NOTHING_DONE, updated: [sheet] };
  }

  async addRows(plans: readonly RowsPlan[], job: Job): Promise<WriteReport> {
    requireRunning(job);
    const wanted = plans.filter(({ rows }) => rows.length > 0);
    if (wanted.length === 0) return NOTHING_DONE;
    const report = [...this.state.report];
    const grown = new Map(this.state.grown);
    for (const [index, plan] of wanted.entries()) {
      requireRunning(job);
      const at = report.findIndex(({ name }) => name === plan.sheet);
      if (at < 0) grown.set(plan.sheet, withRows(this.sourceOf(plan.sheet), plan));
      else report[at] = { ...report[at], plan: planWithRows(report[at].plan, plan) };
      job.progress({ step: 'rows', subject: plan.sheet, done: index + 1, total: wanted.length });
    }
    requireRunning(job);
    this.become({ ...this.state, report, grown });
    return { ...NOTHING_DONE, updated: wanted.map(({ sheet }) => sheet) };
  }

  /** On a file there is nothing to show; a place that is not there is refused all the same. */
  async show(place: Pick<Place, 'sheet' | 'row' | 'column'>): Promise<void> {
    if (place.sheet !== undefined) this.dataOf(place.sheet);
  }

  /** Nobody selects anything in a file. */
  async selection(): Promise<null> {
    return Promise.resolve(null);
  }

  async undo(job: Job): Promise<boolean> {
    requireRunning(job);
    if (this.last === null || this.last.after !== this.state) return false;
    this.state = this.last.before;
    this.last = null;
    return true;
  }

  /** Files that are read do not change. */
  onChange(): () => void {
    return () => undefined;
  }

  /**
   * The report workbook, with marks and memory, for a later run to find its sheets again. The same states give the same bytes.
   * Where nothing has been generated it holds one empty sheet, which keeps the configuration.
   * @throws WorkbookRefusal where it would lose sheets of the user's
   */
  async save(): Promise<Uint8Array> {
    const { report } = this.state;
    const foreign = report.filter(({ id }) => id === null).map(({ name }) => name);
    if (foreign.length > 0)
      throw new WorkbookRefusal('workbook.foreign-sheets', { sheets: foreign.join('、') });
    const sheets = report.length > 0 ? report : [EMPTY_SHEET];
    const bytes = await writeWorkbook(
      sheets.map(({ plan }) => plan),
      reportProperties(sheets.map(({ memory }) => memory?.stamp.asOf ?? '')),
    );
    const memories = sheets.flatMap(({ id, memory }) =>
      id !== null && memory ? [[id, memory] as const] : [],
    );
    const memory = memoryXml({ configuration: this.settings, sheets: new Map(memories) });
    return withMemory(bytes, sheets, memory);
  }

  private updates(plans: readonly SheetPlan[], stamp: Stamp, job: Job): SheetUpdate[] {
    const ours = new Map(
      this.state.report.flatMap((sheet) => (sheet.id === null ? [] : [[sheet.id, sheet] as const])),
    );
    const names = new Map([...ours].map(([id, { name }]) => [id, name]));
    const taken = [...this.sources.keys(), ...this.state.report.map(({ name }) => name)];
    const real = underRealNames(plans, names, taken);
    return real.map((plan, index) => {
      requireRunning(job);
      const sheet = ours.get(plan.id);
      const standing = sheet ? { memory: sheet.memory, content: contentOfSheet(sheet) } : null;
      const update = sheetUpdate(plan, standing, stamp);
      job.progress({ step: 'compare', subject: plan.name, done: index + 1, total: real.length });
      return update;
    });
  }

  private become(after: State): void {
    this.last = { before: this.state, after };
    this.state = after;
  }

  private columnsOf(sheet: string): readonly HeldColumn[] {
    const held = this.state.columns.get(sheet);
    if (held === undefined) throw new WorkbookRefusal('workbook.no-columns', { sheet });
    return held;
  }

  private sourceOf(name: string): SheetData {
    const data = this.state.grown.get(name) ?? this.sources.get(name);
    if (data === undefined) throw new WorkbookRefusal('workbook.sheet-gone', { sheet: name });
    return data;
  }

  private dataOf(name: string): SheetData {
    const ours = this.state.report.find((sheet) => sheet.name === name);
    if (ours) return dataOf(this.file, ours);
    return withColumns(this.sourceOf(name), this.state.columns.get(name) ?? []);
  }
}

/** A form of the report with rows below its table; a cell that is given a format shows its value by it. */
function planWithRows(plan: SheetPlan, added: RowsPlan): SheetPlan {
  const cells = added.rows.flatMap((row, index) =>
    row.flatMap(({ column, format }): CellPlan[] => {
      const style = PLAIN_STYLES.find((name) => STYLES[name].format === format);
      return style === undefined ? [] : [{ row: added.lastRow + 1 + index, column, style }];
    }),
  );
  return { ...plan, rows: grownRows(plan.rows, added), cells: [...plan.cells, ...cells] };
}

/** The looks of cells that the user fills in. */
const PLAIN_STYLES: readonly StyleName[] = ['plainDate', 'plainRatio', 'plainMoney'];

/** What a report without sheets is saved with: a workbook has at least one. */
const EMPTY_SHEET: ReportSheet = {
  name: '清欠',
  hidden: false,
  id: SPARE_ID,
  memory: null,
  plan: {
    id: SPARE_ID,
    name: '清欠',
    columns: [],
    rows: [],
    cells: [],
    print: { landscape: false, area: { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0 } },
  },
};

/** The user's sheets by name; of two with the same name, the later one has its file's name behind its own. */
function sourceSheets(sources: readonly WorkbookData[], taken: readonly string[]): Map<string, SheetData> {
  const sheets = new Map<string, SheetData>();
  const isTaken = (name: string): boolean =>
    [...taken, ...sheets.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
  for (const { file, sheets: ofFile } of sources) {
    for (const data of ofFile) {
      let name = data.name;
      for (let number = 1; isTaken(name); number++) {
        name = `${data.name}（${number === 1 ? file : `${file} ${number}`}）`;
      }
      sheets.set(name, { ...data, name });
    }
  }
  return sheets;
}

/** The part of a sheet that is wanted. */
function part(data: SheetData, { columns, rows: count }: SheetRequest): SheetData {
  if (columns === undefined && count === undefined) return data;
  const wanted = columns && new Set(columns);
  const width = columns && Math.max(0, ...columns.map((column) => column + 1));
  const rows = data.rows
    .slice(0, count)
    .map((row): readonly CellValue[] =>
      wanted ? row.slice(0, width).map((value, column) => (wanted.has(column) ? value : null)) : row,
    );
  const isRead = (row: number, column: number): boolean =>
    row < (count ?? Infinity) && (wanted?.has(column) ?? true);
  return {
    ...data,
    rows,
    hiddenRows: new Set([...data.hiddenRows].filter((row) => row < (count ?? Infinity))),
    dateColumns: new Set([...data.dateColumns].filter((column) => wanted?.has(column) ?? true)),
    uncomputed: data.uncomputed.filter(({ row, column }) => isRead(row, column)),
  };
}

function requireRunning(job: Job): void {
  if (job.signal.aborted) throw new Cancelled();
}
