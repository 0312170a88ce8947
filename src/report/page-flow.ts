import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { CHARACTER_POINTS, LANDSCAPE, UPRIGHT } from '../workbook/pages-across';
import type { PrintPlan } from '../workbook/sheet-plan';

/** Rows of a sheet, zero-based, both ends included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** A table or a chart on the sheet, with the lines that stand directly above and below it. */
export interface PrintedItem extends RowSpan {
  /** Rows between which a page may end; a chart has none. */
  readonly body?: RowSpan;
  /** A header that may be repeated on every page that the body runs over. */
  readonly header?: RowSpan;
}

/** What decides where the pages of a sheet end. */
export interface PrintedSheet {
  readonly rowCount: number;
  /** Points by row; a row that is not there has the program's own height. */
  readonly heights: ReadonlyMap<number, number>;
  /** Widths of all columns together, in characters. */
  readonly width: number;
  readonly landscape: boolean;
  /** Pages side by side; one where not given. The width is that of all of them together, with what they repeat. */
  readonly pagesAcross?: number;
  /** From top to bottom; two that stand side by side count as one. */
  readonly items: readonly PrintedItem[];
  /** Notes and signature, which stand below the last item before them; null where there are none. */
  readonly closing: RowSpan | null;
}

/** Rows of a table that stay with its header, and with what closes it. */
const LEAST_ROWS = 3;
/** Shorter tables have no header repeated. */
const REPEATED_FROM = 15;
/** What needs no more than so many pages is made smaller until it is on one, */
const PAGES_ON_ONE = 1.4;
/** unless the type of the tables, which is 10 points, would become smaller than 6. */
const LEAST_SCALE = 0.6;

/**
 * How much comes on a page is not known exactly: rows and columns are measured in the type that the program finds. So what is to stay
 * together is tried with several.
 */
const PROGRAMS: readonly Program[] = [
  // Excel and WPS with 宋体, and a printer that rounds rows up.
  { rowPoints: 15, characterPoints: CHARACTER_POINTS, share: 0.96 },
  // A workbook of the user's whose rows are lower.
  { rowPoints: 13.5, characterPoints: CHARACTER_POINTS, share: 1 },
  // A system with a wide substitute for 宋体, as LibreOffice finds it.
  { rowPoints: 15, characterPoints: 6.4, share: 1 },
];

interface Program {
  /** Height of a row that has none of its own. */
  readonly rowPoints: number;
  /** Width of a character of the default font. */
  readonly characterPoints: number;
  /** How much of the paper within its margins is filled. */
  readonly share: number;
}

/**
 * Where pages must begin so that nothing is torn apart that belongs together. What is little more than a page is printed on one.
 * Elsewhere a table that fits on a page is not split; a longer one keeps rows with its header and rows with its total; charts are whole;
 * notes and signature never stand alone, but follow the last table or at least some of its rows. Within a long table the program ends
 * its pages itself, so that rows which the user makes higher move on.
 * @returns whether it comes on one page; rows that begin a page; the header to be repeated, where a table runs over several pages
 */
export function* pageFlow(
  sheet: PrintedSheet,
): Paced<Pick<PrintPlan, 'onePage' | 'breaksBefore' | 'repeatRows'>> {
  const papers = PROGRAMS.map((program) => new Pages(sheet, program));
  const isAcross = sheet.pagesAcross !== undefined && sheet.pagesAcross > 1;
  if (!isAcross && papers.every((paper) => paper.comesOnOne())) return { onePage: true, breaksBefore: [] };
  const fits = (span: RowSpan): boolean => papers.every((paper) => paper.holds(span));
  const items = closedItems(sheet);
  const mayRunOn = ({ first, last, body, header, closing }: ClosedItem): boolean =>
    header !== undefined && rowsOf(body) >= REPEATED_FROM && !fits({ first, last: closing?.last ?? last });
  const split = items.map(mayRunOn).lastIndexOf(true);
  const header = items[split]?.header;
  const isHalf = (span: RowSpan): boolean => papers[0].pointsOf(span) > papers[0].room / 2;
  const groups = joined(keptGroups(items, split, fits, isHalf), fits);
  const flows = PROGRAMS.map((program) => new Pages(sheet, program, header));
  const breaksBefore: number[] = [];
  let row = 0;
  for (const group of groups) {
    for (; row < group.first; row++) {
      if (row % ROWS_BETWEEN_RESTS === 0) yield;
      for (const flow of flows) flow.add(row);
    }
    if (group.first > 0 && flows.some((flow) => flow.tears(group))) {
      breaksBefore.push(row);
      for (const flow of flows) flow.begin(row);
    }
    for (; row <= group.last; row++) for (const flow of flows) flow.add(row);
  }
  return { breaksBefore, ...(header && { repeatRows: header }) };
}

function rowsOf(span: RowSpan | undefined): number {
  return span === undefined ? 0 : span.last - span.first + 1;
}

/** Items whose rows overlap stand beside each other: they are kept together as one. */
function sideBySide(items: readonly PrintedItem[]): PrintedItem[] {
  const result: PrintedItem[] = [];
  for (const item of [...items].sort((a, b) => a.first - b.first)) {
    const above = result.at(-1);
    if (above === undefined || item.first > above.last) result.push(item);
    else result[result.length - 1] = { first: above.first, last: Math.max(above.last, item.last) };
  }
  return result;
}

/** An item, and below it notes and signature where it is the last before them. */
interface ClosedItem extends PrintedItem {
  readonly closing?: RowSpan;
}

/** The first item has the title above it, the last has notes and signature below it. */
function closedItems({ items, closing }: PrintedSheet): ClosedItem[] {
  const inOrder = sideBySide(items);
  const isAbove = (item: PrintedItem): boolean => closing !== null && item.last < closing.first;
  return inOrder.map((item, index) => ({
    ...item,
    ...(index === 0 && { first: 0 }),
    ...(closing && isAbove(item) && !inOrder.slice(index + 1).some(isAbove) && { closing }),
  }));
}

/**
 * Rows that must come on one page, in their order.
 * @param split which item may run over several pages and repeats its header there
 * @param isHalf whether rows fill half a page
 */
function keptGroups(
  items: readonly ClosedItem[],
  split: number,
  fits: (span: RowSpan) => boolean,
  isHalf: (span: RowSpan) => boolean,
): RowSpan[] {
  const groups: RowSpan[] = [];
  for (const [index, { closing, ...item }] of items.entries()) {
    const { first, body } = item;
    const last = closing?.last ?? item.last;
    if (index !== split && fits({ first, last })) groups.push({ first, last });
    else if (body === undefined) groups.push(item, ...(closing ? [closing] : []));
    else {
      const afterHead = body.first + LEAST_ROWS;
      groups.push({ first, last: Math.min(afterHead - 1, item.last) });
      // What is below a repeated header should be its own table: whatever fits is kept with that table's last rows.
      const end = items.at(-1)!;
      const toEnd = { first: lastRows(body), last: end.closing?.last ?? end.last };
      if (index === split && fits(toEnd)) {
        let from = toEnd.first;
        while (from > afterHead && !isHalf({ ...toEnd, first: from - 1 })) from--;
        return [...groups, { ...toEnd, first: from }];
      }
      groups.push({ first: lastRows(body), last });
    }
  }
  return groups;
}

function lastRows({ first, last }: RowSpan): number {
  return Math.max(last - LEAST_ROWS + 1, first);
}

/** Groups that overlap are one where a page holds them, else the first of them. */
function joined(groups: readonly RowSpan[], fits: (span: RowSpan) => boolean): RowSpan[] {
  const result: RowSpan[] = [];
  for (const group of groups) {
    const above = result.at(-1);
    if (above === undefined || group.first > above.last) {
      result.push(group);
      continue;
    }
    const both = { first: above.first, last: Math.max(above.last, group.last) };
    if (fits(both)) result[result.length - 1] = both;
  }
  return result.filter(fits);
}

/** Pages as they fill, row by row, since the last break. */
class Pages {
  /** What comes on a page, in points of the sheet. */
  readonly room: number;
  private readonly scale: number;
  private readonly headerPoints: number;
  private page = 0;
  private used = 0;
  private top = 0;

  constructor(
    private readonly sheet: PrintedSheet,
    private readonly program: Program,
    private readonly header?: RowSpan,
  ) {
    const paper = sheet.landscape ? LANDSCAPE : UPRIGHT;
    // What is wider than its pages is made smaller, and more rows come on a page.
    const { pagesAcross = 1 } = sheet;
    this.scale = Math.min(1, (pagesAcross * paper.width) / (sheet.width * program.characterPoints));
    this.room = (paper.height * program.share) / this.scale;
    this.headerPoints = header ? this.pointsOf(header) : 0;
  }

  pointsOf({ first, last }: RowSpan): number {
    let points = 0;
    for (let row = first; row <= last; row++) points += this.points(row);
    return points;
  }

  /** Whether rows come on one page. */
  holds({ first, last }: RowSpan): boolean {
    let points = 0;
    for (let row = first; row <= last && points <= this.room; row++) points += this.points(row);
    return points <= this.room;
  }

  /** Whether the whole sheet is on one page, or can be made so much smaller. */
  comesOnOne(): boolean {
    const most = Math.min(PAGES_ON_ONE, Math.max(1, this.scale / LEAST_SCALE)) * this.room;
    let points = 0;
    for (let row = 0; row < this.sheet.rowCount && points <= most; row++) points += this.points(row);
    return points <= most;
  }

  /** A page begins with a row. */
  begin(row: number): void {
    this.page = 0;
    this.turn(row);
  }

  /** Adds the next row; where it does not fit, a page begins with it. */
  add(row: number): void {
    const points = this.points(row);
    if (this.used + points > this.room && this.used > this.top) {
      this.page++;
      this.turn(row);
    }
    this.used += points;
  }

  /** Whether the next rows would come on several pages. */
  tears({ first, last }: RowSpan): boolean {
    const { page, used, top } = this;
    this.add(first);
    const begun = this.page;
    for (let row = first + 1; row <= last; row++) this.add(row);
    const ended = this.page;
    [this.page, this.used, this.top] = [page, used, top];
    return ended > begun;
  }

  private turn(row: number): void {
    this.top = this.header && row > this.header.last ? this.headerPoints : 0;
    this.used = this.top;
  }

  private points(row: number): number {
    return this.sheet.heights.get(row) ?? this.program.rowPoints;
  }
}
