import { cellsOf, choiceOf } from './arguments';
import type { HostSheet } from './book';
import { type Box, isWholeColumns, isWholeRows } from './box';
import { invalidArgument, itemNotFound } from './host-error';
import { HostObject } from './host-object';
import { amount, flag, type MemberRule, oneOf, size, text } from './member-rule';
import { type Members, PropertyBag } from './property-bag';
import { RangeAreasObject, RangeObject } from './range-object';
import type { Stage } from './stage';

const PAPERS = [
  'Letter',
  'LetterSmall',
  'Tabloid',
  'Ledger',
  'Legal',
  'Statement',
  'Executive',
  'A3',
  'A4',
  'A4Small',
  'A5',
  'B4',
  'B5',
] as const;

/** Pages across and down, or a scale in percent; not both. */
const zoom: MemberRule = (value) => {
  if (typeof value !== 'object' || value === null) throw invalidArgument('Zoom must be an object');
  const given = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  for (const [name, part] of given) {
    const fits = typeof part === 'number' && Number.isInteger(part) && part >= 0;
    if (!['scale', 'horizontalFitToPages', 'verticalFitToPages'].includes(name) || !fits)
      throw invalidArgument(`Zoom cannot have ${name} = ${String(part)}`);
  }
  const { scale, horizontalFitToPages, verticalFitToPages } = Object.fromEntries(given) as Record<
    string,
    number | undefined
  >;
  if (scale !== undefined && (scale < 10 || scale > 400))
    throw invalidArgument('a scale lies between 10 and 400');
  if (scale !== undefined && (horizontalFitToPages !== undefined || verticalFitToPages !== undefined))
    throw invalidArgument('a page has either a scale or a number of pages');
  return Object.fromEntries(given);
};

const PAGE: Members = {
  Orientation: { initial: 'Portrait', rule: oneOf('Portrait', 'Landscape') },
  PaperSize: { initial: 'A4', rule: oneOf(...PAPERS) },
  Zoom: { initial: { scale: 100 }, rule: zoom },
  CenterHorizontally: { initial: false, rule: flag },
  CenterVertically: { initial: false, rule: flag },
  BlackAndWhite: { initial: false, rule: flag },
  DraftMode: { initial: false, rule: flag },
  FirstPageNumber: { initial: '', rule: amount },
  PrintGridlines: { initial: false, rule: flag },
  PrintHeadings: { initial: false, rule: flag },
  PrintComments: { initial: 'NoComments', rule: oneOf('NoComments', 'EndSheet', 'InPlace') },
  PrintErrors: { initial: 'AsDisplayed', rule: oneOf('AsDisplayed', 'Blank', 'Dash', 'NotAvailable') },
  PrintOrder: { initial: 'DownThenOver', rule: oneOf('DownThenOver', 'OverThenDown') },
  LeftMargin: { initial: 50.4, rule: size },
  RightMargin: { initial: 50.4, rule: size },
  TopMargin: { initial: 54, rule: size },
  BottomMargin: { initial: 54, rule: size },
  HeaderMargin: { initial: 21.6, rule: size },
  FooterMargin: { initial: 21.6, rule: size },
};

const HEADER_FOOTER: Members = Object.fromEntries(
  ['LeftHeader', 'CenterHeader', 'RightHeader', 'LeftFooter', 'CenterFooter', 'RightFooter'].map((name) => [
    name,
    { initial: '', rule: text },
  ]),
);
const GROUP: Members = {
  State: { initial: 'Default', rule: oneOf('Default', 'FirstAndDefault', 'OddAndEven', 'FirstOddAndEven') },
  UseSheetMargins: { initial: true, rule: flag },
  UseSheetScale: { initial: true, rule: flag },
};
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };
const MARGINS: Readonly<Record<string, string>> = {
  left: 'LeftMargin',
  right: 'RightMargin',
  top: 'TopMargin',
  bottom: 'BottomMargin',
  header: 'HeaderMargin',
  footer: 'FooterMargin',
};

/** `Worksheet.pageLayout`. */
export class PageObject extends PropertyBag {
  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
  ) {
    super('PageLayout', PAGE, sheet.page.looks as Record<string, unknown>, {
      HeadersFooters: headersFooters(sheet),
    });
  }

  override callMember(name: string, args: readonly unknown[]): unknown {
    return HostObject.prototype.callMember.call(this, name, args);
  }

  SetPrintArea(area: unknown): void {
    this.sheet.page.printArea = area instanceof RangeAreasObject ? [...area.boxes] : [this.own(area)];
  }
  SetPrintTitleRows(rows: unknown): void {
    const box = this.own(rows);
    if (!isWholeRows(box)) throw invalidArgument('print titles are whole rows');
    this.sheet.page.titleRows = box;
  }
  SetPrintTitleColumns(columns: unknown): void {
    const box = this.own(columns);
    if (!isWholeColumns(box)) throw invalidArgument('print titles are whole columns');
    this.sheet.page.titleColumns = box;
  }
  SetPrintMargins(unit: unknown, margins: unknown): void {
    const points = POINTS[choiceOf(unit, 'unit', Object.keys(POINTS))];
    for (const [name, value] of Object.entries(margins as object)) {
      if (!(name in MARGINS)) throw invalidArgument(`there is no margin ${name}`);
      this.writeMember(MARGINS[name], (size(value, name) as number) * points);
    }
  }
  GetPrintAreaOrNullObject(): HostObject | null {
    const { printArea } = this.sheet.page;
    return printArea && new RangeAreasObject(this.stage, this.sheet, printArea);
  }
  GetPrintArea(): HostObject {
    return this.GetPrintAreaOrNullObject() ?? missing('print area');
  }
  GetPrintTitleRowsOrNullObject(): HostObject | null {
    return this.range(this.sheet.page.titleRows);
  }
  GetPrintTitleRows(): HostObject {
    return this.GetPrintTitleRowsOrNullObject() ?? missing('print titles');
  }
  GetPrintTitleColumnsOrNullObject(): HostObject | null {
    return this.range(this.sheet.page.titleColumns);
  }
  GetPrintTitleColumns(): HostObject {
    return this.GetPrintTitleColumnsOrNullObject() ?? missing('print titles');
  }

  private range(box: Box | null): HostObject | null {
    return box && new RangeObject(this.stage, this.sheet, box);
  }
  private own(area: unknown): Box {
    const { sheet, box } = cellsOf(this.stage, area, this.sheet);
    if (sheet !== this.sheet) throw invalidArgument('the range lies on another sheet');
    return box;
  }
}

function headersFooters(sheet: HostSheet): HostObject {
  const part = (name: string): Record<string, unknown> => (sheet.page.headersFooters[name] ??= {});
  const bag = (name: string): HostObject => new PropertyBag('HeaderFooter', HEADER_FOOTER, part(name));
  return new PropertyBag('HeaderFooterGroup', GROUP, part(''), {
    DefaultForAllPages: bag('DefaultForAllPages'),
    EvenPages: bag('EvenPages'),
    FirstPage: bag('FirstPage'),
    OddPages: bag('OddPages'),
  });
}

function missing(what: string): never {
  throw itemNotFound(what);
}
