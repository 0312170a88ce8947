import { NO_DAY, type Day } from '../../calendar/day';
import { isRefusal, parseDay } from '../../calendar/parse';
import { text, type Language } from '../../locale/text';
import { isAmountRefusal, readAmount } from '../../money/amount';
import { MOST_INSTALMENTS, plainWish, type LetterKind, type LetterWish } from '../../policy/letter-rows';

/** Who gets a letter. */
export const LETTER_CIRCLES = ['all', 'overdue', 'amount', 'named'] as const;
export type LetterCircle = (typeof LETTER_CIRCLES)[number];

/** What the user has typed into the form, as typed. */
export interface LetterDraft {
  readonly kind: LetterKind;
  readonly circle: LetterCircle;
  /** Days, yuan or names, as the circle asks. */
  readonly limit: string;
  readonly day: string;
  readonly payBy: string;
  readonly instalments: string;
  readonly firstPayment: string;
  readonly account: string;
  readonly contact: string;
  readonly phone: string;
}

/** A field that cannot be read, and why, in the user's language. */
export interface DraftRefusal {
  readonly field: 'limit' | 'day' | 'payBy' | 'instalments' | 'firstPayment';
  readonly message: string;
}

/** The wish that a draft means; what of it cannot be read, otherwise. */
export function wishOf(draft: LetterDraft, language: Language): LetterWish | readonly DraftRefusal[] {
  const refusals: DraftRefusal[] = [];
  const refuse = (field: DraftRefusal['field'], message: string): null => {
    refusals.push({ field, message });
    return null;
  };
  const day = (field: 'day' | 'payBy' | 'firstPayment', typed: string): Day => {
    if (typed.trim() === '') return NO_DAY;
    const read = parseDay(typed);
    if (!isRefusal(read)) return read;
    refuse(field, text(language, read.reason, read.values));
    return NO_DAY;
  };
  const count = (
    field: 'limit' | 'instalments',
    typed: string,
    least: number,
    most: number,
  ): number | null => {
    const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : NaN;
    return number >= least && number <= most
      ? number
      : refuse(field, text(language, 'pane.letters.noCount', { least, most }));
  };
  const { kind, circle, limit } = draft;
  const isPlan = kind === '还款计划';
  const wish: LetterWish = {
    ...plainWish(kind),
    debtor: circle === 'named' ? limit.trim() : '',
    overdueMoreThan: circle === 'overdue' ? count('limit', limit, 0, MOST_DAYS) : null,
    owesMoreThan: circle === 'amount' ? amount(limit, language, (message) => refuse('limit', message)) : null,
    day: day('day', draft.day),
    payBy: day('payBy', draft.payBy),
    instalments:
      isPlan && draft.instalments.trim() !== ''
        ? count('instalments', draft.instalments, 1, MOST_INSTALMENTS)
        : null,
    firstPayment: isPlan ? day('firstPayment', draft.firstPayment) : NO_DAY,
    account: draft.account.trim(),
    contact: draft.contact.trim(),
    phone: draft.phone.trim(),
  };
  if (circle === 'named' && wish.debtor === '') refuse('limit', text(language, 'pane.letters.noName'));
  return refusals.length > 0 ? refusals : wish;
}

/** Ten years and more overdue: a higher limit is a slip of the keyboard. */
const MOST_DAYS = 36_500;

function amount(typed: string, language: Language, refuse: (message: string) => null): number | null {
  const read = readAmount(typed.trim() === '' ? 'x' : typed, '元');
  if (isAmountRefusal(read)) return refuse(text(language, 'pane.letters.noAmount'));
  return read.fen >= 0 ? read.fen : refuse(text(language, 'pane.letters.noAmount'));
}
