import { hash64 } from './hash';
import {
  asElementText,
  attribute,
  MEMORY_NAMESPACE,
  memoryRoot,
  ofElementText,
  VERSION,
  VERSION_IN_PIECES,
} from './memory-xml';

/** Namespace of the parts that hold what would be too long for one request to Excel. */
export const PIECE_NAMESPACE = 'urn:qingqian:workbook:piece';

/** Characters of a piece: with what escapes add, a request of less than half a megabyte. */
export const PIECE_LENGTH = 400_000;

/** A memory as the texts of custom XML parts: the one that is known by its namespace, and its pieces in their order. */
export interface MemoryParts {
  readonly head: string;
  readonly pieces: readonly string[];
}

/**
 * Cuts a memory into parts: a short one is one part, of a long one the sheets stand in pieces and everything else in the head, so
 * that a setting is changed without them.
 * @param xml from `memoryXml`
 * @param longest characters of a piece
 */
export function inParts(xml: string, longest = PIECE_LENGTH): MemoryParts {
  const { from: begins, to } = memoryRoot(xml);
  const from = xml.indexOf('<sheet>');
  if (from < 0 || to - from <= longest) return { head: xml, pieces: [] };
  const texts: string[] = [];
  for (let begin = from; begin < to; begin += texts[texts.length - 1].length)
    texts.push(xml.slice(begin, cutBefore(xml, Math.min(begin + longest, to))));
  const token = hash64(texts.map(hash64).join(''));
  const pieces = texts.map(
    (text, index) =>
      `<piece xmlns="${PIECE_NAMESPACE}" of="${token}" number="${index}">${asElementText(text)}</piece>`,
  );
  const head =
    `<memory xmlns="${MEMORY_NAMESPACE}" version="${VERSION_IN_PIECES}" pieces="${texts.length}" token="${token}">` +
    `${xml.slice(begins, from)}</memory>`;
  return { head, pieces };
}

/** Two halves of one character are not parted. */
function cutBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at - 1 : at;
}

/** Whether a part is a piece of the memory with this head. */
export function isPieceOf(head: string, piece: string): boolean {
  const { pieces } = memoryRoot(head);
  return pieces !== null && rootOfPiece(piece).token === pieces.token;
}

function rootOfPiece(piece: string) {
  const found = /<(?:[\w.-]+:)?piece\s[^>]*>/.exec(piece);
  const tag = found?.[0] ?? '';
  return {
    token: attribute(tag, 'of'),
    number: Number(attribute(tag, 'number') ?? NaN),
    from: (found?.index ?? 0) + tag.length,
  };
}

/**
 * The memory that was cut into parts, as one text. Where a piece is missing, its sheets are not remembered.
 * @param pieces of whichever memory, in any order; those of others do not count
 */
export function joinedParts({ head, pieces }: MemoryParts): string {
  const { from, to, pieces: wanted } = memoryRoot(head);
  if (wanted === null) return head;
  const texts = new Map<number, string>();
  for (const piece of pieces) {
    const { token, number, from: begin } = rootOfPiece(piece);
    if (token === wanted.token) texts.set(number, ofElementText(piece.slice(begin, piece.lastIndexOf('</'))));
  }
  const inOrder = Array.from({ length: wanted.count }, (_, number) => texts.get(number));
  const sheets = inOrder.includes(undefined) ? '' : inOrder.join('');
  return `<memory xmlns="${MEMORY_NAMESPACE}" version="${VERSION}">${head.slice(from, to)}${sheets}</memory>`;
}
