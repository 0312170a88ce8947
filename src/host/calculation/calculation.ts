import { intersection, type Box } from '../box';
import type { HostBook, HostSheet } from '../book';
import { CellError, type CellContent } from '../cell';
import { BUSY, NAME_ERROR, ValueGrid } from './computed';
import { evaluateFormula } from './evaluate-formula';
import type { CustomArgument, FormulaSight } from './evaluation';
import { FormulaTrees, sightOfBook } from './sight-of-book';

/** What computes the formulas of a workbook. */
export interface Calculation {
  /** Cells, names or sheets have changed: what formulas show is out of date. */
  changed(): void;
  /** Computes every formula that is out of date. A formula whose function has not answered yet shows #BUSY!. */
  calculate(): void;
  /** Computes, asks the add-in's functions, and computes again until nothing waits for an answer. */
  settle(): Promise<void>;
}

/** The add-in's functions, by their full name in capitals (`AR.BALANCE`). */
export interface CustomFunctions {
  has(name: string): boolean;
  /** @returns one value or rows of values; a failure of the function is a value too (a CellError) */
  call(
    name: string,
    given: readonly (undefined | CellContent | readonly (readonly CellContent[])[])[],
  ): Promise<CellContent | readonly (readonly CellContent[])[]>;
}

/** Thrown out of a formula that must wait for a function of the add-in. */
class Waiting extends Error {}

const ROW = 1 << 14;
const PASSES = 6;

/**
 * Computes a workbook's formulas as Excel does, as far as ledgers and our sheets use them: the whole workbook at once, each
 * formula after those that it looks at. A formula that looks at itself comes to 0.
 */
export class BookCalculation implements Calculation {
  private dirty = true;
  private readonly trees = new FormulaTrees();
  private readonly spills = new Map<HostSheet, Map<number, Box>>();
  private readonly answers = new Map<string, CellContent | ValueGrid>();
  private readonly waiting = new Map<string, { name: string; given: readonly CustomArgument[] }>();
  private used = new Set<string>();

  /** @param today serial number of today, for TODAY() */
  constructor(
    private readonly book: HostBook,
    private readonly today: () => number,
    private readonly functions: CustomFunctions | null = null,
  ) {}

  changed(): void {
    this.dirty = true;
  }

  calculate(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.used = new Set();
    this.waiting.clear();
    for (let pass = 0; pass < PASSES; pass++) if (!this.pass()) break;
    for (const key of this.answers.keys()) if (!this.used.has(key)) this.answers.delete(key);
  }

  async settle(): Promise<void> {
    for (;;) {
      this.calculate();
      const asked = [...this.waiting];
      if (asked.length === 0) return;
      await Promise.all(
        asked.map(async ([key, { name, given }]) => {
          const answer = await this.functions!.call(
            name,
            given.map((value) => (value instanceof ValueGrid ? value.rows : value)),
          );
          this.answers.set(key, isRows(answer) ? new ValueGrid(answer) : answer);
        }),
      );
      this.dirty = true;
    }
  }

  /** Computes every formula once; true where a formula has spilled elsewhere than before, so that others may see something new. */
  private pass(): boolean {
    const done = new Map<HostSheet, Set<number>>(this.book.sheets.map((sheet) => [sheet, new Set()]));
    let moved = false;
    const compute = (sheet: HostSheet, row: number, column: number, formula: string): void => {
      const computed = done.get(sheet)!;
      const key = row * ROW + column;
      if (computed.has(key)) return;
      // Marked before it is computed: a formula that leads back to itself finds what stands there, and ends.
      computed.add(key);
      if (this.put(sheet, row, column, this.result(formula, sheet, row, column, sight))) moved = true;
    };
    const sight: FormulaSight = {
      ...sightOfBook(this.book, this.today(), this.trees),
      value: (sheet, row, column) => {
        let cell = sheet.cells.get(row, column);
        if (!cell) return null;
        const from = cell.spilledFrom;
        const source = from ? sheet.cells.get(from.row, from.column) : cell;
        if (source?.formula === undefined) return cell.content;
        compute(sheet, from?.row ?? row, from?.column ?? column, source.formula);
        cell = sheet.cells.get(row, column);
        return cell?.content ?? null;
      },
      spill: (sheet, row, column) => {
        const formula = sheet.cells.get(row, column)?.formula;
        if (formula !== undefined) compute(sheet, row, column, formula);
        return this.spills.get(sheet)?.get(row * ROW + column) ?? null;
      },
      custom: (name, given) => this.custom(name, given),
    };
    for (const sheet of this.book.sheets) {
      const formulas: [number, number, string][] = [];
      sheet.cells.eachFormula((row, column, formula) => formulas.push([row, column, formula]));
      if (this.forgetSpills(sheet)) moved = true;
      for (const [row, column, formula] of formulas) compute(sheet, row, column, formula);
    }
    return moved;
  }

  private result(
    formula: string,
    sheet: HostSheet,
    row: number,
    column: number,
    sight: FormulaSight,
  ): CellContent | ValueGrid {
    const tree = this.trees.get(formula);
    if (!tree) return NAME_ERROR;
    try {
      return evaluateFormula(tree, { sheet, row, column }, sight);
    } catch (error) {
      if (error instanceof Waiting) return BUSY;
      throw error;
    }
  }

  private custom(name: string, given: readonly CustomArgument[]): CellContent | ValueGrid | undefined {
    if (this.functions?.has(name) !== true) return undefined;
    if (given.some(isBusy)) throw new Waiting();
    const key = JSON.stringify(
      [name, given.map((value) => (value instanceof ValueGrid ? value.rows : [value]))],
      plainError,
    );
    this.used.add(key);
    const answer = this.answers.get(key);
    if (answer !== undefined) return answer;
    this.waiting.set(key, { name, given });
    throw new Waiting();
  }

  /** Writes what a formula has come to; true where it spills elsewhere than before. */
  private put(sheet: HostSheet, row: number, column: number, result: CellContent | ValueGrid): boolean {
    const key = row * ROW + column;
    const before = this.spills.get(sheet)?.get(key) ?? null;
    if (!(result instanceof ValueGrid) || (result.height === 1 && result.width === 1)) {
      sheet.cells.change(row, column, {
        content: result instanceof ValueGrid ? (result.rows[0][0] ?? 0) : result,
      });
      if (!before) return false;
      this.clearSpill(sheet, key, before);
      return true;
    }
    const box: Box = { row, column, rows: result.height, columns: result.width };
    if (before && (before.rows !== box.rows || before.columns !== box.columns))
      this.clearSpill(sheet, key, before);
    if (this.blocked(sheet, box)) {
      sheet.cells.change(row, column, { content: new CellError('#SPILL!') });
      if (before) this.clearSpill(sheet, key, before);
      return before !== null;
    }
    result.rows.forEach((values, y) => {
      values.forEach((value, x) => {
        if (y === 0 && x === 0) sheet.cells.change(row, column, { content: value ?? 0 });
        else sheet.cells.change(row + y, column + x, { content: value, spilledFrom: { row, column } });
      });
    });
    let spills = this.spills.get(sheet);
    if (!spills) this.spills.set(sheet, (spills = new Map()));
    spills.set(key, box);
    return before?.rows !== box.rows || before.columns !== box.columns;
  }

  /** A formula spills neither over the user's cells nor inside a table. */
  private blocked(sheet: HostSheet, box: Box): boolean {
    if (this.book.tables.some((table) => table.sheet === sheet && intersection(table.box, box))) return true;
    if (sheet.merges.some((merge) => intersection(merge, box))) return true;
    let taken = false;
    sheet.cells.each(box, (row, column, cell) => {
      if (row === box.row && column === box.column) return;
      const own = cell.spilledFrom?.row === box.row && cell.spilledFrom.column === box.column;
      if (!own && (cell.content !== null || cell.formula !== undefined)) taken = true;
    });
    return taken;
  }

  /** Takes away what spilled from cells that hold no formula any more. */
  private forgetSpills(sheet: HostSheet): boolean {
    let any = false;
    for (const [key, box] of this.spills.get(sheet) ?? []) {
      if (sheet.cells.get(Math.floor(key / ROW), key % ROW)?.formula !== undefined) continue;
      this.clearSpill(sheet, key, box);
      any = true;
    }
    return any;
  }

  private clearSpill(sheet: HostSheet, key: number, box: Box): void {
    this.spills.get(sheet)?.delete(key);
    const own: [number, number][] = [];
    sheet.cells.each(box, (row, column, cell) => {
      if (cell.spilledFrom?.row === box.row && cell.spilledFrom.column === box.column)
        own.push([row, column]);
    });
    for (const [row, column] of own)
      sheet.cells.change(row, column, { content: null, spilledFrom: undefined });
  }
}

function isRows(
  answer: CellContent | readonly (readonly CellContent[])[],
): answer is readonly (readonly CellContent[])[] {
  return Array.isArray(answer);
}

/** Whether a value still waits for an answer somewhere. */
function isBusy(value: CustomArgument): boolean {
  if (value instanceof ValueGrid) return value.rows.some((row) => row.some(isBusy));
  return value instanceof CellError && value.code === BUSY.code;
}

/** Error values must not look like other values in a key. */
function plainError(_: string, value: unknown): unknown {
  return value instanceof CellError ? { error: value.code } : value === undefined ? { omitted: true } : value;
}
