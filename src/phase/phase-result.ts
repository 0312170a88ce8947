import type { Day } from '../calendar/day';
import type { FenSum } from '../money/fen';
import type { PhaseKind, PhaseRow } from '../policy/policy';
import type { Bridge } from './bridge';

/** One phase with its bridge, in total and by unit (rules.md §8). */
export interface PhaseResult {
  readonly name: string;
  readonly kind: PhaseKind;
  /** Days after the overlap rule, both included. */
  readonly first: Day;
  readonly last: Day;
  readonly state: 'not-begun' | 'running' | 'ended';
  readonly row: PhaseRow;
  /** Null where the phase has not begun. */
  readonly total: PhaseLine | null;
  /** In ledger order of their first claim; empty where the phase has not begun. */
  readonly units: readonly PhaseLine[];
  /** Owners with a target of their own; of one name once for each unit that the targets name beside it. */
  readonly owners: readonly PhaseLine[];
  /** What this kind of phase measures beside money: done ÷ all, by count and amount; null where the ledger does not say. */
  readonly measure: PhaseMeasure | null;
  /** Days of the phase up to the as-of date, and in all. */
  readonly daysElapsed: number;
  readonly daysGiven: number;
  /** The day at whose end the phase's baseline is locked in 基线; NO_DAY where none is. */
  readonly baseline: Day;
}

/** The bridge of a unit, an owner or the total, with its target. Fen. */
export interface PhaseLine extends Bridge {
  readonly name: string;
  /** Of an owner's line the unit whose claims count, where the target names one; empty otherwise. */
  readonly unit: string;
  /** Part of `recovered` on claims that arose after the locked baseline; null where none is locked, and for owners. */
  readonly recoveredOfNew: FenSum | null;
  /** Target that applies, and what was recovered toward it since its first day; null: 未下达. */
  readonly target: FenSum | null;
  readonly towardTarget: FenSum | null;
  /** towardTarget ÷ target, exact as a fraction of two sums; null without a target or with a target of 0. */
  readonly completion: { readonly num: FenSum; readonly den: FenSum } | null;
  /** Rank by completion among those with a target, from 1; null without. */
  readonly rank: number | null;
  /** Still to recover per day for the rest of the phase, fen, rounded; null without a target or after the end. */
  readonly pace: FenSum | null;
}

/** 摸底: surveyed; 认定: identified (with an owner); 复查: put right of those found wanting. */
export interface PhaseMeasure {
  readonly done: number;
  readonly all: number;
  readonly doneAmount: FenSum;
  readonly allAmount: FenSum;
}
