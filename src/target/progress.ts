import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { FenSum } from '../money/fen';
import type { Target } from '../policy/policy';
import type { Applications } from '../settlement/settlement';
import { targetBook, targetHolding } from './choice';
import { RecoveredIndex } from './recovered-index';

/** A target that applies, and what was recovered toward it since its first day. Fen. */
export interface TargetProgress {
  readonly row: Target;
  readonly target: FenSum;
  readonly toward: FenSum;
}

/** An owner as 指标 names it: with a unit, the owner's claims of that unit; without, all of them. */
export interface TargetOwner {
  readonly name: string;
  readonly unit: string;
}

/** Progress of units and owners toward the targets (指标) whose period holds a day (rules.md §7, §8). */
export class TargetsInProgress {
  private readonly index: RecoveredIndex;
  private readonly book;
  /** Many reward lines ask for the same target on the same day. */
  private readonly known = new Map<Target, { readonly end: Day; readonly toward: FenSum }>();

  constructor(
    private readonly ledger: Ledger,
    applications: Applications,
    targets: readonly Target[],
  ) {
    this.index = new RecoveredIndex(ledger.claims, applications);
    this.book = targetBook(targets);
  }

  /** Units that have a target in some period. */
  get unitNames(): string[] {
    return [...this.book.ofUnit.keys()];
  }

  /** Owners that have a target in some period, one for each unit that their targets name (empty: whichever unit). */
  get owners(): TargetOwner[] {
    return [...this.book.ofOwner].flatMap(([name, rows]) =>
      [...new Set(rows.map(({ unit }) => unit))].map((unit) => ({ name, unit })),
    );
  }

  /**
   * The unit's own target whose period holds `day`, with what was recovered up to `end` or the period's last day.
   * @returns null: 未下达
   */
  ofUnit(name: string, day: Day, end: Day): TargetProgress | null {
    const row = targetHolding(this.book.ofUnit.get(name) ?? [], day);
    return row && this.toward(row, end);
  }

  /**
   * The same for the owner of a claim: of targets that name a unit beside the owner only those of the claim's unit apply, and
   * only the owner's claims of that unit count toward them.
   * @param unit of the claim
   */
  ofOwner(name: string, unit: string, day: Day, end: Day): TargetProgress | null {
    const rows = this.book.ofOwner.get(name);
    const row = rows ? targetHolding(rows, day, unit) : null;
    return row && this.toward(row, end);
  }

  /** The target of an owner as the targets name it, unit and all, whose period holds `day`. */
  ofNamedOwner({ name, unit }: TargetOwner, day: Day, end: Day): TargetProgress | null {
    const rows = (this.book.ofOwner.get(name) ?? []).filter((row) => row.unit === unit);
    const row = targetHolding(rows, day);
    return row && this.toward(row, end);
  }

  /** What was recovered toward one target up to `end` or its last day. */
  toward(row: Target, end: Day): TargetProgress {
    const unit = this.ledger.units.find(row.unit);
    if (row.owner === '')
      return this.progress(row, end, (last) =>
        unit === undefined ? 0n : this.index.ofUnit(unit, row.first, last),
      );
    const owner = this.ledger.owners.find(row.owner);
    const within = row.unit === '' ? null : unit;
    return this.progress(row, end, (last) =>
      owner === undefined || within === undefined ? 0n : this.index.ofOwner(owner, within, row.first, last),
    );
  }

  private progress(row: Target, end: Day, recoveredUpTo: (last: Day) => FenSum): TargetProgress {
    const last = Math.min(end, row.last);
    let known = this.known.get(row);
    if (known?.end !== last) {
      known = { end: last, toward: recoveredUpTo(last) };
      this.known.set(row, known);
    }
    return { row, target: BigInt(row.amount), toward: known.toward };
  }
}
