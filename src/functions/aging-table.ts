import { age } from '../aging/age';
import type { AgingRow } from '../aging/aging';
import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { text } from '../locale/text';
import { formatFen, type Fen, type FenSum } from '../money/fen';
import type { BucketSet } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import type { Result } from './cell';
import type { FunctionContext } from './context';

/** Fen as the number of 元 that Excel shows with two decimals: the double nearest to it. */
export function yuan(fen: Fen | FenSum): number {
  return Number(formatFen(fen));
}

/** The table debtor × bucket: header, one row a debtor that owes, total (rules.md §5). */
export function agingCells(
  { language }: FunctionContext,
  ledger: Ledger,
  settlement: Settlement,
  set: BucketSet,
  asOf: Day,
): Result[][] {
  const { labels, debtors, total } = age(ledger, settlement, set, asOf);
  const line = (name: string, { buckets, balance }: AgingRow): Result[] => [
    name,
    ...buckets.map(yuan),
    yuan(balance),
  ];
  return [
    [text(language, 'functions.aging.debtor'), ...labels, text(language, 'functions.aging.total')],
    ...debtors.map((row) => line(row.name, row)),
    line(text(language, 'functions.aging.total'), total),
  ];
}
