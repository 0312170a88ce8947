import type { AgingRow, AgingTable } from '../aging/aging';
import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { addressOf } from '../finding/finding';
import { actionOf, messageOf } from '../locale/finding-text';
import type { Language } from '../locale/text';
import { formatFen } from '../money/fen';
import { caseworkJson, clocksJson } from './json-casework';
import type { PhaseLine, PhaseResult } from '../phase/phase-result';
import { annualPlanOf } from './json-annual-plan';
import { baselinesOf } from './json-baselines';
import { analysisOf, provisionsOf } from './json-analysis';
import { groupOf } from './json-group';
import { doubtsJson } from './json-doubts';
import { interestOf } from './json-interest';
import { lettersJson } from './json-letters';
import { rewardPayOf } from './json-rewards';
import { sixDigits } from './six-digits';

/**
 * The result as the README documents it: money as decimal strings in 元, dates yyyy-mm-dd, a completion with six
 * digits, null where there is nothing to say. Its shape is stable: fields are added, never renamed or taken away.
 */
export function jsonDocument(result: CampaignResult, language: Language): object {
  const { totals, aging, rewards } = result;
  return {
    asOf: formatDay(result.asOf),
    ledger: {
      claims: totals.claims,
      recoveries: totals.recoveries,
      amount: formatFen(totals.amount),
      recovered: formatFen(totals.recovered),
      writtenOff: formatFen(totals.writtenOff),
      corrections: formatFen(totals.corrections),
      unapplied: formatFen(totals.unapplied),
      balance: formatFen(totals.balance),
      undated: formatFen(totals.undated),
      overdue: formatFen(totals.overdue),
    },
    aging: {
      set: aging.set.name,
      buckets: aging.labels.map((label, index) => ({
        label,
        count: aging.total.counts[index],
        balance: formatFen(aging.total.buckets[index]),
      })),
      debtors: aging.debtors.map((row) => ({ debtor: row.name, ...agingOf(aging, row) })),
      units: aging.units.map((row) => ({ unit: row.name, ...agingOf(aging, row) })),
    },
    rewards: {
      lines: rewards.schemes.reduce((sum, { lines }) => sum + lines, 0),
      accrued: formatFen(rewards.accrued),
      held: formatFen(rewards.held),
      payable: formatFen(rewards.payable),
      people: rewards.people
        .filter(({ gross, paid }) => gross !== 0n || paid !== 0n)
        .map(({ name, external, gross, tax, net }) => ({
          name,
          external,
          gross: formatFen(gross),
          tax: formatFen(tax),
          net: formatFen(net),
        })),
    },
    rewardPay: rewardPayOf(result),
    interest: result.interest && interestOf(result, result.interest),
    phases: result.phases.map(phaseOf),
    annualPlan: annualPlanOf(result),
    baselines: baselinesOf(result),
    clocks: clocksJson(result),
    casework: caseworkJson(result),
    analysis: analysisOf(result),
    provisions: provisionsOf(result),
    group: groupOf(result),
    letters: lettersJson(result),
    doubts: doubtsJson(result, language),
    findings: result.findings.map((finding) => ({
      severity: finding.severity,
      code: finding.code,
      file: finding.place.file,
      sheet: finding.place.sheet ?? null,
      cell: addressOf(finding.place) || null,
      message: messageOf(language, finding),
      action: actionOf(language, finding),
    })),
  };
}

function agingOf({ labels }: AgingTable, { balance, buckets }: AgingRow): object {
  const filled = labels
    .map((label, index) => [label, buckets[index]] as const)
    .filter(([, amount]) => amount !== 0n);
  return {
    balance: formatFen(balance),
    buckets: Object.fromEntries(filled.map(([label, amount]) => [label, formatFen(amount)])),
  };
}

function phaseOf({ name, kind, first, last, state, total, units }: PhaseResult): object {
  return {
    name,
    kind,
    first: formatDay(first),
    last: formatDay(last),
    state,
    ...lineOf(total),
    units: units.map((line) => ({ unit: line.name, ...lineOf(line) })),
  };
}

/** The bridge of a phase that has not begun is not known: null throughout. */
function lineOf(line: PhaseLine | null): object {
  const money = (value: bigint | null | undefined): string | null =>
    value == null ? null : formatFen(value);
  return {
    opening: money(line?.opening),
    new: money(line?.arisen),
    recovered: money(line?.recovered),
    writtenOff: money(line?.writtenOff),
    corrections: money(line?.corrections),
    closing: money(line?.closing),
    towardTarget: money(line?.towardTarget),
    target: money(line?.target),
    // Said only of a phase whose baseline is locked.
    ...(line?.recoveredOfNew != null && { recoveredOfNew: formatFen(line.recoveredOfNew) }),
    completion: line?.completion ? sixDigits(line.completion.num, line.completion.den) : null,
  };
}
