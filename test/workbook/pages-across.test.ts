import { CHARACTER_POINTS, LANDSCAPE, pagesAcross, UPRIGHT } from '../../src/workbook/pages-across';

/** How large 10 points come out where a program fits the columns on so many pages, each as full as it goes. */
function pointsOf(widths: readonly number[], pages: number, repeated: number, paper: number): number {
  for (let percent = 100; ; percent--) {
    const room = (paper * 100) / percent / CHARACTER_POINTS;
    const kept = widths.slice(0, repeated).reduce((a, b) => a + b, 0);
    let [needed, used] = [1, 0];
    for (const width of widths) {
      if (used + width > room) [needed, used] = [needed + 1, kept];
      used += width;
    }
    if (needed <= pages) return percent / 10;
  }
}

const columns = (count: number, width = 14): number[] => Array<number>(count).fill(width);

test.each([
  ['four columns upright', columns(4, 20), false],
  ['fifteen columns, smaller but to be read', columns(15), true],
])('%s come on one page', (_, widths, landscape) => {
  expect(pagesAcross(widths, 2, landscape)).toEqual({ lastOfFirst: widths.length - 1 });
});

test.each([
  ['a ledger of 28 columns', columns(28), 3, true, 3],
  ['a list of 20 columns', columns(20), 2, true, 2],
  ['ten columns upright', columns(10, 16), 1, false, 2],
  ['a ledger of 120 columns', columns(120), 3, true, 10],
])('%s: as few pages as leave its figures 6.5 points, numbers and names on each', (...args) => {
  const [, widths, keys, landscape, pages] = args;
  const { across } = pagesAcross(widths, keys, landscape);
  expect(across).toEqual({ pages, repeatColumns: { first: 0, last: keys - 1 } });
  const paper = (landscape ? LANDSCAPE : UPRIGHT).width;
  expect(pointsOf(widths, pages, keys, paper)).toBeGreaterThanOrEqual(6.5);
  expect(pointsOf(widths, pages - 1, keys, paper)).toBeLessThan(6.5);
});

test('the first page ends where the program, which fills it, ends it', () => {
  const widths = [10, 10, ...columns(20, 20)];
  const { across, lastOfFirst } = pagesAcross(widths, 2, true);
  expect(across?.pages).toBe(2);
  // 20 columns of 20 on two pages, both with the first two columns: ten on each.
  expect(lastOfFirst).toBe(11);
});

test('columns that would take most of a page are not repeated', () => {
  expect(pagesAcross([60, 60, ...columns(20)], 2, true).across?.repeatColumns).toEqual({ first: 0, last: 0 });
  expect(pagesAcross([200, ...columns(20)], 1, true).across).toEqual({ pages: 3 });
  expect(pagesAcross(columns(28), 0, true).across).toEqual({ pages: 2 });
});

test('a column wider than a page has one for itself', () => {
  expect(pagesAcross([255, 255, 10], 1, true)).toEqual({ across: { pages: 3 }, lastOfFirst: 0 });
});
