import type { CampaignResult } from '../campaign/result';
import { Effect, METHODS } from '../ledger/method';
import { recoveryPlace } from '../ledger/place';
import type { Language } from '../locale/text';
import { shownPercent } from '../report/figures';
import type { Trace, TraceLine } from './trace';
import { dayText, largestParts, traceText, yuan } from './trace-text';

/**
 * What has come in toward the targets of a phase, unit by unit (rules.md §8): from each target's first day to the phase's last
 * day or the as-of date.
 * @param phase index into `result.phases`
 * @throws RangeError where there is no such phase
 */
export function traceProgress(result: CampaignResult, phase: number, language: Language): Trace {
  const found = result.phases[phase];
  if (found === undefined) throw new RangeError(`no phase ${phase}`);
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const units = found.units.flatMap((unit) =>
    unit.towardTarget === null ? [] : [{ ...unit, toward: unit.towardTarget }],
  );
  const total = found.total;
  const lines: TraceLine[] = [];
  if (total?.target != null && total.completion !== null) {
    lines.push({ label: t('targetSum'), value: yuan(language, total.target) });
    lines.push({
      label: t('completion'),
      value: shownPercent(total.completion.num, total.completion.den),
      tone: 'sum',
    });
  }
  return {
    title: t('title', { name: found.name, figure: t('toward') }),
    amount: units.reduce((sum, { toward }) => sum + toward, 0n),
    lines,
    parts: units.map(({ name, target, toward, completion }) => ({
      title: name || t('unnamed'),
      amount: toward,
      place: null,
      lines: [
        { label: t('targetSum'), value: target === null ? '' : yuan(language, target) },
        {
          label: t('completion'),
          value: completion === null ? '' : shownPercent(completion.num, completion.den),
          tone: 'sum' as const,
        },
      ],
    })),
  };
}

/** Everything that came in and was applied to claims by the as-of date, recovery by recovery; a reversal stands below zero. */
export function traceRecovered(result: CampaignResult, language: Language): Trace {
  const { ledger, settlement } = result;
  const { applications } = settlement;
  const applied = new Map<number, number>();
  for (let index = 0; index < applications.count; index++) {
    const recovery = applications.recovery[index];
    if (recovery < 0 || applications.effect[index] !== Effect.Recovered) continue;
    applied.set(recovery, (applied.get(recovery) ?? 0) + applications.amount[index]);
  }
  return {
    title: traceText(language, 'bridge.recovered'),
    amount: result.totals.recovered,
    lines: [],
    parts: largestParts(
      language,
      [...applied],
      ([, amount]) => amount,
      ([recovery]) => ({
        title: traceText(language, 'payment', {
          id: ledger.recoveries.id[recovery],
          day: dayText(language, ledger.recoveries.day[recovery]),
          method: METHODS[ledger.recoveries.method[recovery]],
        }),
        place: recoveryPlace(ledger, recovery, '金额'),
        lines: [],
      }),
    ),
  };
}
