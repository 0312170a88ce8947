import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import type { Names } from '../ledger/names';
import type { FenSum } from '../money/fen';
import type { PhaseRow, Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { OwnerGroups } from '../target/owner-groups';
import { TargetsInProgress } from '../target/progress';
import { Bridges, joined, NOTHING, type Bridge, type Span } from './bridge';
import { phaseCalendar } from './calendar';
import { measurePhase } from './measure';
import { recoveredOfNew } from './new-arrears';
import type { PhaseLine, PhaseResult } from './phase-result';
import { ranks } from './rank';

/** The progress of every phase at the as-of date, in order of their first day (rules.md §8). */
export function runPhases(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
): { readonly phases: readonly PhaseResult[]; readonly findings: readonly Finding[] } {
  const { phases, findings } = phaseCalendar(policy.phases);
  const spans = phases.flatMap(({ first, last }) =>
    first <= asOf ? [{ first, last: Math.min(last, asOf) }] : [],
  );
  const progress = new Progress(ledger, policy, settlement, asOf, spans);
  return { phases: phases.map(({ row, first, last }) => progress.of(row, first, last)), findings };
}

/** A target and what was recovered toward it, of one unit, one owner, or all units together. Fen. */
interface TowardTarget {
  readonly target: FenSum;
  readonly toward: FenSum;
}

class Progress {
  private readonly targets: TargetsInProgress;
  private readonly ownerGroups: OwnerGroups;
  private readonly unitsOfClaims: readonly number[];
  private readonly byUnit: Bridges;
  private byOwner: Bridges | null = null;

  constructor(
    private readonly ledger: Ledger,
    private readonly policy: Policy,
    private readonly settlement: Settlement,
    private readonly asOf: Day,
    private readonly spans: readonly Span[],
  ) {
    this.targets = new TargetsInProgress(ledger, settlement.applications, policy.targets);
    this.ownerGroups = new OwnerGroups(ledger, this.targets.owners);
    this.unitsOfClaims = inOrderOfAppearance(ledger.claims.unit, ledger.units.size);
    this.byUnit = this.bridgesBy(ledger.claims.unit, ledger.units.size);
  }

  of(row: PhaseRow, first: Day, last: Day): PhaseResult {
    const { asOf } = this;
    const end = Math.min(last, asOf);
    const baseline = this.policy.baselines.find(({ phase }) => phase === row.name)?.day ?? NO_DAY;
    const daysGiven = last - first + 1;
    const frame = { name: row.name, kind: row.kind, first, last, row, daysGiven, baseline };
    if (first > asOf) {
      return {
        ...frame,
        state: 'not-begun',
        total: null,
        units: [],
        owners: [],
        measure: null,
        daysElapsed: 0,
      };
    }
    const { claims, units } = this.ledger;
    const unitBridges = this.byUnit.of({ first, last: end });
    const unitNames = this.namesWithTargets(
      this.unitsOfClaims.map((code) => units.text(code)),
      last,
    );
    const unitLines = unitNames.map((name) =>
      this.line(name, bridgeOf(unitBridges, units, name), this.targets.ofUnit(name, last, end), last),
    );
    const ofNew = this.newArrears(first, end, baseline);
    return {
      ...frame,
      state: last <= asOf ? 'ended' : 'running',
      total: {
        ...this.line('', joined(unitBridges), sumTargets(unitLines), last),
        recoveredOfNew: ofNew && ofNew.reduce((sum, amount) => sum + amount, 0n),
      },
      units: ranks(
        unitLines.map((line) => ({ ...line, recoveredOfNew: ofNew && amountOf(ofNew, units, line.name) })),
      ),
      owners: ranks(this.ownerLines(first, last, end)),
      measure: measurePhase(claims, row.kind, end),
      daysElapsed: end - first + 1,
    };
  }

  /** One line for each owner, and unit where the targets name it, that has a target. */
  private ownerLines(first: Day, last: Day, end: Day): PhaseLine[] {
    const given = this.targets.owners.flatMap((owner) => {
      const toward = this.targets.ofNamedOwner(owner, last, end);
      return toward ? [{ owner, toward }] : [];
    });
    if (given.length === 0) return [];
    this.byOwner ??= this.bridgesBy(this.ownerGroups.codes, this.ownerGroups.size);
    const all = this.byOwner.of({ first, last: end });
    return given.map(({ owner, toward }) => {
      const bridge = joined(this.ownerGroups.of(owner).map((code) => all[code]));
      return { ...this.line(owner.name, bridge, toward, last), unit: owner.unit };
    });
  }

  /** Recovered on new arrears, by unit; null where no baseline is locked. */
  private newArrears(first: Day, end: Day, baseline: Day): FenSum[] | null {
    if (baseline === NO_DAY) return null;
    const { claims, units } = this.ledger;
    const { applications } = this.settlement;
    return recoveredOfNew(claims, applications, claims.unit, units.size, first, end, baseline);
  }

  private bridgesBy(group: Int32Array, size: number): Bridges {
    const { claims, recoveries } = this.ledger;
    return new Bridges(claims, recoveries, this.settlement.applications, group, size, this.spans);
  }

  /** A unit that has a target but no claim is shown as well. */
  private namesWithTargets(names: readonly string[], last: Day): string[] {
    const added = this.targets.unitNames.filter(
      (name) => !names.includes(name) && this.targets.ofUnit(name, last, this.asOf),
    );
    return [...names, ...added];
  }

  private line(name: string, bridge: Bridge, toward: TowardTarget | null, last: Day): PhaseLine {
    const rest = toward ? toward.target - toward.toward : 0n;
    const daysLeft = last - this.asOf;
    return {
      name,
      unit: '',
      ...bridge,
      recoveredOfNew: null,
      target: toward?.target ?? null,
      towardTarget: toward?.toward ?? null,
      completion: toward && toward.target > 0n ? { num: toward.toward, den: toward.target } : null,
      rank: null,
      pace: toward && daysLeft > 0 ? (rest > 0n ? divideRounded(rest, BigInt(daysLeft)) : 0n) : null,
    };
  }
}

function bridgeOf(all: readonly Bridge[], names: Names, name: string): Bridge {
  const code = names.find(name);
  return code === undefined ? NOTHING : all[code];
}

/** A unit that only a target names has nothing. */
function amountOf(amounts: readonly FenSum[], names: Names, name: string): FenSum {
  const code = names.find(name);
  return code === undefined ? 0n : amounts[code];
}

function inOrderOfAppearance(codes: Int32Array, size: number): number[] {
  const seen = new Uint8Array(size);
  const order: number[] = [];
  for (const code of codes) {
    if (seen[code] === 0) order.push(code);
    seen[code] = 1;
  }
  return order;
}

/** The total's target and progress are the sums over the units that have one. */
function sumTargets(lines: readonly PhaseLine[]): TowardTarget | null {
  const given = lines.filter(({ target }) => target !== null);
  if (given.length === 0) return null;
  return {
    target: given.reduce((sum, { target }) => sum + (target ?? 0n), 0n),
    toward: given.reduce((sum, { towardTarget }) => sum + (towardTarget ?? 0n), 0n),
  };
}

/** Half away from zero, for two sums that are not negative. */
function divideRounded(sum: FenSum, parts: bigint): FenSum {
  return (2n * sum + parts) / (2n * parts);
}
