import { decodeText } from './csv-encoding';
import { FileRefusal } from './file-refusal';
import { kindOf } from './file-kind';
import { inUtf8 } from './part-encoding';
import { entity } from './xml-elements';
import { unpack, verify, ZipDamage, zipEntries } from './zip-archive';

/** The part of a Word document that holds its text. */
const DOCUMENT = 'word/document.xml';
/** A plan is a few dozen pages; what unpacks to more than this is none. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The text of a document (.txt in UTF-8, UTF-16 or GB 18030; .docx), a line for each paragraph. Nothing but its words is looked at.
 * @param file name of the file, for refusals
 * @throws FileRefusal where it is neither, or damaged
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<string> {
  const { kind } = kindOf(bytes);
  if (kind === 'empty') return '';
  if (kind === 'text') return decodeText(file, bytes).replace(/\r\n?/g, '\n');
  if (kind === 'package') return wordsOf(await documentPart(file, bytes));
  throw new FileRefusal('file.not-a-document', { file });
}

async function documentPart(file: string, bytes: Uint8Array): Promise<string> {
  try {
    const entry = zipEntries(bytes).find(({ path }) => path.toLowerCase() === DOCUMENT);
    if (!entry || entry.size > MOST_BYTES) throw new FileRefusal('file.not-a-document', { file });
    const content = await unpack(bytes, entry);
    verify(entry, content);
    return new TextDecoder().decode(inUtf8(content));
  } catch (error) {
    if (error instanceof ZipDamage) throw new FileRefusal('file.not-a-document', { file });
    throw error;
  }
}

/** Runs of text within paragraphs; deleted text of tracked changes (`w:delText`) is no part of the document. */
function wordsOf(xml: string): string {
  const piece = /<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<(w:tab|w:br|w:cr)(?:\s[^<>]*)?\/>|<\/(w:p)>/g;
  let words = '';
  for (const [, run, mark, end] of xml.matchAll(piece)) {
    if (run !== undefined) words += run.replace(/&(#?\w+);/g, entity);
    else words += end !== undefined || mark !== 'w:tab' ? '\n' : '\t';
  }
  return words;
}
