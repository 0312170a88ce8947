import {
  BorderStyleTypes,
  BooleanNumber,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderStyleData,
  type IStyleData,
} from '@univerjs/core';
import type { CellStyle, StyleValue } from '../../../host/cell';

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const EDGES = [
  ['EdgeTop', 't'],
  ['EdgeBottom', 'b'],
  ['EdgeLeft', 'l'],
  ['EdgeRight', 'r'],
] as const;
const THIN_LINES: Readonly<Record<string, BorderStyleTypes>> = {
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  Dot: BorderStyleTypes.DOTTED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const WEIGHTS: Readonly<Record<string, BorderStyleTypes>> = {
  Hairline: BorderStyleTypes.HAIR,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};

/** A cell's look and number format as the grid takes them. */
export function gridStyle(style: CellStyle | undefined, format: string | undefined): IStyleData {
  const look: IStyleData = {};
  if (format !== undefined && format !== 'General') look.n = { pattern: format };
  if (!style) return look;
  const of = (key: string): StyleValue => style[key] ?? null;
  const name = of('Font/Name');
  if (typeof name === 'string' && name !== '') look.ff = fontFamilies(name);
  const size = of('Font/Size');
  if (typeof size === 'number') look.fs = size;
  if (of('Font/Bold') === true) look.bl = BooleanNumber.TRUE;
  if (of('Font/Italic') === true) look.it = BooleanNumber.TRUE;
  if (isSet(of('Font/Underline')) && of('Font/Underline') !== 'None') look.ul = { s: BooleanNumber.TRUE };
  if (of('Font/Strikethrough') === true) look.st = { s: BooleanNumber.TRUE };
  const color = of('Font/Color');
  if (typeof color === 'string' && color !== '') look.cl = { rgb: color };
  const fill = of('Fill/Color');
  if (typeof fill === 'string' && fill !== '' && of('Fill/Pattern') !== 'None') look.bg = { rgb: fill };
  const horizontal = HORIZONTAL[String(of('HorizontalAlignment'))];
  if (horizontal !== undefined) look.ht = horizontal;
  const vertical = VERTICAL[String(of('VerticalAlignment'))];
  if (vertical !== undefined) look.vt = vertical;
  if (of('WrapText') === true) look.tb = WrapStrategy.WRAP;
  const turned = of('TextOrientation');
  if (typeof turned === 'number' && turned !== 0)
    look.tr = turned === 180 ? { a: 0, v: BooleanNumber.TRUE } : { a: -turned };
  const indent = of('IndentLevel');
  if (typeof indent === 'number' && indent > 0) look.pd = { l: indent * 9 };
  for (const [edge, side] of EDGES) {
    const line = borderLine(style, edge);
    if (line) (look.bd ??= {})[side] = line;
  }
  return look;
}

function isSet(value: StyleValue): value is string {
  return typeof value === 'string' && value !== '';
}

function borderLine(style: CellStyle, edge: string): IBorderStyleData | null {
  const kind = style[`${edge}/Style`];
  if (!isSet(kind ?? null) || kind === 'None') return null;
  const weight = style[`${edge}/Weight`];
  const color = style[`${edge}/Color`];
  const line =
    (kind === 'Continuous' && WEIGHTS[String(weight)]) || THIN_LINES[String(kind)] || BorderStyleTypes.THIN;
  return { s: line, cl: { rgb: isSet(color ?? null) ? String(color) : '#000000' } };
}

/** A font, and those that stand in for it where it is not installed: Chinese text must never fall back to a Latin serif. */
export function fontFamilies(name: string): string {
  const latin = /^[\x20-\x7e]+$/.test(name) ? ['Liberation Sans'] : [];
  return [name, ...latin, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'sans-serif'].join(',');
}

const back = <T>(map: Readonly<Record<string, T>>, value: T): string | undefined =>
  Object.entries(map).find(([, other]) => other === value)?.[0];

/**
 * What a user's change of a look in the grid means for the workbook. Only what the change names is in the answer.
 * @param look the change; a null takes the look away
 */
export function hostStyle(look: IStyleData): { readonly style: CellStyle; readonly format?: string } {
  const style: Record<string, StyleValue> = {};
  if (look.ff !== undefined) style['Font/Name'] = look.ff?.split(',')[0] ?? '等线';
  if (look.fs !== undefined) style['Font/Size'] = look.fs ?? 11;
  if (look.bl !== undefined) style['Font/Bold'] = look.bl === BooleanNumber.TRUE;
  if (look.it !== undefined) style['Font/Italic'] = look.it === BooleanNumber.TRUE;
  if (look.ul !== undefined) style['Font/Underline'] = look.ul?.s === BooleanNumber.TRUE ? 'Single' : 'None';
  if (look.st !== undefined) style['Font/Strikethrough'] = look.st?.s === BooleanNumber.TRUE;
  if (look.cl !== undefined) style['Font/Color'] = look.cl?.rgb ? hexColor(look.cl.rgb) : '#000000';
  if (look.bg !== undefined) {
    style['Fill/Color'] = look.bg?.rgb ? hexColor(look.bg.rgb) : '#FFFFFF';
    style['Fill/Pattern'] = look.bg?.rgb ? 'Solid' : 'None';
  }
  if (look.ht !== undefined)
    style['HorizontalAlignment'] = (look.ht && back(HORIZONTAL, look.ht)) || 'General';
  if (look.vt !== undefined) style['VerticalAlignment'] = (look.vt && back(VERTICAL, look.vt)) || 'Center';
  if (look.tb !== undefined) style['WrapText'] = look.tb === WrapStrategy.WRAP;
  for (const [edge, side] of EDGES) {
    if (look.bd === undefined) break;
    const line = look.bd?.[side];
    if (line === undefined && look.bd) continue;
    style[`${edge}/Style`] = line ? (back(THIN_LINES, line.s) ?? 'Continuous') : 'None';
    if (!line) continue;
    style[`${edge}/Weight`] = back(WEIGHTS, line.s) ?? 'Thin';
    style[`${edge}/Color`] = line.cl.rgb ? hexColor(line.cl.rgb) : '#000000';
  }
  return look.n === undefined ? { style } : { style, format: look.n?.pattern ?? 'General' };
}

/** `rgb(1, 2, 3)` and `#123` as `#RRGGBB`; names of colours as they are. */
function hexColor(color: string): string {
  const parts = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i.exec(color);
  if (parts)
    return `#${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toUpperCase();
  return color.startsWith('#') ? color.toUpperCase() : color;
}
