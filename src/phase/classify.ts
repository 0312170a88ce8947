import { NO_DAY, type Day } from '../calendar/day';
import { GRADES, type Ledger } from '../ledger/ledger';
import type { FenSum } from '../money/fen';
import type { Rate } from '../money/rate';
import { FenTotals } from '../money/sum';
import { balanceAt } from '../settlement/balance-at';
import type { Settlement } from '../settlement/settlement';
import type { ClassRow, ClassTable, CreditRating } from './classes';

/**
 * Counts and adds up open claims by 五级分类 and 一逾两呆, with the balance before the campaign beside it, and rates
 * units by their overdue ratio (rules.md §8).
 * @param openingDay end of the day before the first phase, or NO_DAY without phases
 * @param limit highest overdue ratio of a credit village; null where the policy gives none
 */
export function classify(
  ledger: Ledger,
  settlement: Settlement,
  asOf: Day,
  openingDay: Day,
  limit: Rate | null,
): ClassTable {
  const { claims, units } = ledger;
  const now = byGrade(claims.grade, settlement.balance);
  const before =
    openingDay === NO_DAY
      ? null
      : byGrade(claims.grade, balanceAt(claims, settlement.applications, openingDay));
  const rows: ClassRow[] = [];
  for (let index = 1; index <= GRADES.length; index++) {
    const grade = index % GRADES.length;
    if (now.count[grade] === 0 && !(before && before.sums.value(grade) > 0n)) continue;
    rows.push({
      grade: GRADES[grade],
      count: now.count[grade],
      balance: now.sums.value(grade),
      opening: before ? before.sums.value(grade) : null,
    });
  }
  const sum = (value: (row: ClassRow) => FenSum): FenSum =>
    rows.reduce((total, row) => total + value(row), 0n);
  const total: ClassRow = {
    grade: '',
    count: rows.reduce((count, row) => count + row.count, 0),
    balance: sum((row) => row.balance),
    opening: before ? sum((row) => row.opening ?? 0n) : null,
  };
  const ratings = rateUnits(
    claims.unit,
    claims.due,
    settlement.balance,
    units.size,
    asOf,
    (code) => units.text(code),
    limit,
  );
  return { present: claims.grade.some((grade) => grade !== 0), rows, total, units: ratings };
}

function byGrade(grade: Uint8Array, balance: Float64Array): { sums: FenTotals; count: Uint32Array } {
  const sums = new FenTotals(GRADES.length);
  const count = new Uint32Array(GRADES.length);
  for (let claim = 0; claim < grade.length; claim++) {
    if (!(balance[claim] > 0)) continue;
    sums.add(grade[claim], balance[claim]);
    count[grade[claim]]++;
  }
  return { sums, count };
}

function rateUnits(
  unit: Int32Array,
  due: Int32Array,
  balance: Float64Array,
  size: number,
  asOf: Day,
  nameOf: (code: number) => string,
  limit: Rate | null,
): CreditRating[] {
  const all = new FenTotals(size);
  const late = new FenTotals(size);
  for (let claim = 0; claim < unit.length; claim++) {
    all.add(unit[claim], balance[claim]);
    if (due[claim] !== NO_DAY && due[claim] < asOf) late.add(unit[claim], balance[claim]);
  }
  const codes = [...new Set(unit)].filter((code) => all.value(code) > 0n);
  return codes.map((code) => {
    const [total, overdue] = [all.value(code), late.value(code)];
    const withinLimit = limit && overdue * BigInt(limit.den) < total * BigInt(limit.num);
    return { unit: nameOf(code), balance: total, overdue, withinLimit };
  });
}
