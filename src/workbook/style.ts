import type { StyleName } from './sheet-plan';

/** The look of a cell in neutral terms; every implementation of the workbook translates it once. */
export interface Style {
  readonly font: Font;
  /** RGB, six hexadecimal digits. */
  readonly fill?: string;
  readonly borders?: Borders;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  /** Number format as Excel writes it; General where missing. */
  readonly format?: string;
}

export interface Font {
  readonly name: string;
  readonly points: number;
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** RGB, six hexadecimal digits; black where missing. */
  readonly color?: string;
}

/** Lines around a cell: all four thin, or all four thin with a heavier one above, for totals. */
export type Borders = 'thin' | 'total';

/** Colour of the lines: grey on the screen, a clear line on paper. */
export const LINE_COLOR = '595959';

/**
 * Texts in the type of printed Chinese statements. Windows, Office for Mac and WPS have it; elsewhere the system
 * substitutes its own Chinese type.
 */
export const TEXT_FONT = '宋体';

/** Figures, whose digits must be equally wide and clear in small print. */
export const FIGURE_FONT = 'Arial';

/** The type of official letters (GB/T 9704 asks for 仿宋 in the body). */
export const LETTER_FONT = '仿宋';

const BODY = { name: TEXT_FONT, points: 10 } as const;
const LETTER = { name: LETTER_FONT, points: 12 } as const;
const FIGURE = { name: FIGURE_FONT, points: 10 } as const;
const LINK = { ...BODY, underline: true, color: '1F4E79' } as const;
const bold = (font: Font): Font => ({ ...font, bold: true });

/** Light enough to print as paper with a hint of grey, dark enough to set a header off. */
const HEADER_FILL = 'E7E9EC';
const TOTAL_FILL = 'F4F5F6';
/** The tint of cells that wait for the user's typing; its brightness differs from the header's. */
const TYPING_FILL = 'FFF9E5';

/** Each figure ends a blank before the line at its right, so that it does not run into the text of the next column. */
const MONEY = '#,##0.00_ ;[Red]-#,##0.00_ ;"-"_ ';
const COUNT = '#,##0_ ;[Red]-#,##0_ ;"-"_ ';
const DAYS = '#,##0_ ;[Red]-#,##0_ ;0_ ';
const RATIO = '0.0%_ ;[Red]-0.0%_ ;0.0%_ ';
const DATE = 'yyyy-mm-dd';

const left = { horizontal: 'left', vertical: 'center' } as const;
const center = { horizontal: 'center', vertical: 'center' } as const;
const right = { horizontal: 'right', vertical: 'center' } as const;
const cell = { borders: 'thin' } as const;
const total = { borders: 'total', fill: TOTAL_FILL } as const;

/** Every look that a generated sheet can have (sheets-and-pane.md, "Sheets"). */
export const STYLES: Readonly<Record<StyleName, Style>> = {
  title: { font: { name: TEXT_FONT, points: 16, bold: true }, ...center },
  subtitle: { font: BODY, ...left },
  subtitleCenter: { font: BODY, ...center },
  subtitleRight: { font: BODY, ...right },
  header: { font: bold(BODY), fill: HEADER_FILL, ...cell, ...center, wrap: true },
  text: { font: BODY, ...cell, ...left },
  wrap: { font: BODY, ...cell, ...left, wrap: true },
  center: { font: BODY, ...cell, ...center },
  money: { font: FIGURE, ...cell, ...right, format: MONEY },
  moneyWan: { font: FIGURE, ...cell, ...right, format: MONEY },
  count: { font: FIGURE, ...cell, ...right, format: COUNT },
  days: { font: FIGURE, ...cell, ...right, format: DAYS },
  ratio: { font: FIGURE, ...cell, ...right, format: RATIO },
  date: { font: FIGURE, ...cell, ...center, format: DATE },
  typing: { font: BODY, fill: TYPING_FILL, ...cell, ...left, wrap: true },
  totalText: { font: bold(BODY), ...total, ...center },
  totalMoney: { font: bold(FIGURE), ...total, ...right, format: MONEY },
  totalMoneyWan: { font: bold(FIGURE), ...total, ...right, format: MONEY },
  totalCount: { font: bold(FIGURE), ...total, ...right, format: COUNT },
  totalRatio: { font: bold(FIGURE), ...total, ...right, format: RATIO },
  section: { font: { name: TEXT_FONT, points: 11, bold: true }, ...left },
  note: { font: { name: TEXT_FONT, points: 9 }, horizontal: 'left', vertical: 'top', wrap: true },
  signature: { font: BODY, ...left },
  link: { font: LINK, ...cell, ...left, wrap: true },
  linkCenter: { font: LINK, ...cell, ...center },
  bigNumber: { font: { name: FIGURE_FONT, points: 18, bold: true }, ...cell, ...center, format: MONEY },
  bigRatio: { font: { name: FIGURE_FONT, points: 18, bold: true }, ...cell, ...center, format: RATIO },
  bigLabel: { font: BODY, fill: HEADER_FILL, ...cell, ...center, wrap: true },
  letterTitle: { font: { name: TEXT_FONT, points: 18, bold: true }, ...center },
  letterText: { font: LETTER, horizontal: 'left', vertical: 'top', wrap: true },
  letterRight: { font: LETTER, ...right },
  letterCenter: { font: { name: TEXT_FONT, points: 9 }, ...center },
  plain: { font: BODY, vertical: 'center' },
  plainDate: { font: BODY, vertical: 'center', format: DATE },
  plainMoney: { font: FIGURE, vertical: 'center', format: MONEY },
  plainCount: { font: FIGURE, vertical: 'center', format: DAYS },
  plainRatio: { font: FIGURE, vertical: 'center', format: '0.00%_ ' },
};
