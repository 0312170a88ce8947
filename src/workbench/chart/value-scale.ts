/** The marks of a value axis: round figures that hold all values, zero among them. */
export interface ValueScale {
  readonly least: number;
  readonly most: number;
  readonly marks: readonly number[];
}

/** @param values what is drawn; at least an empty axis from 0 to 1 comes of it */
export function valueScale(values: readonly number[], wanted = 5): ValueScale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values) || (least === 0 ? 1 : 0);
  const span = most - least;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999) ?? 10 * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const marks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  return { least: marks[0], most: marks[marks.length - 1], marks };
}
