import type { ClaimInterest } from '../interest/interest-result';
import type { BlockColumn, Figure } from './block';
import type { ReportContext } from './report-context';

/** What is owed by a claim, a debtor, or all of them. Fen. */
export interface InterestSums {
  principal: bigint;
  contract: bigint;
  penalty: bigint;
  compound: bigint;
  /** Of the interest, what is still unpaid. */
  owed: bigint;
}

/** Sums to add to. */
export function noInterest(): InterestSums {
  return { principal: 0n, contract: 0n, penalty: 0n, compound: 0n, owed: 0n };
}

/** The sums of one claim. */
export function interestOfClaim({ statement }: ClaimInterest): InterestSums {
  const { principal, interest: owed } = statement.owed;
  const sums = { ...noInterest(), principal: BigInt(principal), owed: BigInt(owed) };
  for (const { kind, interest } of statement.lines) sums[kind] += BigInt(interest);
  return sums;
}

/** Adds one to a total. */
export function addInterest(total: InterestSums, one: InterestSums): void {
  total.principal += one.principal;
  total.contract += one.contract;
  total.penalty += one.penalty;
  total.compound += one.compound;
  total.owed += one.owed;
}

/** What stands in `interestColumns`. */
export function interestFigures({ principal, contract, penalty, compound, owed }: InterestSums): Figure[] {
  return [principal, contract, penalty, compound, contract + penalty + compound, owed];
}

/**
 * Principal, the three kinds, their sum, and what of it is still owed.
 * @param first which column of the block the principal is
 */
export function interestColumns(context: ReportContext, first: number): BlockColumn[] {
  const t = (key: string): string => context.t(`interest.column.${key}`);
  return [
    { title: t('principal'), kind: 'money' },
    { title: t('contract'), kind: 'money' },
    { title: t('penalty'), kind: 'money' },
    { title: t('compound'), kind: 'money' },
    { title: t('interest'), kind: 'money', formula: ({ at }) => `SUM(${at(first + 1)}:${at(first + 3)})` },
    { title: t('owed'), kind: 'money' },
  ];
}
