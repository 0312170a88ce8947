/** No value holds a `<`, so that a torn tag is given up at the next one and not searched to the end of the part. */
const ATTRIBUTES = `(?:\\s(?:[^"'<>]|"[^"<]*"|'[^'<]*')*)?`;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The attributes of every element of a name, in document order, whatever namespace prefix elements and attributes
 * carry. For small parts (workbook, relationships, styles); the text between elements is not looked at.
 * @param name local name of the elements
 */
export function elementsNamed(xml: string, name: string): Record<string, string>[] {
  const element = new RegExp(`<(?:[\\w.-]+:)?${name}(${ATTRIBUTES})/?>`, 'g');
  return [...xml.matchAll(element)].map((match) => attributesOf(match[1]));
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, prefix, name, quoted] of text.matchAll(
    /(?<![\w.:-])([\w.-]+:)?([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g,
  )) {
    // `r:id` beside `sheetId`: prefixed names keep a mark, the prefix itself is the writer's choice.
    attributes[prefix ? `:${name}` : name] = quoted.slice(1, -1).replace(/&(#?\w+);/g, entity);
  }
  return attributes;
}

/** What a reference such as `&amp;` or `&#8212;` stands for; an unknown one stays as it is. */
export function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * The attributes and the text of every element of a name that holds text alone, in document order.
 * @param name local name of the elements
 */
export function elementText(
  xml: string,
  name: string,
): { readonly attributes: Record<string, string>; readonly content: string }[] {
  const element = new RegExp(
    `<(?:[\\w.-]+:)?${name}(${ATTRIBUTES})(?<!/)>([^<]*)</(?:[\\w.-]+:)?${name}\\s*>`,
    'g',
  );
  return [...xml.matchAll(element)].map(([, attributes, content]) => ({
    attributes: attributesOf(attributes),
    content: content.replace(/&(#?\w+);/g, entity),
  }));
}

/** A text as it stands within an element or an attribute in quotation marks. */
export function attributeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
