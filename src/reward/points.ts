import { NO_DAY, type Day } from '../calendar/day';
import { addMonths } from '../calendar/months';
import type { Finding } from '../finding/finding';
import type { Fen, FenSum } from '../money/fen';
import { personName } from '../policy/person-name';
import type { Policy, Target } from '../policy/policy';
import type { PointBand, TargetPeriod } from '../policy/reward-points';
import type { TargetsInProgress } from '../target/progress';
import { isBarred } from './distribute';
import { liesWithin, type Fraction } from './completion';
import type { ExtraPay, PointLine } from './reward-result';

/**
 * What each target's completion pays or deducts by percentage points (rules.md §7). The scheme is the first of 按点奖罚 that
 * is in force on the target's last day and speaks of its kind and length; the band is the one that holds the completion,
 * its lower edge included. A target that is still running is computed as it stands, and not paid.
 */
export function pointLines(
  policy: Policy,
  bands: readonly PointBand[],
  targets: TargetsInProgress,
  asOf: Day,
): { readonly lines: readonly PointLine[]; readonly findings: readonly Finding[] } {
  const lines: PointLine[] = [];
  const findings: Finding[] = [];
  for (const target of policy.targets) {
    if (target.first > asOf) continue;
    const own = bandsFor(bands, target);
    if (own.length === 0) continue;
    const { toward } = targets.toward(target, asOf);
    const line = pointLine(own, target, toward, asOf, policy);
    lines.push(line);
    const code = remarkOn(line, own);
    if (code === null) continue;
    findings.push({
      severity: 'warning',
      code,
      place: target.place,
      values: { name: target.owner || target.unit, scheme: own[0].scheme },
    });
  }
  return { lines, findings };
}

function pointLine(
  bands: readonly PointBand[],
  target: Target,
  toward: FenSum,
  asOf: Day,
  policy: Policy,
): PointLine {
  const completion = target.amount > 0 ? { num: toward, den: BigInt(target.amount) } : null;
  const band = (completion && bands.find(({ from, to }) => liesWithin(completion, from, to))) ?? null;
  const running = asOf < target.last;
  const frame = { target, toward, completion, band, running };
  if (band === null || completion === null)
    return { ...frame, points: 0, beforeLimits: 0, amount: 0, barred: false };
  const points = pointsFrom(completion, band);
  const beforeLimits = timesPoints(band.perPoint, points);
  const capped = band.cap === null ? beforeLimits : Math.min(beforeLimits, band.cap);
  const amount = band.floor === null ? capped : Math.max(capped, band.floor);
  const barred = amount > 0 && target.owner !== '' && isBarred(policy, personName(target.owner), target.last);
  return { ...frame, points: Number(points.num) / Number(points.den), beforeLimits, amount, barred };
}

/** The bands of the first scheme that is in force on the target's last day and speaks of it. */
function bandsFor(bands: readonly PointBand[], target: Target): PointBand[] {
  const kind = target.owner === '' ? '单位' : '责任人';
  const length = periodOf(target);
  const speaking = bands.filter(
    ({ firstDay, lastDay, appliesTo, period }) =>
      (firstDay === NO_DAY || firstDay <= target.last) &&
      (lastDay === NO_DAY || target.last <= lastDay) &&
      (appliesTo === null || appliesTo === kind) &&
      (period === null || period === length),
  );
  return speaking.filter(({ scheme }) => scheme === speaking[0].scheme);
}

/** 月, 季, 半年 or 年 where the period is exactly so long. */
function periodOf({ first, last }: Target): TargetPeriod | null {
  const lengths: readonly (readonly [TargetPeriod, number])[] = [
    ['月', 1],
    ['季', 3],
    ['半年', 6],
    ['年', 12],
  ];
  return lengths.find(([, months]) => addMonths(first, months) - 1 === last)?.[0] ?? null;
}

/**
 * How many percentage points a completion lies beyond the point from which they are counted: above it where points are
 * paid, below it where they are deducted. On the other side of it there are none.
 */
function pointsFrom({ num, den }: Fraction, { base, whole, perPoint }: PointBand): Fraction {
  const above = num * BigInt(base.den) - BigInt(base.num) * den;
  const beyond = perPoint < 0 ? -above : above;
  const points = { num: beyond > 0n ? beyond * 100n : 0n, den: den * BigInt(base.den) };
  return whole ? { num: points.num / points.den, den: 1n } : points;
}

/** Rounded half away from zero, once. */
function timesPoints(perPoint: Fen, { num, den }: Fraction): Fen {
  const product = BigInt(Math.abs(perPoint)) * num;
  const rounded = Number((2n * product + den) / (2n * den));
  return perPoint < 0 && rounded > 0 ? -rounded : rounded;
}

/** What owners are paid or lose by their own targets whose period has ended; a unit's amount is the unit's. */
export function pointPay(lines: readonly PointLine[]): ExtraPay[] {
  return lines
    .filter(({ target, running, amount }) => target.owner !== '' && !running && amount !== 0)
    .map(({ target, amount, barred }) => ({
      person: personName(target.owner),
      amount,
      why: 'points',
      place: target.place,
      kept: barred ? 'barred' : null,
    }));
}

function remarkOn({ band, completion, target }: PointLine, bands: readonly PointBand[]): string | null {
  if (completion === null) return 'points-target-zero';
  if (band === null) return 'points-no-band';
  const began = bands.every(({ firstDay }) => firstDay !== NO_DAY && firstDay > target.first);
  return began ? 'points-scheme-partial' : null;
}

/** final: paid; running: computed as it stands; barred: kept; none: no band holds the completion. */
export function pointState({ band, running, barred }: PointLine): 'final' | 'running' | 'barred' | 'none' {
  if (band === null) return 'none';
  if (running) return 'running';
  return barred ? 'barred' : 'final';
}
