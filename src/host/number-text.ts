import { CellError, type CellContent } from './cell';

/** The kinds of number formats as `numberFormatCategories` tells them. */
export type FormatCategory =
  'General' | 'Number' | 'Date' | 'Time' | 'Percentage' | 'Scientific' | 'Text' | 'Custom';

const DATE_FORMATS = new Set([
  'yyyy/m/d',
  'yyyy/m/d;@',
  'yyyy-mm-dd',
  'yyyy-mm-dd;@',
  'yyyy-m-d',
  'm/d/yyyy',
  'yyyy"年"m"月"d"日"',
  'yyyy"年"m"月"d"日";@',
  'm"月"d"日"',
  '[$-F800]dddd, mmmm dd, yyyy',
]);

export function formatCategory(format: string): FormatCategory {
  if (format === 'General') return 'General';
  if (format === '@') return 'Text';
  if (DATE_FORMATS.has(format)) return 'Date';
  if (/^h{1,2}:mm(:ss)?$/.test(format)) return 'Time';
  if (/^0(\.0+)?%$/.test(format)) return 'Percentage';
  if (/^0(\.0+)?E\+00$/.test(format)) return 'Scientific';
  return /^(#,##0|0)(\.0+)?(_ )?(;\[Red\]-?\1(\.0+)?)?$/.test(format) ? 'Number' : 'Custom';
}

/** What the user reads in a cell. */
export function contentText(content: CellContent, format = 'General'): string {
  if (content === null) return '';
  if (content instanceof CellError) return content.code;
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE';
  const sections = sectionsOf(format);
  if (typeof content === 'string')
    return sections.length > 3 ? sectionText(sections[3], content, 0) : content;
  if (sections.length >= 3 && content === 0) return sectionText(sections[2], content, 0);
  if (sections.length >= 2 && content < 0) return sectionText(sections[1], content, -content);
  const text = sectionText(sections[0], content, Math.abs(content));
  return content < 0 ? `-${text}` : text;
}

/** Cuts a format at its semicolons, outside of quotes. */
function sectionsOf(format: string): string[] {
  const sections = [''];
  for (const piece of format.match(/"[^"]*"|\\.|\[[^\]]*\]|[^"\\[]/g) ?? []) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

/** @param size the number without its sign; `content` is what the cell holds */
function sectionText(section: string, content: number | string, size: number): string {
  const bare = section.replace(/\[[^\]]*\]/g, '');
  if (bare === 'General') return typeof content === 'string' ? content : generalText(size);
  const pieces = bare.match(/"[^"]*"|\\.|_.|\*.|[^"\\_*]/g) ?? [];
  const literal = (piece: string): string | null => {
    if (piece.startsWith('"')) return piece.slice(1, -1);
    if (piece.startsWith('\\')) return piece.slice(1);
    if (piece.startsWith('_')) return ' ';
    return piece.startsWith('*') && piece.length > 1 ? '' : null;
  };
  const codes = pieces.filter((piece) => literal(piece) === null).join('');
  if (/[ymdhs]/i.test(codes) && !/[0#]/.test(codes)) return dateText(pieces, literal, size);
  if (codes.includes('@')) {
    return pieces.map((piece) => literal(piece) ?? (piece === '@' ? String(content) : piece)).join('');
  }
  const pattern = /[0#?,.]+/.exec(codes)?.[0] ?? '';
  if (pattern === '') return pieces.map((piece) => literal(piece) ?? piece).join('');
  const scaled = size * (codes.includes('%') ? 100 : 1);
  const figures = codes.includes('E+') ? scientificText(pattern, scaled) : figuresText(pattern, scaled);
  let written = false;
  return pieces
    .map((piece) => {
      const fixed = literal(piece);
      if (fixed !== null) return fixed;
      if (!/[0#?,.E+]/.test(piece)) return piece;
      const first = !written;
      written = true;
      return first ? figures : '';
    })
    .join('');
}

function generalText(size: number): string {
  if (Number.isInteger(size) && size < 1e11) return String(size);
  const short = Number(size.toPrecision(10));
  return short !== 0 && (short >= 1e11 || short < 1e-9)
    ? short.toExponential().toUpperCase().replace(/E\+/, 'E+')
    : String(short);
}

function figuresText(pattern: string, size: number): string {
  const [whole, fraction = ''] = pattern.split('.');
  // A figure that ends in 5 rounds away from zero, although its double may lie a hair below.
  const exact = Number(`${String(Math.round(Number(`${String(size)}e${String(fraction.length)}`)))}`);
  const rounded = Number.isFinite(exact)
    ? (exact / 10 ** fraction.length).toFixed(fraction.length)
    : size.toFixed(fraction.length);
  const [digits, decimals = ''] = rounded.split('.');
  const least = whole.replace(/[^0]/g, '').length;
  const padded = digits === '0' && least === 0 ? '' : digits.padStart(least, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : padded;
  const kept = decimals.replace(/0+$/, '').padEnd(fraction.replace(/[^0]/g, '').length, '0');
  return pattern.includes('.') ? `${grouped}.${kept}` : grouped;
}

function scientificText(pattern: string, size: number): string {
  const digits = pattern.split('.')[1]?.length ?? 0;
  const [mantissa, exponent] = size.toExponential(digits).split('e');
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function dateText(
  pieces: readonly string[],
  literal: (piece: string) => string | null,
  serial: number,
): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  const runs: string[] = [];
  for (const piece of pieces) {
    const last = runs[runs.length - 1];
    if (literal(piece) === null && last?.startsWith(piece.toLowerCase()) && /[ymdhs]/i.test(piece)) {
      runs[runs.length - 1] += piece.toLowerCase();
    } else runs.push(literal(piece) === null ? piece.toLowerCase() : piece);
  }
  return runs
    .map((run, at) => {
      const fixed = literal(run);
      if (fixed !== null) return fixed;
      const digits = (value: number): string => String(value).padStart(Math.min(run.length, 2), '0');
      switch (run.charAt(0)) {
        case 'y':
          return run.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear()).slice(-2);
        case 'm': {
          const minutes = runs.slice(0, at).some((earlier) => earlier.startsWith('h'));
          return digits(minutes ? date.getUTCMinutes() : date.getUTCMonth() + 1);
        }
        case 'd':
          return digits(date.getUTCDate());
        case 'h':
          return digits(date.getUTCHours());
        case 's':
          return digits(date.getUTCSeconds());
        default:
          return run === '@' ? '' : run;
      }
    })
    .join('');
}
