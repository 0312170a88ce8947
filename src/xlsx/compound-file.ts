/** A compound file that is cut off or damaged. */
export class CompoundFileDamage extends Error {
  override readonly name = 'CompoundFileDamage';
}

const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const LAST_SECTOR = 0xfffffffa;
const STREAM = 2;
const ROOT = 5;

/**
 * The streams of a compound file (OLE2, the container of .xls, of .doc and of encrypted workbooks; [MS-CFB]).
 * @returns for each stream's name a function that gives its bytes
 * @throws CompoundFileDamage
 */
export function compoundStreams(bytes: Uint8Array): Map<string, () => Uint8Array> {
  if (bytes.length < HEADER_SIZE) throw new CompoundFileDamage('no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6)
    throw new CompoundFileDamage('sector size');
  const sectorSize = 1 << sectorShift;
  const shortStream = view.getUint32(56, true);

  const sector = (number: number): Uint8Array => {
    const start = (number + 1) * sectorSize;
    if (start >= bytes.length) throw new CompoundFileDamage('sector outside the file');
    return bytes.subarray(start, start + sectorSize);
  };
  const next = allocationTable(view, sector, sectorSize);
  const chain = (first: number): Uint8Array => joinChain(first, next, sector, sectorSize);

  const directory = chain(view.getUint32(48, true));
  const miniFirst = view.getUint32(60, true);
  const miniNext = miniFirst < LAST_SECTOR ? numbers(chain(miniFirst)) : new Uint32Array(0);
  let miniStream: Uint8Array | undefined;
  const streams = new Map<string, () => Uint8Array>();
  const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  let rootFirst = LAST_SECTOR;
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const kind = entries.getUint8(at + 66);
    const first = entries.getUint32(at + 116, true);
    const size = entries.getUint32(at + 120, true);
    if (kind === ROOT) rootFirst = first;
    if (kind !== STREAM) continue;
    const nameLength = Math.min(64, entries.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, nameLength - 2)));
    streams.set(name, () => {
      if (size >= shortStream) return upTo(chain(first), size);
      miniStream ??= chain(rootFirst);
      const small = miniStream;
      const miniSector = (number: number) => small.subarray(number << miniShift, (number + 1) << miniShift);
      return upTo(joinChain(first, miniNext, miniSector, 1 << miniShift), size);
    });
  }
  return streams;
}

function allocationTable(
  view: DataView,
  sector: (number: number) => Uint8Array,
  sectorSize: number,
): Uint32Array {
  const tables: number[] = [];
  for (let index = 0; index < 109; index++) tables.push(view.getUint32(76 + index * 4, true));
  let more = view.getUint32(68, true);
  for (let guard = view.getUint32(72, true); more < LAST_SECTOR && guard > 0; guard--) {
    const list = numbers(sector(more));
    tables.push(...list.subarray(0, sectorSize / 4 - 1));
    more = list[sectorSize / 4 - 1];
  }
  const used = tables.filter((number) => number < LAST_SECTOR);
  const table = new Uint32Array((used.length * sectorSize) / 4).fill(LAST_SECTOR);
  used.forEach((number, index) => table.set(numbers(sector(number)), (index * sectorSize) / 4));
  return table;
}

function joinChain(
  first: number,
  next: Uint32Array,
  sector: (number: number) => Uint8Array,
  sectorSize: number,
): Uint8Array {
  const chain: Uint8Array[] = [];
  for (let number = first; number < LAST_SECTOR; number = next[number]) {
    // A chain longer than the table runs in a circle.
    if (number >= next.length || chain.length > next.length) throw new CompoundFileDamage('broken chain');
    chain.push(sector(number));
  }
  const all = new Uint8Array(chain.length * sectorSize);
  chain.forEach((part, index) => all.set(part, index * sectorSize));
  return all;
}

function upTo(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length < size) throw new CompoundFileDamage('stream is cut off');
  return bytes.subarray(0, size);
}

function numbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}
