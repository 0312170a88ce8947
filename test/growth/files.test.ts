import { readDocument } from '../../src/xlsx/read-document';
import { readCsv } from '../../src/xlsx/read-csv';
import { archiveOf, workbookOf } from '../xlsx/packages';
import { outcome } from '../xlsx/refusals';
import { growth, MOST_GROWTH } from './growth';

const CELL = '<c r="A1" t="inlineStr"><is><t>债务人</t></is></c>';
const ROW = `<row r="1">${CELL}</row>`;

/** Packages whose parts are torn or piled up; the sheet's own cells are one. */
const PACKAGES: readonly (readonly [string, (size: number) => Promise<Uint8Array>])[] = [
  ['styles that are never closed', (size) => workbookOf(ROW, { 'xl/styles.xml': '<cellXfs>'.repeat(size) })],
  [
    'torn styles',
    (size) => workbookOf(ROW, { 'xl/styles.xml': `<cellXfs>${'<xf a="'.repeat(size)}</cellXfs>` }),
  ],
  ['torn formats', (size) => workbookOf(ROW, { 'xl/styles.xml': '<numFmt '.repeat(size) })],
  ['a long attribute', (size) => workbookOf(ROW, { 'xl/styles.xml': `<numFmt ${'a'.repeat(size)}/>` })],
  ['torn sheets', (size) => workbookOf(ROW, { 'xl/workbook.xml': '<sheet '.repeat(size) })],
  ['torn relationships', (size) => workbookOf(ROW, { '_rels/.rels': '<Relationship '.repeat(size) })],
  ['torn rows', (size) => workbookOf(`${ROW}${'<row '.repeat(size)}`)],
  ['torn ends of cells', (size) => workbookOf(`${ROW}${'<shxxxD'.repeat(size)}`)],
  ['rows within rows', (size) => workbookOf(`${'<row>'.repeat(size)}${CELL}${'</row>'.repeat(size)}`)],
  ['elements within elements', (size) => workbookOf(`${ROW}${'<x>'.repeat(size)}${'</x>'.repeat(size)}`)],
  ['cells that hold nothing', (size) => workbookOf(`${ROW}<row r="2">${'<c/>'.repeat(size)}</row>`)],
  ['one row, many times', (size) => workbookOf(ROW.repeat(size))],
];

test.each(PACKAGES)('a package with %s is read or refused in time that grows as it does', async (_, make) => {
  const [small, large] = [await make(10_000), await make(40_000)];
  const factor = await growth(
    1,
    (size) => (size === 1 ? small : large),
    (bytes) => outcome('台账.xlsx', bytes),
  );
  expect(factor).toBeLessThan(MOST_GROWTH);
});

test.each(['<w:t>', '<w:t ', '<w:tab ', '<w:t a="', '<w:t>a</w:t>', '</w:p>', '&', '<!--'])(
  'a document of %s over and over is read in time that grows as it does',
  async (piece) => {
    const [small, large] = [
      await archiveOf({ 'word/document.xml': piece.repeat(20_000) }),
      await archiveOf({ 'word/document.xml': piece.repeat(80_000) }),
    ];
    const factor = await growth(
      1,
      (size) => (size === 1 ? small : large),
      (bytes) => readDocument('方案.docx', bytes),
    );
    expect(factor).toBeLessThan(MOST_GROWTH);
  },
);

test('a million columns of nothing in a text cost no more than they are long', async () => {
  const table = (size: number): Uint8Array => new TextEncoder().encode(`a,b${','.repeat(size)}\n1,2\n`);
  expect(await growth(250_000, table, (bytes) => readCsv('a.csv', bytes))).toBeLessThan(MOST_GROWTH);
});
