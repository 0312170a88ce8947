import type { HostBook, HostSheet } from '../../host/book';
import type { Cell } from '../../host/cell';
import { type BookMemento, rememberBook } from './book-memento';

/** A step that can be taken back, or done again. */
interface Step {
  /** Takes the step back; the answer does it again. */
  back(): Step;
  /** Cells that it concerns, for the events that tell of it; null where it concerns more than cells. */
  readonly cells: {
    readonly sheet: HostSheet;
    readonly places: readonly (readonly [row: number, column: number])[];
  } | null;
  /** Which state of the workbook it can be taken back from; null where that does not matter. */
  readonly from: number | null;
}

const MOST_STEPS = 100;

/** What the user did, in order, so that it can be taken back. */
export class UndoHistory {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** @param state counts what others have changed: steps that concern the whole workbook cannot be taken back over it */
  constructor(
    private readonly book: HostBook,
    private readonly state: () => number,
  ) {}

  /** Before cells are changed. */
  cells(sheet: HostSheet, places: readonly (readonly [row: number, column: number])[]): void {
    this.add(this.cellStep(sheet, places));
  }

  /** Before anything else is changed. */
  everything(): void {
    this.add(this.bookStep(rememberBook(this.book)));
  }

  /** The step that was begun last came to nothing. */
  dropLast(): void {
    this.done.pop();
  }

  /** @returns what was taken back; null where there is nothing to take back */
  undo(): Step['cells'] | 'everything' | null {
    return this.move(this.done, this.undone);
  }

  redo(): Step['cells'] | 'everything' | null {
    return this.move(this.undone, this.done);
  }

  private move(from: Step[], to: Step[]): Step['cells'] | 'everything' | null {
    const step = from.pop();
    if (!step) return null;
    if (step.from !== null && step.from !== this.state()) {
      from.length = 0;
      return null;
    }
    to.push(step.back());
    return step.cells ?? 'everything';
  }

  private add(step: Step): void {
    this.done.push(step);
    if (this.done.length > MOST_STEPS) this.done.shift();
    this.undone = [];
  }

  private cellStep(sheet: HostSheet, places: readonly (readonly [row: number, column: number])[]): Step {
    const before = places.map(([row, column]) => sheet.cells.get(row, column));
    return {
      cells: { sheet, places },
      from: null,
      back: () => {
        const again = this.cellStep(sheet, places);
        places.forEach(([row, column], at) => {
          put(sheet, row, column, before[at]);
        });
        return again;
      },
    };
  }

  private bookStep(memento: BookMemento): Step {
    return {
      cells: null,
      from: this.state(),
      back: () => {
        const again = this.bookStep(rememberBook(this.book));
        memento.restore();
        return again;
      },
    };
  }
}

function put(sheet: HostSheet, row: number, column: number, cell: Cell | undefined): void {
  sheet.cells.remove(row, column);
  // What had spilled here comes back by calculation.
  if (cell && !cell.spilledFrom) sheet.cells.change(row, column, cell);
  else if (cell) sheet.cells.change(row, column, { content: null, format: cell.format, style: cell.style });
}
