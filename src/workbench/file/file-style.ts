import type { BorderLineStyle, BorderSide, CellStyle as FileStyle, Color, FontStyle } from 'hucre';
import type { CellStyle, StyleValue } from '../../host/cell';

/** A look with its number format, as the workbook holds them. */
export interface Look {
  readonly style?: CellStyle;
  readonly format?: string;
}

const EDGES = [
  ['EdgeTop', 'top'],
  ['EdgeBottom', 'bottom'],
  ['EdgeLeft', 'left'],
  ['EdgeRight', 'right'],
] as const;
const LINES: Readonly<Record<BorderLineStyle, readonly [style: string, weight: string]>> = {
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  hair: ['Continuous', 'Hairline'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  mediumDashed: ['Dash', 'Medium'],
  double: ['Double', 'Thick'],
  dashDot: ['DashDot', 'Thin'],
  mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  slantDashDot: ['SlantDashDot', 'Medium'],
};
const HORIZONTAL: Readonly<Record<string, string>> = {
  left: 'Left',
  center: 'Center',
  right: 'Right',
  fill: 'Fill',
  justify: 'Justify',
  centerContinuous: 'CenterAcrossSelection',
  distributed: 'Distributed',
};
const VERTICAL: Readonly<Record<string, string>> = {
  top: 'Top',
  center: 'Center',
  bottom: 'Bottom',
  justify: 'Justify',
  distributed: 'Distributed',
};
const UNDERLINES: Readonly<Record<string, string>> = {
  single: 'Single',
  double: 'Double',
  singleAccounting: 'SingleAccountant',
  doubleAccounting: 'DoubleAccountant',
};

const inverse = (map: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [value, key]));
const FILE_HORIZONTAL = inverse(HORIZONTAL);
const FILE_VERTICAL = inverse(VERTICAL);
const FILE_UNDERLINES = inverse(UNDERLINES);

/** Looks of a file as the workbook holds them; equal looks are the same object. */
export class FileLooks {
  private readonly known = new Map<string, Look>();
  private readonly seen = new WeakMap<FileStyle, Look>();

  /**
   * @param themeColors six hexadecimal digits each, in the order of their numbers
   * @param defaultFont of cells that name none
   */
  constructor(
    private readonly themeColors: readonly string[],
    private readonly defaultFont: FontStyle | undefined,
  ) {}

  lookOf(style: FileStyle | undefined): Look {
    if (!style) return this.shared({});
    let look = this.seen.get(style);
    if (!look) this.seen.set(style, (look = this.shared(style)));
    return look;
  }

  private shared(style: FileStyle): Look {
    const key = JSON.stringify(style);
    let look = this.known.get(key);
    if (!look) this.known.set(key, (look = this.read(style)));
    return look;
  }

  private read({ font, fill, border, alignment, numFmt, protection }: FileStyle): Look {
    const style: Record<string, StyleValue> = {};
    const used = font ?? this.defaultFont;
    const name = used?.name ?? this.defaultFont?.name;
    if (name !== undefined) style['Font/Name'] = name;
    const size = used?.size ?? this.defaultFont?.size;
    if (size !== undefined) style['Font/Size'] = size;
    if (used?.bold) style['Font/Bold'] = true;
    if (used?.italic) style['Font/Italic'] = true;
    if (used?.strikethrough) style['Font/Strikethrough'] = true;
    if (used?.underline)
      style['Font/Underline'] = used.underline === true ? 'Single' : UNDERLINES[used.underline];
    if (used?.vertAlign === 'superscript') style['Font/Superscript'] = true;
    if (used?.vertAlign === 'subscript') style['Font/Subscript'] = true;
    const color = this.color(used?.color);
    if (color !== null) style['Font/Color'] = color;
    if (fill?.type === 'pattern' && fill.pattern !== 'none') {
      const shade = this.color(fill.fgColor) ?? this.color(fill.bgColor);
      if (shade !== null) {
        style['Fill/Color'] = shade;
        style['Fill/Pattern'] = 'Solid';
      }
    }
    for (const [edge, side] of EDGES) {
      const line = border?.[side];
      if (!line) continue;
      const [kind, weight] = LINES[line.style];
      style[`${edge}/Style`] = kind;
      style[`${edge}/Weight`] = weight;
      style[`${edge}/Color`] = this.color(line.color) ?? '#000000';
    }
    const horizontal = alignment?.horizontal && HORIZONTAL[alignment.horizontal];
    if (horizontal) style['HorizontalAlignment'] = horizontal;
    // A file that says nothing of it means the foot of the cell.
    style['VerticalAlignment'] = (alignment?.vertical && VERTICAL[alignment.vertical]) ?? 'Bottom';
    if (alignment?.wrapText) style['WrapText'] = true;
    if (alignment?.shrinkToFit) style['ShrinkToFit'] = true;
    if (alignment?.indent) style['IndentLevel'] = alignment.indent;
    const turned = alignment?.textRotation;
    if (turned) style['TextOrientation'] = turned === 255 ? 180 : turned > 90 ? 90 - turned : turned;
    if (protection?.locked === false) style['Protection/Locked'] = false;
    if (protection?.hidden) style['Protection/FormulaHidden'] = true;
    const format = numFmt !== undefined && numFmt !== 'General' ? { format: numFmt } : {};
    return { style, ...format };
  }

  private color(color: Color | undefined): string | null {
    if (!color) return null;
    if (color.rgb !== undefined) return `#${color.rgb.slice(-6).toUpperCase()}`;
    if (color.theme === undefined) return null;
    const base = this.themeColors[color.theme];
    return base === undefined ? null : tinted(base, color.tint ?? 0);
  }
}

/** A theme colour made lighter (towards 1) or darker (towards -1), as the file format defines it for each part of the colour. */
function tinted(base: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => {
    const part = parseInt(base.slice(at, at + 2), 16);
    return Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint);
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** A look of the workbook as a file holds it; undefined for none at all. */
export function fileStyle({ style, format }: Look): FileStyle | undefined {
  const written: FileStyle = {};
  if (format !== undefined && format !== 'General') written.numFmt = format;
  if (style) {
    const of = (key: string): StyleValue => style[key] ?? null;
    const color = (key: string): Color | undefined => {
      const value = of(key);
      return typeof value === 'string' && value.startsWith('#') ? { rgb: value.slice(1) } : undefined;
    };
    const font: FontStyle = {};
    const [name, size] = [of('Font/Name'), of('Font/Size')];
    if (typeof name === 'string' && name !== '') font.name = name;
    if (typeof size === 'number') font.size = size;
    if (of('Font/Bold') === true) font.bold = true;
    if (of('Font/Italic') === true) font.italic = true;
    if (of('Font/Strikethrough') === true) font.strikethrough = true;
    const underline = FILE_UNDERLINES[String(of('Font/Underline'))];
    if (underline) font.underline = underline as 'single';
    if (of('Font/Superscript') === true) font.vertAlign = 'superscript';
    if (of('Font/Subscript') === true) font.vertAlign = 'subscript';
    const ink = color('Font/Color');
    if (ink) font.color = ink;
    if (Object.keys(font).length > 0) written.font = font;
    const shade = color('Fill/Color');
    if (shade && of('Fill/Pattern') !== 'None')
      written.fill = { type: 'pattern', pattern: 'solid', fgColor: shade };
    for (const [edge, side] of EDGES) {
      const line = borderSide(style, edge);
      if (line) (written.border ??= {})[side] = line;
    }
    const alignment: NonNullable<FileStyle['alignment']> = {};
    const horizontal = FILE_HORIZONTAL[String(of('HorizontalAlignment'))];
    if (horizontal) alignment.horizontal = horizontal as 'left';
    const vertical = FILE_VERTICAL[String(of('VerticalAlignment') ?? 'Center')];
    if (vertical) alignment.vertical = vertical as 'center';
    if (of('WrapText') === true) alignment.wrapText = true;
    if (of('ShrinkToFit') === true) alignment.shrinkToFit = true;
    const [indent, turned] = [of('IndentLevel'), of('TextOrientation')];
    if (typeof indent === 'number' && indent > 0) alignment.indent = indent;
    if (typeof turned === 'number' && turned !== 0)
      alignment.textRotation = turned === 180 ? 255 : turned < 0 ? 90 - turned : turned;
    written.alignment = alignment;
    if (of('Protection/Locked') === false || of('Protection/FormulaHidden') === true)
      written.protection = {
        locked: of('Protection/Locked') !== false,
        hidden: of('Protection/FormulaHidden') === true,
      };
  }
  return Object.keys(written).length > 0 ? written : undefined;
}

function borderSide(style: CellStyle, edge: string): BorderSide | null {
  const kind = style[`${edge}/Style`];
  if (typeof kind !== 'string' || kind === 'None' || kind === '') return null;
  const weight = style[`${edge}/Weight`] ?? 'Thin';
  const found =
    Object.entries(LINES).find(([, [a, b]]) => a === kind && b === weight) ??
    Object.entries(LINES).find(([, [a]]) => a === kind);
  const color = style[`${edge}/Color`];
  return {
    style: (found?.[0] ?? 'thin') as BorderLineStyle,
    ...(typeof color === 'string' && color.startsWith('#') && { color: { rgb: color.slice(1) } }),
  };
}
