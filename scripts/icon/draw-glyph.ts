import { GLYPH_UNITS } from './glyphs';
import { isOnStroke, segmentsOf, type Stroke } from './stroke';

/** Sizes in which Office shows commands (16, 32 and 80 must be there; the others are for screens in between). */
export const GLYPH_SIZES = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** A green with a contrast above 3 both on the white ribbon and on the black one. */
const GREEN = [0x1f, 0x9a, 0x5a] as const;
/** Width of the lines in units of the drawing; finer where there are pixels enough. */
const WIDTH = 1.35;
const FINE_WIDTH = 1.1;
const SAMPLES = 6;

/**
 * A command's icon: green lines on nothing.
 * @param strokes lines in a square of `GLYPH_UNITS`
 * @param size pixels on each side
 * @returns red, green, blue and opacity of each pixel, row after row
 */
export function drawGlyph(strokes: readonly Stroke[], size: number): Uint8Array {
  const segments = segmentsOf(strokes);
  const reach = ((size < 32 ? WIDTH : FINE_WIDTH) / 2) ** 2;
  const pixels = new Uint8Array(size * size * 4);
  const step = GLYPH_UNITS / size / SAMPLES;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let inside = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const x = (column * SAMPLES + (sample % SAMPLES) + 0.5) * step;
        const y = (row * SAMPLES + Math.floor(sample / SAMPLES) + 0.5) * step;
        if (isOnStroke(segments, reach, x, y)) inside++;
      }
      if (inside === 0) continue;
      pixels.set([...GREEN, Math.round((inside / SAMPLES ** 2) * 255)], (row * size + column) * 4);
    }
  }
  return pixels;
}
