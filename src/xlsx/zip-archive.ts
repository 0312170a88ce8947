/** One entry of a zip archive's central directory. */
export interface ZipEntry {
  /** Path within the archive, with slashes, none in front. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

/** An archive that is cut off or damaged. */
export class ZipDamage extends Error {
  override readonly name = 'ZipDamage';
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END_RECORD = 0x06064b50;
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * The entries of a zip archive, read from its central directory without unpacking anything (APPNOTE.TXT 4.3.12).
 * Backslashes in paths, which some exporters write, count as slashes.
 * @throws ZipDamage where the directory is missing or points outside the archive
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const { count, offset } = centralDirectory(view);
  const entries: ZipEntry[] = [];
  const names = new TextDecoder();
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) {
      throw new ZipDamage('central directory is incomplete');
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > bytes.length) throw new ZipDamage('central directory is incomplete');
    const wide = wideSizes(view, at, nameEnd, extraLength);
    entries.push({
      path: names
        .decode(bytes.subarray(at + 46, nameEnd))
        .replace(/\\/g, '/')
        .replace(/^\/+/, ''),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...wide,
    });
    at = nameEnd + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the packed bytes of an entry lie. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw new ZipDamage(`no header for ${entry.path}`);
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedSize > bytes.length) throw new ZipDamage(`${entry.path} is cut off`);
  return bytes.subarray(start, start + entry.packedSize);
}

/**
 * Unpacks one entry; its checksum is for `verify`.
 * @throws ZipDamage where the data are damaged or not as long as the directory says
 */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new ZipDamage(`${entry.path} is packed by method ${entry.method}`);
  const content = new Uint8Array(entry.size);
  let filled = 0;
  try {
    for await (const chunk of through(new DecompressionStream('deflate-raw'), [packed])) {
      if (filled + chunk.length > entry.size) throw new ZipDamage(`${entry.path} is longer than declared`);
      content.set(chunk, filled);
      filled += chunk.length;
    }
  } catch (error) {
    throw error instanceof ZipDamage ? error : new ZipDamage(`${entry.path} cannot be unpacked`);
  }
  if (filled !== entry.size) throw new ZipDamage(`${entry.path} is shorter than declared`);
  return content;
}

/**
 * Compares an entry's content with its checksum.
 * @throws ZipDamage where they differ
 */
export function verify(entry: Pick<ZipEntry, 'path' | 'crc'>, content: Uint8Array): void {
  if (entry.crc !== 0 && crc32(content) !== entry.crc)
    throw new ZipDamage(`${entry.path} has a wrong checksum`);
}

/** A part to be put into an archive: its bytes as they are to stand there, packed or not. */
export interface ZipPart {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/**
 * A part that is stored as it is.
 * @param crc checksum that it had where it comes from, which may be wrong and is to be found out
 */
export function storedPart(path: string, content: Uint8Array, crc = crc32(content)): ZipPart {
  return { path, method: STORED, crc, size: content.length, packed: content };
}

/** A part taken over from another archive without unpacking it. */
export function samePart(bytes: Uint8Array, entry: ZipEntry): ZipPart {
  const { path, method, crc, size } = entry;
  return { path, method, crc, size, packed: packedBytes(bytes, entry) };
}

/** A part with new content, deflated; content that comes in pieces is never there as a whole. */
export async function packedPart(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<ZipPart> {
  const pieces: Iterable<Uint8Array> = ArrayBuffer.isView(content) ? [content as Uint8Array] : content;
  const chunks: Uint8Array[] = [];
  let [crc, size] = [0, 0];
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  for await (const chunk of through(new CompressionStream('deflate-raw'), counted())) chunks.push(chunk);
  return { path, method: DEFLATED, crc, size, packed: joined(chunks) };
}

/** An archive of the given parts, in their order, dated 1980-01-01 so that equal parts give equal bytes. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const paths = parts.map((part) => new TextEncoder().encode(part.path));
  const local = parts.reduce((sum, part, index) => sum + 30 + paths[index].length + part.packed.length, 0);
  const central = paths.reduce((sum, path) => sum + 46 + path.length, 0);
  const bytes = new Uint8Array(local + central + END_RECORD_SIZE);
  const view = viewOf(bytes);
  let at = 0;
  const offsets = parts.map((part, index) => {
    const start = at;
    view.setUint32(at, LOCAL_HEADER, true);
    describe(view, at + 4, part, paths[index].length);
    bytes.set(paths[index], at + 30);
    bytes.set(part.packed, at + 30 + paths[index].length);
    at += 30 + paths[index].length + part.packed.length;
    return start;
  });
  parts.forEach((part, index) => {
    view.setUint32(at, CENTRAL_HEADER, true);
    view.setUint16(at + 4, 20, true);
    describe(view, at + 6, part, paths[index].length);
    view.setUint32(at + 42, offsets[index], true);
    bytes.set(paths[index], at + 46);
    at += 46 + paths[index].length;
  });
  view.setUint32(at, END_RECORD, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, central, true);
  view.setUint32(at + 16, local, true);
  return bytes;
}

/** The 26 bytes that local and central headers share. */
function describe(view: DataView, at: number, part: ZipPart, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, /* UTF-8 names */ 0x0800, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint16(at + 8, /* 1980-01-01 */ 33, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.packed.length, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, nameLength, true);
}

function centralDirectory(view: DataView): { count: number; offset: number } {
  const first = Math.max(0, view.byteLength - END_RECORD_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_RECORD_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    return count === 0xffff || offset === IN_ZIP64 ? wideDirectory(view, at) : { count, offset };
  }
  throw new ZipDamage('no central directory');
}

function wideDirectory(view: DataView, endRecord: number): { count: number; offset: number } {
  const locator = endRecord - 20;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) throw new ZipDamage('no zip64 locator');
  const record = wideNumber(view, locator + 8);
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== ZIP64_END_RECORD) {
    throw new ZipDamage('no zip64 end record');
  }
  return { count: wideNumber(view, record + 32), offset: wideNumber(view, record + 48) };
}

function wideSizes(
  view: DataView,
  header: number,
  extra: number,
  extraLength: number,
): { packedSize: number; size: number; headerOffset: number } {
  let packedSize = view.getUint32(header + 20, true);
  let size = view.getUint32(header + 24, true);
  let headerOffset = view.getUint32(header + 42, true);
  for (let at = extra; at + 4 <= extra + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_EXTRA) continue;
    let field = at + 4;
    const next = () => wideNumber(view, (field += 8) - 8);
    if (size === IN_ZIP64) size = next();
    if (packedSize === IN_ZIP64) packedSize = next();
    if (headerOffset === IN_ZIP64) headerOffset = next();
  }
  return { packedSize, size, headerOffset };
}

function wideNumber(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw new ZipDamage('zip64 field is cut off');
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

async function* through(
  transform: { readonly readable: ReadableStream; readonly writable: WritableStream },
  content: Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const writer = transform.writable.getWriter() as WritableStreamDefaultWriter<Uint8Array>;
  const reader = transform.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  // What goes wrong on this side, with the pieces themselves or with damaged data, ends the reading as well.
  void feed(writer, content).catch((error: unknown) => writer.abort(error).catch(() => {}));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  content: Iterable<Uint8Array>,
): Promise<void> {
  for (const piece of content) await writer.write(piece);
  await writer.close();
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** @param before checksum of the bytes in front of these */
function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let at = 0; at < bytes.length; at++) value = CRC_TABLE[(value ^ bytes[at]) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
