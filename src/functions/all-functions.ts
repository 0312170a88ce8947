import { AGING_EXAMPLES, arAgeBucket, arAging, arBalance, arFifoAging } from './aging-functions';
import { ANALYSIS_EXAMPLES, arCei, arDso, arHhi, arLossRate } from './analysis-functions';
import { arCompletion, arPhase, arRmbUpper, CAMPAIGN_EXAMPLES } from './campaign-functions';
import { arCaseFee, CASE_FEE_EXAMPLES } from './case-fee-function';
import { arLimitation, arStrategy, arSuretyUntil, CASEWORK_EXAMPLES } from './casework-functions';
import type { FunctionContext } from './context';
import { arAgeYears, arOverdueDays, arParseDate, DATE_EXAMPLES } from './date-functions';
import type { Example } from './example';
import {
  arConcession,
  arInterest,
  arJudgmentInterest,
  arLprInterest,
  arPenalty,
  INTEREST_EXAMPLES,
} from './interest-functions';
import { arExplain, EXPLAIN_EXAMPLES } from './explain-function';
import type { Paced } from '../pace/pace';
import { arAllocate, arLaborTax, arReward, arRewardRate, REWARD_EXAMPLES } from './reward-functions';
import { arBonusJump, arBonusTax, REWARD_TAX_EXAMPLES } from './reward-tax-functions';

/** A cell function: its arguments as Excel hands them over, then the context. One that reads a whole ledger rests in between. */
export type CellFunction = (
  ...given: [...unknown[][][], FunctionContext]
) => unknown[][] | Paced<unknown[][]>;

/** Every cell function by its id; ids are what workbooks hold and never change. */
export const ALL_FUNCTIONS: Readonly<Record<string, CellFunction>> = {
  OVERDUEDAYS: arOverdueDays as CellFunction,
  AGEYEARS: arAgeYears as CellFunction,
  PARSEDATE: arParseDate as CellFunction,
  AGEBUCKET: arAgeBucket as CellFunction,
  AGING: arAging as CellFunction,
  FIFOAGING: arFifoAging as CellFunction,
  BALANCE: arBalance as CellFunction,
  REWARDRATE: arRewardRate as CellFunction,
  REWARD: arReward as CellFunction,
  ALLOCATE: arAllocate as CellFunction,
  LABORTAX: arLaborTax as CellFunction,
  BONUSTAX: arBonusTax as CellFunction,
  BONUSJUMP: arBonusJump as CellFunction,
  PHASE: arPhase as CellFunction,
  COMPLETION: arCompletion as CellFunction,
  RMBUPPER: arRmbUpper as CellFunction,
  LIMITATION: arLimitation as CellFunction,
  STRATEGY: arStrategy as CellFunction,
  SURETYUNTIL: arSuretyUntil as CellFunction,
  DSO: arDso as CellFunction,
  CEI: arCei as CellFunction,
  HHI: arHhi as CellFunction,
  LOSSRATE: arLossRate as CellFunction,
  INTEREST: arInterest as CellFunction,
  PENALTY: arPenalty as CellFunction,
  LPRINTEREST: arLprInterest as CellFunction,
  CONCESSION: arConcession as CellFunction,
  JUDGMENTINTEREST: arJudgmentInterest as CellFunction,
  CASEFEE: arCaseFee as CellFunction,
  EXPLAIN: arExplain as CellFunction,
};

/** The example of each function's help page; a test evaluates them. */
export const ALL_EXAMPLES: Readonly<Record<string, Example>> = {
  ...DATE_EXAMPLES,
  ...AGING_EXAMPLES,
  ...REWARD_EXAMPLES,
  ...REWARD_TAX_EXAMPLES,
  ...CAMPAIGN_EXAMPLES,
  ...CASEWORK_EXAMPLES,
  ...ANALYSIS_EXAMPLES,
  ...INTEREST_EXAMPLES,
  ...CASE_FEE_EXAMPLES,
  ...EXPLAIN_EXAMPLES,
};
