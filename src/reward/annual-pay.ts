import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Fen, FenSum } from '../money/fen';
import { timesRate } from '../money/rate';
import { personName } from '../policy/person-name';
import type { Policy, Target } from '../policy/policy';
import type { Manager, PayShare } from '../policy/reward-annual-pay';
import type { TargetsInProgress } from '../target/progress';
import { liesWithin, type Fraction } from './completion';

/** What a manager's completion pays of the annual pay (年薪兑现, rules.md §7). Fen. */
export interface AnnualPayLine {
  readonly manager: Manager;
  /** The manager's own target of the same period, otherwise the unit's; null: 未下达, or one could not be told from another. */
  readonly target: Target | null;
  readonly toward: FenSum;
  readonly completion: Fraction | null;
  /** Null where no band holds the completion. */
  readonly band: PayShare | null;
  /** pay × share, rounded to the fen. */
  readonly earned: Fen;
  /** The period has not ended: computed as it stands, not paid. */
  readonly running: boolean;
}

/**
 * The annual pay of managers by recovery rate against target. The table in force on the period's last day counts; where
 * target, table or band is missing nothing is assumed.
 */
export function annualPay(
  policy: Policy,
  targets: TargetsInProgress,
  asOf: Day,
): { readonly lines: readonly AnnualPayLine[] | null; readonly findings: readonly Finding[] } {
  const { managers, payShares } = policy.rewardTables;
  if (managers === null) return { lines: null, findings: [] };
  const findings: Finding[] = [];
  const lines = managers
    .filter(({ first }) => first <= asOf)
    .map((manager): AnnualPayLine => {
      const chosen = targetOf(policy.targets, manager);
      const target = chosen === 'several' ? null : chosen;
      const toward = target ? targets.toward(target, asOf).toward : 0n;
      const completion = target && target.amount > 0 ? { num: toward, den: BigInt(target.amount) } : null;
      const band = completion && bandOf(payShares ?? [], manager, completion);
      if (band === null)
        findings.push({
          severity: 'warning',
          code: remarkOn(chosen, completion),
          place: manager.place,
          values: { name: manager.name },
        });
      const earned = band ? timesRate(manager.pay, band.share) : 0;
      return { manager, target, toward, completion, band, earned, running: asOf < manager.last };
    });
  return { lines, findings };
}

/**
 * A target of exactly the same period: the manager's own before the unit's. An own target that names a unit is that of the
 * manager of this unit only; for a manager without a unit, the targets of several units are nobody's that could be known.
 */
function targetOf(
  targets: readonly Target[],
  { name, unit, first, last }: Manager,
): Target | 'several' | null {
  const same = targets.filter((target) => target.first === first && target.last === last);
  const own = same.filter(
    (target) =>
      personName(target.owner) === name && (unit === '' || target.unit === '' || target.unit === unit),
  );
  if (new Set(own.map((target) => target.unit)).size > 1 && unit === '') return 'several';
  return (
    own.find((target) => target.unit === unit) ??
    own.at(0) ??
    same.find((target) => target.owner === '' && unit !== '' && target.unit === unit) ??
    null
  );
}

function remarkOn(target: Target | 'several' | null, completion: Fraction | null): string {
  if (target === 'several') return 'annual-pay-several-targets';
  return completion ? 'annual-pay-no-band' : 'annual-pay-no-target';
}

/** The band of the first scheme in force on the period's last day. */
function bandOf(shares: readonly PayShare[], { last }: Manager, completion: Fraction): PayShare | null {
  const inForce = shares.filter(
    ({ firstDay, lastDay }) =>
      (firstDay === NO_DAY || firstDay <= last) && (lastDay === NO_DAY || last <= lastDay),
  );
  return (
    inForce.find(
      ({ scheme, from, to }) => scheme === inForce[0].scheme && liesWithin(completion, from, to),
    ) ?? null
  );
}

/** no-target: 未下达; no-band: no band holds the completion; running: computed as it stands; final. */
export function annualPayState({ completion, band, running }: AnnualPayLine): string {
  if (completion === null) return 'no-target';
  if (band === null) return 'no-band';
  return running ? 'running' : 'final';
}
