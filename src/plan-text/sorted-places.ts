/** A part of a text, from its first character to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How many of the places are at or before another.
 * @param places in ascending order
 */
export function countUpTo(places: readonly number[], last: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Those of the spans that share no character with any of the others.
 * @param others in the order of the text, none within another
 */
export function apartFrom<Part extends Span>(spans: readonly Part[], others: readonly Span[]): Part[] {
  const starts = others.map(({ start }) => start);
  return spans.filter(({ start, end }) => {
    const before = others[countUpTo(starts, end - 1) - 1];
    return before === undefined || before.end <= start;
  });
}
