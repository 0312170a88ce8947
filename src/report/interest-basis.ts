import type { InterestConvention } from '../interest/convention';
import type { InterestResult } from '../interest/interest-result';
import { formatRate, type Rate } from '../money/rate';
import type { ReportContext } from './report-context';

/** A rate as its line says it: yearly, or by the day. */
export function shownRate(context: ReportContext, rate: Rate, convention: InterestConvention): string {
  const percent = formatRate(rate);
  return convention === 'daily' ? context.t('interest.perDay', { rate: percent }) : percent;
}

/** How the interest was computed, for the notes of every sheet that shows it. */
export function interestNotes(context: ReportContext, interest: InterestResult): string[] {
  const { policy } = context.result;
  const terms = policy.interest;
  const of = (basis: string): number => interest.claims.filter((claim) => claim.basis === basis).length;
  return [
    context.t('interest.note.convention', {
      basis: context.t(`interest.basis.${interest.convention}`),
      ends: context.t(terms?.countsFirstDay ? 'interest.ends.both' : 'interest.ends.one'),
    }),
    context.t('interest.note.rule'),
    ...(['lpr', 'sales', 'sme'] as const)
      .map((basis) => [basis, of(basis)] as const)
      .filter(([, count]) => count > 0)
      .map(([basis, count]) => context.t(`interest.basisNote.${basis}`, { count })),
    context.t(terms?.compound ? 'interest.note.compound' : 'interest.note.noCompound'),
    context.t(terms?.order === 'principal' ? 'interest.note.principalFirst' : 'interest.note.interestFirst'),
    context.t('note.method', { method: context.t(`application.${policy.settings.application}`) }),
  ];
}

/** What holds for double interest on judgments; nothing where there is none. */
export function judgmentNotes(context: ReportContext, { judgments }: InterestResult): string[] {
  if (judgments.length === 0) return [];
  return [
    context.t('interest.note.judgment'),
    ...(judgments.some(({ olderDays }) => olderDays > 0) ? [context.t('interest.note.olderDays')] : []),
  ];
}
