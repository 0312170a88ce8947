import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';
import { formatRate } from '../money/rate';
import { shownPercent } from '../report/figures';
import type { Trace, TraceLine } from './trace';
import { dayText, traceText, yuan } from './trace-text';

/**
 * How a manager's completion came to the share of the annual pay (年薪兑现, rules.md §7).
 * @param line index into `rewards.annualPay`
 * @throws RangeError where there is no such line
 */
export function traceAnnualPay({ rewards }: CampaignResult, line: number, language: Language): Trace {
  const found = rewards.annualPay?.[line];
  if (found === undefined) throw new RangeError(`no annual pay ${line}`);
  const { manager, target, toward, completion, band, earned } = found;
  const t = (key: string): string => text(language, `report.annualPay.column.${key}`);
  const lines: TraceLine[] = [
    {
      label: `${t('pay')}　${dayText(language, manager.first)} – ${dayText(language, manager.last)}`,
      value: yuan(language, manager.pay),
      place: manager.place,
    },
  ];
  if (target)
    lines.push({
      label: `${yuan(language, toward)} ÷ ${yuan(language, target.amount)}`,
      value: completion ? shownPercent(completion.num, completion.den) : '',
      place: target.place,
    });
  if (band)
    lines.push(
      { label: `${t('share')}　${band.scheme}`, value: formatRate(band.share), place: band.place },
      { label: t('earned'), value: yuan(language, earned), tone: 'sum' },
    );
  else
    lines.push({
      label: text(language, `report.annualPay.state.${completion ? 'no-band' : 'no-target'}`),
      value: '',
      tone: 'bad',
    });
  lines.push({ label: t('advance'), value: yuan(language, manager.advance) });
  const amount = BigInt(earned);
  return {
    title: traceText(language, 'title', {
      name: manager.name,
      figure: text(language, 'report.annualPay.title'),
    }),
    amount,
    lines: [],
    parts: [{ title: manager.unit || manager.name, amount, place: manager.place, lines }],
  };
}
