import { showsDates } from '../workbook/date-format';
import { unitShown } from '../workbook/unit-format';
import { elementsNamed } from './xml-elements';

/** Built-in formats that show days or months, as Excel for China understands their numbers (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** What the number formats of a workbook's cell styles show; for each `xf` of `cellXfs`, by its number. */
export interface ShownByStyles {
  readonly dates: readonly boolean[];
  /** A money unit behind the figure, or null. */
  readonly units: readonly (string | null)[];
}

/** @param stylesXml the styles part */
export function shownByStyles(stylesXml: string): ShownByStyles {
  const codes = new Map(
    elementsNamed(stylesXml, 'numFmt').map((format) => [
      Number(format['numFmtId']),
      format['formatCode'] ?? '',
    ]),
  );
  const start = stylesXml.search(/<(?:[\w.-]+:)?cellXfs[\s>]/);
  const inside = start < 0 ? '' : stylesXml.slice(start);
  const end = inside.search(/<\/(?:[\w.-]+:)?cellXfs>/);
  const formats = elementsNamed(end < 0 ? '' : inside.slice(0, end), 'xf').map((style) =>
    Number(style['numFmtId'] ?? 0),
  );
  return {
    dates: formats.map((format) => formatShowsDates(format, codes)),
    units: formats.map((format) => unitShown(codes.get(format) ?? '')),
  };
}

/**
 * Whether a number format shows dates.
 * @param id number of the format
 * @param codes the file's own format codes by number
 */
export function formatShowsDates(id: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(id);
  return code === undefined ? BUILT_IN_DATES.has(id) : showsDates(code);
}
