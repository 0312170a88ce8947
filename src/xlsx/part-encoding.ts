/**
 * A part's XML in UTF-8, as all but a few exporters write it; what a byte order mark says to be UTF-16, the other encoding that a
 * part may have (ECMA-376 part 2, XML usage), is written anew. Without such a mark the same bytes come back.
 */
export function inUtf8(content: Uint8Array): Uint8Array {
  const mark = (content[0] << 8) | content[1];
  if (mark !== 0xfffe && mark !== 0xfeff) return content;
  return new TextEncoder().encode(new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(content));
}
