import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits a channel, red green blue and opacity; or eight bits for the place of a colour in a palette. */
const BIT_DEPTH = 8;
const TRUECOLOUR_WITH_ALPHA = 6;
const PALETTE = 3;

/**
 * A PNG file (ISO/IEC 15948) of a square picture, no row filtered, nothing in it but the pixels.
 * @param size pixels on each side
 * @param pixels four bytes for each pixel (red, green, blue, opacity), row after row
 */
export function encodePng(size: number, pixels: Uint8Array): Uint8Array {
  return file(size, size, TRUECOLOUR_WITH_ALPHA, 4, pixels, []);
}

/**
 * A PNG file of at most 256 colours.
 * @param width pixels of a row
 * @param palette colours as 0xRRGGBB
 * @param pixels the place of each pixel's colour in the palette, row after row
 */
export function encodePalettePng(width: number, palette: readonly number[], pixels: Uint8Array): Uint8Array {
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => colours.writeUIntBE(colour, index * 3, 3));
  return file(width, pixels.length / width, PALETTE, 1, pixels, [chunk('PLTE', colours)]);
}

function file(
  width: number,
  height: number,
  kind: number,
  bytesOfPixel: number,
  pixels: Uint8Array,
  before: readonly Buffer[],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BIT_DEPTH, kind], 8);
  const rowBytes = width * bytesOfPixel;
  const rows = Buffer.alloc(height * (rowBytes + 1));
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    ...before,
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
