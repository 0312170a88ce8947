/** Pixels of the screen in a point of paper, at 96 pixels an inch. */
const PIXELS_PER_POINT = 96 / 72;

export function pixelsOf(points: number): number {
  return Math.round(points * PIXELS_PER_POINT);
}

export function pointsOf(pixels: number): number {
  return pixels / PIXELS_PER_POINT;
}
