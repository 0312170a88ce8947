import { elementsNamed } from './xml-elements';

/** Built-in formats that show days or months, as Excel for China understands their numbers (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/**
 * Which cell styles of a workbook show numbers as dates.
 * @param stylesXml the styles part
 * @returns for each `xf` of `cellXfs`, by its number
 */
export function dateStylesOf(stylesXml: string): boolean[] {
  const codes = new Map(
    elementsNamed(stylesXml, 'numFmt').map((format) => [
      Number(format['numFmtId']),
      format['formatCode'] ?? '',
    ]),
  );
  const cellStyles = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  return elementsNamed(cellStyles, 'xf').map((style) => showsDates(Number(style['numFmtId'] ?? 0), codes));
}

/** What is no letter of a format: quoted and escaped text, fill and space characters, colours, currencies, AM/PM. */
const NO_LETTERS = /"[^"]*"|[\\_*].|\[[^\]]*\]|AM\/PM|A\/P/gi;

/**
 * Whether a number format shows dates. A time of day or a duration is none: it counts the same in both date systems.
 * @param id number of the format
 * @param codes the file's own format codes by number
 */
export function showsDates(id: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(id);
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const letters = code.replace(NO_LETTERS, '');
  if (/general|standard/i.test(letters)) return false;
  // A lone m is a month unless hours or seconds make it minutes; 「aaaa」 is the day of the week.
  return /[yd]|aaa/i.test(letters) || (/m/i.test(letters) && !/[hs0#?]/i.test(letters));
}
