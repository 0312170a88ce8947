import type { Casework } from '../casework/casework';
import { planAssets } from './assets-sheet';
import { planDisputes } from './disputes-sheet';
import { planLargeDebtors } from './large-debtors-sheet';
import { planLawsuits } from './lawsuits-sheet';
import type { StatementPlanner } from './optional-statements';
import { planPromises } from './promises-sheet';
import { planResponsibility } from './responsibility-sheet';
import { planStopSupply } from './stop-supply-sheet';
import { planWarnings } from './warnings-sheet';
import { planWorklist } from './worklist-sheet';
import { planWriteOffs } from './write-offs-sheet';

/**
 * The sheets of casework, each where its register or setting is there: 催收工作清单, 预警清单, 大额欠款清单, 限供清单,
 * 还款承诺兑现表, 诉讼案件表, 抵债资产登记表, 核销案件表, 争议欠款表, 责任落实表.
 */
export function caseworkStatements(casework: Casework): StatementPlanner[] {
  const { worklist, warnings, largeDebtors, stopSupply, promises, lawsuits, assets } = casework;
  const { writeOffs, disputes, responsibility, handovers } = casework;
  return [
    ...where(worklist, planWorklist),
    ...where(warnings, planWarnings),
    ...where(largeDebtors, planLargeDebtors),
    ...where(stopSupply, planStopSupply),
    ...where(promises, planPromises),
    ...where(lawsuits, planLawsuits),
    ...where(assets, planAssets),
    ...where(writeOffs, planWriteOffs),
    ...where(disputes, planDisputes),
    ...where(responsibility === null && handovers === null ? null : casework, planResponsibility),
  ];
}

function where<Found>(
  found: Found | null,
  plan: (
    ...args: [Parameters<StatementPlanner>[0], Found, Parameters<StatementPlanner>[1]]
  ) => ReturnType<StatementPlanner>,
): StatementPlanner[] {
  return found === null ? [] : [(context, ledgers) => plan(context, found, ledgers)];
}
