import type { HostSheet } from '../../host/book';
import type { Box } from '../../host/box';
import type { CellStyle } from '../../host/cell';

/**
 * The grid on the screen. It shows a workbook and takes what the user does to it; it computes nothing and remembers nothing that the
 * workbook does not hold, so that another grid could stand in its place.
 */
export interface SheetView {
  /** Shows the workbook as it now is. Only what has changed since the last time is drawn again. */
  refresh(): void;
  /** Cells of the workbook are shown in another place of the page, or the page has another size. */
  resized(): void;
  /** Gives the grid the keyboard. */
  focus(): void;
  dispose(): void;
}

/** An entry of the menu that a cell has under the right button. */
export interface CellMenuItem {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** What the user does in the grid, in terms of the workbook. */
export type UserEdit =
  | { readonly kind: 'cells'; readonly sheet: HostSheet; readonly cells: readonly CellEntry[] }
  | {
      readonly kind: 'lines';
      readonly sheet: HostSheet;
      readonly axis: 'row' | 'column';
      readonly action: 'insert' | 'delete';
      readonly first: number;
      readonly count: number;
    }
  | {
      readonly kind: 'shift';
      readonly sheet: HostSheet;
      readonly box: Box;
      readonly axis: 'row' | 'column';
      readonly action: 'insert' | 'delete';
    }
  | {
      /** Sizes in points; null for the standard size. */
      readonly kind: 'sizes';
      readonly sheet: HostSheet;
      readonly axis: 'row' | 'column';
      readonly lines: readonly number[];
      readonly points: number | null;
    }
  | {
      readonly kind: 'hide';
      readonly sheet: HostSheet;
      readonly axis: 'row' | 'column';
      readonly lines: readonly number[];
      readonly hidden: boolean;
    }
  | {
      /** Texts of a column that stay in sight; null for all. */
      readonly kind: 'filter';
      readonly sheet: HostSheet;
      /** Where the filter lies, its header included. */
      readonly filter: Box;
      readonly column: number;
      readonly shown: ReadonlySet<string> | null;
    }
  | { readonly kind: 'merges'; readonly sheet: HostSheet; readonly merges: readonly Box[] }
  | {
      readonly kind: 'freeze';
      readonly sheet: HostSheet;
      readonly rows: number;
      readonly columns: number;
    }
  | { readonly kind: 'add-sheet'; readonly name: string; readonly at: number }
  | { readonly kind: 'delete-sheet'; readonly sheet: HostSheet }
  | { readonly kind: 'rename-sheet'; readonly sheet: HostSheet; readonly name: string }
  | { readonly kind: 'move-sheet'; readonly sheet: HostSheet; readonly at: number }
  | { readonly kind: 'show-sheet'; readonly sheet: HostSheet; readonly visible: boolean }
  | { readonly kind: 'color-sheet'; readonly sheet: HostSheet; readonly color: string }
  | {
      readonly kind: 'comment';
      readonly sheet: HostSheet;
      readonly row: number;
      readonly column: number;
      readonly content: string | null;
    }
  | { readonly kind: 'activate'; readonly sheet: HostSheet }
  | { readonly kind: 'select'; readonly sheet: HostSheet; readonly box: Box }
  | { readonly kind: 'click'; readonly sheet: HostSheet; readonly row: number; readonly column: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** What the user made of one cell. */
export interface CellEntry {
  readonly row: number;
  readonly column: number;
  /**
   * What it holds now, where that was changed: a text to be read as Excel reads what is typed, or a value that is what it is (pasted,
   * filled), or nothing.
   */
  readonly entry?: { readonly typed: string } | { readonly value: string | number | boolean } | 'empty';
  /** How it looks now, where that was changed; keys as in `CellStyle`. */
  readonly style?: CellStyle;
  readonly format?: string;
}
