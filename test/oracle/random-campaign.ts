import fc from 'fast-check';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { analysisTables, provisionRows, type AnalysisTables } from './random-analysis-tables';
import {
  baselineRows,
  claimMarks,
  NO_MARKS,
  phaseTables,
  planRows,
  type PhaseTables,
} from './random-phase-tables';
import { taxTables, type TaxTables } from './random-tax-tables';
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
/** So much that several recoveries find something left to pay. */
const largeAmount = fc.integer({ min: 10_000_000, max: 999_999_999 }).map((fen) => fen / 100);
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
    发生日期: maybe(fc.oneof(someDay, fc.constantFrom('2009-01-01', '2009-03-31'))),
    到期日: maybe(someDay),
    信用期: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 2 }),
    应收金额: fc.oneof(amount, largeAmount),
    credit: fc.option(fc.record({ named: fc.boolean(), target: fc.nat() }), { freq: 2 }),
    marks: claimMarks(someDay),
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
      fc.record({
        days: fc.integer({ min: 0, max: 60 }),
        part: fc.integer({ min: 1, max: 4 }),
        /** A second one, of what its part says. */
        again: fc.option(fc.record({ days: fc.nat({ max: 90 }), part: fc.integer({ min: 2, max: 5 }) })),
      }),
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
  cashRange: fc.boolean(),
  单笔上限: fc.option(fc.constantFrom(10, 500, 20_000), { freq: 2 }),
  实物触发: fc.constantFrom('裁定', '变现'),
  须达标: fc.constantFrom('是', '否', '否'),
  账龄基准: fc.constantFrom('回款日', '基线日'),
});

/** Without a bias to the shortest and the latest, so that money comes in while they last. */
const phase = fc.noBias(
  fc.record({
    类型: fc.constantFrom('摸底', '认定', '清收', '复查'),
    开始: fc.integer({ min: 30, max: 1100 }),
    length: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 200, max: 700 })),
  }),
);

const target = fc.record({
  所属单位: fc.constantFrom('一公司', '二公司', '一公司', '二公司', '三公司'),
  责任人: fc.constantFrom('', '', '张三', '李四'),
  /** An owner's target of all units. */
  everywhere: fc.boolean(),
  year: fc.integer({ min: 2009, max: 2012 }),
  half: fc.boolean(),
  金额: fc.oneof(
    amount,
    fc.constantFrom(500, 20_000, 300_000),
    // Against round recoveries of 50, 100 and 1,000 two units come to one completion.
    fc.constantFrom(50, 100, 500, 1000),
  ),
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
        fc.record({
          claim: fc.nat(),
          比例: rate,
          批准文号: fc.constantFrom('', '清欠〔2012〕1号'),
          批准日: fc.option(someDay, { freq: 2 }),
        }),
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
      phases: fc.oneof(fc.constant([]), fc.array(phase, { minLength: 1, maxLength: 3 })),
      targets: fc.oneof(
        fc.array(target, { maxLength: 3 }),
        fc.array(target, { minLength: 6, maxLength: 10 }),
      ),
      tables: rewardTables(someDay),
      phaseTables: phaseTables(someDay),
      taxTables: taxTables(someDay),
      analysisTables,
      // The tables of tax that we know begin in 2019 and end in 2027; leap years stay leap years.
      laterYears: fc.constantFrom(0, 0, 8, 16),
      buckets: fc.constantFrom('', '含起', '含止'),
      order: fc.constantFrom('先进先出', '指定'),
      baseline: maybe(someDay),
      // At the end of all days rewards have been earned and periods have ended.
      asOf: fc.oneof(someDay, fc.constant('2012-12-31'), fc.constant('2012-12-31')),
    })
    .map(campaignOf);

/** Campaigns of up to a dozen claims: small enough to read, crowded enough that every rule of order is met. */
const small = campaign({
  names: { units, owners, debtors },
  claims: { minLength: 1, maxLength: 12, size: 'large' },
  recoveries: { maxLength: 14, size: 'large' },
});

/** Half of them without a bias to what is small and early: those have phases in which money comes in. */
export const randomCampaign = fc.oneof(small, fc.noBias(small));

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
  readonly decided: readonly {
    claim: number;
    比例: number | string;
    批准文号: string;
    批准日: string | null;
  }[];
  readonly external: boolean;
  readonly barred: { 姓名: string; 起: string | null; 止: string | null } | null;
  readonly phases: readonly Value<typeof phase>[];
  readonly targets: readonly Value<typeof target>[];
  readonly tables: RewardTables;
  readonly phaseTables: PhaseTables;
  readonly taxTables: TaxTables;
  readonly analysisTables: AnalysisTables;
  readonly laterYears: number;
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
    基线: baselineRows(parts.phaseTables.locked, phasesOf(parts), claimsOf(parts), (day, days) =>
      laterBy(day, -days),
    ),
    年度计划: planRows(parts.phaseTables.plans, parts.asOf),
    账龄段: bucketRows(parts),
    奖励限额: parts.tables.limits,
    按点奖罚: parts.tables.points.flat(),
    年薪: managerRows(parts.tables.managers),
    年终奖: parts.taxTables.bonuses,
    计提比例: provisionRows(
      parts.analysisTables,
      claimsOf(parts).map(({ id }) => id),
    ),
    个税税率: parts.taxTables.brackets.flat(),
    年薪兑现: parts.tables.payShares,
    奖励发放: payoutRows(parts.tables.payouts, recoveryLines(parts), claimId),
    预警线: [
      { 项目: '抵充顺序', 值: parts.order },
      ...parts.analysisTables.settings,
      ...(parts.baseline ? [{ 项目: '基线日', 值: parts.baseline }] : []),
      ...(parts.phaseTables.creditLimit === null
        ? []
        : [{ 项目: '信用村不良率上限', 值: parts.phaseTables.creditLimit }]),
    ],
  };
  const filled = Object.entries(tables).filter(([name, rows]) => rows.length > 0 || name === '回款');
  const later = (cell: CellValue): CellValue => yearsLater(cell, parts.laterYears);
  return {
    sheets: filled.map(([name, rows]) =>
      sheetOf(
        name,
        table(rows, name).map((row) => row.map(later)),
      ),
    ),
    asOf: String(later(parts.asOf)),
  };
}

/** A date, or a year written 2012年, some years later; other cells as they are. */
function yearsLater(cell: CellValue, years: number): CellValue {
  if (typeof cell !== 'string' || !/^\d{4}(?:-\d\d-\d\d|年)$/.test(cell)) return cell;
  return `${Number(cell.slice(0, 4)) + years}${cell.slice(4)}`;
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

function claimRows({ claims, phaseTables: { marked } }: Parts): Record<string, CellValue>[] {
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
      ...(marked ? each.marks : NO_MARKS),
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
    if (!each.reversed) return [row];
    const { days, part, again } = each.reversed;
    const reversals = [{ days, part }, ...(again ? [{ days: days + again.days, part: again.part }] : [])];
    return [
      row,
      ...reversals.map((reversal, turn) => ({
        ...row,
        回款编号: `${id}${'CD'[turn]}`,
        日期: laterBy(each.日期, reversal.days),
        金额: -Math.max(0.01, Math.round((each.金额 * 100) / reversal.part) / 100),
        方式: '冲销',
        凭证号: `冲-${index + 1}-${turn}`,
        冲销回款编号: id,
      })),
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
  const { rates, goodsRange, cashRange, ...all } = scheme;
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
    { ...shared, 方式: '现金', 逾期起: 1, 逾期止: 3, 单位: '年', ...(cashRange ? range : flat(rates[1])) },
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
  return [...rows].map(([id, rest]) => ({ 债权编号: id, ...rest }));
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

function phasesOf(parts: Parts): { name: string; first: string }[] {
  return phaseRows(parts).map(({ 阶段: name, 开始: first }) => ({
    name: String(name),
    first: String(first),
  }));
}

function claimsOf({ claims }: Parts): { id: string; debtor: string; unit: string; amount: number }[] {
  return claims.flatMap(({ 债务人: debtor, 所属单位: unit, 应收金额: amount }, index) =>
    isCredit(claims, index) ? [] : [{ id: claimId(index), debtor, unit, amount }],
  );
}

function targetRows({ targets }: Parts): Record<string, CellValue>[] {
  const periods = new Map(
    targets
      .map((each) => (each.everywhere && each.责任人 !== '' ? { ...each, 所属单位: null } : each))
      .map((each) => [`${each.所属单位}|${each.责任人}|${each.year}|${each.half}`, each] as const),
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
  const months: [string, number | null, string][] = [
    ['未到期', null, '月'],
    ['一月内', 0, '月'],
    ['一至二月', 1, '月'],
    ['二至三月', 2, '月'],
    ['三月以上', 3, '月'],
  ];
  const rowsOfSet = (name: string, buckets: readonly [string, number | null, string][], from: string) =>
    buckets.map(([label, start, unitOfTime]) => ({
      账龄集: name,
      名称: label,
      起: start,
      单位: unitOfTime,
      起算: from,
      边界: edge,
    }));
  // The first set is the campaign's; the other one is there for who names it.
  return [
    ...rowsOfSet('自定', labels, edge === '含止' ? '账龄' : '逾期'),
    ...rowsOfSet('按月', months, '逾期'),
  ];
}

function textOf(days: number): string {
  return new Date(FIRST_DAY + days * MS_PER_DAY).toISOString().slice(0, 10);
}

function laterBy(text: string, days: number): string {
  return new Date(Date.parse(text) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
