import { memoryOf } from '../../src/workbook/sheet-memory';
import { inParts, PIECE_LENGTH } from '../../src/workbook/memory-pieces';
import { memoryOfXml, memoryXml } from '../../src/workbook/workbook-memory';
import { readMemory, withMemory } from '../../src/xlsx/report-memory';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { planOf } from '../fixture/plan-of';

const STAMP = { writtenBy: 'Qingqian', writtenAt: '', asOf: '2012-12-31', fingerprint: 'a' };

test('a memory that Excel has kept in several parts is read whole from the file', async () => {
  const plan = planOf([['甲']], {
    cells: [{ row: 0, column: 0, comment: '.'.repeat(PIECE_LENGTH) }],
  });
  const xml = memoryXml({
    configuration: { asOf: 41_274 },
    sheets: new Map([['aging', memoryOf(plan, STAMP, [])]]),
  });
  const { head, pieces } = inParts(xml);
  expect(pieces.length).toBeGreaterThan(1);
  const written = await writeWorkbook([planOf([['甲']])], { title: '', created: new Date(0) });
  const marked = await withMemory(written, [{ id: 'aging', hidden: false }], head);
  // The pieces stand before the head and in another order than they were cut.
  const added = [...pieces].reverse().map((piece, index) => [`customXml/item0${index}.xml`, piece] as const);
  const { xml: read, markIds } = await readMemory(await rewriteParts(marked, new Map(), new Map(added)));
  expect(markIds).toEqual(['aging']);
  expect(memoryXml(memoryOfXml(read)) === xml).toBe(true);
});
