import type { CampaignResult } from '../campaign/result';
import { atOnce, eachInTurn, type Paced } from '../pace/pace';
import type { SheetPlan } from '../workbook/sheet-plan';
import { planAging } from './aging-sheet';
import { planFindings } from './findings-sheet';
import { planLedgers } from './ledger-sheets';
import { planMethod } from './method-sheet';
import { optionalStatements } from './optional-statements';
import { planOverview } from './overview-sheet';
import { planPhase } from './phase-sheet';
import { planRanking } from './ranking-sheet';
import { ReportContext } from './report-context';
import type { ReportOptions } from './report-options';
import { planRewardLines } from './reward-lines-sheet';
import { planRewardPeople } from './reward-people-sheet';

export type { ReportOptions } from './report-options';

/**
 * The sheets of a campaign's workbook in their order: 总览, 台账, 账龄分析表, one 进度表 for each phase, 排名表,
 * 奖励计算明细, 奖励分配公示表, those that the user's tables ask for (`optionalStatements`), 数据体检, 口径说明.
 * The same result and options give the same plans; nothing in them is a clock time.
 * Written beside the ledger itself (`options.ledger`), the report has no sheet 台账.
 * @param result of one run
 */
export function planReport(result: CampaignResult, options: ReportOptions): SheetPlan[] {
  return atOnce(pacedReport(result, options));
}

/** The same with rests between the sheets, and within the longest. */
export function* pacedReport(result: CampaignResult, options: ReportOptions): Paced<SheetPlan[]> {
  const context = new ReportContext(result, options);
  const overviewName = context.names.take('overview', '总览');
  const ledgers = planLedgers(context);
  yield;
  const aging = planAging(context);
  yield;
  const agingBalance = { sheet: aging.plan.name, cell: aging.balanceCell };
  const phases = yield* eachInTurn([...result.phases.entries()], ([index, phase]) =>
    planPhase(context, phase, phaseId(result, index), agingBalance),
  );
  const ranking = planRanking(context);
  yield;
  const rewardLines = yield* planRewardLines(context, ledgers);
  yield;
  const statements = [
    aging.plan,
    ...phases.map(({ plan }) => plan),
    ranking,
    rewardLines,
    planRewardPeople(context),
    ...(yield* eachInTurn(optionalStatements(result), (plan) => plan(context, ledgers))),
    yield* planFindings(context, ledgers),
    planMethod(context),
  ];
  yield;
  const others = [...ledgers.tables, ...statements];
  const plans = [
    planOverview(context, overviewName, { aging, phases, others }),
    ...ledgers.plans,
    ...statements,
  ];
  const footer = context.t('pageNumber');
  return plans.map((plan) => ({ ...plan, print: { ...plan.print, footer } }));
}

/** By its name a later run finds a phase's sheet again; of phases with one name the later ones are numbered. */
function phaseId({ phases }: CampaignResult, index: number): string {
  const { name } = phases[index];
  const earlier = phases.slice(0, index).filter((phase) => phase.name === name).length;
  return `phase:${name}${earlier === 0 ? '' : `#${earlier + 1}`}`;
}
