import { spanOf } from '../analysis/analysis';
import type { CampaignResult } from '../campaign/result';
import { claimPlace } from '../ledger/place';
import type { Language } from '../locale/text';
import { formatRate } from '../money/rate';
import { claimTitle, traceOfClaims } from './trace-balance';
import { paidParts } from './trace-phase';
import type { Trace, TracePart } from './trace';
import { dayText, traceText, yuan } from './trace-text';

/**
 * The recoveries of the months analysed.
 * @param period index of one of the analysis's periods; null for all of them
 * @throws RangeError where nothing was analysed
 */
export function traceMonths(result: CampaignResult, period: number | null, language: Language): Trace {
  if (result.analysis === null) throw new RangeError('no months were analysed');
  const { first, last } = spanOf(result.analysis, period);
  const parts = paidParts(result, () => true, 'recovered', first, last, language);
  return {
    title: traceText(language, 'bridge.recovered'),
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: [
      {
        label: traceText(language, 'span'),
        value: `${dayText(language, first)} — ${dayText(language, last)}`,
      },
    ],
    parts,
  };
}

/** What is provided for by table: each bucket with its balance and rate, then the claims with a rate of their own. */
export function traceProvision(result: CampaignResult, index: number, language: Language): Trace {
  const { lines, own, set } = result.provisions[index];
  const buckets = lines.flatMap(({ label, balance, tableRate, byTable }): TracePart[] =>
    tableRate === null || byTable === null || balance === 0n
      ? []
      : [
          {
            title: label,
            amount: byTable,
            place: null,
            lines: [
              { label: traceText(language, 'balance'), value: yuan(language, balance) },
              { label: traceText(language, 'provisionRate'), value: formatRate(tableRate) },
            ],
          },
        ],
  );
  const single = own.map(({ claim, balance, rate, provision }): TracePart => ({
    title: claimTitle(result, claim, language),
    amount: BigInt(provision),
    place: claimPlace(result.ledger, claim, '应收金额'),
    lines: [
      { label: traceText(language, 'balance'), value: yuan(language, balance) },
      { label: traceText(language, 'provisionRate'), value: formatRate(rate) },
    ],
  }));
  const parts = [...buckets, ...single];
  return {
    title: traceText(language, 'provision', { set: set.name }),
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: [],
    parts,
  };
}

/** The claims that companies of the group have on each other. */
export function traceInternal(result: CampaignResult, language: Language): Trace {
  return traceOfClaims(result, result.group?.internalClaims ?? [], traceText(language, 'internal'), language);
}
