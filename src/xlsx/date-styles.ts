import { isDateFormat } from 'hucre';
import { elementsNamed } from './xml-elements';

/** Ids of built-in formats that show dates or times, the East Asian ones among them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** `m"月"`: months without a day or a year, and no digit of a number beside them. */
const MONTH_ALONE = /^[^0#?]*m[^0#?]*$/i;

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

/**
 * Whether a number format shows dates.
 * @param id number of the format
 * @param codes the file's own format codes by number
 */
export function showsDates(id: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(id);
  if (code === undefined) return BUILT_IN_DATES.has(id);
  // A currency sign in brackets (`[$HKD-C04]`) and a colour are no date letters; hucre drops only plain ones.
  const plain = code.replace(
    /\[\$[^\]]*\]|\[(?:Red|Black|Blue|Green|Cyan|Magenta|White|Yellow|Color ?\d+)\]/gi,
    '',
  );
  return isDateFormat(plain) || MONTH_ALONE.test(plain.replace(/"[^"]*"|\\./g, ''));
}
