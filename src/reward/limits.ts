import { NO_DAY, type Day } from '../calendar/day';
import type { Fen, FenSum } from '../money/fen';
import { sumFen } from '../money/sum';
import { timesRate } from '../money/rate';
import type { RewardLimit } from '../policy/reward-limits';
import { periodStart } from './limit-period';
import { isCounted } from './line-state';
import type { RewardLines } from './reward-lines';
import type { ExtraPay, LimitUse } from './reward-result';
import { RewardShares } from './reward-shares';

/**
 * Cuts lines to what their pool holds (奖励限额, rules.md §7): the earliest lines of a period keep their reward, the later ones
 * take what is left, so that a new recovery never lowers what an earlier one earned. A line counts with what reversals left
 * of it, and is cut by no more than that. A pool holds a share of each of its lines, at most so much of one, or a fixed sum.
 */
export function cutToPools(
  lines: RewardLines,
  limits: readonly RewardLimit[],
): { readonly lines: RewardLines; readonly uses: readonly LimitUse[] } {
  const pools = limits.filter(({ of }) => of === '奖池');
  if (pools.length === 0) return { lines, uses: [] };
  const reward = lines.columns.reward.slice(0, lines.length);
  const cut = lines.columns.cut.slice(0, lines.length);
  const bases = netOfReversals(lines, lines.columns.base);
  const counted = earliestFirst(lines).filter((line) => isCounted(lines.at(line)));
  const uses: LimitUse[] = [];
  for (const limit of pools) {
    const net = netOfReversals(lines, reward);
    const own = counted.filter((line) => concernsLine(limit, lines, line));
    for (const [from, members] of byPeriod(lines, own, limit)) {
      const allowed = poolOf(limit, members, bases);
      const rewards = members.map((line) => net[line]);
      const kept = keepEarliest(rewards, allowed);
      members.forEach((line, position) => {
        const less = rewards[position] - kept[position];
        if (less <= 0) return;
        reward[line] -= less;
        cut[line] += less;
      });
      uses.push({ limit, from, person: '', allowed, before: sumFen(rewards), after: sumFen(kept) });
    }
  }
  return { lines: lines.cutTo(reward, cut), uses };
}

/**
 * Holds what people earn of the lines within their limits (奖励限额, rules.md §7): what a person earns beyond the cap of a
 * period stays with the company, the latest lines first; what is missing to the floor is added, where anything was earned.
 */
export function limitPeople(
  lines: RewardLines,
  shares: RewardShares,
  limits: readonly RewardLimit[],
): {
  readonly shares: RewardShares;
  readonly extras: readonly ExtraPay[];
  readonly uses: readonly LimitUse[];
} {
  let held = shares;
  const extras: ExtraPay[] = [];
  const uses: LimitUse[] = [];
  for (const limit of limits) {
    if (limit.of !== '每人') continue;
    const over = new Map<number, Fen>();
    for (const { person, from, parts } of earnedBy(lines, held, limit)) {
      const before = sumFen(parts.map(({ amount }) => amount));
      const allowed = limit.cap === null ? null : BigInt(limit.cap);
      const kept = keepEarliest(
        parts.map(({ amount }) => amount),
        allowed,
      );
      parts.forEach(({ share, amount }, position) => {
        const less = amount - kept[position];
        if (less > 0) over.set(share, less);
      });
      const sumKept = sumFen(kept);
      const missing = limit.floor === null || sumKept <= 0n ? 0n : BigInt(limit.floor) - sumKept;
      if (missing > 0n)
        extras.push({ person, amount: Number(missing), why: 'floor', place: limit.place, kept: null });
      const after = missing > 0n ? sumKept + missing : sumKept;
      if (after !== before)
        uses.push({ limit, from, person, allowed: allowed ?? BigInt(limit.floor ?? 0), before, after });
    }
    held = splitOff(held, over);
  }
  return { shares: held, extras, uses };
}

/** True where a limit speaks of a line: of its scheme, on the day of its recovery. */
export function concerns(limit: RewardLimit, day: Day, scheme: string): boolean {
  return (
    (limit.scheme === '' || limit.scheme === scheme) &&
    (limit.firstDay === NO_DAY || limit.firstDay <= day) &&
    (limit.lastDay === NO_DAY || day <= limit.lastDay)
  );
}

function poolOf(
  { cap, floor, poolShare, poolShareCap }: RewardLimit,
  members: readonly number[],
  bases: Float64Array,
): FenSum {
  const limits: FenSum[] = [];
  if (cap !== null) limits.push(BigInt(cap));
  if (poolShare !== null) {
    const added = members.map((index) => {
      const part = timesRate(bases[index], poolShare);
      return poolShareCap === null ? part : Math.min(part, poolShareCap);
    });
    limits.push(sumFen(added));
  }
  const least = BigInt(floor ?? 0);
  const smallest = limits.reduce((one, other) => (other < one ? other : one));
  return smallest < least ? least : smallest;
}

/** What stays of each amount where all together may not pass a limit: the first come first. */
function keepEarliest(amounts: readonly Fen[], allowed: FenSum | null): Fen[] {
  if (allowed === null) return [...amounts];
  let left = allowed;
  return amounts.map((amount) => {
    const kept = BigInt(amount) <= left ? amount : Math.max(0, Number(left));
    left -= BigInt(Math.max(0, kept));
    return amount < 0 ? amount : kept;
  });
}

function concernsLine(limit: RewardLimit, { columns }: RewardLines, line: number): boolean {
  return concerns(limit, columns.day[line], columns.ratings[columns.rating[line]].scheme);
}

/** One figure of every line that is no reversal, its reversals added to it. */
function netOfReversals({ length, columns: { undoes } }: RewardLines, figures: Float64Array): Float64Array {
  const net = new Float64Array(length);
  for (let line = 0; line < length; line++) net[undoes[line] >= 0 ? undoes[line] : line] += figures[line];
  return net;
}

/** The lines that are no reversals, by the day that earns. */
function earliestFirst({ length, columns: { undoes, earnedOn } }: RewardLines): number[] {
  const own: number[] = [];
  for (let line = 0; line < length; line++) if (undoes[line] < 0) own.push(line);
  return own.sort((a, b) => earnedOn[a] - earnedOn[b] || a - b);
}

function byPeriod(
  { columns: { earnedOn } }: RewardLines,
  own: readonly number[],
  { period }: RewardLimit,
): Map<Day, number[]> {
  const periods = new Map<Day, number[]>();
  for (const index of own) {
    const start = periodStart(earnedOn[index], period);
    const known = periods.get(start);
    if (known) known.push(index);
    else periods.set(start, [index]);
  }
  return periods;
}

/** What one person earned of one line and its reversals; `share` is the person's share of the line itself. */
interface EarnedPart {
  readonly share: number;
  readonly line: number;
  amount: Fen;
}

/** What each person earned in each period, line by line, the earliest first. */
function earnedBy(
  lines: RewardLines,
  shares: RewardShares,
  limit: RewardLimit,
): { readonly person: string; readonly from: Day; readonly parts: EarnedPart[] }[] {
  const { earnedOn, undoes: undone } = lines.columns;
  const parts = new Map<string, EarnedPart>();
  const groups = new Map<string, { person: string; from: Day; parts: EarnedPart[] }>();
  for (let share = 0; share < shares.length; share++) {
    const { line, person, amount, kept } = shares.at(share);
    if (kept !== null) continue;
    const origin = undone[line] >= 0 ? undone[line] : line;
    const found = parts.get(`${origin}\n${person}`);
    if (found) {
      found.amount += amount;
      continue;
    }
    if (origin !== line || !concernsLine(limit, lines, line)) continue;
    const part = { share, line, amount };
    parts.set(`${line}\n${person}`, part);
    const from = periodStart(earnedOn[line], limit.period);
    const key = `${from}\n${person}`;
    const group = groups.get(key);
    if (group) group.parts.push(part);
    else groups.set(key, { person, from, parts: [part] });
  }
  for (const group of groups.values())
    group.parts.sort((a, b) => earnedOn[a.line] - earnedOn[b.line] || a.line - b.line);
  return [...groups.values()];
}

/** Takes what is over the limit out of the shares that it belongs to, and lets it stand beside them. */
function splitOff(shares: RewardShares, over: ReadonlyMap<number, Fen>): RewardShares {
  if (over.size === 0) return shares;
  const split = new RewardShares(shares.length + over.size);
  for (let index = 0; index < shares.length; index++) {
    const share = shares.at(index);
    const less = over.get(index) ?? 0;
    split.add({ ...share, amount: share.amount - less });
    if (less > 0) split.add({ ...share, amount: less, kept: 'over-limit' });
  }
  return split;
}
