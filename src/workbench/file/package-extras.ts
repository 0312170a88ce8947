import type { HostBook, HostXmlPart } from '../../host/book';
import { workbookParts, workbookPath, relationshipsPath } from '../../xlsx/package-parts';
import type { PartChange } from '../../xlsx/rewrite-parts';
import { attributeText, elementText } from '../../xlsx/xml-elements';
import { unpack, zipEntries } from '../../xlsx/zip-archive';

/** The part in which a workbook keeps what Excel would keep in parts of its own that belong to add-ins. */
const KEPT_NAMESPACE = 'urn:qingqian:workbench-settings';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORKBOOK = 'xl/workbook.xml';

/** What hucre does not read of a file and the workbook holds. */
export interface PackageExtras {
  readonly parts: readonly Omit<HostXmlPart, 'id'>[];
  /** Names with the number of the sheet that they belong to; null for the whole workbook. */
  readonly names: readonly {
    readonly name: string;
    readonly formula: string;
    readonly comment: string;
    readonly visible: boolean;
    readonly sheet: number | null;
  }[];
  readonly kept: Kept | null;
}

interface Kept {
  readonly settings: readonly (readonly [key: string, value: unknown])[];
  /** By number of the sheet. */
  readonly sheets: readonly (readonly (readonly [key: string, value: unknown])[])[];
}

/** Reads names with their visibility, and the custom XML parts. */
export async function readExtras(bytes: Uint8Array): Promise<PackageExtras> {
  const entries = new Map(zipEntries(bytes).map((entry) => [entry.path, entry]));
  const text = async (path: string): Promise<string> => {
    const entry = entries.get(path);
    return entry === undefined ? '' : new TextDecoder().decode(await unpack(bytes, entry));
  };
  const path = workbookPath(await text('_rels/.rels')) ?? WORKBOOK;
  const workbook = await text(path);
  const { sheets } = workbookParts(path, workbook, await text(relationshipsPath(path)));
  const parts: Omit<HostXmlPart, 'id'>[] = [];
  let kept: Kept | null = null;
  for (const name of [...entries.keys()]
    .filter((one) => /^customXml\/item\d+\.xml$/i.test(one))
    .sort(byNumber)) {
    const xml = (await text(name)).replace(/^\uFEFF?\s*<\?xml[\s\S]*?\?>\s*/, '');
    const namespace = /<[^?!][^>]*?\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/.exec(xml)?.[1] ?? '';
    if (namespace === KEPT_NAMESPACE) kept = keptOf(xml);
    else parts.push({ namespace, xml });
  }
  const names = elementText(workbook, 'definedName').flatMap(({ attributes, content }) => {
    const name = attributes['name'] ?? '';
    if (name === '' || /^_xlnm\.(?:Print_|_FilterDatabase)/i.test(name)) return [];
    const local = attributes['localSheetId'];
    const sheet = local === undefined ? null : sheets.findIndex(({ index }) => index === Number(local));
    return [
      {
        name: name.replace(/^_xlnm\./i, ''),
        formula: `=${content}`,
        comment: attributes['comment'] ?? '',
        visible: attributes['hidden'] !== '1' && attributes['hidden'] !== 'true',
        sheet: sheet === -1 ? null : sheet,
      },
    ];
  });
  return { parts, names, kept };
}

const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]);

function keptOf(xml: string): Kept | null {
  const json = elementText(xml, 'settings')[0]?.content;
  if (json === undefined) return null;
  try {
    return JSON.parse(json) as Kept;
  } catch {
    // Written by somebody else, or cut off: the workbook opens without it.
    return null;
  }
}

/** What must be changed and added in a package so that it holds names as they are, and the custom XML parts. */
export function extraParts(book: HostBook): {
  readonly changes: ReadonlyMap<string, PartChange>;
  readonly added: ReadonlyMap<string, string>;
} {
  const parts = book.parts.map(({ namespace, xml }) => ({ namespace, xml }));
  const kept = keptXml(book);
  if (kept !== null) parts.push({ namespace: KEPT_NAMESPACE, xml: kept });
  const added = new Map<string, string>();
  parts.forEach(({ namespace, xml }, at) => {
    const number = String(at + 1);
    added.set(`customXml/item${number}.xml`, XML + xml.replace(/^\s*<\?xml[\s\S]*?\?>\s*/, ''));
    added.set(
      `customXml/itemProps${number}.xml`,
      `${XML}<ds:datastoreItem ds:itemID="${partId(at + 1)}" ` +
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>' +
        `<ds:schemaRef ds:uri="${attributeText(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    added.set(
      `customXml/_rels/item${number}.xml.rels`,
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
    );
  });
  const changes = new Map<string, PartChange>([[WORKBOOK, (xml) => withNames(xml, book)]]);
  if (parts.length > 0) {
    const numbers = parts.map((_, at) => String(at + 1));
    changes.set(relationshipsPath(WORKBOOK), (xml) =>
      inside(
        xml,
        'Relationships',
        numbers
          .map(
            (n) =>
              `<Relationship Id="rIdXml${n}" Type="${RELATIONSHIPS}/customXml" Target="../customXml/item${n}.xml"/>`,
          )
          .join(''),
      ),
    );
    changes.set('[Content_Types].xml', (xml) =>
      inside(
        xml,
        'Types',
        numbers
          .map((n) => `<Override PartName="/customXml/itemProps${n}.xml" ContentType="${PROPERTIES_TYPE}"/>`)
          .join(''),
      ),
    );
  }
  return { changes, added };
}

function withNames(xml: string, book: HostBook): string {
  const names = book.names
    .map(({ name, formula, comment, visible, sheet }) => {
      const scope = sheet ? ` localSheetId="${String(book.sheets.indexOf(sheet))}"` : '';
      const note = comment === '' ? '' : ` comment="${attributeText(comment)}"`;
      return (
        `<definedName name="${attributeText(name)}"${note}${scope}${visible ? '' : ' hidden="1"'}>` +
        `${attributeText(formula.replace(/^=/, ''))}</definedName>`
      );
    })
    .join('');
  if (names === '') return xml;
  return xml.includes('<definedNames>')
    ? inside(xml, 'definedNames', names)
    : xml.replace('</sheets>', () => `</sheets><definedNames>${names}</definedNames>`);
}

function keptXml(book: HostBook): string | null {
  const entries = (list: readonly { readonly key: string; readonly value: unknown }[]) =>
    list.map(({ key, value }) => [key, value] as const);
  const kept: Kept = {
    settings: entries(book.settings),
    sheets: book.sheets.map((sheet) => entries(sheet.custom)),
  };
  if (kept.settings.length === 0 && kept.sheets.every((sheet) => sheet.length === 0)) return null;
  return `<settings xmlns="${KEPT_NAMESPACE}">${attributeText(JSON.stringify(kept))}</settings>`;
}

/** An id that no other part of the package has. */
function partId(number: number): string {
  return `{5E0C9D1A-7B3F-4C52-8D6E-${String(number).padStart(12, '0')}}`;
}

/** An element's text with more at its end. */
function inside(xml: string, name: string, more: string): string {
  const end = xml.lastIndexOf(`</${name}>`);
  if (end < 0) throw new Error(`no element ${name}`);
  return xml.slice(0, end) + more + xml.slice(end);
}
