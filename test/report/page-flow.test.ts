import { atOnce } from '../../src/pace/pace';
import { pageFlow, type PrintedItem, type PrintedSheet, type RowSpan } from '../../src/report/page-flow';
import type { PrintPlan } from '../../src/workbook/sheet-plan';

/** Rows on A4 across: 15 points high, of which a printer may lose one, or 13.5. */
const ON_PAGE = [31, 32, 36];
const FEWEST = ON_PAGE[0];

/** A sheet of tables of so many rows each, from top to bottom: title, then heading, header, rows and total, then an empty row; notes last. */
function sheetOf(bodies: readonly number[], notes: number, more: Partial<PrintedSheet> = {}): PrintedSheet {
  let row = 2;
  const items = bodies.map((rows): PrintedItem => {
    const first = row;
    row += rows + 4;
    return {
      first,
      last: row - 2,
      header: { first: first + 1, last: first + 1 },
      body: { first: first + 2, last: first + 1 + rows },
    };
  });
  const closing = notes === 0 ? null : { first: row, last: row + notes - 1 };
  return {
    rowCount: row + notes,
    heights: new Map(),
    width: 100,
    landscape: true,
    items,
    closing,
    ...more,
  };
}

function flowOf(sheet: PrintedSheet): Pick<PrintPlan, 'onePage' | 'breaksBefore' | 'repeatRows'> {
  return atOnce(pageFlow(sheet));
}

/** The pages that come of it where so many rows fit on each. */
function pagesOf(sheet: PrintedSheet, rowsOnPage: number): RowSpan[] {
  const { breaksBefore = [], repeatRows } = flowOf(sheet);
  const pages: { first: number; last: number }[] = [{ first: 0, last: -1 }];
  for (let row = 0; row < sheet.rowCount; row++) {
    const page = pages.at(-1)!;
    const header = repeatRows && page.first > repeatRows.last ? 1 : 0;
    if (breaksBefore.includes(row) || row - page.first + header >= rowsOnPage)
      pages.push({ first: row, last: row });
    else page.last = row;
  }
  return pages;
}

test('what is little more than a page is printed on one; so is what is less', () => {
  expect(flowOf(sheetOf([5], 5))).toEqual({ onePage: true, breaksBefore: [] });
  expect(flowOf(sheetOf([10, 10], 10))).toEqual({ onePage: true, breaksBefore: [] });
  expect(flowOf(sheetOf([12, 12], 12)).onePage).toBeUndefined();
});

test('it is not made smaller than can be read', () => {
  // A wide sheet is small already: a page more is better.
  expect(flowOf(sheetOf([12, 12], 12, { width: 200 })).onePage).toBe(true);
  expect(flowOf(sheetOf([16, 16], 12, { width: 240 })).onePage).toBeUndefined();
});

test('a table that fits on a page is not split, its heading comes with it', () => {
  const sheet = sheetOf([18, 18, 18], 3);
  const [, second, third] = sheet.items;
  expect(flowOf(sheet)).toEqual({ breaksBefore: [second.first, third.first] });
});

test('notes and signature come with the last table, or with rows of it where it is long', () => {
  const short = sheetOf([22, 8], 14);
  expect(flowOf(short).breaksBefore).toEqual([short.items[1].first]);
  const long = sheetOf([100], 6);
  const body = long.items[0].body!;
  const { breaksBefore, repeatRows } = flowOf(long);
  expect(repeatRows).toEqual(long.items[0].header);
  expect(breaksBefore).toHaveLength(1);
  expect(breaksBefore![0]).toBeLessThanOrEqual(body.last - 2);
  // The last page is filled by half: it does not look forgotten.
  expect(long.rowCount - breaksBefore![0]).toBeGreaterThan(FEWEST / 2 - 2);
});

test('a chart is whole', () => {
  const sheet = sheetOf([22], 0);
  const chart = { first: sheet.rowCount, last: sheet.rowCount + 21 };
  const closing = { first: chart.last + 2, last: chart.last + 6 };
  const items = [...sheet.items, chart];
  expect(flowOf({ ...sheet, items, closing, rowCount: closing.last + 1 }).breaksBefore).toEqual([
    chart.first,
  ]);
});

test('a table below the one whose header is repeated is kept with its last rows, so that no header stands over another table', () => {
  const sheet = sheetOf([80, 4], 4);
  const [long, short] = sheet.items;
  const { breaksBefore, repeatRows } = flowOf(sheet);
  expect(repeatRows).toEqual(long.header);
  expect(breaksBefore).toHaveLength(1);
  expect(breaksBefore![0]).toBeGreaterThan(long.body!.first);
  expect(breaksBefore![0]).toBeLessThanOrEqual(long.body!.last - 2);
  expect(short.last - breaksBefore![0]).toBeLessThan(FEWEST);
});

test('of several long tables the last has its header repeated; a short one has none', () => {
  const sheet = sheetOf([60, 70], 4);
  expect(flowOf(sheet).repeatRows).toEqual(sheet.items[1].header);
  expect(flowOf(sheetOf([14, 14, 14], 4)).repeatRows).toBeUndefined();
});

test('tables side by side count as one', () => {
  const sheet = sheetOf([30], 20);
  const [table] = sheet.items;
  const beside = { first: table.first + 2, last: table.last - 2 };
  const { breaksBefore } = flowOf({ ...sheet, items: [table, beside] });
  expect(breaksBefore!.filter((row) => row > 0 && row <= table.last)).toEqual([]);
});

describe('however many rows a page takes', () => {
  const TABLES: readonly (readonly [readonly number[], number])[] = [
    [[5, 40], 9],
    [[20, 20, 12], 13],
    [[3, 25, 8, 15], 6],
    [[43, 2], 6],
    [[12, 12, 40, 83, 1], 9],
    [[1756], 10],
    [[12, 87], 9],
    [[7, 8, 26], 20],
  ];
  test.each(TABLES)('%j and %i notes: no header without rows, no notes or total alone', (bodies, notes) => {
    for (const rowsOnPage of ON_PAGE) {
      const sheet = sheetOf(bodies, notes);
      const starts = pagesOf(sheet, rowsOnPage).map(({ first }) => first);
      for (const { first, body, last } of sheet.items) {
        const torn = starts.filter(
          (row) => (row > first && row < body!.first + 2) || (row > body!.last && row <= last),
        );
        expect([rowsOnPage, first, torn]).toEqual([rowsOnPage, first, []]);
      }
      const lone = starts.filter((row) => row >= sheet.closing!.first);
      expect([rowsOnPage, lone]).toEqual([rowsOnPage, []]);
    }
  });
});
