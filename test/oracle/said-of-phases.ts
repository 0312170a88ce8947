import type { CampaignResult } from '../../src/campaign/result';
import { jsonDocument } from '../../src/headless/json-document';
import { formatFen } from '../../src/money/fen';
import type { PhaseLine, PhaseResult } from '../../src/phase/phase-result';
import type { Json } from './by-name';

/** What the program says of phases, baselines, the year's plan and classes, as the oracle says it. */
export function saidOfPhases(result: CampaignResult): Json {
  const { annualPlan, baselines } = jsonDocument(result, 'zh') as Json;
  const { classes } = result;
  const row = ({ count, balance, opening }: (typeof classes.rows)[number]): object => ({
    count,
    balance: formatFen(balance),
    opening: opening === null ? null : formatFen(opening),
  });
  return {
    phases: result.phases.map(phaseOf),
    baselines: baselines.map(({ fingerprint: _, intact: _intact, changes, ...rest }: Json) => ({
      ...rest,
      changes: Object.fromEntries(changes.map(({ claim, ...each }: Json) => [claim, each])),
    })),
    annualPlan: annualPlan && {
      ...annualPlan,
      units: Object.fromEntries(annualPlan.units.map(({ unit, ...rest }: Json) => [unit, rest])),
    },
    classes: {
      present: classes.present,
      rows: Object.fromEntries(classes.rows.map((each) => [each.grade, row(each)])),
      total: row(classes.total),
      units: Object.fromEntries(
        classes.units.map(({ unit, balance, overdue, withinLimit }) => [
          unit,
          { balance: formatFen(balance), overdue: formatFen(overdue), withinLimit },
        ]),
      ),
    },
  };
}

function phaseOf({ daysGiven, daysElapsed, measure, total, units, owners }: PhaseResult): object {
  return {
    daysGiven,
    daysElapsed,
    measure: measure && {
      ...measure,
      doneAmount: formatFen(measure.doneAmount),
      allAmount: formatFen(measure.allAmount),
    },
    total: total && lineOf(total),
    units: Object.fromEntries(units.map((line) => [line.name, lineOf(line)])),
    owners: Object.fromEntries(owners.map((line) => [`${line.name}|${line.unit}`, lineOf(line)])),
  };
}

function lineOf({
  name: _,
  unit: _unit,
  completion: _completion,
  recoveredOfNew: _new,
  rank,
  ...amounts
}: PhaseLine): object {
  const money = Object.entries(amounts).map(([name, amount]) => [
    name,
    amount === null ? null : formatFen(amount),
  ]);
  return { ...Object.fromEntries(money), rank };
}
