import fc from 'fast-check';
import type { CellValue } from '../../src/workbook/sheet-data';

type Row = Record<string, CellValue>;

/** What the phases of a campaign work on beside money: marks on the claims, locked baselines, the year's plan. */
export interface PhaseTables {
  /** False: a ledger that keeps no such columns filled. */
  readonly marked: boolean;
  readonly locked: readonly RandomBaseline[];
  readonly plans: readonly RandomPlan[];
  readonly creditLimit: CellValue;
}

/** One row of 基线 before the ledger says which claim it names. */
export interface RandomBaseline {
  /** Index of a phase, and days between the baseline and its first day. */
  readonly phase: number;
  readonly before: number;
  readonly claim: number;
  /** The claim's amount divided by this: 1 is what it was at first. */
  readonly part: number;
}

/** One row of 年度计划, its year counted from that of the as-of date. */
export interface RandomPlan {
  readonly yearsBefore: number;
  readonly 所属单位: string;
  readonly 计划收回: number | null;
  readonly 预计全年: number | null;
  readonly 上年同期: number | null;
  readonly 上年同期截至: string | null;
}

/** 五级分类 and 一逾两呆 (§8). */
const GRADES = ['正常', '关注', '次级', '可疑', '损失', '逾期', '呆滞', '呆账'];

/** What a claim's row says of its survey, identification and review. */
export const claimMarks = (
  day: fc.Arbitrary<string>,
): fc.Arbitrary<{ 摸底日期: string | null; 认定日期: string | null; 复查结果: string | null } & Row> =>
  fc.record({
    摸底日期: fc.option(day, { freq: 2 }),
    认定日期: fc.option(day, { freq: 2 }),
    复查结果: fc.constantFrom(null, '合格', '不合格', '不合格'),
    整改日期: fc.option(day, { freq: 2 }),
    五级分类: fc.constantFrom(null, ...GRADES),
  });

/** The same columns of a ledger that has nothing in them. */
export const NO_MARKS: Row = {
  摸底日期: null,
  认定日期: null,
  复查结果: null,
  整改日期: null,
  五级分类: null,
};

/** @param day any of the campaign's days */
export function phaseTables(day: fc.Arbitrary<string>): fc.Arbitrary<PhaseTables> {
  const sum = fc.constantFrom(null, 100, 20_000, 333_333.33, 0.01);
  return fc.record({
    marked: fc.constantFrom(true, true, true, false),
    locked: fc.array(
      fc.record({
        phase: fc.nat({ max: 2 }),
        before: fc.constantFrom(1, 1, 1, 200),
        claim: fc.nat(),
        part: fc.constantFrom(1, 1, 1, 2, 3),
      }),
      { maxLength: 8, size: 'large' },
    ),
    plans: fc.oneof(
      fc.constant([]),
      fc.array(
        fc.record({
          yearsBefore: fc.constantFrom(0, 0, 0, 1),
          所属单位: fc.constantFrom('一公司', '二公司', '三公司', ''),
          计划收回: sum,
          预计全年: sum,
          上年同期: sum,
          上年同期截至: fc.option(day, { freq: 2 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    ),
    creditLimit: fc.constantFrom(null, '10%', 0.5, 0.3333),
  });
}

/** 年度计划 as a sheet: one row for each unit and year. */
export function planRows(plans: readonly RandomPlan[], asOf: string): Row[] {
  const year = Number(asOf.slice(0, 4));
  const rows = new Map(plans.map((plan) => [`${plan.yearsBefore}|${plan.所属单位}`, plan]));
  return [...rows.values()].map(({ yearsBefore, 所属单位: unit, ...rest }) => ({
    年度: `${year - yearsBefore}年`,
    所属单位: unit || null,
    ...rest,
  }));
}

/**
 * 基线 as a sheet: a few claims of a phase at what they once amounted to, so that some agree with the ledger, some do not, some are
 * missing, and some that were locked are not in the ledger.
 * @param phases 阶段 and 开始 of each phase
 * @param claims 债权编号, 债务人, 所属单位 and 应收金额 of each claim
 * @param earlier the day so many days before another
 */
export function baselineRows(
  locked: readonly RandomBaseline[],
  phases: readonly { readonly name: string; readonly first: string }[],
  claims: readonly {
    readonly id: string;
    readonly debtor: string;
    readonly unit: string;
    readonly amount: number;
  }[],
  earlier: (day: string, days: number) => string,
): Row[] {
  if (phases.length === 0) return [];
  const rows = locked.map(({ phase, before, claim, part }) => {
    const { name, first } = phases[phase % phases.length];
    const known = claims[claim % (claims.length + 1)] ?? {
      id: 'ZQ999',
      debtor: '丁',
      unit: '',
      amount: 12.34,
    };
    return {
      阶段: name,
      // A phase has one baseline: the days before of its first row.
      基准日: earlier(
        first,
        locked.find((each) => each.phase % phases.length === phase % phases.length)?.before ?? before,
      ),
      债权编号: known.id,
      债务人: known.debtor,
      所属单位: known.unit || null,
      到期日: null,
      余额: Math.max(0.01, Math.round((known.amount * 100) / part) / 100),
      指纹: '0123456789abcdef',
    };
  });
  return [...new Map(rows.map((row) => [`${row.阶段}|${row.债权编号}`, row])).values()];
}
