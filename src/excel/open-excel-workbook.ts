import type { Job } from '../workbook/job';
import { markOf } from '../workbook/sheet-memory';
import { WorkbookRefusal, type Workbook } from '../workbook/workbook';
import { listenToChanges } from './change-events';
import { ColumnWriter } from './column-writer';
import { sheetsInUse, takeInventory } from './inventory';
import { readConfiguration, writeConfiguration } from './memory-part';
import { MemoryReader } from './memory-reader';
import { readSheets } from './read-sheets';
import { RowWriter } from './row-writer';
import { SafeKeeping } from './safe-keeping';
import { SheetWriter } from './sheet-writer';
import { selectedCell, showPlace } from './show-place';
import { TouchedSheets } from './touched-sheets';
import { Trips } from './trips';

/**
 * The workbook that is open in Excel, through Office.js (ExcelApi 1.14). `Office.onReady` must have been waited for.
 * @param now the user's clock
 */
export function openExcelWorkbook(now: () => Date): Workbook {
  const trips = new Trips();
  const memory = new MemoryReader(trips);
  const keeping = new SafeKeeping(trips, memory);
  const touched = new TouchedSheets();
  const sheets = new SheetWriter(trips, memory, keeping, touched, now);
  const columns = new ColumnWriter(trips, keeping);
  const rows = new RowWriter(trips, keeping);
  /** Before anything is written: a file that cannot be changed is refused before the work, not in the middle of it. */
  const writing = async <T>(work: () => Promise<T>): Promise<T> => {
    refuseReadOnly();
    return work();
  };
  return {
    async sheets() {
      const inventory = await memory.recall(await takeInventory(trips));
      return sheetsInUse(inventory).map(({ id, name, hidden, rows, columns: width, markId }) => {
        const isOwn = markId !== null && inventory.own.get(markId)?.id === id;
        const mark = isOwn ? markOf(markId, inventory.memory.sheets.get(markId) ?? null) : null;
        return { name, hidden, rows, columns: width, mark };
      });
    },
    read: (wanted, job) => readSheets(trips, wanted, job),
    configuration: () => readConfiguration(trips),
    configure: (configuration) => writing(() => writeConfiguration(trips, configuration)),
    preview: (plans, job) => sheets.preview(plans, job),
    write: (plans, stamp, choices, job) => writing(() => sheets.write(plans, stamp, choices, job)),
    columns: () => columns.columns(),
    writeColumns: (plan, job) => writing(() => columns.write(plan, job)),
    freezeColumns: (sheet, job) => writing(() => columns.freeze(sheet, job)),
    removeColumns: (sheet, job) => writing(() => columns.remove(sheet, job)),
    addRows: (plans, job) => writing(() => rows.add(plans, job)),
    show: (place) => showPlace(trips, place),
    selection: () => selectedCell(trips),
    undo: (job: Job) => writing(() => keeping.undo(job)),
    onChange: (listener) => listenToChanges(trips, touched, listener),
    get traffic() {
      return trips.traffic;
    },
  };
}

function refuseReadOnly(): void {
  if (Office.context.document.mode === Office.DocumentMode.ReadOnly) {
    throw new WorkbookRefusal('excel.read-only', {});
  }
}
