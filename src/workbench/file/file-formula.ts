import { LATER_FUNCTIONS, LATER_SHEET_FUNCTIONS } from './later-functions';

const SHEET = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const NOT_MORE = String.raw`(?![\p{L}\p{N}_.(!])`;

/** Pieces of a formula whose inner is none of our business, those that a file writes otherwise, and any other character. */
const PIECE = new RegExp(
  [
    String.raw`(?<text>"(?:[^"]|"")*")`,
    String.raw`(?<bracket>\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\])`,
    String.raw`(?<spill>${SHEET}?${CELL})#`,
    String.raw`@(?<single>${SHEET}?${CELL}(?::${CELL})?${NOT_MORE})`,
    String.raw`(?<place>${SHEET}${CELL}|${SHEET})`,
    String.raw`(?<word>[\p{L}_\\][\p{L}\p{N}_.]*)`,
    String.raw`(?<number>\d+\.?\d*(?:[eE][+-]?\d+)?)`,
    String.raw`(?<sign>[^])`,
  ].join('|'),
  'gu',
);

type Piece = Partial<
  Record<'text' | 'bracket' | 'spill' | 'single' | 'place' | 'word' | 'number' | 'sign', string>
>;

/** A call that a piece stands within. */
interface OpenCall {
  readonly name: string;
  /** Index of the argument that is being read, and whether nothing of it has been read. */
  argument: number;
  fresh: boolean;
  /** Names that LET or LAMBDA gives to values, in capitals. */
  readonly names: Set<string>;
}

/** A formula of a file as a user reads it, with its equals sign. */
export function readFormula(formula: string): string {
  const bare = pieces(formula.replace(/^=/, ''))
    .map(([text, { word }]) =>
      word === undefined ? text : text.replace(/^(?:_xlfn\.(?:_xlws\.)?|_xlws\.|_xlpm\.)/i, ''),
    )
    .join('')
    .replace(/\bANCHORARRAY\(([^()"]*)\)/gi, '$1#')
    .replace(/\bSINGLE\(([^()"]*)\)/gi, '@$1');
  return `=${bare}`;
}

/**
 * A formula as a file holds it, without its equals sign: functions of later editions and the names that LET and LAMBDA give carry marks,
 * `A1#` and `@A1:A9` are calls.
 */
export function writtenFormula(formula: string): string {
  const all = pieces(formula.replace(/^=/, ''));
  const calls: OpenCall[] = [];
  let called = '';
  return all
    .map(([text, piece], at) => {
      const { word, sign } = piece;
      const call = calls.at(-1);
      if (sign !== undefined && /\s/u.test(sign)) return text;
      const first = call?.fresh === true;
      if (call) call.fresh = false;
      if (sign === '(') calls.push({ name: called, argument: 0, fresh: true, names: new Set() });
      else if (sign === ')') calls.pop();
      else if (sign === ',' && call) {
        call.argument += 1;
        call.fresh = true;
      }
      called = word?.toUpperCase() ?? '';
      if (piece.spill !== undefined) return `_xlfn.ANCHORARRAY(${piece.spill})`;
      if (piece.single !== undefined) return `_xlfn.SINGLE(${piece.single})`;
      // Where nothing spills, a file means by a plain formula what the sign says.
      if (sign === '@') return '';
      if (piece.bracket !== undefined) return writtenBracket(text);
      if (word === undefined) return text;
      const name = word.toUpperCase();
      const follows = nextSign(all, at);
      if (call && first && follows === ',' && givesName(call)) call.names.add(name);
      if (calls.some(({ names }) => names.has(name))) return `_xlpm.${word}`;
      if (follows !== '(') return word;
      if (LATER_SHEET_FUNCTIONS.has(name)) return `_xlfn._xlws.${word}`;
      return LATER_FUNCTIONS.has(name) ? `_xlfn.${word}` : word;
    })
    .join('');
}

/** Whether a bare word at the place that is being read is a name that the call gives. */
function givesName({ name, argument }: OpenCall): boolean {
  return name === 'LAMBDA' || (name === 'LET' && argument % 2 === 0);
}

function pieces(formula: string): [text: string, piece: Piece][] {
  return [...formula.matchAll(PIECE)].map((found) => [found[0], found.groups as Piece]);
}

/** The next piece that is no space. */
function nextSign(all: readonly (readonly [text: string, piece: Piece])[], at: number): string {
  for (let next = at + 1; next < all.length; next++) if (all[next][0].trim() !== '') return all[next][0];
  return '';
}

/** `[@列]` is short for a longer reference to the formula's own row. */
function writtenBracket(bracket: string): string {
  return bracket.replace(
    /^\[@(?:\[((?:'.|[^\]'])+)\]|([^[\]]+))\]$/,
    (_, quoted?: string, plain?: string) => `[[#This Row],[${quoted ?? plain ?? ''}]]`,
  );
}
