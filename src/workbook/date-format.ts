/** What is no letter of a format: quoted and escaped text, fill and space characters, colours, currencies, AM/PM. */
const NO_LETTERS = /"[^"]*"|[\\_*].|\[[^[\]]*\]|AM\/PM|A\/P/gi;

/**
 * Whether a number format shows dates. A time of day or a duration is none: it counts the same in both date systems.
 * @param code the format as Excel writes it, for example `yyyy-mm-dd`
 */
export function showsDates(code: string): boolean {
  const letters = code.replace(NO_LETTERS, '');
  if (/general|standard/i.test(letters)) return false;
  // A lone m is a month unless hours or seconds make it minutes; 「aaaa」 is the day of the week.
  return /[yd]|aaa/i.test(letters) || (/m/i.test(letters) && !/[hs0#?]/i.test(letters));
}
