import { cellKey } from '../workbook/sheet-content';
import type { CellPlan, SheetPlan } from '../workbook/sheet-plan';

/**
 * So many links of a sheet are made as Excel's own hyperlinks, each with a command of its own. A sheet with more of them gets
 * formulas instead, which are written with the cells: thousands of commands would take minutes, and Excel holds no more than
 * 65,530 hyperlinks on a sheet.
 */
const MOST_HYPERLINKS = 500;

/** A text within a formula may have so many characters. */
const MAX_LITERAL = 255;

/** The plan with its links as `HYPERLINK` formulas where it has many; what the cells show stays the same. */
export function withLinksAsFormulas(plan: SheetPlan): SheetPlan {
  const links = plan.cells.reduce((count, { link }) => count + (link === undefined ? 0 : 1), 0);
  if (links <= MOST_HYPERLINKS) return plan;
  const formulas = new Set(
    plan.cells.flatMap(({ row, column, formula }) => (formula === undefined ? [] : [cellKey(row, column)])),
  );
  const cells = plan.cells.map((cell): CellPlan => {
    const { link, ...rest } = cell;
    if (link === undefined) return cell;
    if (formulas.has(cellKey(cell.row, cell.column))) return rest;
    const shown = literalOf(plan.rows[cell.row]?.[cell.column]);
    const target = literalOf(`#'${link.sheet.replaceAll("'", "''")}'!${link.cell}`);
    return shown === null || target === null ? rest : { ...rest, formula: `HYPERLINK(${target},${shown})` };
  });
  return { ...plan, cells };
}

/** A value as a formula holds it; null for one that it cannot hold, which then stands there without a link. */
function literalOf(value: SheetPlan['rows'][number][number] | undefined): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || value.length > MAX_LITERAL) return null;
  // Control characters cannot stand in a formula.
  return /[\u0000-\u001f\ufffe\uffff]/.test(value) ? null : `"${value.replaceAll('"', '""')}"`;
}
