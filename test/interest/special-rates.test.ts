import { dayOf } from '../../src/calendar/day';
import { concession } from '../../src/interest/concession';
import { judgmentInterest } from '../../src/interest/judgment';
import { privateLendingCap, salesDefaultSchedule, smeRate } from '../../src/interest/lpr';
import { constantRate, RateGap, rateOn } from '../../src/interest/rate-schedule';
import { parseRate, type Rate } from '../../src/money/rate';
import type { LprRow } from '../../src/policy/policy';

const rate = (text: string): Rate => parseRate(text)!;
const percent = ({ num, den }: Rate): number => Number(((num / den) * 100).toFixed(6));

const place = { file: '口径.xlsx', sheet: 'LPR', row: 1 };

const LPR: readonly LprRow[] = [
  { from: dayOf(2019, 8, 20), oneYear: rate('4.25%'), fiveYears: rate('4.85%'), place },
  { from: dayOf(2020, 4, 20), oneYear: rate('3.85%'), fiveYears: rate('4.65%'), place },
];

describe('the concession for paying of one’s own accord', () => {
  const terms = {
    principal: 120_000_000,
    fees: 0,
    origin: dayOf(2012, 1, 15),
    due: dayOf(2012, 1, 15),
    contract: constantRate(rate('6%')),
    penalty: constantRate(rate('9%')),
    compound: false,
    convention: 'actual/360' as const,
    countsFirstDay: false,
    order: 'principal' as const,
    payments: [],
    asOf: dayOf(2012, 7, 31),
  };

  it('paid by the deadline: 39,600.00 instead of 59,400.00, saving 19,800.00 (rules.md §6)', () => {
    const { statement, fullStatement, saving } = concession(terms, dayOf(2012, 7, 31), dayOf(2012, 8, 10));
    expect([statement.interest, fullStatement.interest, saving]).toEqual([3_960_000, 5_940_000, 1_980_000]);
  });

  it('the day after the deadline everything is owed again', () => {
    const late = concession(terms, dayOf(2012, 8, 11), dayOf(2012, 8, 10));
    expect(late.saving).toBe(0);
    expect(late.due).toBe(late.full);
    expect(late.statement.interest).toBe(6_270_000);
  });

  it('compound interest is dropped too', () => {
    const { statement, fullStatement } = concession(
      { ...terms, compound: true },
      dayOf(2012, 7, 31),
      dayOf(2012, 7, 31),
    );
    expect(fullStatement.lines.some(({ kind }) => kind === 'compound')).toBe(true);
    expect(statement.lines.some(({ kind }) => kind === 'compound')).toBe(false);
    expect(statement.interest).toBe(3_960_000);
  });
});

describe('double interest on a judgment', () => {
  it('0.0175% a day on what is unpaid, from the day after the last day for performance', () => {
    const { statement, olderDays } = judgmentInterest(
      100_000_000,
      dayOf(2024, 1, 31),
      [{ day: dayOf(2024, 3, 1), fen: 40_000_000 }],
      dayOf(2024, 3, 31),
    );
    // 30 days on 1,000,000.00 are 5,250.00, 30 days on 600,000.00 are 3,150.00.
    expect(statement.lines.map(({ days, interest }) => [days, interest])).toEqual([
      [30, 525_000],
      [30, 315_000],
    ]);
    expect(statement.owed).toEqual({ fees: 0, interest: 840_000, principal: 60_000_000 });
    expect(olderDays).toBe(0);
  });

  it('days before 2014-08-01 belong to the older rule and are counted, not computed', () => {
    const { statement, olderDays } = judgmentInterest(100_000_000, dayOf(2014, 7, 1), [], dayOf(2014, 8, 10));
    expect(statement.lines).toHaveLength(1);
    expect(statement.lines[0].days).toBe(10);
    expect(olderDays).toBe(30);
  });
});

describe('rates that follow the LPR', () => {
  it('default on a sale: the LPR plus 50% from its first day, the benchmark before, and the open days are told', () => {
    const benchmark = constantRate(rate('4.35%'));
    const { schedule, onTheChange } = salesDefaultSchedule(LPR, benchmark, rate('50%'), dayOf(2019, 1, 1));
    expect(percent(rateOn(schedule, dayOf(2019, 8, 19)))).toBe(6.525);
    expect(percent(rateOn(schedule, dayOf(2019, 8, 20)))).toBe(6.375);
    expect(percent(rateOn(schedule, dayOf(2025, 1, 1)))).toBe(5.775);
    expect(onTheChange).toBe(false);
    expect(salesDefaultSchedule(LPR, benchmark, rate('50%'), dayOf(2019, 8, 20)).onTheChange).toBe(true);
    expect(() =>
      rateOn(salesDefaultSchedule(LPR, [], rate('50%'), dayOf(2019, 1, 1)).schedule, dayOf(2019, 8, 19)),
    ).toThrow(RateGap);
  });

  it.each([
    ['15.4%', dayOf(2020, 9, 1), false],
    ['15.41%', dayOf(2020, 9, 1), true],
  ])('private lending at %s is at most four times the LPR', (agreed, on, above) => {
    const check = privateLendingCap(rate(agreed), on, LPR)!;
    expect(percent(check.cap)).toBe(15.4);
    expect(check.above).toBe(above);
  });

  it('a private loan made before 2020-08-20 is not measured by this cap', () => {
    expect(privateLendingCap(rate('24%'), dayOf(2020, 8, 19), LPR)).toBeNull();
  });

  it('payments to small enterprises: 0.05% a day where nothing was agreed, never below the LPR where something was', () => {
    expect(smeRate(null, dayOf(2025, 7, 1), LPR)).toEqual({
      rate: { num: 5, den: 10_000 },
      convention: 'daily',
      raised: false,
    });
    expect(smeRate(rate('3%'), dayOf(2025, 7, 1), LPR)).toMatchObject({ raised: true, rate: rate('3.85%') });
    expect(smeRate(rate('6%'), dayOf(2025, 7, 1), LPR)).toMatchObject({ raised: false, rate: rate('6%') });
  });
});
