import { age } from '../aging/age';
import { analyse } from '../analysis/analysis';
import type { PromisedPayment } from '../analysis/promised';
import { NO_DAY, type Day } from '../calendar/day';
import { caseworkOf, type Casework } from '../casework/casework';
import { clocksOf, watchesClocks } from '../casework/clocks';
import { consolidate } from '../group/group';
import { interestOfLedger } from '../interest/interest-of-ledger';
import { settlementTermsOf } from '../interest/settlement-terms';
import { checkBalances, pacedChecks } from '../ledger/checks';
import { pacedLedger, readLedger, type ColumnChoice } from '../ledger/read-ledger';
import { lettersOf } from '../letter/letters';
import type { MoneyUnit } from '../money/amount';
import { atOnce, type Paced } from '../pace/pace';
import { compareBaselines } from '../phase/baseline';
import { classify } from '../phase/classify';
import { reviewSample } from '../phase/review-sample';
import { runAnnual } from '../phase/run-annual';
import { runPhases } from '../phase/run-phases';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import type { LetterWish } from '../policy/letter-rows';
import type { Policy } from '../policy/policy';
import { policySheetOf, readPolicy } from '../policy/read-policy';
import { pacedReward } from '../reward/reward';
import { pacedSettle, settle } from '../settlement/settle';
import { earlierStateOf, type EarlierState } from '../truth/earlier-state';
import { pacedDoubts } from '../truth/truth';
import type { SheetData } from '../workbook/sheet-data';
import { orderFindings } from './order-findings';
import type { CampaignResult } from './result';
import { settlementFindings } from './settlement-findings';
import { ledgerTotals } from './totals';

/** What a run starts from. */
export interface CampaignInput {
  /** All sheets of the ledger files, policy sheets among them, file after file. */
  readonly sheets: readonly SheetData[];
  /** Sheets of a policy file of its own; a table that stands there is not read from the ledger files. */
  readonly policySheets?: readonly SheetData[];
  readonly asOf: Day;
  /** Sheets of the ledger as it was handed in before, to compare with. */
  readonly earlier?: readonly SheetData[];
  /** Forces the unit in which the ledger is kept; otherwise its titles say, and where they do not, 元. */
  readonly moneyUnit?: MoneyUnit;
  /** The user's own column mapping; it is obeyed. */
  readonly mapping?: ColumnChoice;
  /** Open claims that the workbook remembers from an earlier report; heeded where 预警线 says 债权比对 and no earlier ledger is there. */
  readonly remembered?: EarlierState;
  /** Letters to be written beside those that 函件 asks for. */
  readonly letters?: readonly LetterWish[];
}

/**
 * One run of a campaign: reads ledger and policy, settles, ages, computes rewards and phases. The only place that
 * knows the order of the steps.
 * @param onStep told the name of each step before it begins
 * @throws LedgerNotFound where no sheet holds claims
 */
export function runCampaign(
  input: CampaignInput,
  onStep: (step: CampaignStep) => void = () => {},
): CampaignResult {
  return atOnce(pacedCampaign(input, onStep));
}

/**
 * The same run with rests in it, so that a pane stays awake over a large ledger.
 * @throws LedgerNotFound where no sheet holds claims
 */
export function* pacedCampaign(
  input: CampaignInput,
  onStep: (step: CampaignStep) => void,
): Paced<CampaignResult> {
  const { asOf, moneyUnit, mapping } = input;
  onStep('ledger');
  const files = new Set(input.sheets.map(({ file }) => file));
  const ledger = yield* pacedLedger(
    input.sheets.filter((sheet) => policySheetOf(sheet) === null),
    { asOf, unitByFile: files.size > 1, ...(moneyUnit && { moneyUnit }), ...(mapping && { mapping }) },
  );
  yield;
  onStep('policy');
  const policy = readPolicy(policySheets(input), moneyUnit ?? ledger.sources[0].moneyUnit);
  yield;
  onStep('settlement');
  const settlement = yield* pacedSettle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    asOf,
    policy.settings.application,
    settlementTermsOf(ledger.claims, policy),
  );
  yield;
  onStep('aging');
  const aging = age(ledger, settlement, policy.bucketSets[0] ?? OVERDUE_BY_DAYS, asOf);
  yield;
  const ageByYears = age(ledger, settlement, AGE_BY_YEARS, asOf);
  yield;
  onStep('phases');
  const { phases, findings: phaseFindings } = runPhases(ledger, policy, settlement, asOf);
  const annual = runAnnual(ledger, policy, settlement, asOf);
  yield;
  const openingDay = phases.length > 0 ? phases[0].first - 1 : NO_DAY;
  const classes = classify(
    ledger,
    settlement,
    asOf,
    Math.min(openingDay, asOf),
    policy.settings.creditRatioLimit,
  );
  yield;
  const locked = compareBaselines(policy.baselines, ledger, settlement, asOf);
  yield;
  onStep('rewards');
  const baseline = policy.settings.baseline === NO_DAY ? openingDay : policy.settings.baseline;
  const rewards = yield* pacedReward(ledger, policy, settlement, asOf, baseline);
  yield;
  onStep('interest');
  const interest = interestOfLedger(ledger, policy, settlement, asOf);
  yield;
  onStep('clocks');
  const clocks = watchesClocks(policy) ? clocksOf(ledger, policy, settlement, asOf) : null;
  yield;
  const casework = caseworkOf(ledger, policy, settlement, clocks, asOf);
  yield;
  const letters = lettersOf({ ledger, settlement, interest, asOf }, [
    ...policy.letterWishes,
    ...(input.letters ?? []),
  ]);
  yield;
  onStep('analysis');
  const analysed = analyse(ledger, policy, settlement, aging.set, asOf, promisesAt(casework, asOf));
  yield;
  const doubts = yield* pacedDoubts({
    ledger,
    policy,
    settlement,
    periods: phases,
    asOf,
    earlier: input.earlier
      ? earlierLedger(input.earlier, policy, asOf)
      : policy.settings.compareClaims
        ? (input.remembered ?? null)
        : null,
  });
  yield;
  const consolidated = consolidate(ledger, policy, settlement, aging, asOf);
  yield;
  onStep('checks');
  const checked = yield* pacedChecks(ledger, asOf);
  const balances = checkBalances(ledger, settlement.balance, asOf);
  yield;
  const findings = orderFindings([
    ...ledger.findings,
    ...checked,
    ...balances,
    ...settlementFindings(ledger, settlement),
    ...policy.findings,
    ...phaseFindings,
    ...annual.findings,
    ...locked.findings,
    ...rewards.findings,
    ...(interest?.findings ?? []),
    ...(clocks?.findings ?? []),
    ...casework.findings,
    ...analysed.findings,
    ...letters.findings,
    ...doubts.map(({ finding }) => finding),
    ...consolidated.findings,
  ]);
  yield;
  return {
    asOf,
    ledger,
    policy,
    settlement,
    totals: ledgerTotals(ledger, settlement, asOf),
    aging,
    ageByYears,
    rewards: rewards.result,
    phases,
    annual: annual.result,
    classes,
    baselines: locked.reports,
    reviewSample: reviewSample(ledger, settlement, policy.settings, baseline, asOf),
    interest,
    clocks,
    casework,
    analysis: analysed.analysis,
    provisions: analysed.provisions,
    letters: letters.letters,
    omittedLetters: letters.omitted,
    doubts,
    group: consolidated.group,
    findings,
  };
}

/** Promises made by the as-of date, as the forecast counts them. */
function promisesAt({ promises }: Casework, asOf: Day): PromisedPayment[] {
  return (promises ?? [])
    .filter(({ entry }) => entry.promisedOn <= asOf)
    .map(({ entry, promised, paid, state }) => ({
      payBy: entry.payBy,
      // A claim that is settled keeps its promise whatever amount was named.
      promised: state === 'kept' ? paid : promised,
      paid,
      decided: state !== 'pending',
    }));
}

/** The earlier ledger as at the present as-of date, by what it knows of payments. */
function earlierLedger(sheets: readonly SheetData[], policy: Policy, asOf: Day): EarlierState {
  const ledger = readLedger(
    sheets.filter((sheet) => policySheetOf(sheet) === null),
    { asOf, unitByFile: false },
  );
  const { claims, recoveries, debtors } = ledger;
  return earlierStateOf({
    ledger,
    settlement: settle(claims, recoveries, debtors.size, asOf, policy.settings.application),
  });
}

/** Steps of a run, in their order. */
export type CampaignStep =
  | 'ledger'
  | 'policy'
  | 'settlement'
  | 'aging'
  | 'phases'
  | 'rewards'
  | 'interest'
  | 'clocks'
  | 'analysis'
  | 'checks';

function policySheets({ sheets, policySheets: own = [] }: CampaignInput): SheetData[] {
  const ownTables = new Set(own.map(policySheetOf));
  const others = sheets.filter((sheet) => {
    const table = policySheetOf(sheet);
    return table !== null && !ownTables.has(table);
  });
  return [...own.filter((sheet) => policySheetOf(sheet) !== null), ...others];
}
