import fc from 'fast-check';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { textOfDay } from './calendar';

/** A workbook that watches its clocks, and the day that it is computed for. */
export interface RandomClocks {
  readonly sheets: readonly SheetData[];
  readonly asOf: string;
}

type Row = Record<string, CellValue>;

const MS_PER_DAY = 86_400_000;
const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** Days that the law speaks of lie about two or three years after these, and around the change of 2017-10-01. */
const DUE_DAYS = [
  ...[dayNumber(2012, 2, 29), dayNumber(2013, 6, 30), dayNumber(2014, 9, 30), dayNumber(2014, 10, 1)],
  ...[dayNumber(2015, 9, 30), dayNumber(2015, 10, 1), dayNumber(2015, 10, 2), dayNumber(2016, 2, 29)],
  ...[dayNumber(2017, 9, 30), dayNumber(2018, 8, 31), dayNumber(2020, 12, 31)],
];
const dueDay = fc
  .tuple(fc.constantFrom(...DUE_DAYS), fc.constantFrom(0, 0, -1, 1, 30, -30, 200))
  .map(([day, turn]) => day + turn);

/** A time after the due date: any, or about as long as a clock runs. */
const afterDue = fc.oneof(
  fc.integer({ min: -30, max: 1100 }),
  fc
    .tuple(fc.constantFrom(0, 182, 365, 730, 731, 1095, 1096), fc.integer({ min: -2, max: 2 }))
    .map(([days, turn]) => days + turn),
);

const claim = fc.record({
  debtor: fc.constantFrom('甲', '乙'),
  due: fc.option(dueDay, { freq: 8 }),
  amount: fc.oneof(fc.constantFrom(100, 10_000, 10_000.01, 100_000, 999_999.99), fc.nat({ max: 3_000_000 })),
  debt: fc.constantFrom(null, null, null, '分期一', '分期二'),
  security: fc.constantFrom(null, null, '保证', '连带责任保证', '保证金', '抵押'),
  suretyAfter: fc.option(fc.constantFrom(-10, 0, 1, 183, 400, 2000), { freq: 2 }),
});

const DEMAND_WAYS = ['电话', '上门', '催收函', '律师函', '挂号信通知'] as const;
const PROMISE_WAYS = ['书面承诺', '还款计划', '同意还款'] as const;

/** Something that happened to a claim, so long after its due date. */
const event = fc.record({
  claim: fc.nat(),
  ofDebtor: fc.constantFrom(true, false, false),
  after: afterDue,
  more: fc.constantFrom(0, 0, 0, 1000, 2100, 3200, 5000, 6500),
});
const demand = fc.tuple(
  event,
  fc.record({
    way: fc.constantFrom(...DEMAND_WAYS, ...DEMAND_WAYS, ...PROMISE_WAYS, '部分还款', '起诉', null),
    delivery: fc.option(fc.constantFrom(0, 0, 1, 5, 40), { freq: 5 }),
    unknown: fc.constantFrom(true, ...Array.from({ length: 15 }, () => false)),
  }),
);
const promise = fc.tuple(event, fc.nat({ max: 200 }));
const payment = fc.tuple(
  event,
  fc.record({
    method: fc.constantFrom('银行', '现金', '法院执行', '减免', '核销'),
    part: fc.constantFrom(2, 3, 5, 10, 1),
    reversedAfter: fc.option(fc.constantFrom(0, 3, 400), { freq: 3 }),
    reversedPart: fc.constantFrom(1, 2),
  }),
);
const maybeDays = fc.option(fc.nat({ max: 700 }), { freq: 3 });
const suit = fc.tuple(
  event,
  fc.record({
    filed: fc.constantFrom(true, true, true, false),
    judged: maybeDays,
    effective: maybeDays,
    performBy: maybeDays,
    asked: fc.option(fc.nat({ max: 1500 }), { freq: 2 }),
    closed: fc.option(fc.nat({ max: 900 }), { freq: 3 }),
    approved: fc.option(fc.integer({ min: -30, max: 10 }), { freq: 2 }),
    approval: fc.constantFrom(null, '批〔2015〕1号'),
    claimed: fc.option(
      fc.oneof(
        fc.constantFrom(0.01, 10_000, 10_000.01, 100_000, 200_000.5, 500_000, 1_000_000.33),
        fc.constantFrom(2_000_000, 5_000_000.77, 10_000_000, 20_000_000, 20_000_000.01, 123_456_789.55),
        fc.nat({ max: 30_000_000 }),
      ),
      { freq: 3 },
    ),
    fee: fc.option(fc.constantFrom(50, 100, 2300), { freq: 2 }),
    otherCost: fc.option(fc.constantFrom(0, 5000.5), { freq: 2 }),
    expected: fc.option(fc.constantFrom(1, 30_000), { freq: 2 }),
  }),
);
const warning = fc.option(fc.constantFrom(0, 30, 365, 1000), { freq: 4 });

/** Some, and seldom none: arrays grow slowly with fast-check. */
const several = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.oneof(fc.array(one, { maxLength: 1 }), fc.array(one, { minLength: 2, maxLength: most }));

/** Ledgers of a few claims with much that stops and restarts their clocks, and lawsuits about them. */
export const randomClocks: fc.Arbitrary<RandomClocks> = fc
  .record({
    claims: fc.array(claim, { minLength: 1, maxLength: 5 }),
    demands: several(demand, 6),
    promises: several(promise, 3),
    payments: several(payment, 4),
    suits: several(suit, 3),
    limitationWarning: warning,
    suretyWarning: warning,
    asOf: fc.oneof(
      fc.tuple(dueDay, afterDue).map(([day, days]) => day + days),
      fc.constantFrom(
        dayNumber(2017, 9, 30),
        dayNumber(2017, 10, 1),
        dayNumber(2024, 12, 31),
        dayNumber(2034, 1, 1),
      ),
    ),
  })
  .map((parts) => ({ sheets: sheetsOf(parts), asOf: textOfDay(parts.asOf) }));

type Value<A> = A extends fc.Arbitrary<infer T> ? T : never;
interface Parts {
  readonly claims: readonly Value<typeof claim>[];
  readonly demands: readonly Value<typeof demand>[];
  readonly promises: readonly Value<typeof promise>[];
  readonly payments: readonly Value<typeof payment>[];
  readonly suits: readonly Value<typeof suit>[];
  readonly limitationWarning: number | null;
  readonly suretyWarning: number | null;
}

/** What has no due date happens about the middle of all days. */
const NO_DUE = dayNumber(2015, 6, 30);

function sheetsOf(parts: Parts): SheetData[] {
  const { claims, limitationWarning, suretyWarning } = parts;
  const idOf = (index: number): string => `ZQ${(index % claims.length) + 1}`;
  const subject = ({ claim: index, ofDebtor }: Value<typeof event>): Row => ({
    债权编号: ofDebtor ? null : idOf(index),
    债务人: claims[index % claims.length].debtor,
  });
  const dayOfEvent = ({ claim: index, after, more }: Value<typeof event>): number =>
    (claims[index % claims.length].due ?? NO_DUE) + after + more;
  const tables: Record<string, readonly Row[]> = {
    台账: claims.map((each, index) => ({
      债权编号: idOf(index),
      债务人: each.debtor,
      分期债务编号: each.debt,
      到期日: each.due === null ? null : textOfDay(each.due),
      应收金额: Math.max(1, each.amount),
      担保方式: each.security,
      保证期间至: each.suretyAfter === null ? null : textOfDay((each.due ?? NO_DUE) + each.suretyAfter),
    })),
    回款: paymentRows(parts, dayOfEvent, idOf),
    催收记录: parts.demands.map(([when, { way, delivery, unknown }]) => ({
      日期: textOfDay(dayOfEvent(when)),
      ...(unknown ? { 债权编号: 'ZQ999', 债务人: '丁' } : subject(when)),
      方式: way,
      送达日: delivery === null ? null : textOfDay(dayOfEvent(when) + delivery),
    })),
    还款承诺: parts.promises.map(([when, days]) => ({
      ...subject(when),
      承诺日期: textOfDay(dayOfEvent(when)),
      约定还款日: textOfDay(dayOfEvent(when) + days),
      承诺金额: 10,
    })),
    诉讼: parts.suits.map(([when, suitOf], index) => suitRow(subject(when), dayOfEvent(when), suitOf, index)),
    预警线: [
      ...(limitationWarning === null ? [] : [{ 项目: '诉讼时效预警天数', 值: limitationWarning }]),
      ...(suretyWarning === null ? [] : [{ 项目: '保证期间预警天数', 值: suretyWarning }]),
    ],
  };
  return Object.entries(tables).flatMap(([name, rows]) => (rows.length > 0 ? [sheet(name, rows)] : []));
}

function sheet(name: string, rows: readonly Row[]): SheetData {
  const headers = Object.keys(rows[0]);
  return sheetOf(name, [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))]);
}

function paymentRows(
  { claims, payments }: Parts,
  dayOfEvent: (when: Value<typeof event>) => number,
  idOf: (index: number) => string,
): Row[] {
  return payments.flatMap(([when, { method, part, reversedAfter, reversedPart }], index) => {
    const owed = claims[when.claim % claims.length];
    const fen = Math.max(1, Math.floor((Math.max(1, owed.amount) * 100) / part));
    const row = {
      回款编号: `HK${index + 1}`,
      日期: textOfDay(dayOfEvent(when)),
      债权编号: when.ofDebtor ? null : idOf(when.claim),
      债务人: owed.debtor,
      金额: fen / 100,
      方式: method,
      凭证号: `记-${index}`,
      冲销回款编号: null as string | null,
    };
    if (reversedAfter === null) return [row];
    return [
      row,
      {
        ...row,
        回款编号: `HK${index + 1}C`,
        日期: textOfDay(dayOfEvent(when) + reversedAfter),
        金额: -Math.max(1, Math.floor(fen / reversedPart)) / 100,
        方式: '冲销',
        凭证号: `冲-${index}`,
        冲销回款编号: row.回款编号,
      },
    ];
  });
}

function suitRow(
  subject: Row,
  begun: number,
  { filed, judged, effective, performBy, asked, closed, approved, ...rest }: Value<typeof suit>[1],
  index: number,
): Row {
  const at = (days: number | null, from = begun): string | null =>
    days === null ? null : textOfDay(from + days);
  const tookEffect = effective === null ? null : begun + (judged ?? 0) + effective;
  return {
    ...subject,
    案号: `（2015）民初${index}号`,
    批准文号: rest.approval,
    批准日: at(approved),
    立案日期: filed ? at(0) : null,
    标的金额: rest.claimed === 0 ? null : rest.claimed,
    诉讼费: rest.fee,
    判决日期: at(judged),
    生效日期: tookEffect === null ? null : textOfDay(tookEffect),
    履行期限: tookEffect === null ? null : at(performBy, tookEffect),
    申请执行日期: at(asked, tookEffect ?? begun),
    其他费用: rest.otherCost,
    预计回收金额: rest.expected,
    结案日期: at(closed, tookEffect ?? begun),
  };
}
