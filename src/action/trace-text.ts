import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { text, type Language } from '../locale/text';
import { groupedFen, type Fen, type FenSum } from '../money/fen';
import type { TracePart } from './trace';

/** So many parts a person looks through; the rest stand together in one line, so that the sum still holds. */
const MOST_PARTS = 200;

/** A text of the traces (`action.trace.<key>`). */
export function traceText(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return text(language, `action.trace.${key}`, values);
}

/** An amount with its unit, to the fen. */
export function yuan(language: Language, fen: Fen | FenSum): string {
  return text(language, 'report.amount.yuan', { amount: groupedFen(fen) });
}

/** A day, or words for one that the ledger does not give. */
export function dayText(language: Language, day: Day): string {
  return day === NO_DAY ? traceText(language, 'noDay') : formatDay(day);
}

/** The largest parts first, those beyond the first two hundred added up in one. */
export function largestParts<Item>(
  language: Language,
  items: readonly Item[],
  amountOf: (item: Item) => Fen,
  partOf: (item: Item) => Omit<TracePart, 'amount'>,
): TracePart[] {
  const sorted = items
    .map((item) => ({ item, amount: amountOf(item) }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const shown = sorted.slice(0, sorted.length > MOST_PARTS ? MOST_PARTS - 1 : MOST_PARTS);
  const rest = sorted.slice(shown.length);
  const parts = shown.map(({ item, amount }) => ({ ...partOf(item), amount: BigInt(amount) }));
  if (rest.length === 0) return parts;
  return [
    ...parts,
    {
      title: traceText(language, 'rest', { count: rest.length }),
      amount: rest.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      place: null,
      lines: [],
    },
  ];
}
