import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { amountOfCell, Decimal, decimalOfCell, sum, textOfAmount, toFen, ZERO } from './money';
import type { Line } from './rewards';
import type { Share } from './reward-shares';

/** One row of 奖励限额. */
interface Limit {
  readonly scheme: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly of: string;
  readonly period: string;
  readonly cap: Decimal | null;
  readonly floor: Decimal | null;
  readonly poolShare: Decimal | null;
  readonly poolShareCap: Decimal | null;
}

/** What a limit did in one period, as the document says it. */
export type LimitUse = Readonly<Record<string, string | null>>;

/** The limits of one kind, in sheet order. */
function limitsOf(sheets: readonly SheetData[], kind: string): Limit[] {
  return rowsOf(sheets, '奖励限额')
    .filter((row) => row.对象 === kind)
    .map((row) => ({
      scheme: textOf(row.方案),
      firstDay: dayOfCell(row.起用日) ?? -Infinity,
      lastDay: dayOfCell(row.停用日) ?? Infinity,
      of: kind,
      period: textOf(row.周期) || '全期',
      cap: amountOfCell(row.上限),
      floor: amountOfCell(row.下限),
      poolShare: decimalOfCell(row.计提比例),
      poolShareCap: amountOfCell(row.每笔计提上限),
    }));
}

/** §7: a limit is of a scheme, or of all, and chosen as the scheme is: by the day of the recovery. */
function isMeantBy({ scheme, firstDay, lastDay }: Limit, rewardedBy: string, day: Day): boolean {
  return (scheme === '' || scheme === rewardedBy) && firstDay <= day && day <= lastDay;
}

/** §7: caps and floors per line; what earns nothing is not raised. */
export function limitedLine(
  reward: Decimal,
  scheme: string,
  day: Day,
  sheets: readonly SheetData[],
): Decimal {
  if (reward.isZero()) return reward;
  return limitsOf(sheets, '每笔')
    .filter((limit) => isMeantBy(limit, scheme, day))
    .reduce((amount, { floor, cap }) => {
      const raised = floor ? Decimal.max(amount, floor) : amount;
      return cap ? Decimal.min(raised, cap) : raised;
    }, reward);
}

/**
 * §7: caps per pool, the earliest lines first. A line counts with what its reversals left of it.
 * @param lines all of them, those that earn nothing included
 */
export function limitedByPools(
  lines: readonly Line[],
  sheets: readonly SheetData[],
): { lines: Line[]; uses: LimitUse[] } {
  const uses: LimitUse[] = [];
  let limited = [...lines];
  for (const limit of limitsOf(sheets, '奖池')) {
    const members = limited.filter(
      (line) =>
        line.payment.undoes === null &&
        ['payable', 'held', 'undecided'].includes(line.fate) &&
        isMeantBy(limit, line.scheme, line.recovery.day),
    );
    const cuts = new Map<Line, Decimal>();
    for (const [from, own] of byPeriod(members, ({ earnedOn }) => earnedOn, limit.period)) {
      const net = own.map((line) => netOf(line, limited));
      const allowed = poolOf(
        limit,
        net.map(({ base }) => base),
      );
      const rewards = net.map(({ reward }) => reward);
      const kept = earliestKept(rewards, allowed);
      own.forEach((line, index) => cuts.set(line, rewards[index].minus(kept[index])));
      uses.push(useOf(limit, from, null, allowed, sum(rewards), sum(kept)));
    }
    limited = limited.map((line) => ({ ...line, reward: line.reward.minus(cuts.get(line) ?? ZERO) }));
  }
  return { lines: limited, uses };
}

function netOf(line: Line, lines: readonly Line[]): { base: Decimal; reward: Decimal } {
  const all = lines.filter((each) => each === line || each.payment.undoes === line.payment);
  return { base: sum(all.map(({ base }) => base)), reward: sum(all.map(({ reward }) => reward)) };
}

/** §7: e.g. 2% of each recovery, at most 5,000 per item; not above the pool's cap, not below its floor. */
function poolOf({ cap, floor, poolShare, poolShareCap }: Limit, bases: readonly Decimal[]): Decimal {
  const filled =
    poolShare &&
    sum(
      bases.map((base) => {
        const part = toFen(base.times(poolShare));
        return poolShareCap ? Decimal.min(part, poolShareCap) : part;
      }),
    );
  return Decimal.max(floor ?? ZERO, Decimal.min(cap ?? Infinity, filled ?? Infinity));
}

/**
 * §7: caps and floors per person and period: what is beyond the cap stays with the company, the latest lines first; what is
 * missing to the floor is added where anything was earned.
 */
export function limitedByPeople(
  shares: readonly Share[],
  sheets: readonly SheetData[],
): { shares: Share[]; floors: { person: string; amount: Decimal }[]; uses: LimitUse[] } {
  const floors: { person: string; amount: Decimal }[] = [];
  const uses: LimitUse[] = [];
  let limited = [...shares];
  for (const limit of limitsOf(sheets, '每人')) {
    const cuts = new Map<Share, Decimal>();
    const own = limited.filter(
      ({ line, barred }) =>
        line.payment.undoes === null && !barred && isMeantBy(limit, line.scheme, line.recovery.day),
    );
    for (const person of new Set(own.map((share) => share.person))) {
      const ofPerson = own.filter((share) => share.person === person);
      for (const [from, parts] of byPeriod(ofPerson, ({ line }) => line.earnedOn, limit.period)) {
        const earned = parts.map((part) =>
          sum(
            limited
              .filter((each) => each.person === person && !each.barred)
              .filter((each) => each === part || each.line.payment.undoes === part.line.payment)
              .map(({ amount }) => amount),
          ),
        );
        const kept = limit.cap ? earliestKept(earned, limit.cap) : earned;
        parts.forEach((part, index) => cuts.set(part, earned[index].minus(kept[index])));
        const left = sum(kept);
        const missing = limit.floor && left.gt(0) ? Decimal.max(ZERO, limit.floor.minus(left)) : ZERO;
        if (!missing.isZero()) floors.push({ person, amount: missing });
        const after = left.plus(missing);
        if (!after.eq(sum(earned)))
          uses.push(useOf(limit, from, person, limit.cap ?? limit.floor!, sum(earned), after));
      }
    }
    limited = limited.map((share) => ({ ...share, amount: share.amount.minus(cuts.get(share) ?? ZERO) }));
  }
  return { shares: limited, floors, uses };
}

/** What stays of each amount where all together may not pass a limit. */
function earliestKept(amounts: readonly Decimal[], allowed: Decimal): Decimal[] {
  let left = allowed;
  return amounts.map((amount) => {
    const kept = Decimal.min(amount, left);
    left = left.minus(kept);
    return kept;
  });
}

/** What earns in one calendar period, the earliest first. */
function byPeriod<T>(all: readonly T[], earnedOn: (one: T) => Day, period: string): Map<string | null, T[]> {
  const periods = new Map<string | null, T[]>();
  for (const one of [...all].sort((a, b) => earnedOn(a) - earnedOn(b))) {
    const start = startOf(textOfDay(earnedOn(one)), period);
    periods.set(start, [...(periods.get(start) ?? []), one]);
  }
  return periods;
}

/** First day of the calendar period that holds a day. */
function startOf(day: string, period: string): string | null {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  const firstOf = (months: number): string => {
    const first = Math.floor((month - 1) / months) * months + 1;
    return `${year}-${String(first).padStart(2, '0')}-01`;
  };
  switch (period) {
    case '月':
      return firstOf(1);
    case '季':
      return firstOf(3);
    case '半年':
      return firstOf(6);
    case '年':
      return firstOf(12);
    default:
      return null;
  }
}

function useOf(
  { scheme, of, period }: Limit,
  from: string | null,
  person: string | null,
  allowed: Decimal,
  before: Decimal,
  after: Decimal,
): LimitUse {
  const amounts = {
    allowed: textOfAmount(allowed),
    before: textOfAmount(before),
    after: textOfAmount(after),
  };
  return { scheme, of, period, from, person, ...amounts };
}
