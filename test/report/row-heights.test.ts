import { RowHeights } from '../../src/report/row-heights';
import { linesOf } from '../../src/report/width';
import { atOnce } from '../../src/pace/pace';

/** The height of a row of one column, ten characters wide, that holds a text. */
function heightFor(text: string): number | undefined {
  const heights = new RowHeights();
  heights.fit(0, text, 0, 0);
  return atOnce(heights.all([10]))[0]?.points;
}

it('a row is as high as its text needs, and never higher than Excel lets a row be', () => {
  expect(heightFor('欠款')).toBeUndefined();
  expect(heightFor('欠'.repeat(40))).toBeGreaterThan(100);
  // As long as a cell's text can be.
  expect(heightFor('欠'.repeat(32_767))).toBeLessThanOrEqual(409.5);
});

test.each([
  ['欠款余额合计', 13, 1],
  ['欠款余额合计数', 13, 2],
  // A word of letters is not broken: it begins the next line.
  ['写出 HYPERLINK', 13, 2],
  ['写出：=HYPERLINK', 13, 2],
  // One that is longer than a line is.
  ['http://www.example.com/', 13, 2],
  ['第一行\n第二行', 13, 2],
  ['', 13, 1],
])('「%s」 in a column of %i characters takes %i lines', (text, width, lines) => {
  expect(linesOf(text, width)).toBe(lines);
});
