/** Texts in quotation marks, names of sheets in apostrophes with what follows them, and everything else. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|[^"']+/g;

/** Prefixes under which files keep functions that are younger than the format, and Excel does not show. */
const FILE_PREFIXES = /_XL(?:FN|WS|PM|UDF)\./g;

/** The name of a sheet that needs no apostrophes. */
const BARE_SHEET = /[\p{L}\p{N}_.\\]+(?=!)/gu;

/** A decimal number; Excel writes 0.50 as 0.5. */
const DECIMAL = /(?<![\p{L}\p{N}_.$])\d*\.\d+/gu;

/**
 * A formula without what Excel rewrites by itself: equals sign, blanks, case, apostrophes around names of sheets, file prefixes,
 * the sign @ of implicit intersection, zeros at the end of decimals.
 * @param formula with or without its equals sign
 * @param sheets dropped: names of sheets do not count, because Excel rewrites them when a sheet is renamed
 */
export function normalFormula(formula: string, sheets: 'kept' | 'dropped'): string {
  const body = formula.startsWith('=') ? formula.slice(1) : formula;
  return body.replace(PARTS, (part) => {
    if (part.startsWith('"')) return part;
    if (part.startsWith("'")) {
      if (sheets === 'dropped' && part.endsWith("'!")) return '!';
      return part
        .replace(/^'|'(?=!?$)/g, '')
        .replaceAll("''", "'")
        .toUpperCase();
    }
    const bare = part.replace(/[\s@]/g, '').toUpperCase().replace(FILE_PREFIXES, '');
    const named = sheets === 'dropped' ? bare.replace(BARE_SHEET, '') : bare;
    return named.replace(DECIMAL, (number) => String(Number(number)));
  });
}

/**
 * Leads the references of a formula to sheets that have other names now.
 * @param names new names by old ones, these in lower case
 */
export function renameSheets(formula: string, names: ReadonlyMap<string, string>): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'((?:[^']|'')*)'!|([\p{L}\p{N}_.\\]+)!/gu,
    (whole, quoted: string | undefined, bare: string | undefined) => {
      const old = quoted === undefined ? bare : quoted.replaceAll("''", "'");
      const now = old === undefined ? undefined : names.get(old.toLowerCase());
      return now === undefined ? whole : `'${now.replaceAll("'", "''")}'!`;
    },
  );
}
