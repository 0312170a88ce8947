import { RowHeights } from '../../src/report/row-heights';
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
