import { packedPart, samePart, unpack, zipEntries, zipOf, type ZipPart } from './zip-archive';

/** New content of a part, made from its old one. */
export type PartChange = (xml: string) => string | Promise<string>;

/**
 * A zip archive with some of its parts changed; all others are taken over as they are packed.
 * @param changes by path
 * @param added new parts by path; they stand behind the others
 */
export async function rewriteParts(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, PartChange>,
  added: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const parts: ZipPart[] = [];
  for (const entry of zipEntries(bytes)) {
    const change = changes.get(entry.path);
    if (change === undefined) parts.push(samePart(bytes, entry));
    else {
      const xml = await change(new TextDecoder().decode(await unpack(bytes, entry)));
      parts.push(await packedPart(entry.path, new TextEncoder().encode(xml)));
    }
  }
  for (const [path, text] of added) parts.push(await packedPart(path, new TextEncoder().encode(text)));
  return zipOf(parts);
}
