import { packedPart, samePart, unpack, zipEntries, zipOf, type ZipPart } from './zip-archive';

/** New content of a part, made from its old one: whole, or in pieces where it is long. */
export type PartChange = (xml: string) => string | Promise<string> | Iterable<Uint8Array>;

/**
 * A zip archive with some of its parts changed; all others are taken over as they are packed.
 * @param changes by path; they are made in this order, whatever that of the parts: one may build on what another found
 * @param added new parts by path; they stand behind the others
 */
export async function rewriteParts(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, PartChange>,
  added: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const entries = zipEntries(bytes);
  const changed = new Map<string, ZipPart>();
  for (const [path, change] of changes) {
    const entry = entries.find((one) => one.path === path);
    if (entry === undefined) continue;
    const content = await change(new TextDecoder().decode(await unpack(bytes, entry)));
    changed.set(path, await packedPart(path, typeof content === 'string' ? encoded(content) : content));
  }
  const parts = entries.map((entry) => changed.get(entry.path) ?? samePart(bytes, entry));
  for (const [path, text] of added) parts.push(await packedPart(path, encoded(text)));
  return zipOf(parts);
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
