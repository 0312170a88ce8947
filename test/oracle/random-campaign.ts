import fc from 'fast-check';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { managerRows, payoutRows, rewardTables, type RewardTables } from './random-reward-tables';

/** A campaign as the sheets of rules.md §10, and the day that it is computed for. */
export interface RandomCampaign {
  readonly sheets: readonly SheetData[];
  readonly asOf: string;
}

/** Days lie close together, so that many fall on one day, on a phase's edge or on an anniversary of a due date. */
const FIRST_DAY = Date.UTC(2009, 0, 1);
const DAYS = 365 * 4;
const MS_PER_DAY = 86_400_000;

const day = fc.integer({ min: 0, max: DAYS }).map((days) => textOf(days));
const anniversary = fc
  .record({ year: fc.integer({ min: 2009, max: 2012 }), turn: fc.integer({ min: -1, max: 1 }) })
  .map(({ year, turn }) => new Date(Date.UTC(year, 5, 30 + turn)).toISOString().slice(0, 10));
const someDay = fc.oneof(day, anniversary);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
/** Few round amounts, so that balances come to nought exactly, and many crooked ones. */
const amount = fc.oneof(
  fc.constantFrom(100, 50, 1000, 0.01, 33.33),
  fc.integer({ min: 1, max: 99_999_999 }).map((fen) => fen / 100),
);
const units = ['一公司', '二公司', ''];
const owners = ['张三', '李四', ''];
const debtors = ['甲', '乙', '丙'];
const rate = fc.constantFrom(0.01, 0.03, 0.0333, 0.05, '2.5%', 0.1);

/** Who may stand in a campaign; an empty name is left empty in the ledger. */
interface Names {
  readonly units: readonly string[];
  readonly owners: readonly string[];
  readonly debtors: readonly string[];
}

const claimOf = (names: Names) =>
  fc.record({
    债务人: fc.constantFrom(...names.debtors),
    所属单位: fc.constantFrom(...names.units),
    责任人: fc.constantFrom(...names.owners),
    发生日期: maybe(someDay),
    到期日: maybe(someDay),
    信用期: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 2 }),
    应收金额: amount,
    credit: fc.option(fc.record({ named: fc.boolean(), target: fc.nat() }), { freq: 2 }),
  });

const recoveryOf = (names: Names) =>
  fc.record({
    日期: someDay,
    named: fc.option(fc.nat()),
    债务人: fc.constantFrom(...names.debtors),
    金额: amount,
    方式: fc.constantFrom(
      '现金',
      '银行',
      '承兑汇票',
      '法院执行',
      '实物抵债',
      '实物抵债',
      '债务重组',
      '减免',
      '核销',
    ),
    参与人: fc.constantFrom('', '张三', '张三:60;李四:40', '李四:1；王五:2', '王五', '王五'),
    裁定日期: maybe(someDay),
    裁定价值: maybe(amount),
    变现日期: maybe(someDay),
    变现金额: maybe(amount),
    reversed: fc.option(
      fc.record({ days: fc.integer({ min: 0, max: 60 }), part: fc.integer({ min: 1, max: 4 }) }),
      {
        freq: 2,
      },
    ),
  });

const reward = fc.record({
  停用日: fc.constantFrom(null, '2011-12-31'),
  计算: fc.constantFrom('整档', '整档', '分段'),
  rates: fc.tuple(rate, rate, rate),
  goodsRange: fc.boolean(),
  单笔上限: fc.option(fc.constantFrom(10, 500, 20_000), { freq: 2 }),
  实物触发: fc.constantFrom('裁定', '变现'),
  须达标: fc.constantFrom('是', '否', '否'),
  账龄基准: fc.constantFrom('回款日', '基线日'),
});

const phase = fc.record({
  类型: fc.constantFrom('摸底', '认定', '清收', '复查'),
  开始: fc.integer({ min: 400, max: DAYS }),
  length: fc.integer({ min: 1, max: 300 }),
});

const target = fc.record({
  所属单位: fc.constantFrom('一公司', '二公司'),
  责任人: fc.constantFrom('', '', '张三', '李四'),
  year: fc.integer({ min: 2009, max: 2012 }),
  half: fc.boolean(),
  金额: fc.oneof(amount, fc.constantFrom(500, 20_000, 300_000)),
});

/** How large a campaign is. */
interface Size {
  readonly names: Names;
  readonly claims: fc.ArrayConstraints;
  readonly recoveries: fc.ArrayConstraints;
}

const campaign = ({ names, claims, recoveries }: Size): fc.Arbitrary<RandomCampaign> =>
  fc
    .record({
      claims: fc.array(claimOf(names), claims),
      recoveries: fc.array(recoveryOf(names), recoveries),
      reward: maybe(reward),
      decided: fc.array(
        fc.record({ claim: fc.nat(), 比例: rate, 批准文号: fc.constantFrom('', '清欠〔2012〕1号') }),
        {
          maxLength: 3,
        },
      ),
      external: fc.constantFrom(true, true, false),
      barred: maybe(
        fc
          .tuple(fc.constantFrom('张三', '李四'), maybe(day), fc.nat({ max: 400 }), fc.boolean())
          .map(([name, from, days, open]) => ({
            姓名: name,
            起: from,
            止: open ? null : from === null ? '2011-06-30' : laterBy(from, days),
          })),
      ),
      phases: fc.array(phase, { maxLength: 3 }),
      targets: fc.array(target, { maxLength: 5 }),
      tables: rewardTables(someDay),
      buckets: fc.constantFrom('', '含起', '含止'),
      order: fc.constantFrom('先进先出', '指定'),
      baseline: maybe(someDay),
      // At the end of all days rewards have been earned and periods have ended.
      asOf: fc.oneof(someDay, fc.constant('2012-12-31')),
    })
    .map(campaignOf);

/** Campaigns of up to a dozen claims: small enough to read, crowded enough that every rule of order is met. */
export const randomCampaign = campaign({
  names: { units, owners, debtors },
  claims: { minLength: 1, maxLength: 12 },
  recoveries: { maxLength: 14, size: 'large' },
});

/**
 * A campaign that no count in a byte can hold.
 * @param claims how many claims it has
 * @param names `few`: a few units and debtors with hundreds of claims each; `many`: hundreds of units, owners and debtors
 * @param seed the same campaign for the same seed
 */
export function largeCampaign(claims: number, names: 'few' | 'many', seed: number): RandomCampaign {
  const more = (known: readonly string[], prefix: string): string[] =>
    names === 'few'
      ? [...known]
      : [...known, ...Array.from({ length: 400 }, (_, index) => `${prefix}${index}`)];
  const size = {
    names: { units: more(units, '分公司'), owners: more(owners, '员工'), debtors: more(debtors, '客户') },
    claims: { minLength: claims, maxLength: claims },
    recoveries: { minLength: Math.min(claims, 1000), maxLength: 1000 },
  };
  return fc.sample(campaign(size), { numRuns: 1, seed })[0];
}

interface Parts {
  readonly claims: readonly Value<ReturnType<typeof claimOf>>[];
  readonly recoveries: readonly Value<ReturnType<typeof recoveryOf>>[];
  readonly reward: Value<typeof reward> | null;
  readonly decided: readonly { claim: number; 比例: number | string; 批准文号: string }[];
  readonly external: boolean;
  readonly barred: { 姓名: string; 起: string | null; 止: string | null } | null;
  readonly phases: readonly Value<typeof phase>[];
  readonly targets: readonly Value<typeof target>[];
  readonly tables: RewardTables;
  readonly buckets: string;
  readonly order: string;
  readonly baseline: string | null;
  readonly asOf: string;
}
type Value<A> = A extends fc.Arbitrary<infer T> ? T : never;

function campaignOf(parts: Parts): RandomCampaign {
  const tables: Record<string, readonly Record<string, CellValue>[]> = {
    台账: claimRows(parts),
    回款: recoveryRows(parts),
    奖励方案: rewardRows(parts),
    个案: decidedRows(parts),
    人员: ['张三', '李四', '王五'].map((name) => ({
      姓名: name,
      所属单位: '一公司',
      身份: name === '王五' && parts.external ? '外部' : '内部',
    })),
    限制名单: parts.barred ? [{ ...parts.barred, 原因: '处分未解除' }] : [],
    阶段: phaseRows(parts),
    指标: targetRows(parts),
    账龄段: bucketRows(parts),
    奖励限额: parts.tables.limits,
    按点奖罚: parts.tables.points.flat(),
    年薪: managerRows(parts.tables.managers),
    年薪兑现: parts.tables.payShares,
    奖励发放: payoutRows(parts.tables.payouts, recoveryLines(parts), claimId),
    预警线: [
      { 项目: '抵充顺序', 值: parts.order },
      ...(parts.baseline ? [{ 项目: '基线日', 值: parts.baseline }] : []),
    ],
  };
  const filled = Object.entries(tables).filter(([name, rows]) => rows.length > 0 || name === '回款');
  return { sheets: filled.map(([name, rows]) => sheetOf(name, table(rows, name))), asOf: parts.asOf };
}

function table(rows: readonly Record<string, CellValue>[], name: string): CellValue[][] {
  const headers = rows.length > 0 ? Object.keys(rows[0]) : RECOVERY_HEADERS;
  if (name === '回款' && rows.length === 0) return [[...RECOVERY_HEADERS]];
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
}

const RECOVERY_HEADERS = ['回款编号', '日期', '债权编号', '债务人', '金额', '方式', '凭证号', '参与人'];

function claimId(index: number): string {
  return `ZQ${String(index + 1).padStart(3, '0')}`;
}

function recoveryId(index: number): string {
  return `HK${String(index + 1).padStart(3, '0')}`;
}

function claimRows({ claims }: Parts): Record<string, CellValue>[] {
  return claims.map((each, index) => {
    const credit = index > 0 ? each.credit : null;
    const named = credit?.named ? credit.target % index : null;
    return {
      债权编号: claimId(index),
      // A credit note corrects a claim line, never another credit note.
      原债权编号: named !== null && !isCredit(claims, named) ? claimId(named) : null,
      债务人: named !== null ? claims[named].债务人 : each.债务人,
      所属单位: each.所属单位,
      责任人: each.责任人,
      发生日期: each.发生日期,
      到期日: each.到期日,
      信用期: each.信用期,
      应收金额: credit ? -each.应收金额 : each.应收金额,
    };
  });
}

function isCredit(claims: Parts['claims'], index: number): boolean {
  return index > 0 && claims[index].credit !== null;
}

function recoveryRows({ claims, recoveries }: Parts): Record<string, CellValue>[] {
  return recoveries.flatMap((each, index) => {
    const id = recoveryId(index);
    const goods = each.方式 === '实物抵债';
    const named = each.named === null ? null : each.named % claims.length;
    const claimed = named !== null && !isCredit(claims, named) ? named : null;
    const row = {
      回款编号: id,
      日期: each.日期,
      债权编号: claimed === null ? null : claimId(claimed),
      债务人: claimed === null ? each.债务人 : claims[claimed].债务人,
      金额: each.金额,
      方式: each.方式,
      凭证号: `记-${index + 1}`,
      参与人: each.参与人,
      裁定日期: goods ? each.裁定日期 : null,
      裁定价值: goods ? each.裁定价值 : null,
      变现日期: goods ? each.变现日期 : null,
      变现金额: goods ? each.变现金额 : null,
      冲销回款编号: null as string | null,
    };
    if (!each.reversed || goods) return [row];
    const back = Math.max(0.01, Math.round((each.金额 * 100) / each.reversed.part) / 100);
    const later = laterBy(each.日期, each.reversed.days);
    return [
      row,
      {
        ...row,
        回款编号: `${id}C`,
        日期: later,
        金额: -back,
        方式: '冲销',
        凭证号: `冲-${index + 1}`,
        冲销回款编号: id,
      },
    ];
  });
}

function recoveryLines(parts: Parts): { id: string; claim: string | null }[] {
  return recoveryRows(parts).map((row) => ({
    id: String(row.回款编号),
    claim: row.债权编号 === null ? null : String(row.债权编号),
  }));
}

function rewardRows({ reward: scheme }: Parts): Record<string, CellValue>[] {
  if (!scheme) return [];
  const { rates, goodsRange, ...all } = scheme;
  const shared = { 方案: '办法', 起用日: '2009-01-01', ...all };
  if (all.计算 === '分段')
    return [
      {
        ...shared,
        方式: null,
        逾期起: 0,
        逾期止: 100,
        单位: '元',
        比例: rates[0],
        比例下限: null,
        比例上限: null,
      },
      {
        ...shared,
        方式: null,
        逾期起: 100,
        逾期止: 10_000,
        单位: '元',
        比例: rates[1],
        比例下限: null,
        比例上限: null,
      },
      {
        ...shared,
        方式: null,
        逾期起: 10_000,
        逾期止: null,
        单位: '元',
        比例: rates[2],
        比例下限: null,
        比例上限: null,
      },
    ];
  const range = { 比例: null, 比例下限: 0.01, 比例上限: 0.04 };
  const flat = (value: number | string): Record<string, CellValue> => ({
    比例: value,
    比例下限: null,
    比例上限: null,
  });
  return [
    { ...shared, 方式: '现金', 逾期起: 0, 逾期止: 1, 单位: '年', ...flat(rates[0]) },
    { ...shared, 方式: '现金', 逾期起: 1, 逾期止: 3, 单位: '年', ...flat(rates[1]) },
    { ...shared, 方式: '现金', 逾期起: 3, 逾期止: null, 单位: '年', ...flat(rates[2]) },
    {
      ...shared,
      方式: '实物',
      逾期起: 1,
      逾期止: null,
      单位: '年',
      ...(goodsRange ? range : flat(rates[1])),
    },
  ];
}

function decidedRows({ claims, decided }: Parts): Record<string, CellValue>[] {
  const rows = new Map(decided.map(({ claim: at, ...rest }) => [claimId(at % claims.length), rest] as const));
  return [...rows].map(([id, rest]) => ({ 债权编号: id, ...rest, 批准日: null }));
}

/** Phases begin on days of their own; where two overlap the rule of §8 says whose a day is. */
function phaseRows({ phases }: Parts): Record<string, CellValue>[] {
  const starts = new Map(phases.map((each) => [each.开始, each]));
  return [...starts.values()].map((each, index) => ({
    阶段: `阶段${index + 1}`,
    类型: each.类型,
    开始: textOf(each.开始),
    结束: textOf(each.开始 + each.length),
  }));
}

function targetRows({ targets }: Parts): Record<string, CellValue>[] {
  const periods = new Map(
    targets.map((each) => [`${each.所属单位}|${each.责任人}|${each.year}|${each.half}`, each] as const),
  );
  return [...periods.values()].map((each) => ({
    所属单位: each.所属单位,
    责任人: each.责任人 || null,
    起: `${each.year}-01-01`,
    止: `${each.year}-${each.half ? '06-30' : '12-31'}`,
    金额: each.金额,
  }));
}

function bucketRows({ buckets: edge }: Parts): Record<string, CellValue>[] {
  if (edge === '') return [];
  const labels: [string, number, string][] = [
    ['1年以内', 0, '年'],
    ['1-2年', 1, '年'],
    ['2年以上', 2, '年'],
  ];
  return labels.map(([label, start, unitOfTime]) => ({
    账龄集: '自定',
    名称: label,
    起: start,
    单位: unitOfTime,
    起算: edge === '含止' ? '账龄' : '逾期',
    边界: edge,
  }));
}

function textOf(days: number): string {
  return new Date(FIRST_DAY + days * MS_PER_DAY).toISOString().slice(0, 10);
}

function laterBy(text: string, days: number): string {
  return new Date(Date.parse(text) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
