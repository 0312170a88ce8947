import type { MoneyUnit } from '../money/amount';
import type { Field } from './field';

/** How a column's title was recognised; `given` when the user's own mapping says so. */
export type MatchReason = 'exact' | 'synonym' | 'contains' | 'given';

export interface TitleMatch {
  readonly field: Field;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: MatchReason;
  /** Among titles of one confidence the lower rank is the better one: the place among the synonyms. */
  readonly rank: number;
}

const CONFIDENCE: Readonly<Record<MatchReason, number>> = { given: 1, exact: 1, synonym: 0.9, contains: 0.6 };

/** Shorter synonyms (`no`, `id`) say too little to be looked for inside a longer title. */
const SHORTEST_CONTAINED = { chinese: 2, latin: 4 };

/** What stands in brackets; a long text of opening ones alone must not be searched anew from each. */
const BRACKETED = /[([{【〔]([^)\]}】〕]{0,100})[)\]}】〕]/g;
const TRAILING_UNIT = /(?:单位)?(?:人民币)?(?:万元|千元|(?<=[额款])元)$/;
/** Units in brackets, of money and of other things, which do not tell columns apart. */
const UNIT_ONLY =
  /^(?:(?:金额|货币)?单位)?[:为]?(?:人民币|rmb|cny)?[亿万千百十]*(?:元|圆|天|日|%|rmb|cny|usd)?$/;

/**
 * A title without what does not tell columns apart: blanks, line breaks, case, width, brackets, units, punctuation.
 * `应收金额（万元）`, `应收 金额` and `应收金额:` have one key, as have `Due Date`, `due_date` and `DueDate`.
 */
export function titleKey(title: string): string {
  return lettersOf(plain(title).replace(BRACKETED, ''));
}

/** As `titleKey`, but what stands in brackets counts where it is more than a unit: `金额（借方）`, `余额（期初）`. */
function wholeKey(title: string): string {
  return lettersOf(
    plain(title).replace(BRACKETED, (_, inside: string) => (UNIT_ONLY.test(inside.trim()) ? '' : inside)),
  );
}

function plain(title: string): string {
  return title.normalize('NFKC').toLowerCase();
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').replace(TRAILING_UNIT, '');
}

/** The words of a Latin title, `InvoiceDate` and `invoice_date` alike, with a blank before and after each. */
function wordsOf(title: string): string {
  const words = title
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}

/** The titles of a field as they are compared. */
interface FieldKeys {
  readonly name: string;
  /** Place among synonyms and whole titles. */
  readonly ranks: ReadonlyMap<string, number>;
  /** What may stand inside a longer title. */
  readonly chinese: readonly string[];
  readonly latin: readonly string[];
}

const KEYS = new WeakMap<Field, FieldKeys>();

function keysOf(field: Field): FieldKeys {
  let keys = KEYS.get(field);
  if (keys === undefined) {
    const all = [...field.synonyms, ...(field.whole ?? [])].map(wholeKey);
    const ranks = new Map<string, number>();
    all.forEach((key, rank) => ranks.has(key) || ranks.set(key, rank + 1));
    const contained = [field.name, ...field.synonyms].map((title) => ({
      key: titleKey(title),
      words: wordsOf(title),
    }));
    const isLatin = (key: string): boolean => /^[\x20-\x7e]+$/.test(key);
    keys = {
      name: titleKey(field.name),
      ranks,
      chinese: contained
        .filter(
          ({ key }) =>
            !isLatin(key) && key.length >= SHORTEST_CONTAINED.chinese && !field.whole?.includes(key),
        )
        .map(({ key }) => key),
      latin: contained
        .filter(({ key }) => isLatin(key) && key.length >= SHORTEST_CONTAINED.latin)
        .map(({ words }) => words),
    };
    KEYS.set(field, keys);
  }
  return keys;
}

/**
 * All fields that a title could mean, the likeliest first.
 * @param title as it stands in the header cell
 */
export function matchTitle(title: string, fields: readonly Field[]): TitleMatch[] {
  const whole = wholeKey(title);
  if (whole === '') return [];
  const bare = titleKey(title);
  const words = wordsOf(title);
  const matches: TitleMatch[] = [];
  for (const field of fields) {
    const match = matchField(field, whole, bare, words);
    if (match !== null) matches.push(match);
  }
  return matches.sort(byLikelihood);
}

/** The likelier match first. */
export function byLikelihood(a: TitleMatch, b: TitleMatch): number {
  return b.confidence - a.confidence || a.rank - b.rank;
}

function matchField(field: Field, whole: string, bare: string, words: string): TitleMatch | null {
  const keys = keysOf(field);
  const named = namedBy(field, keys, whole);
  if (named !== null) return named;
  if (field.begins?.test(whole))
    return { field, confidence: CONFIDENCE.contains, reason: 'contains', rank: 0 };
  if (field.excludes?.test(whole)) return null;
  if (bare !== whole && bare !== '') {
    const namedBare = namedBy(field, keys, bare);
    if (namedBare !== null) return namedBare;
  }
  let longest = 0;
  for (const word of keys.chinese) if (word.length > longest && whole.includes(word)) longest = word.length;
  for (const word of keys.latin)
    if (word.length - 2 > longest && words.includes(word)) longest = word.length - 2;
  if (longest === 0) return null;
  return { field, confidence: CONFIDENCE.contains, reason: 'contains', rank: -longest };
}

function namedBy(field: Field, keys: FieldKeys, key: string): TitleMatch | null {
  if (key === keys.name) return { field, confidence: CONFIDENCE.exact, reason: 'exact', rank: 0 };
  const rank = keys.ranks.get(key);
  return rank === undefined ? null : { field, confidence: CONFIDENCE.synonym, reason: 'synonym', rank };
}

/** Units of money as people write them; only the first three can be read. */
const UNIT_WORDS = ['万元', '千元', '元', '亿元', '百万元', '十万元', '百元'];
const MONEY_UNITS: ReadonlySet<string> = new Set<MoneyUnit>(['元', '千元', '万元']);
/** For regular expressions; 各单位元月台账 names no unit. */
const UNIT = `(${[...UNIT_WORDS].sort((a, b) => b.length - a.length).join('|')})(?![月旦])`;
const YUAN = '(?:人民币|rmb|cny|¥)';
/** Ways in which a text without blanks says a unit: 单位均为人民币万元, 以万元列示, and 人民币万元 in a cell of its own. */
const SAID = [
  new RegExp(`单位(?:均|都|皆)?[:为是-]*${YUAN}*[:(]?${UNIT}`),
  new RegExp(`[以按]${YUAN}?${UNIT}(?:为|作|列示|反映|填列|填报|表示|计(?![提算息]))`),
  new RegExp(`^(?:金额|货币)?:?[(]?${YUAN}?${UNIT}${YUAN}?[)]?$`),
];
const BEFORE_UNIT = new RegExp(`^(?:(?:金额|货币)?单位)?为?${YUAN}?`);
/** A unit that is no part of an amount, as in 5万元以上 it is. */
const MENTIONED =
  /(?<![\d一二两三四五六七八九十百千万亿几数.])(?:百万元|十万元|万元|千元|亿元)(?!以[上下内])/;
/** Units in English: Unit: RMB 10,000; (RMB ten thousand), (in thousands of yuan), (10K CNY), (RMB million). */
const CURRENCY_WORD = '(?:rmb|cny|yuan|¥)';
const ENGLISH_UNITS: readonly (readonly [string, RegExp])[] = (
  [
    ['万元', `(?:10,?000|10k|['’]0000|ten-?thousands?)`],
    ['千元', `(?:thousands?|k)`],
    ['百万元', `(?:millions?|mn)`],
  ] as const
).map(([unit, word]) => [
  unit,
  new RegExp(
    `(?:(?:unit|单位):?|[([])(?:in)?(?:${CURRENCY_WORD}(?:in)?${word}|${word}(?:of)?${CURRENCY_WORD})(?![\\d,.a-z])|[([]in${word}[)\\]]`,
  ),
]);

/**
 * The money unit that a text names, as titles and header cells do: `单位：万元`, `金额（千元）`, `（RMB'000）`.
 * @returns null where it names none that can be read
 */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const word = unitWordIn(text);
  return word !== null && MONEY_UNITS.has(word) ? (word as MoneyUnit) : null;
}

/**
 * The unit that a column's title names; unlike a text above the table it may end or begin with it, or have it short in brackets:
 * `欠款余额万元`, `万元欠款余额`, `欠款余额（万）`, `（W）`.
 */
export function moneyUnitOfTitle(title: string): MoneyUnit | null {
  const said = moneyUnitIn(title);
  if (said !== null) return said;
  const bare = withoutBlanks(title);
  const short = /[([【〔](?:人民币|rmb|cny|¥)?([万千w])[)\]】〕]/.exec(bare);
  if (short !== null) return short[1] === '千' ? '千元' : '万元';
  return (/^(万元|千元)(?!以|及)|(万元|千元)$/.exec(bare)?.[0] ?? null) as MoneyUnit | null;
}

/**
 * The unit that a text names or, other than 元, mentions in whatever way; null where there is none. What is said too loosely to be
 * obeyed must not be passed over in silence either.
 */
export function unitMentionedIn(text: string): string | null {
  return unitWordIn(text) ?? MENTIONED.exec(withoutBlanks(text))?.[0] ?? null;
}

/** A money unit that a text names and that no ledger here can be kept in (亿元, 百万元); null where there is none. */
export function unreadableUnitIn(text: string): string | null {
  const word = unitWordIn(text);
  return word === null || MONEY_UNITS.has(word) ? null : word;
}

function unitWordIn(text: string): string | null {
  const bare = withoutBlanks(text);
  for (const said of SAID) {
    const unit = said.exec(bare)?.[1];
    if (unit !== undefined) return unit;
  }
  const english = ENGLISH_UNITS.find(([, said]) => said.test(bare));
  if (english !== undefined) return english[0];
  for (const [, inside] of bare.matchAll(BRACKETED)) {
    for (const part of inside.split(/[,、;:/]/)) {
      const word = part.replace(BEFORE_UNIT, '').replace(/(?:人民币|rmb|cny)$/, '');
      if (UNIT_WORDS.includes(word)) return word;
      if (word === "'000" || word === '’000') return '千元';
    }
  }
  return null;
}

/** As it is compared; the ratio sign, which some keyboards give for a colon, is one. */
function withoutBlanks(text: string): string {
  return plain(text).replace(/\s/g, '').replaceAll('∶', ':');
}
