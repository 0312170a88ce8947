import { dayOf, formatDay, NO_DAY, type Day } from '../calendar/day';
import { addYears } from '../calendar/months';
import type { Finding } from '../finding/finding';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { Ledger } from './ledger';
import { claimPlace, recoveryPlace } from './place';

/**
 * Due before origin, recovered before the claim arose, dates after the as-of date (one finding a row); a due date in the
 * future is none, unless it is so far away that it stands for 长期. Dates before any debt of today.
 */
export function* checkDates(ledger: Ledger, asOf: Day): Paced<Finding[]> {
  const findings: Finding[] = [];
  yield* checkClaims(ledger, asOf, findings);
  yield* checkRecoveries(ledger, asOf, findings);
  return findings;
}

/** No claim is agreed for longer: what is due later has no term, and somebody had to write a date. */
const LONGEST_TERM_YEARS = 50;

/**
 * Nothing that is owed today is older. A number that means a year or a month (2023, 2023.5) is a serial number of 1905, a count of days one
 * of 1900.
 */
const FIRST_DEBT: Day = dayOf(1949, 10, 1);

function* checkClaims(ledger: Ledger, asOf: Day, findings: Finding[]): Paced<void> {
  const { claims, sources } = ledger;
  const dates = [
    ['发生日期', claims.origin],
    ['摸底日期', claims.surveyed],
    ['认定日期', claims.identified],
    ['整改日期', claims.rectified],
  ] as const;
  const lastDue = addYears(asOf, LONGEST_TERM_YEARS);
  for (let claim = 0; claim < claims.count; claim++) {
    if (claim % ROWS_BETWEEN_RESTS === 0) yield;
    const origin = claims.origin[claim];
    const due = claims.due[claim];
    if (due !== NO_DAY && due < origin) {
      findings.push({
        severity: 'error',
        code: 'due-before-origin',
        place: claimPlace(ledger, claim, '到期日'),
        values: { due: formatDay(due), origin: formatDay(origin) },
      });
    }
    for (const [field, day] of [
      [sources[claims.source[claim]].kind === 'running' ? '日期' : '发生日期', origin],
      ['到期日', due],
    ] as const)
      if (isTooEarly(day)) findings.push(tooEarly(claimPlace(ledger, claim, field), day));
    if (due > lastDue) {
      findings.push({
        severity: 'warning',
        code: 'due-placeholder',
        place: claimPlace(ledger, claim, '到期日'),
        values: { due: formatDay(due), years: LONGEST_TERM_YEARS },
      });
    }
    for (const [field, days] of dates) {
      if (days[claim] <= asOf) continue;
      // A running ledger calls it 日期.
      const column = sources[claims.source[claim]].kind === 'running' ? '日期' : field;
      findings.push(afterAsOf(claimPlace(ledger, claim, column), days[claim], asOf));
      break;
    }
  }
}

function* checkRecoveries(ledger: Ledger, asOf: Day, findings: Finding[]): Paced<void> {
  const { claims, recoveries, sources } = ledger;
  const dates = [
    ['日期', recoveries.day],
    ['裁定日期', recoveries.rulingDay],
    ['变现日期', recoveries.realisedDay],
  ] as const;
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (recovery % ROWS_BETWEEN_RESTS === 0) yield;
    const { kind } = sources[recoveries.source[recovery]];
    const day = recoveries.day[recovery];
    const claim = recoveries.claim[recovery];
    const dayField = kind === 'claims' ? '结清日期' : '日期';
    if (claim >= 0 && day < claims.origin[claim] && !(recoveries.amount[recovery] < 0)) {
      findings.push({
        severity: 'error',
        code: 'recovery-before-origin',
        place: recoveryPlace(ledger, recovery, dayField),
        values: { day: formatDay(day), origin: formatDay(claims.origin[claim]), claim: claims.id[claim] },
      });
    }
    // What an account or a list of claims says in one row is said once, of its claim.
    if (kind !== 'recoveries' && isSaidOfClaim(ledger, recovery, asOf)) continue;
    // What a list of claims says was paid without a day stands on the first of all days.
    if (kind === 'recoveries') {
      for (const [field, days] of dates)
        if (isTooEarly(days[recovery]))
          findings.push(tooEarly(recoveryPlace(ledger, recovery, field), days[recovery]));
    }
    for (const [field, days] of dates) {
      if (days[recovery] <= asOf) continue;
      findings.push(
        afterAsOf(recoveryPlace(ledger, recovery, field === '日期' ? dayField : field), days[recovery], asOf),
      );
      break;
    }
  }
}

function isSaidOfClaim({ claims, recoveries }: Ledger, recovery: number, asOf: Day): boolean {
  const claim = recoveries.claim[recovery];
  return claim >= 0 && claims.row[claim] === recoveries.row[recovery] && claims.origin[claim] > asOf;
}

function isTooEarly(day: Day): boolean {
  return day < FIRST_DEBT && day !== NO_DAY;
}

function tooEarly(place: Finding['place'], day: Day): Finding {
  return { severity: 'error', code: 'date-too-early', place, values: { day: formatDay(day) } };
}

function afterAsOf(place: Finding['place'], day: Day, asOf: Day): Finding {
  return {
    severity: 'warning',
    code: 'date-after-as-of',
    place,
    values: { day: formatDay(day), asOf: formatDay(asOf) },
  };
}
