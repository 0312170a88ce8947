import { idOfMark, isSheetMark, markFormula, SHEET_MARK } from '../workbook/sheet-marks';
import { joinedParts, PIECE_NAMESPACE } from '../workbook/memory-pieces';
import { MEMORY_NAMESPACE } from '../workbook/memory-xml';
import { relationshipsPath, workbookParts, workbookPath } from './package-parts';
import { rewriteParts, type PartChange } from './rewrite-parts';
import { attributeText, elementText, elementsNamed } from './xml-elements';
import { unpack, zipEntries } from './zip-archive';

const WORKBOOK = 'xl/workbook.xml';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Id of the part within a workbook; any will do that no other part of the same workbook has. */
const PART_ID = '{6B0F3C6E-5B0B-4C43-9B7C-2F4A8E1D7A51}';

/** One sheet of a workbook to be marked; in the workbook's order. */
export interface SheetToMark {
  /** Null for a sheet without a mark. */
  readonly id: string | null;
  readonly hidden: boolean;
}

/** What a workbook says of the sheets in it that are ours. */
export interface ReportMemory {
  /** For each sheet of the workbook's list the id that its mark says; null without one. */
  readonly markIds: readonly (string | null)[];
  /** The custom XML part with our memory, its pieces joined where it stands in several. */
  readonly xml: string | null;
}

/**
 * Marks the sheets of a workbook that `writeWorkbook` made and gives it the part with our memory: the same marks and the same part
 * that the workbook has where the program runs in Excel.
 * @param sheets all sheets, in their order
 * @param memory the part's content
 */
export async function withMemory(
  bytes: Uint8Array,
  sheets: readonly SheetToMark[],
  memory: string,
): Promise<Uint8Array> {
  const changes = new Map<string, PartChange>([
    [WORKBOOK, (xml) => markedWorkbook(xml, sheets)],
    [
      relationshipsPath(WORKBOOK),
      (xml) =>
        inside(xml, 'Relationships', relationship('rIdQingqian', 'customXml', '../customXml/item1.xml')),
    ],
    [
      '[Content_Types].xml',
      (xml) =>
        inside(
          xml,
          'Types',
          `<Override PartName="/customXml/itemProps1.xml" ContentType="${PROPERTIES_TYPE}"/>`,
        ),
    ],
  ]);
  const properties =
    `<ds:datastoreItem ds:itemID="${PART_ID}" ` +
    `xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>` +
    `<ds:schemaRef ds:uri="${MEMORY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
  const added = new Map([
    ['customXml/item1.xml', XML + memory],
    ['customXml/itemProps1.xml', XML + properties],
    [
      'customXml/_rels/item1.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">` +
        `${relationship('rId1', 'customXmlProps', 'itemProps1.xml')}</Relationships>`,
    ],
  ]);
  return rewriteParts(bytes, changes, added);
}

/** Reads the marks and the memory of a workbook, whichever program has saved it last. */
export async function readMemory(bytes: Uint8Array): Promise<ReportMemory> {
  const entries = new Map(zipEntries(bytes).map((entry) => [entry.path, entry]));
  const text = async (path: string): Promise<string> => {
    const entry = entries.get(path);
    return entry === undefined ? '' : new TextDecoder().decode(await unpack(bytes, entry));
  };
  const path = workbookPath(await text('_rels/.rels')) ?? WORKBOOK;
  const workbookXml = await text(path);
  const { sheets } = workbookParts(path, workbookXml, await text(relationshipsPath(path)));
  const ids = new Map<number, string>();
  for (const { attributes, content } of elementText(workbookXml, 'definedName')) {
    const sheet = attributes['localSheetId'];
    const id = isSheetMark(attributes['name'] ?? '') && sheet !== undefined ? idOfMark(content) : null;
    if (id !== null) ids.set(Number(sheet), id);
  }
  let head: string | null = null;
  const pieces: string[] = [];
  for (const part of [...entries.keys()].filter((name) => /^customXml\/item\d+\.xml$/i.test(name)).sort()) {
    const content = await text(part);
    if (content.includes(`"${PIECE_NAMESPACE}"`)) pieces.push(content);
    else if (head === null && content.includes(`"${MEMORY_NAMESPACE}"`)) head = content;
  }
  const xml = head && joinedParts({ head, pieces });
  return { markIds: sheets.map(({ index }) => ids.get(index) ?? null), xml };
}

function markedWorkbook(xml: string, sheets: readonly SheetToMark[]): string {
  if (elementsNamed(xml, 'sheet').length !== sheets.length) throw new Error('marks for other sheets');
  const marks = sheets
    .map(({ id }, index) =>
      id === null
        ? ''
        : `<definedName name="${SHEET_MARK}" localSheetId="${index}" hidden="1">` +
          `${attributeText(markFormula(id).slice(1))}</definedName>`,
    )
    .join('');
  let number = 0;
  const shown = xml.replace(/<sheet ([^>]*?)\/>/g, (whole, attributes: string) =>
    sheets[number++].hidden ? `<sheet ${attributes} state="hidden"/>` : whole,
  );
  const first = Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );
  const active = shown.replace(/activeTab="\d+"/, `activeTab="${first}"`);
  if (active.includes('<definedNames>')) return inside(active, 'definedNames', marks);
  return active.replace('</sheets>', () => `</sheets><definedNames>${marks}</definedNames>`);
}

function relationship(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
}

/** An element's text with more at its end. */
function inside(xml: string, name: string, more: string): string {
  const end = xml.lastIndexOf(`</${name}>`);
  if (end < 0) throw new Error(`no element ${name}`);
  return xml.slice(0, end) + more + xml.slice(end);
}
