import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits a channel, red green blue and opacity. */
const BIT_DEPTH = 8;
const TRUECOLOUR_WITH_ALPHA = 6;

/**
 * A PNG file (ISO/IEC 15948) of a square picture, no row filtered, nothing in it but the pixels.
 * @param size pixels on each side
 * @param pixels four bytes for each pixel (red, green, blue, opacity), row after row
 */
export function encodePng(size: number, pixels: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([BIT_DEPTH, TRUECOLOUR_WITH_ALPHA], 8);
  const rowBytes = size * 4;
  const rows = Buffer.alloc(size * (rowBytes + 1));
  for (let row = 0; row < size; row++) {
    rows.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
