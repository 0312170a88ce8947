import { memoryOf } from '../../src/workbook/sheet-memory';
import {
  inParts,
  isPieceOf,
  joinedParts,
  PIECE_LENGTH,
  type MemoryParts,
} from '../../src/workbook/memory-pieces';
import {
  configurationOfXml,
  memoryOfXml,
  memoryXml,
  withConfiguration,
  type WorkbookMemory,
} from '../../src/workbook/workbook-memory';
import { planOf } from '../fixture/plan-of';

const STAMP = { writtenBy: 'Qingqian', writtenAt: '', asOf: '2012-12-31', fingerprint: 'a' };

/** The memory of sheets with so long comments. */
function memoryWith(...comments: readonly string[]) {
  const sheets = comments.map((comment, index) => {
    const plan = planOf([['甲']], { id: `sheet${index}`, cells: [{ row: 0, column: 0, comment }] });
    return [plan.id, memoryOf(plan, STAMP, [])] as const;
  });
  return { configuration: { asOf: 41_274 }, sheets: new Map(sheets) };
}

/** Compared as texts: what differs would fill the screen. */
function says(parts: MemoryParts, memory: WorkbookMemory): boolean {
  return memoryXml(memoryOfXml(joinedParts(parts))) === memoryXml(memory);
}

const LONG = memoryWith('长'.repeat(PIECE_LENGTH), '<&>"');

test('a short memory is one part, as it always was', () => {
  const xml = memoryXml(memoryWith('短'));
  expect(inParts(xml)).toEqual({ head: xml, pieces: [] });
  expect(joinedParts(inParts(xml))).toBe(xml);
});

test('a long one is a head and pieces, none of them long; together they say the same, in whatever order they are found', () => {
  const { head, pieces } = inParts(memoryXml(LONG));
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(piece.length).toBeLessThan(PIECE_LENGTH * 2);
  expect(head.length).toBeLessThan(500);
  expect(says({ head, pieces: [...pieces].reverse() }, LONG)).toBe(true);
  // As an editor of XML may write them.
  const anew = (part: string): string =>
    `<?xml version="1.0"?>\n${part
      .replace(/<(\/?)(memory|piece|configuration)/g, '<$1q:$2')
      .replace(/="([\w:-]*)"/g, "='$1'")}`;
  expect(says({ head: anew(head), pieces: pieces.map(anew) }, LONG)).toBe(true);
});

test.each([0, 1])('a character of two halves is never cut (%d before it)', (shift) => {
  const memory = memoryWith('a'.repeat(shift) + '😀'.repeat(PIECE_LENGTH / 2 + 1));
  const { head, pieces } = inParts(memoryXml(memory));
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(/\p{Surrogate}/u.test(piece)).toBe(false);
  expect(says({ head, pieces }, memory)).toBe(true);
});

test('pieces of another memory do not count; where one is missing, sheets are forgotten and the configuration is not', () => {
  const { head, pieces } = inParts(memoryXml(LONG));
  const other = inParts(memoryXml(memoryWith('别'.repeat(PIECE_LENGTH))));
  expect(other.pieces.some((piece) => isPieceOf(head, piece))).toBe(false);
  expect(says({ head, pieces: [...other.pieces, ...pieces] }, LONG)).toBe(true);
  const torn = memoryOfXml(joinedParts({ head, pieces: pieces.slice(1) }));
  expect(torn).toEqual({ configuration: LONG.configuration, sheets: new Map() });
});

test('a program that knows only one part refuses the head, and this one refuses a newer head', () => {
  const { head } = inParts(memoryXml(LONG));
  expect(head).toContain('version="2"');
  const newer = head.replace('version="2"', 'version="3"');
  for (const read of [
    () => memoryOfXml(joinedParts({ head: newer, pieces: [] })),
    () => configurationOfXml(newer),
    () => withConfiguration(newer, {}),
  ])
    expect(read).toThrow('workbook.newer-memory');
});

test('a setting is read and changed in the head alone, and nothing else with it', () => {
  const { head, pieces } = inParts(memoryXml(LONG));
  expect(configurationOfXml(head)).toEqual(LONG.configuration);
  const changed = withConfiguration(head, { asOf: 2, 编制单位: '<某&公司>' });
  const configuration = { asOf: 2, 编制单位: '<某&公司>' };
  expect(says({ head: changed, pieces }, { ...LONG, configuration })).toBe(true);
});

test.each([
  ['of a workbook that has none', null],
  ['where nothing else is remembered', memoryXml({ configuration: null, sheets: new Map() })],
  ['in a root that was written anew as one tag', '<q:memory xmlns:q="urn:qingqian:workbook" version="1"/>'],
  ['in a part that is no memory', '<other/>'],
])('a setting %s', (_, xml) => {
  const once = withConfiguration(xml, { asOf: 1 });
  expect(memoryOfXml(once)).toEqual({ configuration: { asOf: 1 }, sheets: new Map() });
  expect(memoryOfXml(withConfiguration(once, { asOf: 2 })).configuration).toEqual({ asOf: 2 });
});
