import { textOf } from './arguments';
import type { HostXmlPart } from './book';
import { HostError, invalidArgument, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import type { Stage } from './stage';

/** Custom XML parts of the workbook: all, or those of one namespace. */
abstract class PartsObject extends HostCollection<XmlPartObject> {
  constructor(
    protected readonly stage: Stage,
    private readonly namespace: string | null,
  ) {
    super();
  }

  items(): readonly XmlPartObject[] {
    return this.stage.book.parts
      .filter((part) => this.namespace === null || part.namespace === this.namespace)
      .map((part) => new XmlPartObject(this.stage, part));
  }

  protected found(key: unknown): XmlPartObject | undefined {
    return this.items().find((item) => item.Id === key);
  }
}

/** `workbook.customXmlParts`. */
export class XmlPartsObject extends PartsObject {
  readonly kind = 'CustomXmlPartCollection';

  constructor(stage: Stage) {
    super(stage, null);
  }

  Add(xml: unknown): XmlPartObject {
    const text = textOf(xml, 'xml');
    const part: HostXmlPart = {
      id: `{${String(this.stage.book.nextNumber()).padStart(8, '0')}-0000-4000-8000-000000000000}`,
      namespace: namespaceOf(text),
      xml: text,
    };
    this.stage.book.parts.push(part);
    return new XmlPartObject(this.stage, part);
  }

  GetByNamespace(namespace: unknown): HostObject {
    return new PartsOfNamespaceObject(this.stage, textOf(namespace, 'namespaceUri'));
  }
}

class PartsOfNamespaceObject extends PartsObject {
  readonly kind = 'CustomXmlPartScopedCollection';

  GetOnlyItemOrNullObject(): XmlPartObject | null {
    const items = this.items();
    return items.length === 1 ? items[0] : null;
  }

  GetOnlyItem(): XmlPartObject {
    const only = this.GetOnlyItemOrNullObject();
    if (!only) throw new HostError('GeneralException', 'There is not exactly one part of this namespace.');
    return only;
  }
}

class XmlPartObject extends HostObject {
  readonly kind = 'CustomXmlPart';
  readonly scalars = ['Id', 'NamespaceUri'];

  constructor(
    private readonly stage: Stage,
    private readonly part: HostXmlPart,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }
  get Id(): string {
    return this.part.id;
  }
  get NamespaceUri(): string {
    return this.part.namespace;
  }
  GetXml(): string {
    return this.part.xml;
  }
  SetXml(xml: unknown): void {
    const text = textOf(xml, 'xml');
    this.part.namespace = namespaceOf(text);
    this.part.xml = text;
  }
  Delete(): void {
    const { parts } = this.stage.book;
    const at = parts.indexOf(this.part);
    if (at < 0) throw itemNotFound(`the XML part ${this.part.id}`);
    parts.splice(at, 1);
  }
}

/**
 * The namespace of a document's root element; the tags must match, as Excel refuses what is no XML.
 * @throws HostError InvalidArgument
 */
function namespaceOf(xml: string): string {
  const bare = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '').trim();
  const open: string[] = [];
  const tag = /<(\/?)([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
  let namespace: string | null = null;
  for (let at = 0; at < bare.length;) {
    if (bare[at] !== '<') {
      const next = bare.indexOf('<', at);
      const text = bare.slice(at, next < 0 ? bare.length : next);
      if (open.length === 0 || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) throw noXml();
      at += text.length;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(bare);
    if (!found) throw noXml();
    at += found[0].length;
    const [, closing, name, attributes, single] = found;
    if (closing !== '') {
      if (open.pop() !== name) throw noXml();
    } else {
      if (open.length === 0 && namespace !== null) throw noXml();
      if (namespace === null) {
        const prefix = name.includes(':') ? `xmlns:${name.split(':')[0]}` : 'xmlns';
        namespace = new RegExp(`\\s${prefix}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? '';
      }
      if (single === '') open.push(name);
    }
  }
  if (open.length > 0 || namespace === null) throw noXml();
  return namespace;
}

function noXml(): HostError {
  return invalidArgument('this is no XML document');
}
