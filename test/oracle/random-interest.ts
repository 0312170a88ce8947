import fc from 'fast-check';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { textOfDay } from './calendar';

/** A workbook that asks for interest, and the day that it is computed for. */
export interface RandomInterest {
  readonly sheets: readonly SheetData[];
  readonly asOf: string;
}

const MS_PER_DAY = 86_400_000;
const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** Around the laws' days of change: the reform of the LPR, the private lending rule, the rule for small enterprises. */
const ERAS = [
  dayNumber(2011, 11, 30),
  dayNumber(2013, 12, 31),
  dayNumber(2019, 2, 28),
  dayNumber(2019, 7, 1),
  dayNumber(2020, 2, 28),
  dayNumber(2025, 4, 15),
];
const MOST_DAYS = 900;
const days = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: MOST_DAYS }) },
  // Settlement days, ends of months and the days beside them.
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 30, 31, 49, 50, 51, 90, 365, 366) },
);
const amount = fc.oneof(
  fc.constantFrom(0.01, 1, 100, 1000, 365_000),
  fc.integer({ min: 1, max: 99_999_999_99 }).map((fen) => fen / 100),
);
const YEARLY: readonly CellValue[] = [0.06, '6%', '7.35%', '0.0435', '12.05%', '千分之45', 0.1];
const DAILY: readonly CellValue[] = ['0.05%', '万分之5', '万分之2.1', '0.3‰', 0.0005, '2‱'];
const uplift = fc.constantFrom<CellValue>('50%', '30%', 0.4, '35%');
const lprRate = fc.constantFrom<CellValue>('4.25%', '4.2%', '4.2%', 0.0405, '3.85%', '3%');

const claim = fc.record({
  debtor: fc.constantFrom('甲', '乙', '丙'),
  origin: fc.option(days, { freq: 8 }),
  length: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -20, max: 500 })), { freq: 12 }),
  amount,
  contract: fc.option(fc.nat(), { freq: 2 }),
  ownPenalty: fc.option(fc.nat(), { freq: 3 }),
  judged: fc.option(fc.record({ day: days, toPerform: fc.nat({ max: 60 }), amount }), { freq: 2 }),
});

const recovery = fc.record({
  claim: fc.nat(),
  day: days,
  /** A part of the claim in hundredths; more than the whole is over. */
  part: fc.integer({ min: 1, max: 130 }),
  method: fc.constantFrom('现金', '银行', '银行', '承兑汇票', '法院执行', '实物抵债', '减免', '核销'),
  reversed: fc.option(fc.record({ later: fc.nat({ max: 40 }), part: fc.integer({ min: 1, max: 3 }) }), {
    freq: 2,
  }),
});

const terms = fc.record({
  basis: fc.constantFrom('360', '365', '实际', '30/360', '日利率'),
  ends: fc.constantFrom('算头不算尾', '算头不算尾', '两头都算'),
  compound: fc.constantFrom('否', '否', '是'),
  order: fc.constantFrom('先本后息', '先息后本'),
  rule: fc.constantFrom('约定利率', '约定利率', '买卖合同', '中小企业'),
  contract: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 2 }),
  penaltyBy: fc.constantFrom('rate', 'uplift', 'uplift', 'none'),
  penalty: fc.tuple(fc.nat(), fc.nat()),
  uplift: fc.tuple(uplift, uplift),
  lprUplift: fc.option(uplift, { freq: 2 }),
  benchmark: fc.boolean(),
  /** Days from the era's beginning on which the second rate of an item begins; the first then ends the day before, or by itself. */
  change: days,
  deadline: fc.option(fc.integer({ min: -30, max: 500 }), { freq: 2 }),
});

export const randomInterest: fc.Arbitrary<RandomInterest> = fc
  .record({
    era: fc.constantFrom(...ERAS),
    claims: fc.array(claim, { minLength: 1, maxLength: 5 }),
    recoveries: fc.array(recovery, { maxLength: 8 }),
    terms,
    lpr: fc.array(fc.record({ day: days, rate: lprRate }), { maxLength: 6 }),
    lprBegins: fc.constantFrom(-2000, -400, 0),
    asOf: days,
  })
  .map(workbookOf);

interface Parts {
  readonly era: number;
  readonly claims: readonly (typeof claim extends fc.Arbitrary<infer T> ? T : never)[];
  readonly recoveries: readonly (typeof recovery extends fc.Arbitrary<infer T> ? T : never)[];
  readonly terms: typeof terms extends fc.Arbitrary<infer T> ? T : never;
  readonly lpr: readonly { readonly day: number; readonly rate: CellValue }[];
  readonly lprBegins: number;
  readonly asOf: number;
}

function workbookOf(parts: Parts): RandomInterest {
  const { era, asOf } = parts;
  const rates = parts.terms.basis === '日利率' ? DAILY : YEARLY;
  const rate = (choice: number): CellValue => rates[choice % rates.length];
  const tables: Record<string, Record<string, CellValue>[]> = {
    台账: claimRows(parts, rate),
    回款: recoveryRows(parts),
    利率与优惠: termRows(parts, rate),
    LPR: lprRows(parts),
    诉讼: lawsuitRows(parts),
  };
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  return {
    sheets: filled.map(([name, rows]) => sheetOf(name, tableOf(rows))),
    asOf: textOfDay(era + asOf),
  };
}

function tableOf(rows: readonly Record<string, CellValue>[]): CellValue[][] {
  const headers = Object.keys(rows[0]);
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
}

const idOf = (claim: number): string => `ZQ${claim + 1}`;

function claimRows({ era, claims }: Parts, rate: (choice: number) => CellValue): Record<string, CellValue>[] {
  return claims.map((each, index) => ({
    债权编号: idOf(index),
    债务人: each.debtor,
    发生日期: each.origin === null ? null : textOfDay(era + each.origin),
    到期日: each.length === null ? null : textOfDay(era + (each.origin ?? 100) + each.length),
    应收金额: each.amount,
    合同利率: each.contract === null ? null : rate(each.contract),
    罚息利率: each.ownPenalty === null ? null : rate(each.ownPenalty),
  }));
}

function recoveryRows({ era, claims, recoveries, terms: said }: Parts): Record<string, CellValue>[] {
  return recoveries.flatMap((each, index) => {
    const at = each.claim % claims.length;
    const fen = Math.max(1, Math.round((claims[at].amount * 100 * each.part) / 100));
    const row = {
      回款编号: `HK${index + 1}`,
      日期: textOfDay(era + each.day),
      债权编号: idOf(at),
      债务人: claims[at].debtor,
      金额: fen / 100,
      // A relief is cut to the claim's balance; how it lowers a judgment is specified by itself.
      方式: each.method === '减免' && claims[at].judged !== null ? '现金' : each.method,
      冲销回款编号: null as string | null,
    };
    // Under the concession what was paid is applied anew, and a reversal then gives back what was paid last of all.
    if (each.reversed === null || (said.order === '先息后本' && said.deadline !== null)) return [row];
    return [
      row,
      {
        ...row,
        回款编号: `HK${index + 1}C`,
        日期: textOfDay(era + each.day + each.reversed.later),
        金额: -Math.max(1, Math.round(fen / each.reversed.part)) / 100,
        方式: '冲销',
        冲销回款编号: row.回款编号,
      },
    ];
  });
}

function termRows(
  { era, asOf, terms: said }: Parts,
  rate: (choice: number) => CellValue,
): Record<string, CellValue>[] {
  const item = (项目: string, 值: CellValue, 起用日: CellValue = null, 停用日: CellValue = null) => ({
    项目,
    值,
    起用日,
    停用日,
  });
  /** One rate always, or two by date; the first may have an end of its own, as may leave a gap. */
  const dated = (name: string, [first, second]: readonly CellValue[], change: number) =>
    change < 100
      ? [item(name, first)]
      : [
          item(name, first, null, change % 3 === 0 ? textOfDay(era + change - 1) : null),
          item(name, second, textOfDay(era + change + (change % 7 === 0 ? 2 : 0))),
        ];
  return [
    item('计息基准', said.basis),
    item('计息天数', said.ends),
    item('计收复利', said.compound),
    item('抵充次序', said.order),
    item('计息方式', said.rule),
    ...(said.contract === null ? [] : dated('合同利率', said.contract.map(rate), said.change)),
    ...(said.penaltyBy === 'rate' ? dated('罚息利率', said.penalty.map(rate), said.change + 1) : []),
    ...(said.penaltyBy === 'uplift' ? dated('罚息上浮', said.uplift, said.change) : []),
    ...(said.lprUplift === null ? [] : dated('LPR上浮', [said.lprUplift, said.uplift[0]], said.change)),
    ...(said.benchmark ? [item('基准利率', '4.35%'), item('基准利率', '4.6%', '2019-08-01')] : []),
    ...(said.deadline === null ? [] : [item('优惠截止日', textOfDay(era + asOf + said.deadline))]),
  ];
}

function lprRows({ era, lpr, lprBegins }: Parts): Record<string, CellValue>[] {
  const byDay = new Map([
    [era + lprBegins, '4.35%' as CellValue],
    ...lpr.map(({ day, rate }): [number, CellValue] => [era + day, rate]),
  ]);
  return [...byDay].map(([day, rate]) => ({
    生效日: textOfDay(day),
    一年期: rate,
    五年期以上: null,
    来源: '公布',
  }));
}

function lawsuitRows({ era, claims }: Parts): Record<string, CellValue>[] {
  return claims.flatMap(({ judged }, index) =>
    judged === null
      ? []
      : [
          {
            债权编号: idOf(index),
            案号: `（2020）民初${index + 1}号`,
            判决日期: textOfDay(era + judged.day),
            判决金额: judged.amount,
            履行期限: textOfDay(era + judged.day + judged.toPerform),
          },
        ],
  );
}
