import { FileRefusal } from './file-refusal';

/**
 * The text of a .csv or .txt file: UTF-8 or UTF-16 by its byte order mark; without one UTF-8 where the bytes are
 * valid UTF-8, otherwise GB 18030, which includes GBK and GB 2312 (Excel for China saves .csv files so).
 * @param file name of the file, for refusals
 * @throws FileRefusal where the bytes are text in none of them (UTF-32 among others), or end within a character
 */
export function decodeText(file: string, bytes: Uint8Array): string {
  const mark = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
  // The mark of UTF-32 begins with that of UTF-16.
  if (mark >> 8 === 0xfffe && bytes[2] === 0 && bytes[3] === 0)
    throw new FileRefusal('file.encoding', { file });
  if (mark === 0xefbbbf) return decodeAs(file, 'utf-8', bytes);
  if (mark >> 8 === 0xfffe) return decodeAs(file, 'utf-16le', bytes);
  if (mark >> 8 === 0xfeff) return decodeAs(file, 'utf-16be', bytes);
  return decodeAs(file, isUtf8(bytes) ? 'utf-8' : 'gb18030', bytes);
}

/** A first look at the text, enough to tell its kind; never fails. */
export function previewText(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(wide === true ? 'utf-16be' : wide || 'utf-8').decode(bytes.subarray(0, 4096));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // As a stream, so that a character cut off at the end does not make a GB 18030 file of it.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decodeAs(file: string, encoding: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    throw new FileRefusal('file.encoding', { file });
  }
  try {
    return text + decoder.decode();
  } catch {
    throw new FileRefusal('file.cut-off', { file });
  }
}
