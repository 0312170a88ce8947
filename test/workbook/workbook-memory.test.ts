import fc from 'fast-check';
import { memoryOf } from '../../src/workbook/sheet-memory';
import { MEMORY_NAMESPACE } from '../../src/workbook/memory-xml';
import { memoryOfXml, memoryXml, NO_MEMORY } from '../../src/workbook/workbook-memory';
import { WorkbookRefusal } from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';

const STAMP = {
  writtenBy: 'Qingqian 1.0',
  writtenAt: '2012-12-31T08:00:00Z',
  asOf: '2012-12-31',
  fingerprint: 'a',
};
const area = { firstRow: 1, firstColumn: 1, lastRow: 3, lastColumn: 2 };
const PLAN = planOf(
  [
    ['欠款人', '原因', '下一步'],
    ['张三 <b>&"\'', null, null],
    [null, null, null],
    ['李四', null, null],
  ],
  {
    columns: [{ width: 12, style: 'text' }, { width: 20, style: 'typing' }, { width: 8.5 }],
    cells: [
      { row: 0, column: 0, style: 'header', comment: '说明 ]]> 完' },
      { row: 3, column: 0, link: { sheet: "张三's", cell: 'B2' }, formula: 'A1&"<>"' },
    ],
    typing: [{ area, keyColumns: [0] }],
    validations: [{ area, kind: 'list', values: ['是', '否'], title: '是否', message: '请选择' }],
    freeze: { rows: 1, columns: 0 },
  },
);

test('what is remembered is found again in the part, to the letter', () => {
  const waiting = [{ title: '原因', key: 'k', occurrence: 0, value: '\ufffe\u0001 出国\r\n</sheet>' }];
  const memory = {
    configuration: { asOf: 15_705, 编制单位: '<某&公司>' },
    sheets: new Map([['aging', memoryOf(PLAN, STAMP, waiting)]]),
  };
  const xml = memoryXml(memory);
  expect(xml).toContain(`xmlns="${MEMORY_NAMESPACE}"`);
  expect(memoryOfXml(xml)).toEqual(memory);
  // As an editor of XML may write it.
  const prefixed = `<?xml version="1.0"?>\n${xml.replace(/<(\/?)(memory|sheet|configuration)/g, '<$1q:$2')}`;
  expect(memoryOfXml(prefixed)).toEqual(memory);
});

test('any text survives as configuration, and the part has no character that XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const xml = memoryXml({ configuration: { text }, sheets: new Map() });
      expect(xml).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
      expect(memoryOfXml(xml).configuration).toEqual({ text });
    }),
  );
});

test('a workbook without the part remembers nothing; a damaged sheet is lost, and no other', () => {
  expect(memoryOfXml(null)).toEqual(NO_MEMORY);
  expect(memoryOfXml('<other xmlns="urn:other"/>')).toEqual(NO_MEMORY);
  const sheets = new Map([
    ['aging', memoryOf(PLAN, STAMP, [])],
    ['overview', memoryOf({ ...PLAN, id: 'overview' }, STAMP, [])],
  ]);
  const xml = memoryXml({ configuration: { a: 1 }, sheets }).replace(/"rowSums":"./, '"rowSums":"?');
  const read = memoryOfXml(xml);
  expect([...read.sheets.keys()]).toEqual(['overview']);
  expect(read.configuration).toEqual({ a: 1 });
});

test('what a newer version wrote is neither read nor overwritten', () => {
  const newer = memoryXml(NO_MEMORY).replace('version="1"', 'version="2"');
  expect(() => memoryOfXml(newer)).toThrow(WorkbookRefusal);
  expect(() => memoryOfXml(newer)).toThrow('workbook.newer-memory');
});
