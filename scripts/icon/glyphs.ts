import type { Point, Stroke } from './stroke';

/** Units on each side of a glyph's drawing: one is a pixel of the smallest icon, so that its lines lie on whole pixels. */
export const GLYPH_UNITS = 16;

/** A line round a centre, angles in degrees clockwise from the right. */
function arc(centre: Point, radius: number, from: number, to: number): Stroke {
  const steps = Math.ceil(Math.abs(to - from) / 12);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)] as const;
  });
}

function box(left: number, top: number, right: number, bottom: number): Stroke {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
}

function line(...points: Point[]): Stroke {
  return points;
}

/** What each command's icon shows; the keys are the commands' names in `src/commands/commands.ts`. */
export const GLYPHS: Readonly<Record<string, readonly Stroke[]>> = {
  // Ledger lines under a magnifying glass.
  recognise: [
    line([1.5, 2.5], [14.5, 2.5]),
    line([1.5, 6.5], [5, 6.5]),
    line([1.5, 10.5], [4.5, 10.5]),
    line([1.5, 14.5], [7.5, 14.5]),
    arc([10, 9.5], 3.2, 0, 360),
    line([12.4, 11.9], [14.8, 14.3]),
  ],
  // The pulse of an examination.
  check: [line([0.8, 8.5], [4, 8.5], [6, 3], [9.5, 13.5], [11.5, 8.5], [15.2, 8.5])],
  // A table, and the column that is added to it.
  agingColumns: [
    box(1.5, 2.5, 8.5, 13.5),
    line([1.5, 6.5], [8.5, 6.5]),
    line([5, 2.5], [5, 13.5]),
    line([10.5, 8.5], [15, 8.5]),
    line([12.75, 6.2], [12.75, 10.8]),
  ],
  // A coin.
  reward: [
    arc([8, 8], 6.6, 0, 360),
    line([5.3, 4.3], [8, 7.7], [10.7, 4.3]),
    line([8, 7.7], [8, 12]),
    line([5.6, 8.1], [10.4, 8.1]),
    line([5.6, 10.2], [10.4, 10.2]),
  ],
  // One stroke of lightning does it all.
  generateAll: [line([9.6, 1.4], [3.2, 9], [7.4, 9], [6.4, 14.6], [12.8, 6.8], [8.6, 6.8], [9.6, 1.4])],
  // Round once more.
  update: [arc([8, 8.3], 5.7, -30, 250), line([13.9, 1.8], [13.2, 5.4], [9.6, 5])],
  // A printer with its paper.
  print: [
    line([4.5, 6], [4.5, 1.5], [11.5, 1.5], [11.5, 6]),
    line([4.5, 11.5], [1.5, 11.5], [1.5, 6], [14.5, 6], [14.5, 11.5], [11.5, 11.5]),
    box(4.5, 9.5, 11.5, 14.5),
  ],
  // A window with a pane at its right.
  showPane: [
    box(1.5, 2.5, 14.5, 13.5),
    line([8.5, 2.5], [8.5, 13.5]),
    line([10.8, 5.7], [12.3, 5.7]),
    line([10.8, 8], [12.3, 8]),
    line([10.8, 10.3], [12.3, 10.3]),
  ],
  // Rows that lead to a figure.
  explain: [
    line([1.5, 2.5], [6.5, 2.5], [6.5, 13.5], [1.5, 13.5]),
    line([1.5, 8], [14.3, 8]),
    line([11, 4.7], [14.3, 8], [11, 11.3]),
  ],
};
