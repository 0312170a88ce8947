import type { PrintPlan } from './sheet-plan';

/** A4 within its margins, in points. */
export const UPRIGHT = { width: 510, height: 733 } as const;
export const LANDSCAPE = { width: 756, height: 487 } as const;

/** Width of a character of the default font (宋体, 10 points) in Excel and WPS, in points. */
export const CHARACTER_POINTS = 5.25;

/** A sheet goes on to a further page beside the first before its type, which is 10 points, becomes smaller than so many percent. */
const LEAST_PERCENT = 65;
/** Columns that say what a row is about are repeated on every page while they leave this share of it to the others. */
const LEAST_ROOM = 0.6;

/** How a sheet comes on pages side by side. */
export interface PagesAcross extends Pick<PrintPlan, 'across'> {
  /** Last column of the first page, zero-based. */
  readonly lastOfFirst: number;
}

/**
 * How many pages side by side a sheet needs so that it can be read: one, unless that would make its type too small. Then the columns
 * that say what a row is about stand on each of them.
 * @param widths of the columns, in characters of the default font
 * @param keyColumns how many columns at the left say what a row is about
 */
export function pagesAcross(widths: readonly number[], keyColumns: number, landscape: boolean): PagesAcross {
  const paper = (landscape ? LANDSCAPE : UPRIGHT).width / CHARACTER_POINTS;
  const room = (paper * 100) / LEAST_PERCENT;
  const last = widths.length - 1;
  if (firstColumnsOfPages(widths, 0, room).length === 1) return { lastOfFirst: last };
  let repeated = Math.min(keyColumns, last);
  while (repeated > 0 && sum(widths.slice(0, repeated)) > room * (1 - LEAST_ROOM)) repeated--;
  const pages = firstColumnsOfPages(widths, repeated, room).length;
  // The program makes the sheet as large as so many pages hold it: there the first of them ends.
  let percent = 100;
  while (firstColumnsOfPages(widths, repeated, (paper * 100) / percent).length > pages) percent--;
  const second = firstColumnsOfPages(widths, repeated, (paper * 100) / percent)[1] ?? widths.length;
  return {
    across: { pages, ...(repeated > 0 && { repeatColumns: { first: 0, last: repeated - 1 } }) },
    lastOfFirst: second - 1,
  };
}

/** The columns with which pages begin where each holds so many characters; a column wider than a page has one for itself. */
function firstColumnsOfPages(widths: readonly number[], repeated: number, room: number): number[] {
  const repeatedWidth = sum(widths.slice(0, repeated));
  const firsts = [0];
  let used = 0;
  widths.forEach((width, column) => {
    if (used > (firsts.length > 1 ? repeatedWidth : 0) && used + width > room) {
      firsts.push(column);
      used = repeatedWidth;
    }
    used += width;
  });
  return firsts;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}
