import { NO_DAY, type Day } from '../calendar/day';
import type { Letter } from '../letter/letters';
import type { ReportContext } from './report-context';

/** An entry for 催收记录 (rules.md §10): a claim that a letter demands. */
export interface LogEntry {
  readonly day: Day;
  /** Empty where the ledger gives the claim no number. */
  readonly claim: string;
  readonly debtor: string;
  readonly method: string;
  readonly content: string;
  /** The letter's number. */
  readonly evidence: string;
}

/** One entry for each claim of each 催款函; the other kinds demand nothing (Civil Code art. 195). */
export function demandLog(context: ReportContext, letters: readonly Letter[]): LogEntry[] {
  const { claims } = context.result.ledger;
  return letters
    .filter(({ kind }) => kind === '催款函')
    .flatMap((letter) => {
      const payBy =
        letter.payBy === NO_DAY
          ? ''
          : context.t('letterRegister.contentBy', { day: context.day(letter.payBy) });
      return letter.claims.map(({ claim, balance }): LogEntry => ({
        day: letter.day,
        claim: claims.id[claim],
        debtor: letter.debtor,
        method: context.t('letterRegister.method'),
        content: context.t('letterRegister.content', { amount: context.amount(balance, '元'), payBy }),
        evidence: letter.number,
      }));
    });
}
