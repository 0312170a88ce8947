import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { drawGlyph, GLYPH_SIZES } from '../../scripts/icon/draw-glyph';
import { drawIcon, ICON_SIZES } from '../../scripts/icon/draw-icon';
import { GLYPHS } from '../../scripts/icon/glyphs';
import { COMMANDS } from '../../src/commands/commands';

/** One of each width of line; drawing the large ones again would take a minute. */
const COMPARED: readonly number[] = [16, 32];

const ASSETS = join(__dirname, '../../assets');

describe.each(ICON_SIZES)('assets/icon-%d.png', (size) => {
  const file = readFileSync(join(ASSETS, `icon-${size}.png`));
  const pixels = pixelsOf(file, size);

  test('is a PNG of its size, eight bits a channel with opacity', () => {
    expect(file.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(sizeOf(file)).toEqual([size, size]);
    expect([...file.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  });

  test('is what scripts/make-icons.ts draws', () => {
    expect(Buffer.compare(pixels, Buffer.from(drawIcon(size)))).toBe(0);
  });

  test('shows its mark: mostly green, a good part white, corners clear', () => {
    const share = (is: (at: number) => boolean): number =>
      Array.from({ length: size * size }, (_, pixel) => is(pixel * 4)).filter(Boolean).length / size ** 2;
    expect(
      share((at) => pixels[at] === 0x21 && pixels[at + 1] === 0x73 && pixels[at + 2] === 0x46),
    ).toBeGreaterThan(0.5);
    expect(share((at) => pixels[at] > 0xe0)).toBeGreaterThan(0.1);
    expect(pixels[3]).toBeLessThan(64);
  });
});

describe('assets/commands', () => {
  const names = COMMANDS.map(({ name }) => name);

  test('there is a picture for every command and none for anything else', () => {
    expect(Object.keys(GLYPHS).sort()).toEqual([...names].sort());
    const files = names.flatMap((name) => GLYPH_SIZES.map((size) => `${name}-${size}.png`));
    expect(readdirSync(join(ASSETS, 'commands')).sort()).toEqual(files.sort());
  });

  test.each(names)('%s is there at every size, as scripts/make-icons.ts draws it', (name) => {
    for (const size of GLYPH_SIZES) {
      const path = join(ASSETS, `commands/${name}-${size}.png`);
      expect(existsSync(path)).toBe(true);
      const file = readFileSync(path);
      expect(sizeOf(file)).toEqual([size, size]);
      if (!COMPARED.includes(size)) continue;
      expect(Buffer.compare(pixelsOf(file, size), Buffer.from(drawGlyph(GLYPHS[name], size)))).toBe(0);
    }
  });

  test('no two commands look alike at 16 pixels', () => {
    const drawn = names.map((name) => ({ name, pixels: drawGlyph(GLYPHS[name], 16) }));
    for (const [index, one] of drawn.entries())
      for (const other of drawn.slice(index + 1)) {
        const different = Array.from({ length: 256 }, (_, pixel) =>
          Math.abs(one.pixels[pixel * 4 + 3] - other.pixels[pixel * 4 + 3]),
        ).filter((by) => by > 128).length;
        expect([one.name, other.name, different > 24]).toEqual([one.name, other.name, true]);
      }
  });
});

/** Width and height, as the PNG's IHDR chunk says. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The pixels of an unfiltered PNG with one IDAT chunk, as `encodePng` writes it. */
function pixelsOf(png: Buffer, size: number): Buffer {
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const rowBytes = size * 4;
  return Buffer.concat(
    Array.from({ length: size }, (_, row) =>
      rows.subarray(row * (rowBytes + 1) + 1, (row + 1) * (rowBytes + 1)),
    ),
  );
}
