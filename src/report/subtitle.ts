import { textWidth } from './width';

/** The three texts of row 2. */
export interface SubtitleTexts {
  readonly left: string;
  readonly middle: string;
  readonly right: string;
}

/** A text of row 2 and the columns that it has. */
export interface SubtitlePart {
  readonly text: string;
  readonly style: 'subtitle' | 'subtitleCenter' | 'subtitleRight';
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/**
 * Shares the columns out among left, middle and right as their texts need them; where the columns cannot be shared so,
 * the middle joins the left.
 * @param widths of the columns, in characters; two at least
 */
export function subtitleParts(
  { left, middle, right }: SubtitleTexts,
  widths: readonly number[],
): SubtitlePart[] {
  const last = widths.length - 1;
  const between = (first: number, end: number): number =>
    widths.slice(first, end + 1).reduce((a, b) => a + b, 0);
  const needs = (text: string): number => textWidth(text) + 1;
  let firstOfRight = last;
  while (firstOfRight > 1 && between(firstOfRight, last) < needs(right)) firstOfRight--;
  let lastOfLeft = 0;
  while (lastOfLeft < firstOfRight - 2 && between(0, lastOfLeft) < needs(left)) lastOfLeft++;
  const roomy =
    lastOfLeft + 1 < firstOfRight &&
    between(lastOfLeft + 1, firstOfRight - 1) >= needs(middle) &&
    between(0, lastOfLeft) >= needs(left);
  const rightPart: SubtitlePart = {
    text: right,
    style: 'subtitleRight',
    firstColumn: firstOfRight,
    lastColumn: last,
  };
  if (!roomy) {
    const text = [left, middle].filter((part) => part !== '').join('　　');
    return [{ text, style: 'subtitle', firstColumn: 0, lastColumn: firstOfRight - 1 }, rightPart];
  }
  return [
    { text: left, style: 'subtitle', firstColumn: 0, lastColumn: lastOfLeft },
    { text: middle, style: 'subtitleCenter', firstColumn: lastOfLeft + 1, lastColumn: firstOfRight - 1 },
    rightPart,
  ];
}
