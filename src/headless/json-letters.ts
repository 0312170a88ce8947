import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { formatFen } from '../money/fen';
import { rmbUpper } from '../money/upper';
import { intervalJson } from './json-interest';

/** The letters with their claims and the intervals of their interest, and who gets none and why; null where none is asked for. */
export function lettersJson({ letters, omittedLetters, ledger }: CampaignResult): object | null {
  if (letters.length === 0 && omittedLetters.length === 0) return null;
  const { claims } = ledger;
  return {
    letters: letters.map((letter) => ({
      number: letter.number,
      kind: letter.kind,
      debtor: letter.debtor,
      address: letter.address.address || null,
      day: formatDay(letter.day),
      payBy: dayOrNull(letter.payBy),
      balance: formatFen(letter.balance),
      unapplied: formatFen(letter.unapplied),
      interest: letter.interest === null ? null : formatFen(letter.interest),
      owed: formatFen(letter.owed),
      owedInCapitals: rmbUpper(letter.owed),
      claims: letter.claims.map(({ claim, balance, overdueDays, interest, lines }) => ({
        claim: claims.id[claim],
        due: dayOrNull(claims.due[claim]),
        amount: formatFen(claims.amount[claim]),
        balance: formatFen(balance),
        overdueDays,
        interest: interest === null ? null : formatFen(interest),
        intervals: lines.map(intervalJson),
      })),
      instalments: letter.instalments.map(({ day, amount }) => ({
        day: day === null ? null : formatDay(day),
        amount: amount === null ? null : formatFen(amount),
      })),
    })),
    omitted: omittedLetters.map(({ wish, debtor, reason, balance }) => ({
      kind: wish.kind,
      debtor,
      reason,
      balance: formatFen(balance),
    })),
  };
}

function dayOrNull(day: Day): string | null {
  return day === NO_DAY ? null : formatDay(day);
}
