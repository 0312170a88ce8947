import type { HostBook, HostSheet } from './book';
import { areaText } from './address';
import { type Box, intersection } from './box';
import type { Calculation } from './calculation/calculation';
import { EVENT, type EventBoard, WHOLE_WORKBOOK } from './event-board';
import { HostError } from './host-error';

/** Who changes the workbook: the add-in through its requests, the user at the screen, or somebody else who edits the same file. */
export type Author = 'add-in' | 'user' | 'other author';

/** A range that the add-in keeps hold of: it moves along when cells are inserted or deleted. */
export interface KeptRange {
  readonly sheet: HostSheet;
  /** Null once its cells are gone. */
  box: Box | null;
}

/** An object of the rich API that the add-in can keep hold of over requests, under an id. */
export interface Keepable {
  keepAs(id: string): void;
  letGo(): void;
  readonly _ReferenceId: string;
}

/** What happened to cells, as `changeType` of office.js says it. */
export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

/** What every object of the rich API stands on: the workbook, its calculation, and who listens. */
export class Stage {
  author: Author = 'add-in';
  readonly keptRanges = new Set<KeptRange>();
  private readonly references = new Map<string, Keepable>();
  private suspended = false;
  /** How often drawing was held back: nothing is drawn here, but a test may want to know. */
  screenSuspensions = 0;
  /** Steps that the user could take back. */
  undoSteps = 0;
  /** Called once the add-in can be asked for its functions. */
  functionsReady: () => void = () => undefined;

  /**
   * @param calculation computes the workbook's formulas
   * @param today serial number of today
   */
  constructor(
    readonly book: HostBook,
    readonly events: EventBoard,
    private readonly calculation: Calculation,
    readonly today: () => number,
  ) {}

  /** Keeps an object for later requests, under the id that office.js asks for. */
  keep(object: Keepable): void {
    if (object._ReferenceId !== '') return;
    const id = `ref${String(this.book.nextNumber())}`;
    object.keepAs(id);
    this.references.set(id, object);
  }

  kept(id: string): Keepable | undefined {
    return this.references.get(id);
  }

  letGo(id: string): void {
    this.references.get(id)?.letGo();
    this.references.delete(id);
  }

  letGoAll(): void {
    for (const id of [...this.references.keys()]) this.letGo(id);
  }

  get referenceCount(): number {
    return this.references.size;
  }

  /** Before values are looked at: computes what is out of date, unless calculation is suspended or manual. */
  refresh(): void {
    if (!this.suspended && this.book.calculationMode !== 'Manual') this.calculation.calculate();
  }

  /** Cells hold something else than before: formulas are out of date, and those who listen hear of it. */
  wrote(sheet: HostSheet, box: Box, changeType: ChangeType = 'RangeEdited'): void {
    this.calculation.changed();
    const details = {
      address: areaText(box),
      changeType,
      shiftDirection: SHIFT_DIRECTIONS[changeType] ?? 'None',
      source: this.author === 'other author' ? 'Remote' : 'Local',
      triggerSource: this.author === 'add-in' ? 'ThisLocalAddin' : 'Unknown',
      worksheetId: sheet.id,
    };
    this.events.raise(EVENT.worksheetChanged, [sheet.id, WHOLE_WORKBOOK], details);
    for (const table of this.book.tables) {
      if (table.sheet !== sheet || !intersection(table.box, box)) continue;
      this.events.raise(EVENT.tableChanged, [table.id, WHOLE_WORKBOOK], { ...details, tableId: table.id });
    }
  }

  /** Names, tables or sheets are others than before. */
  outOfDate(): void {
    this.calculation.changed();
  }

  /** What Excel cannot take back ends the whole history. */
  forgetUndo(): void {
    this.undoSteps = 0;
  }

  suspendCalculation(): void {
    this.suspended = true;
  }

  /** @param everything also what seems up to date */
  calculateNow(everything: boolean): void {
    if (everything) this.calculation.changed();
    this.calculation.calculate();
  }

  /** After a request: what was suspended until then goes on. */
  endOfRequest(): void {
    this.suspended = false;
    this.refresh();
  }

  /** @throws HostError AccessDenied where the workbook's structure is protected */
  structureMustBeOpen(): void {
    if (this.book.structureProtected)
      throw new HostError('AccessDenied', 'The structure of the workbook is protected.', 403);
  }

  /** @throws HostError AccessDenied for a protected sheet */
  mustBeOpen(sheet: HostSheet): void {
    if (sheet.protected)
      throw new HostError('AccessDenied', `You cannot change ${sheet.name}: the sheet is protected.`, 403);
  }
}

const SHIFT_DIRECTIONS: Readonly<Partial<Record<ChangeType, string>>> = {
  RowInserted: 'ShiftCellDown',
  CellInserted: 'ShiftCellDown',
  ColumnInserted: 'ShiftCellRight',
  RowDeleted: 'ShiftCellUp',
  CellDeleted: 'ShiftCellUp',
  ColumnDeleted: 'ShiftCellLeft',
};
