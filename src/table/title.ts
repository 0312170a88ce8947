import type { MoneyUnit } from '../money/amount';
import type { Field } from './field';

/** How a column's title was recognised; `given` when the user's own mapping says so. */
export type MatchReason = 'exact' | 'synonym' | 'contains' | 'given';

export interface TitleMatch {
  readonly field: Field;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: MatchReason;
}

const CONFIDENCE: Readonly<Record<MatchReason, number>> = { given: 1, exact: 1, synonym: 0.9, contains: 0.6 };

/** Shorter synonyms (`no`, `id`) say too little to be looked for inside a longer title. */
const SHORTEST_CONTAINED = { chinese: 2, latin: 4 };

/**
 * A title without what does not tell columns apart: blanks, line breaks, case, width, brackets with units, punctuation.
 * `应收金额（万元）`, `应收 金额` and `应收金额:` have one key, as have `Due Date`, `due_date` and `DueDate`.
 */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔][^)\]}】〕]*[)\]}】〕]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * All fields that a title could mean, the likeliest first.
 * @param title as it stands in the header cell
 */
export function matchTitle(title: string, fields: readonly Field[]): TitleMatch[] {
  const key = titleKey(title);
  if (key === '') return [];
  const matches: { match: TitleMatch; length: number }[] = [];
  for (const field of fields) {
    const name = titleKey(field.name);
    if (key === name) {
      matches.push({ match: { field, confidence: CONFIDENCE.exact, reason: 'exact' }, length: key.length });
      continue;
    }
    const synonyms = field.synonyms.map(titleKey);
    if (synonyms.includes(key)) {
      matches.push({ match: { field, confidence: CONFIDENCE.synonym, reason: 'synonym' }, length: key.length });
      continue;
    }
    const longest = [name, ...synonyms]
      .filter((word) => canBeContained(word) && key.includes(word))
      .reduce((length, word) => Math.max(length, word.length), 0);
    if (longest > 0) {
      matches.push({ match: { field, confidence: CONFIDENCE.contains, reason: 'contains' }, length: longest });
    }
  }
  matches.sort((a, b) => b.match.confidence - a.match.confidence || b.length - a.length);
  return matches.map(({ match }) => match);
}

function canBeContained(word: string): boolean {
  return word.length >= (/^[\x20-\x7e]+$/.test(word) ? SHORTEST_CONTAINED.latin : SHORTEST_CONTAINED.chinese);
}

/**
 * The money unit that a text names, as titles and header cells do: `单位：万元`, `金额（千元）`.
 * @returns null where it names none
 */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const named = /单位[:为]?(?:人民币)?(万元|千元|元)|[([](?:单位[:]?)?(?:人民币)?(万元|千元|元)[)\]]/.exec(plain);
  return (named?.[1] ?? named?.[2] ?? null) as MoneyUnit | null;
}
