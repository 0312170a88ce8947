import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { Lawsuit } from '../policy/lawsuits';
import { type JudgmentInterest, judgmentInterest } from './judgment';
import type { SettledPayment } from './payments';
import type { StatementPayment } from './statement';

/** The doubled part of interest on one judgment of 诉讼. */
export interface JudgmentOfLedger extends JudgmentInterest {
  /** The claim that the judgment is about, or -1 where the register names only its debtor. */
  readonly claim: number;
  readonly debtor: string;
  readonly lawsuit: Lawsuit;
}

/**
 * 加倍部分债务利息 for every row of 诉讼 that says 判决金额 and 履行期限 (rules.md §6): on what of the judgment money is unpaid from day to
 * day. Money that came in after the judgment pays it, on the claim that the row names or on all claims of its debtor. Of several
 * rows of one claim, as after an appeal, the last that says both counts.
 */
export function judgmentsOfLedger(
  { claims, debtors }: Ledger,
  lawsuits: readonly Lawsuit[],
  payments: readonly (readonly SettledPayment[] | undefined)[],
  asOf: Day,
): JudgmentOfLedger[] {
  const judged = new Map<string, Lawsuit>();
  for (const lawsuit of lawsuits) {
    if (lawsuit.judgedAmount === null || lawsuit.judgedAmount === 0 || lawsuit.performBy === NO_DAY) continue;
    judged.set(lawsuit.claim === '' ? `\n${lawsuit.debtor}` : lawsuit.claim, lawsuit);
  }
  if (judged.size === 0) return [];
  const claimAt = new Map<string, number>();
  for (let claim = claims.count - 1; claim >= 0; claim--) claimAt.set(claims.id[claim], claim);
  return [...judged.values()].flatMap((lawsuit) => {
    const claim = lawsuit.claim === '' ? -1 : (claimAt.get(lawsuit.claim) ?? null);
    if (claim === null || lawsuit.performBy >= asOf) return [];
    const debtor = claim < 0 ? lawsuit.debtor : debtors.text(claims.debtor[claim]);
    const paid = claim < 0 ? paidByDebtor(debtor) : (payments[claim] ?? []);
    const after = lawsuit.judged === NO_DAY ? lawsuit.performBy : lawsuit.judged;
    const since = paid.filter(({ day }) => day > after).map(({ day, fen }) => ({ day, fen }));
    return [
      { claim, debtor, lawsuit, ...judgmentInterest(lawsuit.judgedAmount!, lawsuit.performBy, since, asOf) },
    ];
  });

  function paidByDebtor(debtor: string): StatementPayment[] {
    const days = new Map<Day, number>();
    payments.forEach((list, claim) => {
      if (!list || debtors.text(claims.debtor[claim]) !== debtor) return;
      for (const { day, fen } of list) days.set(day, (days.get(day) ?? 0) + fen);
    });
    return [...days].sort(([a], [b]) => a - b).map(([day, fen]) => ({ day, fen }));
  }
}
