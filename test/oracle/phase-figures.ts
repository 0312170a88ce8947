import { textOf, type Claim } from './book';
import type { Day } from './calendar';
import { Decimal, sum, textOfAmount, toFen, ZERO } from './money';
import {
  bridge,
  progressOf,
  totalProgress,
  unitsOf,
  type Bridge,
  type Phase,
  type PhaseInput,
  type Progress,
} from './phases';
import { claimsAt } from './settle';
import { recoveredBetween, shortestHolding } from './targets';
import { dayOfCell } from './calendar';

/** A line of a phase, before it is ranked among the others. */
interface Line {
  readonly key: string;
  readonly isMeant: (claim: Claim) => boolean;
  readonly progress: Progress | null;
}

/** §8: what a phase measures, its time, the parts of what was recovered, pace and ranks of units and owners. */
export function phaseFigures(phase: Phase, input: PhaseInput): object {
  const { asOf } = input;
  const time = { daysGiven: phase.last - phase.first + 1 };
  // §8: one that has not begun as 未开始.
  if (asOf < phase.first)
    return { ...time, daysElapsed: 0, measure: null, total: null, units: {}, owners: {} };
  const units = unitsOf(phase, input).map((unit) => ({
    key: unit,
    isMeant: (claim: Claim) => claim.unit === unit,
    progress: progressOf(unit, phase, input),
  }));
  const total = {
    key: '',
    isMeant: () => true,
    progress: totalProgress(units.map(({ progress }) => progress)),
  };
  return {
    ...time,
    daysElapsed: Math.min(phase.last, asOf) - phase.first + 1,
    measure: measureOf(phase, input),
    total: { ...lineFigures(total, phase, input), rank: null },
    units: ranked(units, phase, input),
    owners: ranked(ownerLines(phase, input), phase, input),
  };
}

/** §8: owners' targets count for owners only; one that names a unit means the owner's claims of that unit. */
function ownerLines(phase: Phase, { targets, settlement, asOf }: PhaseInput): Line[] {
  const owners = new Set(
    targets.filter(({ owner }) => owner !== '').map(({ owner, unit }) => `${owner}|${unit}`),
  );
  return [...owners].flatMap((key) => {
    const [owner, unit] = key.split('|');
    const target = shortestHolding(
      targets.filter((each) => each.owner === owner && each.unit === unit),
      phase.last,
    );
    if (!target) return [];
    const isMeant = (claim: Claim): boolean => claim.owner === owner && (unit === '' || claim.unit === unit);
    const towardTarget = recoveredBetween(settlement, isMeant, target.first, Math.min(phase.last, asOf));
    return [{ key, isMeant, progress: { target: target.amount, towardTarget } }];
  });
}

/** §8: ranking by completion, ties by amount; who is alike in both shares a rank. */
function ranked(lines: readonly Line[], phase: Phase, input: PhaseInput): object {
  const completed = lines.flatMap(({ progress }) =>
    progress && !progress.target.isZero() ? [progress] : [],
  );
  const rankOf = (progress: Progress | null): number | null => {
    if (!progress || progress.target.isZero()) return null;
    return 1 + completed.filter((other) => isAhead(other, progress)).length;
  };
  return Object.fromEntries(
    lines.map((line) => [line.key, { ...lineFigures(line, phase, input), rank: rankOf(line.progress) }]),
  );
}

function isAhead(a: Progress, b: Progress): boolean {
  const [x, y] = [a.towardTarget.times(b.target), b.towardTarget.times(a.target)];
  return x.gt(y) || (x.eq(y) && a.towardTarget.gt(b.towardTarget));
}

function lineFigures({ isMeant, progress }: Line, phase: Phase, input: PhaseInput): object {
  return {
    ...bridgeFigures(bridge(phase, isMeant, input)),
    ...parts(phase, isMeant, input),
    target: progress && textOfAmount(progress.target),
    towardTarget: progress && textOfAmount(progress.towardTarget),
    pace: paceOf(progress, phase.last, input.asOf),
  };
}

function bridgeFigures(line: Bridge): object {
  return Object.fromEntries(
    Object.entries(line).map(([name, amount]) => [name, textOfAmount(amount as Decimal)]),
  );
}

/** §8: recovered (cash, goods, execution, other); a 冲销 lowers what its original brought in. */
function parts({ first, last }: Phase, isMeant: (claim: Claim) => boolean, input: PhaseInput): object {
  const end = Math.min(last, input.asOf);
  const partOf = (method: string): string => {
    if (['现金', '银行', '承兑汇票'].includes(method)) return 'cash';
    if (method === '实物抵债') return 'goods';
    return method === '法院执行' ? 'execution' : 'other';
  };
  const within = input.settlement.payments.filter(
    ({ effect, claim, day }) => effect === 'recovered' && isMeant(claim) && first <= day && day <= end,
  );
  const of = (part: string): string =>
    textOfAmount(
      sum(
        within
          .filter(({ money, undoes }) => partOf((undoes?.money ?? money).recovery!.method) === part)
          .map(({ amount }) => amount),
      ),
    );
  return { cash: of('cash'), goods: of('goods'), execution: of('execution'), other: of('other') };
}

/** §8: required per day for the rest of the phase = (target − recovered) ÷ days left. */
function paceOf(progress: Progress | null, last: Day, asOf: Day): string | null {
  if (!progress || last <= asOf) return null;
  const missing = Decimal.max(ZERO, progress.target.minus(progress.towardTarget));
  return textOfAmount(toFen(missing.div(last - asOf)));
}

/**
 * §8: 摸底: claims surveyed ÷ all; 认定: claims with a debtor's confirmation and a responsible person ÷ all; 复查: put right ÷ found
 * wanting; count and amount, the amount owed at first. Null where the ledger keeps no such column.
 */
function measureOf({ kind, last }: Phase, { book, asOf }: PhaseInput): object | null {
  const end = Math.min(last, asOf);
  const doneBy = (claim: Claim, column: string): boolean => {
    const day = dayOfCell(claim.row[column]);
    return day !== null && day <= end;
  };
  const kinds: Record<string, [string, (claim: Claim) => boolean, (claim: Claim) => boolean]> = {
    摸底: ['摸底日期', () => true, (claim) => doneBy(claim, '摸底日期')],
    认定: ['认定日期', () => true, (claim) => doneBy(claim, '认定日期') && claim.owner !== ''],
    复查: ['复查结果', ({ row }) => row.复查结果 === '不合格', (claim) => doneBy(claim, '整改日期')],
  };
  if (!(kind in kinds)) return null;
  const [column, isMeant, isDone] = kinds[kind];
  if (book.claims.every(({ row }) => textOf(row[column]) === '')) return null;
  const all = claimsAt(book, end).filter(isMeant);
  const done = all.filter(isDone);
  const amountOf = (claims: readonly Claim[]): string =>
    textOfAmount(sum(claims.map(({ amount }) => amount)));
  return { done: done.length, all: all.length, doneAmount: amountOf(done), allAmount: amountOf(all) };
}
