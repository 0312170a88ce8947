import type { HostBook, HostSheet } from '../book';
import { type Box, contains, intersection } from '../box';
import type { CellContent } from '../cell';
import { NAME_ERROR, ValueGrid } from './computed';
import { evaluateFormula } from './evaluate-formula';
import type { FormulaPlace, FormulaSight } from './evaluation';
import type { FormulaTree } from './formula-tree';
import { parseFormula } from './parse-formula';

/** Formulas that have been read; null for one that cannot be. */
export class FormulaTrees {
  private readonly trees = new Map<string, FormulaTree | null>();

  get(formula: string): FormulaTree | null {
    let tree = this.trees.get(formula);
    if (tree === undefined) {
      try {
        tree = parseFormula(formula);
      } catch {
        // A file may hold formulas that this calculation cannot read; their cells say so.
        tree = null;
      }
      this.trees.set(formula, tree);
    }
    return tree;
  }
}

/** What a formula sees of a workbook whose cells are computed already. The add-in's functions are not known to it. */
export function sightOfBook(book: HostBook, today: number, trees: FormulaTrees): FormulaSight {
  const extents = new Map<HostSheet, Box | null>();
  return {
    today,
    sheet: (name) => book.sheets.find((sheet) => sameName(sheet.name, name)) ?? null,
    value: (sheet, row, column) => sheet.cells.get(row, column)?.content ?? null,
    inUse: (sheet, box) => {
      if (box.rows <= 100_000 && box.columns <= 1_000) return box;
      let extent = extents.get(sheet);
      if (extent === undefined) extents.set(sheet, (extent = sheet.cells.used(true)));
      const cut =
        extent &&
        intersection(box, {
          ...extent,
          row: 0,
          column: 0,
          rows: extent.row + extent.rows,
          columns: extent.column + extent.columns,
        });
      return cut ?? { ...box, rows: 1, columns: 1 };
    },
    named: (name, sheet) => {
      const found =
        book.names.find((one) => one.sheet === sheet && sameName(one.name, name)) ??
        book.names.find((one) => one.sheet === null && sameName(one.name, name));
      return found ? trees.get(found.formula) : null;
    },
    table: (name, place) =>
      book.tables.find((table) =>
        name === null
          ? table.sheet === place.sheet && contains(table.box, place.row, place.column)
          : sameName(table.name, name),
      ) ?? null,
    spill: spillBox,
    custom: () => undefined,
  };
}

/**
 * The cells into which a formula has spilled, its own included.
 * @returns null where no formula stands, or it has not spilled
 */
export function spillBox(sheet: HostSheet, row: number, column: number): Box | null {
  const own = (y: number, x: number): boolean => {
    const from = sheet.cells.get(y, x)?.spilledFrom;
    return from?.row === row && from.column === column;
  };
  let rows = 1;
  let columns = 1;
  while (own(row + rows, column)) rows += 1;
  while (own(row, column + columns)) columns += 1;
  return rows * columns > 1 ? { row, column, rows, columns } : null;
}

/**
 * Computes formulas that stand in no cell (conditions of a format) over what the cells of a workbook show.
 * @param today serial number of today
 */
export function formulasOverBook(
  book: HostBook,
  today: number,
): (formula: string, place: FormulaPlace) => CellContent {
  const trees = new FormulaTrees();
  return (formula, place) => {
    const tree = trees.get(formula);
    if (!tree) return NAME_ERROR;
    const value = evaluateFormula(tree, place, sightOfBook(book, today, trees));
    return value instanceof ValueGrid ? (value.rows[0]?.[0] ?? null) : value;
  };
}

function sameName(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}
