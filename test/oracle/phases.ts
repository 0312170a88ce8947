import { textOf, type Book, type Claim, type Row } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { ratioText, sum, textOfAmount, ZERO, type Decimal } from './money';
import { balanceAt, claimsAt, type Effect, type Settlement } from './settle';
import { recoveredBetween, shortestHolding, type Target } from './targets';

export interface Phase {
  readonly name: string;
  readonly kind: string;
  readonly first: Day;
  readonly last: Day;
}

/** §8: the phases in the order of their first days; a day that two share belongs to the later one. */
export function phasesOf(rows: readonly Row[]): Phase[] {
  const phases = rows
    .map((row) => ({
      name: textOf(row.阶段),
      kind: textOf(row.类型),
      first: dayOfCell(row.开始)!,
      last: dayOfCell(row.结束)!,
    }))
    .sort((a, b) => a.first - b.first);
  return phases.map((phase, index) => {
    const next = phases[index + 1];
    return next && next.first <= phase.last ? { ...phase, last: next.first - 1 } : phase;
  });
}

/** All that the phases of a campaign are read off. */
export interface PhaseInput {
  readonly book: Book;
  readonly settlement: Settlement;
  readonly targets: readonly Target[];
  /** 基线. */
  readonly baselines: readonly Row[];
  readonly asOf: Day;
}

/** What a phase says at the as-of date. */
export function phaseDocument(phase: Phase, input: PhaseInput): object {
  const { asOf } = input;
  const head = {
    name: phase.name,
    kind: phase.kind,
    first: textOfDay(phase.first),
    last: textOfDay(phase.last),
  };
  if (asOf < phase.first) return { ...head, state: 'not-begun', ...figures(null, null), units: {} };
  const units = unitsOf(phase, input);
  const progress = units.map((unit) => progressOf(unit, phase, input));
  return {
    ...head,
    // §1: figures are as at the end of the as-of date, when its last day is over.
    state: asOf < phase.last ? 'running' : 'ended',
    ...figures(
      bridge(phase, () => true, input),
      totalProgress(progress),
    ),
    ...ofNewArrears(phase, () => true, input),
    units: Object.fromEntries(
      units.map((unit, index) => {
        const ofUnit = (claim: Claim): boolean => claim.unit === unit;
        return [
          unit,
          {
            ...figures(bridge(phase, ofUnit, input), progress[index]),
            ...ofNewArrears(phase, ofUnit, input),
          },
        ];
      }),
    ),
  };
}

/** §8: a unit has its line from the beginning of the ledger on, and by its target alone too. */
export function unitsOf(phase: Phase, { book, targets }: PhaseInput): string[] {
  const targeted = targets.filter(
    ({ owner, first, last }) => owner === '' && first <= phase.last && phase.last <= last,
  );
  return [...new Set([...book.claims, ...targeted].map(({ unit }) => unit))];
}

/** §8: recovered from the baseline and new arrears since are told apart; said only where the phase's baseline is locked. */
function ofNewArrears(phase: Phase, isMeant: (claim: Claim) => boolean, input: PhaseInput): object {
  const locked = input.baselines.find((row) => row.阶段 === phase.name);
  if (!locked) return {};
  const baseline = dayOfCell(locked.基准日)!;
  const isNew = (claim: Claim): boolean => isMeant(claim) && claim.origin !== null && claim.origin > baseline;
  const end = Math.min(phase.last, input.asOf);
  return { recoveredOfNew: textOfAmount(recoveredBetween(input.settlement, isNew, phase.first, end)) };
}

export interface Bridge {
  readonly opening: Decimal;
  readonly arisen: Decimal;
  readonly recovered: Decimal;
  readonly writtenOff: Decimal;
  readonly corrections: Decimal;
  readonly closing: Decimal;
}

/** §8: opening + new − recovered − written off − corrections = closing; each figure taken on its own. */
export function bridge(
  { first, last }: Phase,
  isMeant: (claim: Claim) => boolean,
  { book, settlement, asOf }: PhaseInput,
): Bridge {
  const end = Math.min(last, asOf);
  const balancesAt = (day: Day): Decimal =>
    sum(
      claimsAt(book, day)
        .filter(isMeant)
        .map((claim) => balanceAt(claim, settlement, day)),
    );
  const applied = (wanted: Effect): Decimal =>
    sum(
      settlement.payments
        .filter(({ effect, claim, day }) => effect === wanted && isMeant(claim) && first <= day && day <= end)
        .map(({ amount }) => amount),
    );
  const arisen = claimsAt(book, end).filter(
    (claim) => isMeant(claim) && claim.origin !== null && first <= claim.origin,
  );
  return {
    opening: balancesAt(first - 1),
    arisen: sum(arisen.map(({ amount }) => amount)),
    recovered: applied('recovered'),
    writtenOff: applied('writtenOff'),
    corrections: applied('correction'),
    closing: balancesAt(end),
  };
}

export interface Progress {
  readonly target: Decimal;
  readonly towardTarget: Decimal;
}

/** §8: the unit's own target whose period holds the phase's last day; recovered from the target's first day on. */
export function progressOf(
  unit: string,
  phase: Phase,
  { settlement, targets, asOf }: PhaseInput,
): Progress | null {
  const own = targets.filter((target) => target.unit === unit && target.owner === '');
  const target = shortestHolding(own, phase.last);
  if (!target) return null;
  const last = Math.min(phase.last, asOf);
  return {
    target: target.amount,
    towardTarget: recoveredBetween(settlement, (claim) => claim.unit === unit, target.first, last),
  };
}

/** §8: the sums over the units that have a target. */
export function totalProgress(progress: readonly (Progress | null)[]): Progress | null {
  const known = progress.filter((each) => each !== null);
  if (known.length === 0) return null;
  return {
    target: sum(known.map(({ target }) => target)),
    towardTarget: sum(known.map(({ towardTarget }) => towardTarget)),
  };
}

function figures(line: Bridge | null, progress: Progress | null): object {
  const money = (amount: Decimal | undefined): string | null => (amount ? textOfAmount(amount) : null);
  return {
    opening: money(line?.opening),
    new: money(line?.arisen),
    recovered: money(line?.recovered),
    writtenOff: money(line?.writtenOff),
    corrections: money(line?.corrections),
    closing: money(line?.closing),
    towardTarget: money(progress?.towardTarget),
    target: money(progress?.target),
    completion: completion(progress),
  };
}

/** §8: recovered ÷ target; no target is neither 0% nor 100%. */
function completion(progress: Progress | null): string | null {
  if (!progress || progress.target.eq(ZERO)) return null;
  return ratioText(progress.towardTarget.div(progress.target));
}
