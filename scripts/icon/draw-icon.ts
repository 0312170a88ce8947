import { isOnStroke, segmentsOf, type Stroke } from './stroke';

/** Sizes that Office asks for (add-in icons 32 and 64, ribbon buttons 16, 32 and 80, the store 128). */
export const ICON_SIZES = [16, 32, 64, 80, 128] as const;

/** The drawing's own units on each side; a pixel is `UNITS / size` of them. */
const UNITS = 64;
/** Samples across a pixel; their share in a shape is the pixel's edge softness. */
const SAMPLES = 4;
const GREEN = [0x21, 0x73, 0x46] as const;
const WHITE = [0xff, 0xff, 0xff] as const;
const CORNER = 12;

/** Ledger lines that grow shorter from row to row, and a tick where nothing is left: what is owed comes down to nil. */
interface Mark {
  readonly strokes: readonly Stroke[];
  readonly width: number;
}

const MARK: Mark = {
  strokes: [
    [
      [14, 16],
      [50, 16],
    ],
    [
      [14, 28],
      [38, 28],
    ],
    [
      [14, 40],
      [22, 40],
    ],
    [
      [27, 46],
      [35, 54],
      [51, 35],
    ],
  ],
  width: 5,
};

/** At 16 pixels a third line would run into the tick; lines lie on whole pixels. */
const SMALL_MARK: Mark = {
  strokes: [
    [
      [14, 16],
      [50, 16],
    ],
    [
      [14, 28],
      [30, 28],
    ],
    [
      [18, 42],
      [29, 52],
      [50, 29],
    ],
  ],
  width: 7.5,
};

/**
 * The product's mark, white on Excel's green.
 * @param size pixels on each side
 * @returns red, green, blue and opacity of each pixel, row after row
 */
export function drawIcon(size: number): Uint8Array {
  const mark = size < 32 ? SMALL_MARK : MARK;
  const segments = segmentsOf(mark.strokes);
  const reach = (mark.width / 2) ** 2;
  const pixels = new Uint8Array(size * size * 4);
  const step = UNITS / size / SAMPLES;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let ground = 0;
      let strokes = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const x = (column * SAMPLES + (sample % SAMPLES) + 0.5) * step;
        const y = (row * SAMPLES + Math.floor(sample / SAMPLES) + 0.5) * step;
        if (!isInGround(x, y)) continue;
        ground++;
        if (isOnStroke(segments, reach, x, y)) strokes++;
      }
      if (ground === 0) continue;
      const white = strokes / ground;
      const colour = GREEN.map((value, channel) => Math.round(value + (WHITE[channel] - value) * white));
      pixels.set([...colour, Math.round((ground / (SAMPLES * SAMPLES)) * 255)], (row * size + column) * 4);
    }
  }
  return pixels;
}

/** A square with round corners that fills the picture. */
function isInGround(x: number, y: number): boolean {
  const past = (at: number): number => Math.max(CORNER - at, at - (UNITS - CORNER), 0);
  return past(x) ** 2 + past(y) ** 2 <= CORNER ** 2;
}
