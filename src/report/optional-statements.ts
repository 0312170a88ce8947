import type { CampaignResult } from '../campaign/result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { planCollection } from './collection-sheet';
import { caseworkStatements } from './casework-statements';
import { planClasses } from './classes-sheet';
import { planClocks } from './clocks-sheet';
import { planForecast } from './forecast-sheet';
import { planGroupInternal } from './group-internal-sheet';
import { planGroup } from './group-sheet';
import { planConcession } from './interest-concession-sheet';
import { planInterestClaims } from './interest-claims-sheet';
import { planInterestLines } from './interest-lines-sheet';
import { planInterestMissing } from './interest-missing-sheet';
import { planInterest } from './interest-sheet';
import { letterStatements } from './letter-statements';
import { planMigration } from './migration-sheet';
import { phaseStatements } from './phase-statements';
import { planProvision } from './provision-sheet';
import { planRollForward } from './roll-forward-sheet';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import { rewardStatements } from './reward-statements';
import { planTruth } from './truth-sheet';

/** Draws up one sheet; the ledger's sheets are there to link to. */
export type StatementPlanner = (context: ReportContext, ledgers: LedgerSheets) => SheetPlan;

/**
 * The sheets that a report has only where the user's tables ask for them, in their order: a plain ledger's report stays
 * small. How many there are is known without drawing any.
 */
export function optionalStatements(result: CampaignResult): StatementPlanner[] {
  const { interest, clocks, casework, classes, rewards, analysis, provisions, letters, group } = result;
  const { doubts, policy } = result;
  return [
    // 通报·阶段 and others: where 预警线 or a table of phases asks for them.
    ...phaseStatements(result),
    // 利息计算表, 利息明细表, 利息计算单: where the policy says how interest is computed; 未计息债权表: where it cannot be.
    ...when(interest, (found) => [
      (context) => planInterest(context, found),
      ...when(found.claims.length > 0, () => [
        (context, ledgers) => planInterestClaims(context, found, ledgers),
      ]),
      (context) => planInterestLines(context, found),
      ...when(found.missing.length > 0, () => [
        (context, ledgers) => planInterestMissing(context, found, ledgers),
      ]),
    ]),
    // 优惠测算表: where 利率与优惠 says 优惠截止日.
    ...when(interest?.concession ?? null, (plan) => [
      (context, ledgers) => planConcession(context, interest!, plan, ledgers),
    ]),
    // 时效预警表: where demands are logged or a warning is asked for.
    ...when(clocks, (found) => [(context, ledgers) => planClocks(context, found, ledgers)]),
    // 催收工作清单, 预警清单, 限供清单, the registers and others: where their table or setting is there.
    ...caseworkStatements(casework),
    // 按点奖罚表 and others: where the tables beside 奖励方案 ask for them.
    ...rewardStatements(rewards),
    // 集团合并表, 内部往来表: where the claims stand in several files, or 内部单位 says that there is a group.
    ...when(group, (found) => [
      (context, ledgers) => planGroup(context, found, ledgers),
      (context, ledgers) => planGroupInternal(context, found, ledgers),
    ]),
    // 账龄迁徙表, 迁徙率测算表, 清收分析表, 回款预测表: where 预警线 says 分析月数.
    ...when(analysis, (found) => [
      (context) => planRollForward(context, found),
      (context) => planMigration(context, found),
      (context) => planCollection(context, found),
      (context) => planForecast(context, found),
    ]),
    // 坏账准备测算表: where there are 计提比例, or migration rates.
    ...when(provisions.length > 0, () => [(context, ledgers) => planProvision(context, provisions, ledgers)]),
    // 催款函, 对账函, 询证函, 还款计划, 函件登记表: where 函件 asks for them.
    ...letterStatements(letters),
    // 真实性核查表: where something is in doubt, or 预警线 asks for the search.
    ...when(
      doubts.length > 0 || policy.settings.roundTripDays !== null || policy.settings.compareClaims,
      () => [(context, ledgers) => planTruth(context, doubts, ledgers)],
    ),
    // 不良贷款统计表: where the ledger has classes.
    ...when(classes.present, () => [planClasses]),
  ];
}

function when<Found>(
  found: Found | null | false,
  planners: (found: Found) => readonly StatementPlanner[],
): readonly StatementPlanner[] {
  return found === null || found === false ? [] : planners(found);
}
