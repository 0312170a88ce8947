/** Functions that came after the first edition of the file format; it writes them with a mark before their names. */
const LATER = new Set(
  (
    'ANCHORARRAY ARRAYTOTEXT BYCOL BYROW CHOOSECOLS CHOOSEROWS CONCAT DAYS DROP EXPAND FORMULATEXT HSTACK IFNA IFS ISFORMULA ' +
    'LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS NUMBERVALUE RANDARRAY REDUCE SCAN SEQUENCE SHEET SHEETS SINGLE SORTBY SWITCH TAKE ' +
    'TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR'
  ).split(' '),
);
/** Those of them that carry a second mark. */
const OF_SHEETS = new Set(['FILTER', 'SORT']);

/** Pieces of a formula: texts, quoted names, what stands in square brackets, and names followed by a parenthesis. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^[\]]*\]|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu;

/** A formula of a file as a user reads it, with its equals sign. */
export function readFormula(formula: string): string {
  const bare = formula
    .replace(/_xlfn\.(?:_xlws\.)?|_xlws\./gi, '')
    .replace(/\bANCHORARRAY\((\$?[A-Z]{1,3}\$?\d+)\)/gi, '$1#')
    .replace(/\bSINGLE\(([^()]*)\)/gi, '@$1');
  return `=${bare.replace(/^=/, '')}`;
}

/** A formula as a file holds it, without its equals sign. */
export function writtenFormula(formula: string): string {
  return formula
    .replace(/^=/, '')
    .replace(PIECES, (piece) => {
      const name = piece.toUpperCase();
      if (OF_SHEETS.has(name)) return `_xlfn._xlws.${piece}`;
      return LATER.has(name) ? `_xlfn.${piece}` : piece;
    })
    .replace(/(\$?[A-Z]{1,3}\$?\d+)#/g, '_xlfn.ANCHORARRAY($1)')
    .replace(
      /\[@\[([^\]]+)\]\]|\[@([^\]]+)\]/g,
      (_, quoted?: string, plain?: string) => `[[#This Row],[${quoted ?? plain ?? ''}]]`,
    );
}
