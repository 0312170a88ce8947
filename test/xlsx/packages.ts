import { packedPart, zipOf } from '../../src/xlsx/zip-archive';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A zip archive of the given texts, or of bytes as they are, by path. */
export async function archiveOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const packed = [];
  for (const [path, content] of Object.entries(parts))
    packed.push(
      await packedPart(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    );
  return zipOf(packed);
}

/** A text in UTF-16 with its byte order mark. */
export function inUtf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  `\ufeff${text}`.split('').forEach((unit, index) => view.setUint16(2 * index, unit.charCodeAt(0), little));
  return new Uint8Array(view.buffer);
}

/** The parts of a workbook with one sheet 「台账」; `more` replaces or adds parts. */
export function workbookParts(
  sheetData: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[$HKD-C04] #,##0.00;[Red]-#,##0.00"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  };
}

/** A workbook with one sheet 「台账」 of the given rows. */
export async function workbookOf(
  sheetData: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  return archiveOf(workbookParts(sheetData, more));
}
