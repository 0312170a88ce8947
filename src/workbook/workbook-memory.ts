import { atOnce, type Paced } from '../pace/pace';
import {
  asElementText,
  MEMORY_NAMESPACE,
  memoryRoot,
  ofElementText,
  refuseNewer,
  VERSION,
} from './memory-xml';
import { packNumbers, PACKED_LENGTH, unpackNumbers } from './packed-numbers';
import type { StyleRun } from './sheet-layout';
import type { SheetMemory, WaitingText } from './sheet-memory';
import type { StyleName } from './sheet-plan';
import type { TypingColumn } from './typing-columns';
import type { Configuration } from './workbook';

/** Characters of one key of a row. */
const KEY_LENGTH = 2 * PACKED_LENGTH;

/** Everything of ours that travels with a workbook beside its sheets. */
export interface WorkbookMemory {
  readonly configuration: Configuration | null;
  /** By the id of the sheet's plan. */
  readonly sheets: ReadonlyMap<string, SheetMemory>;
}

export const NO_MEMORY: WorkbookMemory = { configuration: null, sheets: new Map() };

/** The custom XML part of a memory. */
export function memoryXml(memory: WorkbookMemory): string {
  return atOnce(pacedXml(memory));
}

/** The same with rests between the sheets. */
export function* pacedXml({ configuration, sheets }: WorkbookMemory): Paced<string> {
  const parts: string[] = [];
  for (const sheet of sheets.values()) {
    parts.push(`<sheet>${escaped(storedSheet(sheet))}</sheet>`);
    yield;
  }
  if (configuration !== null) parts.unshift(configurationElement(configuration));
  return `<memory xmlns="${MEMORY_NAMESPACE}" version="${VERSION}">${parts.join('')}</memory>`;
}

/**
 * The memory of a workbook from its custom XML part. What is damaged in it counts as lost: the sheets themselves are there, and a
 * sheet without its memory is treated as if the user had changed all of it.
 * @param xml null where the workbook has none
 * @throws WorkbookRefusal where a newer version of the program has written it
 */
export function memoryOfXml(xml: string | null): WorkbookMemory {
  if (xml === null) return NO_MEMORY;
  const configuration = configurationOfXml(xml);
  const sheets = contentsOf(xml, 'sheet').flatMap((stored) => {
    const sheet = sheetOfStored(stored);
    return sheet === null ? [] : [sheet];
  });
  return { configuration, sheets: new Map(sheets.map((sheet) => [sheet.id, sheet])) };
}

/**
 * The configuration alone; a head whose sheets stand in pieces has it too.
 * @throws WorkbookRefusal where a newer version of the program has written it
 */
export function configurationOfXml(xml: string): Configuration | null {
  refuseNewer(xml);
  const [configuration] = contentsOf(xml, 'configuration');
  return isRecord(configuration) ? configuration : null;
}

/**
 * The same part with another configuration, everything else in it untouched.
 * @throws WorkbookRefusal where a newer version of the program has written it
 */
export function withConfiguration(xml: string | null, configuration: Configuration): string {
  const { name, from, to } = memoryRoot(xml ?? '');
  if (xml === null || name === '') return memoryXml({ configuration, sheets: new Map() });
  refuseNewer(xml);
  const others = xml.slice(from, to).replace(elementsOf('configuration'), '');
  const element = configurationElement(configuration);
  // A root without content may have been written anew as one tag.
  const root = xml.slice(0, from).replace(/\/>$/, '>');
  return `${root}${element}${others}${xml.slice(to) || `</${name}>`}`;
}

function configurationElement(configuration: Configuration): string {
  return `<configuration>${escaped(configuration)}</configuration>`;
}

/** Sums, keys and runs packed, the rest as it is. */
function storedSheet({ rowSums, columnSums, typing, layout, ...rest }: SheetMemory): unknown {
  return {
    ...rest,
    rowSums: packNumbers(rowSums),
    columnSums: packNumbers(columnSums),
    typing: typing.map(({ keys, ...column }, index) => {
      // Columns beside each other have the same rows: their keys are stored once.
      const same = typing.slice(0, index).findIndex((other) => other.keys.join() === keys.join());
      return { ...column, keys: same < 0 ? keys.map(storedKey).join('') : same };
    }),
    layout: {
      ...layout,
      styles: layout.styles.map((run) => [
        run.firstRow,
        run.firstColumn,
        run.lastRow,
        run.lastColumn,
        run.style,
      ]),
    },
  };
}

function sheetOfStored(stored: unknown): SheetMemory | null {
  if (!isRecord(stored)) return null;
  const { id, name, stamp, planHash, waiting, layout } = stored;
  const rowSums = typeof stored['rowSums'] === 'string' ? unpackNumbers(stored['rowSums']) : null;
  const columnSums = typeof stored['columnSums'] === 'string' ? unpackNumbers(stored['columnSums']) : null;
  const typing = typingOfStored(stored['typing']);
  const complete =
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof planHash === 'string' &&
    isRecord(stamp) &&
    Array.isArray(waiting) &&
    isRecord(layout) &&
    Array.isArray(layout['columns']) &&
    Array.isArray(layout['styles']) &&
    Array.isArray(layout['links']) &&
    Array.isArray(layout['comments']) &&
    isRecord(layout['frame']) &&
    isRecord(layout['frame']['print']);
  if (!complete || rowSums === null || columnSums === null || typing === null) return null;
  const styles = (layout['styles'] as [number, number, number, number, StyleName][]).map(
    ([firstRow, firstColumn, lastRow, lastColumn, style]): StyleRun => ({
      firstRow,
      firstColumn,
      lastRow,
      lastColumn,
      style,
    }),
  );
  return {
    id,
    name,
    stamp: stamp as unknown as SheetMemory['stamp'],
    planHash,
    rowSums,
    columnSums,
    typing,
    waiting: waiting as WaitingText[],
    layout: { ...(layout as unknown as SheetMemory['layout']), styles },
  };
}

function typingOfStored(stored: unknown): TypingColumn[] | null {
  if (!Array.isArray(stored)) return null;
  const columns: TypingColumn[] = [];
  for (const column of stored as (Omit<TypingColumn, 'keys'> & { keys: string | number })[]) {
    const keys = typeof column.keys === 'number' ? columns[column.keys]?.keys : keysOf(column.keys);
    if (keys === undefined || keys.length !== column.lastRow - column.firstRow + 1) return null;
    if (!Array.isArray(column.prefilled)) return null;
    columns.push({ ...column, keys });
  }
  return columns;
}

/** Keys are as long as a hash; a row without one has its number instead. */
const storedKey = (key: string): string => key.padEnd(KEY_LENGTH);

function keysOf(text: string): string[] {
  return (text.match(new RegExp(`.{${KEY_LENGTH}}`, 'g')) ?? []).map((key) => key.trimEnd());
}

/** The contents of all elements of a name; those that are no JSON are left out. */
function contentsOf(xml: string, name: string): unknown[] {
  return [...xml.matchAll(elementsOf(name))].flatMap(([, text]) => {
    try {
      return [JSON.parse(ofElementText(text)) as unknown];
    } catch {
      return [];
    }
  });
}

function elementsOf(name: string): RegExp {
  return new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>([^<]*)</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
}

/** JSON as the text of an element; what XML cannot hold is escaped the way of JSON. */
function escaped(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[\u007f-\u009f\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return asElementText(json);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
