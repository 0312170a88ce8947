import { readDocument } from '../../src/xlsx/read-document';
import { archiveOf, inUtf16 } from './packages';
import { packedPart, zipOf } from '../../src/xlsx/zip-archive';

async function docx(xml: string): Promise<Uint8Array> {
  return zipOf([await packedPart('word/document.xml', new TextEncoder().encode(xml))]);
}

test('a Word document is its words, a line for each paragraph, without what was deleted', async () => {
  const xml =
    '<w:document><w:body><w:p><w:r><w:t>第一阶段为</w:t></w:r><w:r><w:rPr/><w:t xml:space="preserve">摸底阶段 </w:t></w:r></w:p>' +
    '<w:p><w:r><w:delText>旧</w:delText><w:t>A&amp;B &#8212;</w:t><w:br/><w:t>后</w:t><w:tab/></w:r></w:p></w:body></w:document>';
  expect(await readDocument('方案.docx', await docx(xml))).toBe('第一阶段为摸底阶段 \nA&B —\n后\t\n');
});

test('a document whose part is in UTF-16 and named in other letters', async () => {
  const xml = '<w:document><w:p><w:r><w:t>摸底阶段</w:t></w:r></w:p></w:document>';
  const bytes = await archiveOf({ 'word/Document.xml': inUtf16(xml, true) });
  expect(await readDocument('方案.docx', bytes)).toBe('摸底阶段\n');
});

test('a text has one kind of line ends, whatever its encoding', async () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x01, 0x78, 0x0d, 0x00, 0x0a, 0x00]);
  expect(await readDocument('方案.txt', utf16)).toBe('码\n');
  expect(await readDocument('空.txt', new Uint8Array())).toBe('');
});

test('what is no document is refused', async () => {
  const other = zipOf([await packedPart('xl/workbook.xml', new TextEncoder().encode('<workbook/>'))]);
  await expect(readDocument('台账.xlsx', other)).rejects.toMatchObject({ key: 'file.not-a-document' });
});
