import { shownAmount, type ShownUnit } from './figures';

/** Room that Excel and printers take at the edges of a cell, in characters. */
const MARGIN = 1.6;
/** Totals are set in bold. */
const BOLD = 1.12;
/** Texts wider than this are wrapped. */
export const WIDEST_TEXT = 30;
/** A column title wider than this is wrapped rather than widening its column. */
const WIDEST_TITLE = 12;

/**
 * How wide a text is, in characters of the default font: Chinese characters and full-width signs count two.
 * @param limit where to stop counting
 */
export function textWidth(text: string, limit = Infinity): number {
  let width = 0;
  for (let index = 0; index < text.length && width < limit; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    width += code < 0x1100 || (code >= 0xff61 && code <= 0xffdc) ? 1 : 2;
  }
  return width;
}

/** True where a text is wider than so many characters; most are settled by their length alone. */
export function isWider(text: string, width: number): boolean {
  return text.length * 2 > width && textWidth(text, width + 1) > width;
}

/** Collects what stands in one column and says how wide the column must be. */
export class ColumnWidth {
  private widest = 0;
  private titleWidth = 0;
  private least = 0;
  private most = 0;
  private hasAmounts = false;
  private leastCount = 0;
  private mostCount = 0;
  private fixed = 0;

  /**
   * A column title; a long one wraps, so it asks for no more than a few characters, but never for less than a word.
   * @param widest where it wraps
   */
  title(text: string, widest = WIDEST_TITLE): void {
    const longestWord = Math.max(...text.split(/[\s/]+/).map((word) => (isWide(word) ? 0 : word.length)));
    this.titleWidth = Math.max(this.titleWidth, Math.min(textWidth(text), widest), longestWord);
  }

  /**
   * A text of the body.
   * @param widest where it wraps
   */
  text(text: string, widest = WIDEST_TEXT): void {
    // No character is wider than two, so most texts need not be measured.
    if (this.widest < widest && text.length * 2 > this.widest)
      this.widest = Math.max(this.widest, textWidth(text, widest));
  }

  /** An amount in fen; only the largest of either sign is formatted, in the end. */
  amount(fen: number | bigint): void {
    this.hasAmounts = true;
    const value = Number(fen);
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  /** A whole number; only the largest of either sign is formatted, in the end. */
  count(value: number): void {
    if (value < this.leastCount) this.leastCount = value;
    if (value > this.mostCount) this.mostCount = value;
  }

  /** A number of the user's own, which Excel shows as it stands. */
  figure(value: number): void {
    this.widest = Math.max(this.widest, String(value).length);
  }

  /** Something as wide as it is, whatever else stands there: dates, ratios, columns to type in. */
  atLeast(width: number): void {
    this.fixed = Math.max(this.fixed, width);
  }

  /** Width in characters of the default font. */
  characters(unit: ShownUnit): number {
    const amounts = this.hasAmounts
      ? [this.least, this.most].map((fen) => shownAmount(BigInt(fen), unit).length)
      : [];
    const counts = [this.leastCount, this.mostCount].map((count) =>
      count === 0 ? 0 : count.toLocaleString('en-US').length,
    );
    const figures = Math.max(0, ...amounts, ...counts);
    const needed = Math.max(this.widest, this.titleWidth, this.fixed, figures * BOLD);
    return Math.ceil((needed + MARGIN) * 10) / 10;
  }
}

function isWide(word: string): boolean {
  return textWidth(word) > word.length;
}

/** A word of single-width letters stays whole; between wide characters a line may end anywhere. */
const PIECES = /[!-\u10ff]+|[^]/gu;

/**
 * How many lines a text takes in a column. A word that does not fit on a line begins the next; one that is wider than a line is broken.
 * @param width of the column in characters
 */
export function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 1);
  let lines = 0;
  for (const line of text.split('\n')) {
    lines++;
    let used = 0;
    for (const [piece] of line.matchAll(PIECES)) {
      const wide = textWidth(piece);
      if (used > 0 && used + wide > room) {
        lines++;
        used = 0;
      }
      const more = Math.ceil(wide / room) - 1;
      lines += Math.max(0, more);
      used += wide - Math.max(0, more) * room;
    }
  }
  return lines;
}
