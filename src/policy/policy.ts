import type { Day } from '../calendar/day';
import type { Finding, Place } from '../finding/finding';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import type { AnnualPlan } from './annual-plans';
import type { CaseworkTables } from './casework-tables';
import type { BaselineRow } from './baseline-rows';
import type { Demand } from './demand-log';
import type { Lawsuit } from './lawsuits';
import type { GroupMember } from './group-members';
import type { LetterWish } from './letter-rows';
import type { PaymentPromise } from './promises';
import type { ProvisionPolicy } from './provision-rates';
import type { RewardTables } from './reward-tables';

/**
 * Everything that the user decides, as read from the workbook's policy tables (rules.md §10). Nothing in it is
 * built in but the bucket sets of rules.md §5; what a table does not say is null and, where needed, a finding.
 */
export interface Policy {
  /** In the order of the sheet; empty where the workbook has no 账龄段. */
  readonly bucketSets: readonly BucketSet[];
  /** Rows of 奖励方案, in sheet order. */
  readonly brackets: readonly RewardBracket[];
  /** Rows of 个案, by 债权编号. */
  readonly cases: ReadonlyMap<string, DecidedCase>;
  /** Rows of 人员 by 姓名; null where the workbook has no 人员 table. */
  readonly people: ReadonlyMap<string, Person> | null;
  readonly barred: readonly Barred[];
  /** In sheet order, dates as written (the overlap rule is applied by the phase room). */
  readonly phases: readonly PhaseRow[];
  /** Rows of 基线: baselines of phases that the user has locked. */
  readonly baselines: readonly BaselineRow[];
  readonly targets: readonly Target[];
  /** Rows of 年度计划, of all years, in sheet order; null where the workbook has no such table. */
  readonly annualPlans: readonly AnnualPlan[] | null;
  readonly settings: Settings;
  /** Rows of 利率与优惠; null where the workbook has no such table: interest is then not computed. */
  readonly interest: InterestTerms | null;
  /** Rows of LPR, by day. */
  readonly lpr: readonly LprRow[];
  /** Rows of 催收记录, 诉讼 and 还款承诺, in sheet order. */
  readonly demands: readonly Demand[];
  readonly lawsuits: readonly Lawsuit[];
  readonly promises: readonly PaymentPromise[];
  /** Rows of 计提比例, by set and by claim; rows of 内部单位, in sheet order. */
  readonly provisionRates: ProvisionPolicy;
  readonly groupMembers: readonly GroupMember[];
  /** Rows of 函件, in sheet order. */
  readonly letterWishes: readonly LetterWish[];
  /** The tables beside 奖励方案: 奖励发放 and others. */
  readonly rewardTables: RewardTables;
  /** Strategy and registers: 清收策略, 抵债资产, 核销, 争议 and others. */
  readonly casework: CaseworkTables;
  /** Which policy tables were found and where: sheet name as in rules.md §10 → place and number of rows. */
  readonly tables: readonly PolicyTable[];
  readonly findings: readonly Finding[];
}

export interface PolicyTable {
  /** The table's own name: 账龄段, 奖励方案 … */
  readonly table: string;
  readonly place: Place;
  /** Data rows that could be read; of a table that is not used, data rows in all. */
  readonly rows: number;
  /** False for a table that is known by name but not computed with in this version. */
  readonly used: boolean;
}

/** A step of time counted from a date. */
export type TimeUnit = '日' | '月' | '年';

/** A set of aging buckets (账龄段, rules.md §5). */
export interface BucketSet {
  readonly name: string;
  /** Counted from the due date (逾期) or from the origin date (账龄). */
  readonly from: '逾期' | '账龄';
  /** 含起: a lower edge belongs to its bucket; 含止: an upper edge does. */
  readonly edge: '含起' | '含止';
  /** In rising order of their start; a null start is the bucket of what is not yet due. */
  readonly buckets: readonly Bucket[];
}

export interface Bucket {
  readonly label: string;
  readonly start: number | null;
  readonly unit: TimeUnit;
}

/** One row of 奖励方案 (rules.md §7, §10). */
export interface RewardBracket {
  readonly scheme: string;
  /** First and last day of the scheme, both included; NO_DAY where open. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** 现金, 实物, or both where empty. */
  readonly method: '现金' | '实物' | null;
  /** 逾期起 inclusive and 逾期止 exclusive, in `unit`; null where open. For 分段 by 元 both are amounts (fen). */
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: TimeUnit | '元';
  /** One rate, or a range within which a case is decided. */
  readonly rate: Rate | null;
  readonly rateFloor: Rate | null;
  readonly rateCeiling: Rate | null;
  readonly calculation: '整档' | '分段';
  /** 单笔上限, fen; null: no cap. */
  readonly cap: Fen | null;
  /** When goods count: the ruling is final, or they are realised; null: not said. */
  readonly goodsTrigger: '裁定' | '变现' | null;
  /** 须达标. */
  readonly gated: boolean;
  /** 账龄基准: overdue time on the day of the recovery, or frozen at the baseline date. */
  readonly ageBasis: '回款日' | '基线日';
  readonly place: Place;
}

/** One row of 个案: the rate that the leaders decided for a claim. */
export interface DecidedCase {
  readonly claim: string;
  readonly rate: Rate;
  /** 批准文号; empty where none is given. */
  readonly approval: string;
  /** 批准日 or NO_DAY. */
  readonly approvedOn: Day;
  readonly place: Place;
}

export interface Person {
  readonly name: string;
  readonly unit: string;
  readonly external: boolean;
}

/** One row of 限制名单: a person who earns nothing from `from` to `to` (both included; NO_DAY: open). */
export interface Barred {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly place: Place;
}

export type PhaseKind = '摸底' | '认定' | '清收' | '复查' | '其他';

export interface PhaseRow {
  readonly name: string;
  readonly kind: PhaseKind;
  readonly first: Day;
  readonly last: Day;
  readonly place: Place;
}

/** One row of 指标: an amount to recover, by unit or owner and period (both days included). */
export interface Target {
  readonly unit: string;
  /** Empty: the unit's own target. */
  readonly owner: string;
  readonly first: Day;
  readonly last: Day;
  /** Fen. */
  readonly amount: Fen;
  readonly place: Place;
}

/** Rows of 预警线: single settings by 项目. Null: not said. */
export interface Settings {
  /** 抵充顺序: which claim an unnamed payment pays. 先进先出 where the table does not say. */
  readonly application: '先进先出' | '指定' | '法定顺序';
  /** 信用村不良率上限: highest non-performing ratio of a credit village. */
  readonly creditRatioLimit: Rate | null;
  /** 基线日: the campaign's baseline date; NO_DAY where not given (then the day before the first phase). */
  readonly baseline: Day;
  /** 诉讼时效预警天数 and 保证期间预警天数: a clock with no more days left is warned of; null: not said. */
  readonly limitationWarningDays: number | null;
  readonly suretyWarningDays: number | null;
  /** 参数核对天数: a legal parameter last checked longer ago is to be checked again; null: a year. */
  readonly parameterCheckDays: number | null;
  /** 分析月数: how many months back from the as-of date are analysed; null: no analysis. */
  readonly analysisMonths: number | null;
  /** 预测月数: how many months ahead recoveries are foretold; null: one. */
  readonly forecastMonths: number | null;
  /** 迁徙率账龄集: name of the bucket set of the migration rates; empty: the set of 计提比例, or the one by years. */
  readonly migrationSet: string;
  /** 末段损失率: loss of the last bucket; null: all of it. 前瞻性调整: what is added to the loss rates; null: nothing. */
  readonly lastBucketLoss: Rate | null;
  readonly forwardAdjustment: Rate | null;
  /** 停供逾期天数 and 停供付款比例: who is longer overdue or has paid less is supplied no more (篇五 art. 25, 26). */
  readonly stopSupplyDays: number | null;
  readonly stopSupplyShare: Rate | null;
  /** 大额欠款户数: how many debtors 大额欠款清单 lists. */
  readonly largeDebtorCount: number | null;
  /** 催收间隔天数: a debtor who is overdue and was not reached for longer is to be asked again. */
  readonly demandIntervalDays: number | null;
  /** 冲销核查天数: how long after a phase's end a reversal is held against it; null: however long. */
  readonly reversalCheckDays: number | null;
  /** 对倒核查天数 and 对倒金额差异: within how many days and by how much a new claim may answer a recovery; null: not searched, the same amount. */
  readonly roundTripDays: number | null;
  readonly roundTripTolerance: Rate | null;
  /** 债权比对: the workbook remembers its open claims from report to report and tells which are gone or changed. */
  readonly compareClaims: boolean;
  /** 通报: a publication text of each phase is drawn up; 通报主送: to whom. */
  readonly notice: boolean;
  readonly noticeTo: string;
  /** 复查抽样笔数 and 复查抽样比例: how many claims a review looks through again; the larger of both where both are given. */
  readonly sampleCount: number | null;
  readonly sampleShare: Rate | null;
}

/** A rate and the days on which it is in force, both included; `to` is NO_DAY where open, `from` is -Infinity where open. */
export interface DatedRate {
  readonly from: Day;
  readonly to: Day;
  readonly rate: Rate;
  readonly place: Place;
}

/** One publication of the loan prime rate (贷款市场报价利率): in force from its day. */
export interface LprRow {
  readonly from: Day;
  readonly oneYear: Rate;
  /** Null where the table does not say it. */
  readonly fiveYears: Rate | null;
  readonly place: Place;
}

/** How days become years, as the policy table writes it. */
export type InterestBasis = '360' | '365' | '实际' | '30/360' | '日利率';

/** 约定利率: only what was agreed; the others as the law has it for a sale, a small enterprise, a private loan. */
export type InterestRule = '约定利率' | '买卖合同' | '中小企业' | '民间借贷';

/** When a row of a legal parameter was last checked, and until when it is in force; NO_DAY where not said. */
export interface ParameterRow {
  readonly item: string;
  readonly from: Day;
  readonly to: Day;
  readonly checkedOn: Day;
  readonly place: Place;
}

/** What 利率与优惠 says (rules.md §6). Rates may change by date; the rest is said once. */
export interface InterestTerms {
  /** 合同利率: for claims whose own row names none. */
  readonly contract: readonly DatedRate[];
  /** 罚息利率: the same. */
  readonly penalty: readonly DatedRate[];
  /** 罚息上浮: on the contract rate, where no penalty rate is given. */
  readonly uplift: readonly DatedRate[];
  /** LPR上浮: on the one-year LPR, where neither penalty rate nor contract rate is given. */
  readonly lprUplift: readonly DatedRate[];
  /** 基准利率: the benchmark loan rate before the LPR, for default on sales contracts. */
  readonly benchmark: readonly DatedRate[];
  /** 损失利率: what late payment costs the creditor, to measure penalty clauses by (Civil Code art. 585). */
  readonly loss: readonly DatedRate[];
  /** 计息方式: which law gives the rate of a claim that names none. */
  readonly rule: InterestRule;
  /** 计息基准; null: not said, and interest is not computed. */
  readonly basis: InterestBasis | null;
  /** 两头都算 instead of 算头不算尾. */
  readonly countsFirstDay: boolean;
  /** 计收复利. */
  readonly compound: boolean;
  /** 抵充次序: 先本后息 unless the table says 费用、利息、本金 (Civil Code art. 561). */
  readonly order: 'principal' | 'fees-interest-principal';
  /** 优惠截止日; NO_DAY where there is no concession. */
  readonly deadline: Day;
  /** The rows as parameters that age; in sheet order. */
  readonly parameters: readonly ParameterRow[];
}
