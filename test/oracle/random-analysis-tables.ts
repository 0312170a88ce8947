import fc from 'fast-check';
import type { CellValue } from '../../src/workbook/sheet-data';

type Row = Record<string, CellValue>;

/** Bucket sets that tables may name: the user's, the built-in ones, and one that does not exist. */
const SETS = ['自定', '按月', '账龄年限', '逾期天数', '奖励逾期', '没有这个集'];

/** What asks for the analysis of past months, and what is provided for. */
export interface AnalysisTables {
  readonly settings: readonly Row[];
  readonly rates: readonly Row[];
  /** Claims with a rate of their own. */
  readonly single: readonly { readonly claim: number; readonly 比例: CellValue }[];
}

const LABELS: Readonly<Record<string, readonly string[]>> = {
  自定: ['未到期', '1年以内', '1-2年', '2年以上', '无到期日'],
  按月: ['未到期', '一月内', '一至二月', '二至三月', '三月以上'],
  账龄年限: ['1年以内', '1-2年', '2-3年', '3-4年', '4-5年', '5年以上'],
  逾期天数: ['未到期', '1-30', '31-60', '61-90', '91-180', '181-365', '365天以上'],
  奖励逾期: ['1年以下', '1-3年', '3年以上', '无到期日'],
  没有这个集: ['甲'],
};
const rate = fc.constantFrom<CellValue>(0, 0.05, '3.33%', 0.5, 1, '12.5%');

const ratesOfSet = fc
  .constantFrom(...SETS)
  .chain((set) =>
    fc
      .tuple(fc.subarray([...LABELS[set]], { minLength: 1 }), fc.array(rate, { minLength: 8, maxLength: 8 }))
      .map(([labels, rates]) =>
        labels.map((label, index) => ({ 账龄集: set, 名称: label, 比例: rates[index] })),
      ),
  );

export const analysisTables: fc.Arbitrary<AnalysisTables> = fc
  .record({
    months: fc.constantFrom(null, null, null, 1, 2, 3, 6, 12, 13, 25, 36),
    set: fc.constantFrom(null, null, ...SETS, '按月', '自定'),
    lastLoss: fc.constantFrom(null, 0.6, '100%', '33.33%'),
    adjustment: fc.constantFrom(null, 0.1, '5%', 0.9),
    rates: fc.oneof(fc.constant([]), fc.tuple(ratesOfSet), fc.tuple(ratesOfSet, ratesOfSet)),
    single: fc.oneof(
      fc.constant([]),
      fc.array(fc.record({ claim: fc.nat(), 比例: rate }), { minLength: 1, maxLength: 3 }),
    ),
  })
  .map(({ months, set, lastLoss, adjustment, rates, single }) => ({
    settings: Object.entries({
      分析月数: months,
      迁徙率账龄集: set,
      末段损失率: lastLoss,
      前瞻性调整: adjustment,
    }).flatMap(([name, value]) => (value === null ? [] : [{ 项目: name, 值: value }])),
    // Of two tables for one set the rows would stand twice.
    rates: rates
      .filter((rows, index) => rates.findIndex(([first]) => first.账龄集 === rows[0].账龄集) === index)
      .flat(),
    single,
  }));

/** 计提比例 as a sheet. */
export function provisionRows({ rates, single }: AnalysisTables, claimIds: readonly string[]): Row[] {
  if (rates.length === 0 && single.length === 0) return [];
  const own = new Map(single.map((one) => [claimIds[one.claim % claimIds.length], one.比例]));
  return [
    ...rates.map((row) => ({ ...row, 债权编号: null })),
    ...[...own].map(([id, share]) => ({ 账龄集: null, 名称: null, 比例: share, 债权编号: id })),
  ];
}
