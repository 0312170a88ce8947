import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { messageOf, actionOf } from '../locale/finding-text';
import { text, type Language } from '../locale/text';
import { groupedFen, type Fen } from '../money/fen';
import { formatRate, type Rate } from '../money/rate';
import type { PlanProblem, PlanProposal } from './proposal';

/** What a proposal says, in words for the user who decides about it. */
export interface ProposalWords {
  /** 阶段, 奖励比例 … */
  readonly kind: string;
  readonly content: string;
  /** What is wrong with it, and what to do; null where it can be taken over as it is. */
  readonly problem: { readonly message: string; readonly action: string } | null;
}

/** The words for a proposal in the user's language; what could not be read is said as such. */
export function proposalWords(proposal: PlanProposal, language: Language): ProposalWords {
  return {
    kind: text(language, `plan.kind.${proposal.kind}`),
    content: contentOf(proposal, language),
    problem: proposal.problem && problemWords(proposal.problem, language),
  };
}

function problemWords(
  { reason, values }: PlanProblem,
  language: Language,
): { message: string; action: string } {
  const finding = { severity: 'error', code: reason, place: { file: '' }, values } as const;
  return { message: messageOf(language, finding), action: actionOf(language, finding) };
}

function contentOf(proposal: PlanProposal, language: Language): string {
  const t = (key: string, values: Record<string, string | number> = {}): string =>
    text(language, `plan.content.${key}`, values);
  const unread = text(language, 'plan.unread');
  const day = (value: Day): string => (value === NO_DAY ? unread : formatDay(value));
  const amount = (fen: Fen | null): string => (fen === null ? unread : groupedFen(fen));
  const rate = (value: Rate | null): string => (value === null ? unread : formatRate(value));
  switch (proposal.kind) {
    case 'phase':
      return t('phase', {
        name: proposal.name,
        kind: proposal.phaseKind,
        first: day(proposal.first),
        last: day(proposal.last),
      });
    case 'phase-count':
      return t('phase-count', { announced: proposal.announced, found: proposal.found });
    case 'phase-overlap':
      return t('phase-overlap', { day: day(proposal.day) });
    case 'deadline':
      return t(/日\s*前/.test(proposal.words) ? 'deadlineBefore' : 'deadline', { day: day(proposal.day) });
    case 'reward-rate': {
      const age = ageOf(proposal.from, proposal.to, t);
      return t('reward-rate', {
        method: proposal.method ?? t('anyMethod'),
        rate:
          proposal.floor && proposal.ceiling
            ? `${rate(proposal.floor)}-${rate(proposal.ceiling)}`
            : rate(proposal.rate),
        age: age === '' ? '' : t('ageAfter', { age }),
        gated: proposal.gated ? t('gated') : '',
        trigger: proposal.goodsTrigger ? t('trigger', { trigger: proposal.goodsTrigger }) : '',
      });
    }
    case 'reward-age':
      return ageOf(proposal.from, proposal.to, t);
    case 'reward-scope':
      return t('reward-ageOpen', { from: proposal.from });
    case 'credit-limit':
      return t('credit-limit', { rate: rate(proposal.rate) });
    case 'target':
      return t('target', { amount: amount(proposal.fen) });
    case 'figure':
      return t(proposal.basis, {
        subject: proposal.subject,
        month: proposal.month ?? '',
        amount: amount(proposal.fen),
        rate: rate(proposal.rate),
      });
  }
}

/** 「逾期1年以上、3年以下」; empty where every age is meant. */
function ageOf(
  from: number | null,
  to: number | null,
  t: (key: string, values: Record<string, number>) => string,
): string {
  if (from === null) return to === null ? '' : t('reward-ageBelow', { to });
  return to === null ? t('reward-ageOpen', { from }) : t('reward-age', { from, to });
}
