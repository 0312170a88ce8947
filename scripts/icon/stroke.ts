export type Point = readonly [x: number, y: number];
/** A line with round ends through its points. */
export type Stroke = readonly Point[];

/** A straight piece of a stroke: where it begins, and how far it goes. */
export interface Segment {
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
}

/** The straight pieces of all strokes. */
export function segmentsOf(strokes: readonly Stroke[]): Segment[] {
  return strokes.flatMap((stroke) =>
    stroke.slice(1).map(([toX, toY], index) => {
      const [x, y] = stroke[index];
      return { x, y, alongX: toX - x, alongY: toY - y };
    }),
  );
}

/** Whether a point lies on one of the lines, `reach` being the square of half their width. */
export function isOnStroke(segments: readonly Segment[], reach: number, x: number, y: number): boolean {
  for (const segment of segments) {
    if (squareDistance(segment, x, y) <= reach) return true;
  }
  return false;
}

/** Square of the distance of a point from a piece of a line. */
function squareDistance(segment: Segment, x: number, y: number): number {
  const { alongX, alongY } = segment;
  const [fromX, fromY] = [x - segment.x, y - segment.y];
  const share = (fromX * alongX + fromY * alongY) / (alongX * alongX + alongY * alongY);
  const nearest = Math.min(1, Math.max(0, share));
  return (fromX - nearest * alongX) ** 2 + (fromY - nearest * alongY) ** 2;
}
