import type { CampaignResult } from '../campaign/result';
import { recoveryPlace } from '../ledger/place';
import { text, type Language } from '../locale/text';
import type { PaidShare } from '../reward/reward-result';
import { claimTitle } from './trace-balance';
import type { Trace, TraceLine, TracePart } from './trace';
import { dayText, largestParts, traceText, yuan } from './trace-text';

/** What was paid: the rows of 奖励发放 up to the as-of date. */
export function tracePaid(result: CampaignResult, language: Language): Trace {
  const { payouts, paid } = result.rewards;
  return {
    title: traceText(language, 'rewards.paid'),
    amount: paid,
    lines: [],
    parts: largestParts(
      language,
      payouts?.rows ?? [],
      ({ amount }) => amount,
      ({ paidOn, person, recovery, claim, voucher, place }) => ({
        title: [dayText(language, paidOn), person, recovery, claim].filter((part) => part !== '').join('　'),
        place,
        lines: voucher === '' ? [] : [{ label: traceText(language, 'voucher'), value: voucher, place }],
      }),
    ),
  };
}

/** What this run pays or takes back: payable less paid, person by person and line by line. */
export function traceDue(result: CampaignResult, language: Language): Trace {
  const { payouts, people } = result.rewards;
  return {
    title: traceText(language, 'rewards.due'),
    amount: people.reduce((sum, { due }) => sum + due, 0n),
    lines: [],
    parts: largestParts(
      language,
      (payouts?.shares ?? []).filter(({ payable, paid }) => payable !== paid),
      ({ payable, paid }) => payable - paid,
      (share) => partOf(result, share, language),
    ),
  };
}

/** What was paid to one person before, and what is due now; nothing without a register. */
export function paidLines(result: CampaignResult, name: string, language: Language): TraceLine[] {
  const { payouts, people } = result.rewards;
  const person = people.find((one) => one.name === name);
  if (payouts === null || person === undefined) return [];
  return [
    { label: traceText(language, 'rewards.paid'), value: yuan(language, person.paid) },
    {
      label: traceText(language, 'rewards.due'),
      value: yuan(language, person.due),
      ...(person.due < 0n && { tone: 'bad' as const }),
    },
  ];
}

function partOf(
  result: CampaignResult,
  { line, person, payable, paid }: PaidShare,
  language: Language,
): Omit<TracePart, 'amount'> {
  const { rewards, ledger } = result;
  const found = line < 0 ? null : rewards.lines.at(line);
  const claim = found ? claimTitle(result, found.claim, language) : traceText(language, 'noLine');
  return {
    title: person === '' ? claim : `${person}　${claim}`,
    place: found ? recoveryPlace(ledger, found.recovery, '金额') : null,
    lines: [
      { label: text(language, 'report.payouts.column.payable'), value: yuan(language, payable) },
      { label: text(language, 'report.payouts.column.paid'), value: yuan(language, paid) },
    ],
  };
}
