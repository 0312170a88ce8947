import { type Day, dayOf } from '../calendar/day';
import { compareRates, type Rate } from '../money/rate';
import type { LprRow } from '../policy/policy';
import { multipliedRate, multipliedSchedule, rateKnownOn, type RateSchedule, rateOn } from './rate-schedule';

/** The first publication of the reformed LPR. */
export const FIRST_LPR_DAY: Day = dayOf(2019, 8, 20);

/**
 * The schedule of one term.
 * @param rows in order of their days
 */
export function lprSchedule(rows: readonly LprRow[], term: 'oneYear' | 'fiveYears'): RateSchedule {
  return rows.flatMap((row) => {
    const rate = row[term];
    return rate === null ? [] : [{ from: row.from, rate }];
  });
}

/**
 * The default on a sales contract that names no rate (法释〔2020〕17号 art. 18): before 2019-08-20 the benchmark loan rate as
 * for overdue loans, from that day the one-year LPR plus an uplift of 30% to 50%.
 * @param benchmark the benchmark loan rate by date; empty where the workbook has none
 * @param uplift 30% to 50%, from the policy; for both parts
 * @param defaultOn the first day of default
 * @returns the schedule, and whether the default fell on one of the two days that the article leaves open (it names 「8月19日之前」 and
 *   「8月20日之后」): that is for the user to decide, and is reported
 */
export function salesDefaultSchedule(
  lpr: readonly LprRow[],
  benchmark: RateSchedule,
  uplift: Rate,
  defaultOn: Day,
): { readonly schedule: RateSchedule; readonly onTheChange: boolean } {
  const factor = { num: uplift.num + uplift.den, den: uplift.den };
  const before = benchmark.filter(({ from }) => from < FIRST_LPR_DAY);
  const yearly = lprSchedule(lpr, 'oneYear');
  // An LPR of before the reform does not count, and the benchmark does not fill a table that begins later than the reform.
  const since = [
    { from: FIRST_LPR_DAY, rate: rateKnownOn(yearly, FIRST_LPR_DAY) },
    ...yearly.filter(({ from }) => from > FIRST_LPR_DAY),
  ];
  return {
    schedule: multipliedSchedule([...before, ...since], factor),
    onTheChange: defaultOn === FIRST_LPR_DAY || defaultOn === FIRST_LPR_DAY - 1,
  };
}

/** What a cap says of a rate: the cap, and whether the rate is above it. */
export interface CapCheck {
  readonly cap: Rate;
  readonly above: boolean;
}

/** From this day private lending is capped by the LPR. */
const PRIVATE_LENDING_CAP_FROM: Day = dayOf(2020, 8, 20);
const FOUR: Rate = { num: 4, den: 1 };

/**
 * Private lending: at most four times the one-year LPR in force when the contract was made (法释〔2020〕17号 of private lending,
 * art. 25; contracts from 2020-08-20). The cap is told, never applied silently (rules.md §6).
 * @returns null for a contract made before that day
 * @throws RateGap where the table does not reach the contract's day
 */
export function privateLendingCap(agreed: Rate, contractOn: Day, lpr: readonly LprRow[]): CapCheck | null {
  if (contractOn < PRIVATE_LENDING_CAP_FROM) return null;
  const cap = multipliedRate(rateOn(lprSchedule(lpr, 'oneYear'), contractOn), FOUR);
  return { cap, above: compareRates(agreed, cap) > 0 };
}

/** The revised regulation is in force from this day; a contract made before it is not measured by it. */
export const SME_RULE_FROM: Day = dayOf(2025, 6, 1);
const SME_DAILY: Rate = { num: 5, den: 10_000 };

/** Interest on late payment to a small or medium enterprise. */
export interface SmeRate {
  readonly rate: Rate;
  readonly convention: 'daily' | 'actual/365';
  /** The agreed rate is below what may be agreed: the LPR stands in its place, and that is reported. */
  readonly raised: boolean;
}

/**
 * The rate for late payment to a small or medium enterprise (保障中小企业款项支付条例 art. 17, from 2025-06-01): what was agreed, not
 * below the one-year LPR at the time of the contract; where nothing was agreed 0.05% a day.
 * @throws RateGap where a rate was agreed and the table does not reach the contract's day
 */
export function smeRate(agreed: Rate | null, contractOn: Day, lpr: readonly LprRow[]): SmeRate {
  if (agreed === null) return { rate: SME_DAILY, convention: 'daily', raised: false };
  const floor = rateOn(lprSchedule(lpr, 'oneYear'), contractOn);
  const raised = compareRates(agreed, floor) < 0;
  return { rate: raised ? floor : agreed, convention: 'actual/365', raised };
}
