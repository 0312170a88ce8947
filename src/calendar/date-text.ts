/** A time of day, Western or Chinese, with or without its zone; the day is the one written, wherever the zone lies. */
const CLOCK = String.raw`(?:[01]?\d|2[0-4])[:时][0-5]?\d(?:[:分](?:[0-5]?\d(?:[.,]\d+)?秒?)?)?(?:\s*[AaPp][Mm])?(?:\s*(?:Z|[+-]\d\d:?\d\d))?`;
/** For a regular expression: a time behind a date that ends with a digit, from which it must stand apart. */
export const TIME = String.raw`(?:(?:\s*T|\s+)(?:[上下中]午\s*)?${CLOCK})?`;
/** For a regular expression: a time behind a date that ends with 日 or 号. */
export const TIME_AFTER_WORD = String.raw`(?:(?:\s*T)?\s*(?:[上下中]午\s*)?${CLOCK})?`;
/** For a regular expression, capturing: what stands between the numbers of a date. */
export const SEPARATOR = String.raw`\s*([-/.])\s*`;

/** a/b/yyyy: its first, third and fourth groups are the numbers. */
export const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})${SEPARATOR}(\d{1,2})\s*\2\s*(\d{4})${TIME}$`);

/** Full-width letters and signs as plain ones; the dashes and the full stop of Chinese keyboards as separators. */
export function plainDateText(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/。/g, '.')
    .trim();
}
