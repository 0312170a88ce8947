import type { CampaignResult } from '../campaign/result';
import type { Language } from '../locale/text';
import { formatRate } from '../money/rate';
import { shownPercent } from '../report/figures';
import type { PointLine } from '../reward/reward-result';
import type { Trace, TraceLine } from './trace';
import { dayText, traceText, yuan } from './trace-text';

/**
 * How the completion of one target came to its amount (按点奖罚, rules.md §7).
 * @param line index into `rewards.points`
 * @throws RangeError where there is no such line
 */
export function tracePoints({ rewards }: CampaignResult, line: number, language: Language): Trace {
  const found = rewards.points?.[line];
  if (found === undefined) throw new RangeError(`no point line ${line}`);
  const { target, amount } = found;
  const name = [target.unit, target.owner].filter((part) => part !== '').join('　');
  const title = traceText(language, 'title', { name, figure: traceText(language, 'points') });
  return {
    title,
    amount: BigInt(amount),
    lines: [],
    parts: [{ title: name, amount: BigInt(amount), place: target.place, lines: steps(found, language) }],
  };
}

function steps(
  { target, toward, completion, band, points, beforeLimits, amount }: PointLine,
  language: Language,
): TraceLine[] {
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const lines: TraceLine[] = [
    {
      label: `${dayText(language, target.first)} – ${dayText(language, target.last)}`,
      value: `${yuan(language, toward)} ÷ ${yuan(language, target.amount)}`,
      place: target.place,
    },
  ];
  if (completion === null || band === null) return lines;
  lines.push({
    label: t('pointsCount', {
      completion: shownPercent(completion.num, completion.den),
      points,
      amount: yuan(language, band.perPoint),
    }),
    value: yuan(language, beforeLimits),
    place: band.place,
  });
  if (band.cap !== null)
    lines.push({ label: t('pointsCap', { amount: yuan(language, band.cap) }), value: '' });
  if (band.floor !== null)
    lines.push({ label: t('pointsFloor', { amount: yuan(language, band.floor) }), value: '' });
  lines.push({
    label: `${band.scheme}　${formatRate(band.base)}`,
    value: yuan(language, amount),
    tone: 'sum',
  });
  return lines;
}
