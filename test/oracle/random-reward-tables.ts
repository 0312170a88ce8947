import fc from 'fast-check';
import type { CellValue } from '../../src/workbook/sheet-data';

type Row = Record<string, CellValue>;

/** The tables beside 奖励方案, without what only the ledger knows. */
export interface RewardTables {
  readonly limits: readonly Row[];
  readonly points: readonly (readonly Row[])[];
  readonly managers: readonly {
    readonly 姓名: string;
    readonly year: number;
    readonly half: boolean;
    readonly rest: Row;
  }[];
  readonly payShares: readonly Row[];
  readonly payouts: readonly RandomPayout[];
}

/** A payout before the ledger says which line it names. */
export interface RandomPayout {
  readonly 发放日期: string;
  readonly 姓名: string | null;
  /** Which recovery it names; null: none, where a person is named. */
  readonly recovery: number | null;
  readonly claim: number | null;
  readonly 金额: number;
}

/** Most campaigns have a table, some lack it. */
const perhaps = <T>(list: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(fc.constant([]), list, list, list);
const orNull = <T>(...values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);

const limitAmount = fc.constantFrom(0.5, 10, 333.33, 50_000, 3_000_000);

const limit: fc.Arbitrary<Row> = fc
  .record({
    方案: fc.constantFrom(null, null, '办法', '办法', '旧办法'),
    起用日: orNull('2010-06-30', null, null),
    停用日: orNull('2012-03-31', null, null),
    对象: fc.constantFrom('每笔', '每人', '每人', '奖池'),
    周期: orNull('月', '季', '半年', '年', '全期'),
    bounds: fc.tuple(limitAmount, limitAmount),
    has: fc.constantFrom('上限', '下限', '两者'),
    计提比例: fc.constantFrom(0.02, '0.5%', 0.001),
    每笔计提上限: orNull(5, 5000),
  })
  .map(({ bounds, has, 计提比例: share, 每笔计提上限: shareCap, ...row }) => {
    const pool = row.对象 === '奖池';
    const byShare = pool && has !== '上限';
    return {
      ...row,
      上限: has === '下限' ? null : Math.max(...bounds),
      下限: has === '上限' ? null : Math.min(...bounds),
      计提比例: byShare ? share : null,
      每笔计提上限: byShare ? shareCap : null,
    };
  });

/** Bands of one table: some edges from nought on, between them bands, one of which may be missing. */
function bandsOf<T>(
  band: fc.Arbitrary<T>,
): fc.Arbitrary<(T & { 完成率起: number | null; 完成率止: CellValue })[]> {
  return fc
    .record({
      edges: fc.subarray([0.0001, 0.01, 0.3, 0.6, 0.8, 1, 1.2, 5], { minLength: 1 }),
      bands: fc.array(band, { minLength: 9, maxLength: 9 }),
      missing: fc.nat({ max: 15 }),
    })
    .map(({ edges, bands, missing }) =>
      [...edges, null]
        .map((to, index) => ({
          ...bands[index],
          完成率起: index === 0 ? null : edges[index - 1],
          完成率止: to,
        }))
        .filter((_, index) => index !== missing),
    );
}

const pointScheme = (name: string): fc.Arbitrary<readonly Row[]> =>
  fc
    .record({
      对象: orNull('单位', '责任人'),
      考核期: orNull('年', '半年'),
      停用日: orNull('2011-12-31'),
      bands: bandsOf(
        fc.record({
          每点金额: fc.constantFrom(800, 33.33, -300, -0.01, 0),
          计点起点: fc.constantFrom(null, null, 0.8, '100%'),
          上限: orNull(15_000, 100),
          下限: orNull(-6000, -50),
          只计整点: orNull('是', '否', '否'),
        }),
      ),
    })
    .map(({ bands, ...scheme }) =>
      bands.map((band) => ({
        方案: name,
        ...scheme,
        ...band,
        // A deduction without an upper edge has nothing to be counted from.
        计点起点: band.计点起点 ?? (band.每点金额 < 0 && band.完成率止 === null ? 1 : null),
      })),
    );

const manager = fc.record({
  姓名: fc.constantFrom('张三', '李四', '周经理'),
  year: fc.integer({ min: 2009, max: 2012 }),
  half: fc.boolean(),
  rest: fc.record({
    所属单位: orNull('一公司', '二公司'),
    年薪: fc.constantFrom(200_000, 123_456.78),
    已预发: orNull(50_000, 0.01),
  }),
});

const payShares = bandsOf(fc.record({ 兑现比例: fc.constantFrom(0, 0.5, '80%', 1, 1.2, 0.3333) })).chain(
  (bands) =>
    fc
      .constantFrom(null, '2012-06-30')
      .map((last) => bands.map((band) => ({ 方案: '兑现', 停用日: last, ...band }))),
);

const payout = (day: fc.Arbitrary<string>): fc.Arbitrary<RandomPayout> =>
  fc.record({
    发放日期: day,
    姓名: fc.constantFrom(null, '张三', '李四', '王五', '赵六'),
    recovery: fc.oneof(fc.constant(null), fc.nat({ max: 20 }), fc.nat({ max: 20 })),
    claim: fc.oneof(fc.constant(null), fc.nat({ max: 12 })),
    金额: fc.constantFrom(0.01, 1, 33.33, 500, 500, 10_000, -20, -0.01),
  });

/** @param day when payouts are made */
export function rewardTables(day: fc.Arbitrary<string>): fc.Arbitrary<RewardTables> {
  return fc.record({
    limits: perhaps(fc.array(limit, { minLength: 1, maxLength: 4 })),
    points: perhaps(fc.tuple(pointScheme('甲办法'), pointScheme('乙办法'))),
    managers: perhaps(fc.array(manager, { minLength: 1, maxLength: 4 })),
    payShares: perhaps(payShares),
    payouts: perhaps(fc.array(payout(day), { minLength: 1, maxLength: 6 })),
  });
}

/** 年薪 as a sheet: a manager has one row for each period. */
export function managerRows(managers: RewardTables['managers']): Row[] {
  const rows = new Map(managers.map((each) => [`${each.姓名}|${each.year}|${each.half}`, each]));
  return [...rows.values()].map(({ 姓名: name, year, half, rest }) => ({
    姓名: name,
    起: `${year}-01-01`,
    止: `${year}-${half ? '06-30' : '12-31'}`,
    ...rest,
  }));
}

/**
 * 奖励发放 as a sheet: most payouts name a line of the ledger, a few one that does not exist.
 * @param recoveries 回款编号 and 债权编号 of the ledger's recoveries
 */
export function payoutRows(
  payouts: readonly RandomPayout[],
  recoveries: readonly { readonly id: string; readonly claim: string | null }[],
  claimId: (index: number) => string,
): Row[] {
  return payouts.map(({ recovery, claim, 姓名: name, ...rest }, index) => {
    const named =
      recovery === null && name !== null ? null : recoveries[(recovery ?? 0) % (recoveries.length + 1)];
    return {
      ...rest,
      姓名: name,
      回款编号: named === null ? null : (named?.id ?? 'HK999'),
      债权编号: claim === null || named === null ? null : (named?.claim ?? claimId(claim)),
      凭证号: `付-${index + 1}`,
    };
  });
}
