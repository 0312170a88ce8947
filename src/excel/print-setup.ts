import { columnLetters } from '../finding/finding';
import { pageEdges } from '../workbook/page-edges';
import type { PrintPlan } from '../workbook/sheet-plan';
import { rangeOf } from './sheet-range';

/** What setting up the print costs in a request. */
export const PRINT_BYTES = 3_000;

/** Margins in inches: 1.5 cm at the sides, 1.9 cm above and below. */
const MARGINS = { left: 0.59, right: 0.59, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.35 };

/**
 * A4, as many pages wide as the plan says, broken where it says so, header rows and key columns repeated, pages numbered.
 * @param grid whether the sheet's grid is printed too
 */
export function setUpPrint(sheet: Excel.Worksheet, plan: PrintPlan, grid: boolean): void {
  const page = sheet.pageLayout;
  page.paperSize = 'A4' as Excel.PaperType;
  page.orientation = plan.landscape ? 'Landscape' : 'Portrait';
  page.zoom = {
    horizontalFitToPages: plan.across?.pages ?? 1,
    ...(plan.onePage && { verticalFitToPages: 1 }),
  };
  page.centerHorizontally = true;
  page.printGridlines = grid;
  page.setPrintMargins('Inches', MARGINS);
  page.setPrintArea(rangeOf(sheet, plan.area));
  if (plan.repeatRows) {
    const { first, last } = plan.repeatRows;
    page.setPrintTitleRows(sheet.getRange(`$${first + 1}:$${last + 1}`));
  }
  page.printOrder = (plan.across ? 'OverThenDown' : 'DownThenOver') as Excel.PrintOrder;
  if (plan.across?.repeatColumns) {
    const { first, last } = plan.across.repeatColumns;
    page.setPrintTitleColumns(sheet.getRange(`$${columnLetters(first)}:$${columnLetters(last)}`));
  }
  if (plan.breaksBefore) {
    sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of plan.breaksBefore) sheet.horizontalPageBreaks.add(`A${row + 1}`);
  }
  const { header, footer } = pageEdges(plan);
  page.headersFooters.defaultForAllPages.centerHeader = header;
  page.headersFooters.defaultForAllPages.centerFooter = footer;
}
