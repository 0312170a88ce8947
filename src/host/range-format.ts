import { choiceOf } from './arguments';
import { STANDARD_HEIGHT, STANDARD_WIDTH, type HostSheet } from './book';
import { type Box, isWholeColumns } from './box';
import { changeLooks, LOOKS, sharedLook } from './cell-looks';
import type { CellStyle, StyleValue } from './cell';
import { contentText } from './number-text';
import { apiNotFound, invalidArgument } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { amount, color, flag, type MemberRule, oneOf, size, text } from './member-rule';
import type { Stage } from './stage';

const RULES: Readonly<Record<string, MemberRule>> = {
  HorizontalAlignment: oneOf(
    'General',
    'Left',
    'Center',
    'Right',
    'Fill',
    'Justify',
    'CenterAcrossSelection',
    'Distributed',
  ),
  VerticalAlignment: oneOf('Top', 'Center', 'Bottom', 'Justify', 'Distributed'),
  WrapText: flag,
  IndentLevel: size,
  ShrinkToFit: flag,
  TextOrientation: amount,
  ReadingOrder: oneOf('Context', 'LeftToRight', 'RightToLeft'),
  AutoIndent: flag,
  'Font/Name': text,
  'Font/Size': size,
  'Font/Color': color,
  'Font/Bold': flag,
  'Font/Italic': flag,
  'Font/Underline': oneOf('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'),
  'Font/Strikethrough': flag,
  'Font/Subscript': flag,
  'Font/Superscript': flag,
  'Fill/Color': color,
  'Fill/Pattern': text,
  'Fill/PatternColor': color,
  'Protection/Locked': flag,
  'Protection/FormulaHidden': flag,
};

const BORDER_RULES: Readonly<Record<string, MemberRule>> = {
  Style: oneOf('None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'),
  Weight: oneOf('Hairline', 'Thin', 'Medium', 'Thick'),
  Color: color,
};
const BORDER_INITIAL: Readonly<Record<string, StyleValue>> = {
  Style: 'None',
  Weight: 'Thin',
  Color: '#000000',
};

/** The sides of `Range.format.borders`. */
export const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
export type Side = (typeof SIDES)[number];

/** Whether there is such a look, for example `Font/Bold`. */
export function lookRule(key: string): MemberRule | undefined {
  return RULES[key];
}

/** A part of a range's format whose members are looks of cells: the font, the fill, or the format itself. */
class Looks extends HostObject {
  readonly scalars: readonly string[];

  constructor(
    readonly kind: string,
    protected readonly prefix: string,
    protected readonly stage: Stage,
    protected readonly sheet: HostSheet,
    protected readonly box: Box,
  ) {
    super();
    this.scalars = Object.keys(LOOKS)
      .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/'))
      .map((key) => key.slice(prefix.length));
  }

  override readMember(name: string): unknown {
    const key = this.prefix + name;
    if (key in LOOKS && this.scalars.includes(name)) return sharedLook(this.sheet, this.box, key, LOOKS[key]);
    return super.readMember(name);
  }

  override writeMember(name: string, value: unknown): void {
    const key = this.prefix + name;
    if (!(key in LOOKS) || !this.scalars.includes(name)) {
      super.writeMember(name, value);
      return;
    }
    this.stage.mustBeOpen(this.sheet);
    const look = RULES[key](value, name) as StyleValue;
    // An empty colour takes the fill away.
    if (key === 'Fill/Color' && look === '') this.clearFill();
    else
      changeLooks(this.sheet, this.box, {
        [key]: look,
        ...(key === 'Fill/Color' && { 'Fill/Pattern': 'Solid' }),
      });
  }

  protected clearFill(): void {
    changeLooks(this.sheet, this.box, { 'Fill/Color': LOOKS['Fill/Color'], 'Fill/Pattern': 'None' });
  }

  /** Members that the class answers to, for the check against office.js. */
  memberNames(): string[] {
    return [...this.scalars];
  }
}

class FillObject extends Looks {
  Clear(): void {
    this.stage.mustBeOpen(this.sheet);
    this.clearFill();
  }
}

/** `Range.format`. */
export class RangeFormatObject extends Looks {
  constructor(stage: Stage, sheet: HostSheet, box: Box) {
    super('RangeFormat', '', stage, sheet, box);
  }

  get Font(): HostObject {
    return new Looks('RangeFont', 'Font/', this.stage, this.sheet, this.box);
  }
  get Fill(): HostObject {
    return new FillObject('RangeFill', 'Fill/', this.stage, this.sheet, this.box);
  }
  get Borders(): HostObject {
    return new BordersObject(this.stage, this.sheet, this.box);
  }
  get Protection(): HostObject {
    return new Looks('FormatProtection', 'Protection/', this.stage, this.sheet, this.box);
  }

  get ColumnWidth(): number | null {
    const { column, columns } = this.box;
    return uniform(this.sheet.columnWidths, column, columns, STANDARD_WIDTH);
  }
  set ColumnWidth(points: unknown) {
    this.stage.mustBeOpen(this.sheet);
    const width = size(points, 'ColumnWidth') as number;
    for (let at = 0; at < this.box.columns; at++) this.sheet.columnWidths.set(this.box.column + at, width);
  }
  get RowHeight(): number | null {
    const { row, rows } = this.box;
    return uniform(this.sheet.rowHeights, row, rows, STANDARD_HEIGHT);
  }
  set RowHeight(points: unknown) {
    this.stage.mustBeOpen(this.sheet);
    const height = size(points, 'RowHeight') as number;
    if (height > 409.5) throw invalidArgument('a row is 409.5 points high at most');
    if (isWholeColumns(this.box))
      throw invalidArgument('the height of all rows at once is not played by this host');
    for (let at = 0; at < this.box.rows; at++) this.sheet.rowHeights.set(this.box.row + at, height);
  }
  get UseStandardWidth(): boolean {
    return this.ColumnWidth === STANDARD_WIDTH;
  }
  get UseStandardHeight(): boolean {
    return this.RowHeight === STANDARD_HEIGHT;
  }

  /** As wide as the longest text, in an even type: a figure takes 5.25 points, a Chinese character twice that. */
  AutofitColumns(): void {
    this.stage.mustBeOpen(this.sheet);
    this.stage.refresh();
    const longest = new Map<number, number>();
    const cells = isWholeColumns(this.box) ? this.box : { ...this.box };
    this.sheet.cells.each(cells, (_row, column, cell) => {
      const shown = contentText(cell.content, cell.format);
      const width = [...shown].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
      longest.set(column, Math.max(longest.get(column) ?? 0, width));
    });
    for (const [column, width] of longest)
      if (width > 0) this.sheet.columnWidths.set(column, (width + 1) * 5.25);
  }

  AutofitRows(): void {
    this.stage.mustBeOpen(this.sheet);
    for (let at = 0; at < Math.min(this.box.rows, 100_000); at++)
      this.sheet.rowHeights.delete(this.box.row + at);
  }

  override memberNames(): string[] {
    return [
      ...super.memberNames(),
      'Font',
      'Fill',
      'Borders',
      'Protection',
      'ColumnWidth',
      'RowHeight',
      'UseStandardWidth',
      'UseStandardHeight',
    ];
  }
}

function uniform(
  sizes: ReadonlyMap<number, number>,
  first: number,
  count: number,
  standard: number,
): number | null {
  const at = (line: number): number => sizes.get(line) ?? standard;
  for (const line of sizes.keys())
    if (line >= first && line < first + count && at(line) !== at(first)) return null;
  if (at(first) !== standard) {
    let own = 0;
    for (const line of sizes.keys()) if (line >= first && line < first + count) own += 1;
    if (own < count) return null;
  }
  return at(first);
}

class BordersObject extends HostCollection<BorderObject> {
  readonly kind = 'RangeBorderCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly box: Box,
  ) {
    super();
  }

  items(): readonly BorderObject[] {
    return SIDES.map((side) => new BorderObject(this.stage, this.sheet, this.box, side));
  }

  protected found(key: unknown): BorderObject | undefined {
    return new BorderObject(this.stage, this.sheet, this.box, choiceOf(key, 'the side', SIDES));
  }
}

class BorderObject extends HostObject {
  readonly kind = 'RangeBorder';
  readonly scalars = ['SideIndex', 'Style', 'Weight', 'Color'];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly box: Box,
    readonly SideIndex: Side,
  ) {
    super();
  }

  get Style(): unknown {
    return this.look('Style');
  }
  set Style(value: unknown) {
    this.setLook('Style', value);
  }
  get Weight(): unknown {
    return this.look('Weight');
  }
  set Weight(value: unknown) {
    this.setLook('Weight', value);
  }
  get Color(): unknown {
    return this.look('Color');
  }
  set Color(value: unknown) {
    this.setLook('Color', value);
  }

  private look(name: string): StyleValue {
    const parts = borderParts(this.box, this.SideIndex);
    if (parts.length === 0) return BORDER_INITIAL[name];
    return sharedLook(this.sheet, parts[0].box, `${parts[0].edge}/${name}`, BORDER_INITIAL[name]);
  }

  private setLook(name: string, value: unknown): void {
    if (!(name in BORDER_RULES)) throw apiNotFound(this.kind, name);
    this.stage.mustBeOpen(this.sheet);
    for (const { box, edge } of borderParts(this.box, this.SideIndex))
      changeLooks(this.sheet, box, borderLook(edge, name, BORDER_RULES[name](value, name) as StyleValue));
  }
}

/** A line drawn with a colour or a weight and no style is an unbroken one. */
export function borderLook(edge: string, name: string, value: StyleValue): CellStyle {
  return { ...(name !== 'Style' && { [`${edge}/Style`]: 'Continuous' }), [`${edge}/${name}`]: value };
}

/** @throws HostError InvalidArgument */
export function borderValue(name: string, value: unknown): StyleValue {
  const rule = BORDER_RULES[name] as MemberRule | undefined;
  if (!rule) throw apiNotFound('RangeBorder', name);
  return rule(value, name) as StyleValue;
}

/** Which edges of which cells a side of a range is made of; inner lines belong to the cells on both of their sides. */
function borderParts(box: Box, side: Side): { box: Box; edge: string }[] {
  const lastRow = box.row + box.rows - 1;
  const lastColumn = box.column + box.columns - 1;
  switch (side) {
    case 'EdgeTop':
      return [{ box: { ...box, rows: 1 }, edge: side }];
    case 'EdgeBottom':
      return [{ box: { ...box, row: lastRow, rows: 1 }, edge: side }];
    case 'EdgeLeft':
      return [{ box: { ...box, columns: 1 }, edge: side }];
    case 'EdgeRight':
      return [{ box: { ...box, column: lastColumn, columns: 1 }, edge: side }];
    case 'InsideHorizontal':
      return box.rows < 2
        ? []
        : [
            { box: { ...box, rows: box.rows - 1 }, edge: 'EdgeBottom' },
            { box: { ...box, row: box.row + 1, rows: box.rows - 1 }, edge: 'EdgeTop' },
          ];
    case 'InsideVertical':
      return box.columns < 2
        ? []
        : [
            { box: { ...box, columns: box.columns - 1 }, edge: 'EdgeRight' },
            { box: { ...box, column: box.column + 1, columns: box.columns - 1 }, edge: 'EdgeLeft' },
          ];
    case 'DiagonalDown':
    case 'DiagonalUp':
      return [{ box, edge: side }];
  }
}
