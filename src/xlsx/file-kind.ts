import { previewText } from './csv-encoding';

/** What a file is by its content; `other` names a format that people mistake for a workbook. */
export type FileKind =
  | { readonly kind: 'empty' | 'package' | 'compound' | 'text' | 'html' | 'xml-2003' | 'unknown' }
  | { readonly kind: 'other'; readonly format: string };

const SIGNATURES: readonly (readonly [format: string, ...bytes: number[]])[] = [
  ['PDF (.pdf)', 0x25, 0x50, 0x44, 0x46],
  ['RTF (.rtf)', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['RAR (.rar)', 0x52, 0x61, 0x72, 0x21],
  ['7-Zip (.7z)', 0x37, 0x7a, 0xbc, 0xaf],
  ['gzip (.gz)', 0x1f, 0x8b],
  ['PNG (.png)', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG (.jpg)', 0xff, 0xd8, 0xff],
];

/** Tells what a file is by its first bytes, whatever its name says. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'package' };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'compound' };
  for (const [format, ...signature] of SIGNATURES) {
    if (startsWith(bytes, signature)) return { kind: 'other', format };
  }
  if (!looksLikeText(bytes)) return { kind: 'unknown' };
  const head = previewText(bytes).trimStart();
  if (head === '') return { kind: bytes.length > 4096 ? 'text' : 'empty' };
  if (
    /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/.test(head) &&
    head.startsWith('<')
  ) {
    return { kind: 'xml-2003' };
  }
  if (
    /^mime-version:/i.test(head) ||
    (head.startsWith('<') && /<(?:!doctype html|html|head|meta|body|table)\b/i.test(head))
  ) {
    return { kind: 'html' };
  }
  return { kind: 'text' };
}

/** Neither zeros nor other control characters in the first part, unless a byte order mark announces UTF-16. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  let controls = 0;
  const length = Math.min(bytes.length, 65_536);
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a) controls++;
  }
  return controls * 100 <= length;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
