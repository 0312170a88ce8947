import type { CampaignResult } from '../campaign/result';
import type { InterestLine } from '../interest/account';
import type { ClaimInterest, InterestResult } from '../interest/interest-result';
import { claimPlace } from '../ledger/place';
import { text, type Language } from '../locale/text';
import type { Fen } from '../money/fen';
import { interestNotes, shownRate } from '../report/interest-basis';
import { ReportContext } from '../report/report-context';
import { claimTitle } from './trace-balance';
import type { Trace, TraceLine } from './trace';
import { dayText, largestParts, traceText, yuan } from './trace-text';

/** Intervals of one claim beyond these stand together in one line. */
const MOST_LINES = 20;

/** A figure of the interest section: all interest, what of it is unpaid, or what the concession saves. */
export type InterestFigure = 'interest' | 'owed' | 'saving';

/**
 * The claims behind a figure of interest, each with its intervals (rules.md §6).
 * @param debtor code of one debtor; null for all
 * @throws RangeError where no interest was computed
 */
export function traceInterest(
  result: CampaignResult,
  figure: InterestFigure,
  debtor: number | null,
  language: Language,
): Trace {
  const { ledger } = result;
  const interest = computed(result);
  const context = contextOf(result, language);
  const amountOf = ({ statement, concession }: ClaimInterest): Fen =>
    figure === 'interest'
      ? statement.interest
      : figure === 'owed'
        ? statement.owed.interest
        : (concession?.saving ?? 0);
  const claims = interest.claims.filter(
    (one) => amountOf(one) !== 0 && (debtor === null || ledger.claims.debtor[one.claim] === debtor),
  );
  const name = debtor === null ? traceText(language, 'total') : ledger.debtors.text(debtor);
  return {
    title: traceText(language, 'title', { name, figure: traceText(language, `interest.${figure}`) }),
    amount: claims.reduce((sum, one) => sum + BigInt(amountOf(one)), 0n),
    lines: interestNotes(context, interest).map((note) => ({ label: note, value: '' })),
    parts: largestParts(language, claims, amountOf, (one) => ({
      title: claimTitle(result, one.claim, language),
      place: claimPlace(ledger, one.claim, '应收金额'),
      lines:
        figure === 'saving' ? savingLines(one, language) : statementLines(context, one, figure, language),
    })),
  };
}

/** The doubled part of interest on each judgment. */
export function traceJudgments(result: CampaignResult, language: Language): Trace {
  const context = contextOf(result, language);
  const { judgments } = computed(result);
  return {
    title: traceText(language, 'interest.doubled'),
    amount: judgments.reduce((sum, { statement }) => sum + BigInt(statement.interest), 0n),
    lines: [{ label: text(language, 'report.interest.note.judgment'), value: '' }],
    parts: largestParts(
      language,
      judgments,
      ({ statement }) => statement.interest,
      ({ claim, debtor, lawsuit, statement }) => ({
        title: claim < 0 ? debtor : claimTitle(result, claim, language),
        place: lawsuit.place,
        lines: lineTexts(context, statement.lines, language),
      }),
    ),
  };
}

function computed({ interest }: CampaignResult): InterestResult {
  if (interest === null) throw new RangeError('no interest was computed');
  return interest;
}

function contextOf(result: CampaignResult, language: Language): ReportContext {
  return new ReportContext(result, {
    language,
    unitName: '',
    leaderUnit: '元',
    producedBy: '',
    ledger: 'copy',
  });
}

function statementLines(
  context: ReportContext,
  { statement }: ClaimInterest,
  figure: InterestFigure,
  language: Language,
): TraceLine[] {
  const lines = lineTexts(context, statement.lines, language);
  if (figure === 'interest') return lines;
  const paid = statement.interest - statement.owed.interest;
  return [
    ...lines,
    ...(paid === 0 ? [] : [{ label: traceText(language, 'interest.paid'), value: yuan(language, -paid) }]),
    {
      label: traceText(language, 'interest.owed'),
      value: yuan(language, statement.owed.interest),
      tone: 'sum',
    },
  ];
}

/** One line an interval: kind, first and last day, base × rate, interest. */
function lineTexts(context: ReportContext, lines: readonly InterestLine[], language: Language): TraceLine[] {
  const shown = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES - 1) : lines;
  const rest = lines.slice(shown.length);
  const texts = shown.map(({ kind, after, to, balance, days, rate, convention, interest }): TraceLine => ({
    label: traceText(language, 'interest.line', {
      kind: text(language, `report.interest.column.${kind}`),
      first: dayText(language, after + 1),
      last: dayText(language, to),
      balance: yuan(language, balance),
      days,
      rate: shownRate(context, rate, convention),
    }),
    value: yuan(language, interest),
  }));
  if (rest.length === 0) return texts;
  const sum = rest.reduce((all, { interest }) => all + BigInt(interest), 0n);
  return [
    ...texts,
    { label: traceText(language, 'rest', { count: rest.length }), value: yuan(language, sum) },
  ];
}

function savingLines({ concession }: ClaimInterest, language: Language): TraceLine[] {
  if (!concession) return [];
  const { full, due, saving } = concession;
  return [
    { label: text(language, 'report.interest.column.full'), value: yuan(language, full) },
    { label: text(language, 'report.interest.column.concessionDue'), value: yuan(language, due) },
    { label: text(language, 'report.interest.column.saving'), value: yuan(language, saving), tone: 'sum' },
  ];
}
