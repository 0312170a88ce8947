import { WorkbookRefusal } from './workbook';

/** Namespace of the custom XML part that travels with the workbook. */
export const MEMORY_NAMESPACE = 'urn:qingqian:workbook';

/** Version of what stands in it; a newer one is not understood and never overwritten. */
export const VERSION = 1;

/** That of a memory whose sheets stand in parts of their own: who knows only the first must not take it for an empty one. */
export const VERSION_IN_PIECES = 2;

/** What the root element of a part says. */
export interface MemoryRoot {
  /** Name of the element, prefix and all; empty where there is none. */
  readonly name: string;
  /** Where the element's content begins and ends within the text. */
  readonly from: number;
  readonly to: number;
  readonly version: number;
  /** What the pieces of this memory are known by, and how many there are; null where it stands in one part. */
  readonly pieces: { readonly token: string; readonly count: number } | null;
}

/** The root of a part, whichever program has written the text anew; one that is none says nothing. */
export function memoryRoot(xml: string): MemoryRoot {
  const found = /<((?:[\w.-]+:)?memory)\s[^>]*>/.exec(xml);
  const tag = found?.[0] ?? '';
  const name = found?.[1] ?? '';
  const from = (found?.index ?? 0) + tag.length;
  const end = found === null || tag.endsWith('/>') ? -1 : xml.lastIndexOf(`</${name}`);
  const token = attribute(tag, 'token');
  const version = Number(attribute(tag, 'version') ?? 0);
  const pieces =
    version === VERSION_IN_PIECES && token !== null
      ? { token, count: Number(attribute(tag, 'pieces') ?? 0) }
      : null;
  return { name, from, to: Math.max(from, end), version, pieces };
}

/** @throws WorkbookRefusal where a newer version of the program has written it */
export function refuseNewer(xml: string): void {
  const { version, pieces } = memoryRoot(xml);
  if (version > VERSION && pieces === null) throw new WorkbookRefusal('workbook.newer-memory', { version });
}

/** An attribute within a tag; null where it has none of that name. */
export function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? null;
}

/** A text as the text of an element. */
export function asElementText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text of an element as a text. */
export function ofElementText(text: string): string {
  return text.replace(/&(#?\w+);/g, character);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
}
