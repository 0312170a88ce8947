import { gridOf } from './arguments';
import { quotedSheet, areaText } from './address';
import type { HostSheet } from './book';
import { type Box, cellBox } from './box';
import type { CellStyle, StyleValue } from './cell';
import { changeLooks, LOOKS, sharedLook } from './cell-looks';
import { apiNotFound, invalidArgument } from './host-error';
import { borderLook, borderValue, lookRule } from './range-format';
import type { Stage } from './stage';

const EDGES: Readonly<Record<string, string>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
};

/**
 * `Range.setCellProperties`: looks for each cell apart.
 * @throws HostError InvalidArgument, ApiNotFound for a property that the host does not play
 */
export function writeCellProperties(stage: Stage, sheet: HostSheet, box: Box, properties: unknown): void {
  stage.mustBeOpen(sheet);
  const grid = gridOf(properties, box);
  const looks = grid.map((row) => row.map(lookOf));
  looks.forEach((row, y) => {
    row.forEach((style, x) => {
      if (Object.keys(style).length > 0) changeLooks(sheet, cellBox(box.row + y, box.column + x), style);
    });
  });
}

function lookOf(properties: unknown): CellStyle {
  if (properties === null || properties === undefined) return {};
  const looks: Record<string, StyleValue> = {};
  for (const [name, value] of entries(properties)) {
    if (name !== 'format') throw apiNotFound('SettableCellProperties', name);
    for (const [part, given] of entries(value)) {
      if (part === 'borders') Object.assign(looks, bordersOf(given));
      else if (part === 'font' || part === 'fill' || part === 'protection') {
        for (const [member, look] of entries(given))
          setLook(looks, `${capital(part)}/${capital(member)}`, look);
      } else setLook(looks, capital(part), given);
    }
  }
  if ('Fill/Color' in looks) looks['Fill/Pattern'] = 'Solid';
  return looks;
}

function bordersOf(borders: unknown): CellStyle {
  const looks: Record<string, StyleValue> = {};
  for (const [side, members] of entries(borders)) {
    const edge = EDGES[side];
    if (edge === undefined) throw apiNotFound('CellBorderCollection', side);
    const style: Record<string, StyleValue> = {};
    for (const [member, value] of entries(members)) {
      const name = capital(member);
      // The style given last must win over the unbroken line that a colour alone draws.
      Object.assign(style, {
        ...borderLook(edge, name, borderValue(name, value)),
        ...(`${edge}/Style` in style && {
          [`${edge}/Style`]: name === 'Style' ? borderValue(name, value) : style[`${edge}/Style`],
        }),
      });
    }
    Object.assign(looks, style);
  }
  return looks;
}

function setLook(looks: Record<string, StyleValue>, key: string, value: unknown): void {
  const rule = lookRule(key);
  if (!rule) throw apiNotFound('CellPropertiesFormat', key);
  if (value !== null && value !== undefined) looks[key] = rule(value, key) as StyleValue;
}

/** `Range.getCellProperties`: what was asked for, for each cell apart. */
export function readCellProperties(sheet: HostSheet, box: Box, wanted: unknown): unknown[][] {
  return Array.from({ length: box.rows }, (_, y) =>
    Array.from({ length: box.columns }, (__, x) => {
      const cell = cellBox(box.row + y, box.column + x);
      const read = (key: string): StyleValue => {
        const missing =
          key in LOOKS
            ? LOOKS[key]
            : key.endsWith('/Style')
              ? 'None'
              : key.endsWith('/Weight')
                ? 'Thin'
                : '#000000';
        return sharedLook(sheet, cell, key, missing);
      };
      return Object.fromEntries(
        entries(wanted).map(([name, value]) => {
          if (name === 'address') return [name, `${quotedSheet(sheet.name)}!${areaText(cell)}`];
          if (name !== 'format') throw apiNotFound('CellPropertiesLoadOptions', name);
          return [name, asked(value, '', read)];
        }),
      );
    }),
  );
}

function asked(wanted: unknown, prefix: string, read: (key: string) => StyleValue): Record<string, unknown> {
  return Object.fromEntries(
    entries(wanted).map(([name, value]) => {
      if (typeof value === 'object') {
        const below = prefix === 'Borders/' ? EDGES[name] : capital(name);
        if (below === undefined) throw apiNotFound('CellBorderCollection', name);
        return [name, asked(value, `${below}/`, read)];
      }
      const key = prefix + capital(name);
      if (!(key in LOOKS) && !/^Edge\w+\/(Style|Weight|Color)$/.test(key))
        throw apiNotFound('CellPropertiesFormat', key);
      return [name, read(key)];
    }),
  );
}

function entries(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) throw invalidArgument('an object was expected');
  return Object.entries(value);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
