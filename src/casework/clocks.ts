import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { DEMAND_TABLE } from '../policy/demand-log';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { ClaimsNamed } from './claims-named';
import { enforcementClock, hasTitle } from './court-title';
import { demandEffects, type DemandEffect } from './demand-effects';
import { interruptionsByClaim } from './interruptions';
import { limitation, type Limitation } from './limitation';
import { suretyPeriod, type SuretyPeriod } from './surety-period';

/** How a clock stands: run out, within the policy's warning, with time left, not to be told, or replaced by a judgment. */
export type ClockState = 'expired' | 'warning' | 'running' | 'unknown' | 'judged';

/** The clocks of one open claim. */
export interface ClaimClocks {
  readonly claim: number;
  /** Null without a due date. */
  readonly limitation: Limitation | null;
  readonly limitationState: ClockState;
  /** Null where there is no surety. */
  readonly surety: SuretyPeriod | null;
  readonly suretyState: ClockState;
  /** For applying for enforcement; null where there is no judgment in force that waits for it. */
  readonly enforcement: Limitation | null;
  readonly enforcementState: ClockState;
}

/** The clocks of all open claims, in ledger order. */
export interface ClockList {
  readonly claims: readonly ClaimClocks[];
  /** What each entry of the demand log does, in the order of the log. */
  readonly demands: readonly DemandEffect[];
  /** Entries of the demand log that speak of no claim of the ledger. */
  readonly findings: readonly Finding[];
}

/** Whether a workbook is kept so that clocks mean something: it logs demands, or asks to be warned. */
export function watchesClocks({ tables, settings }: Policy): boolean {
  return settings.limitationWarningDays !== null || tables.some(({ table }) => table === DEMAND_TABLE.name);
}

/**
 * Limitation, surety period and time for enforcement of every claim with a balance (rules.md §9). Instalments of one debt run
 * from its last due date (art. 189).
 */
export function clocksOf(ledger: Ledger, policy: Policy, settlement: Settlement, asOf: Day): ClockList {
  const { claims } = ledger;
  const named = new ClaimsNamed(ledger);
  const interruptions = interruptionsByClaim(ledger, policy, settlement, named, asOf);
  const suits = new Map<number, Policy['lawsuits'][number]>();
  for (const lawsuit of policy.lawsuits)
    if (hasTitle(lawsuit, asOf)) for (const claim of named.of(lawsuit)) suits.set(claim, lawsuit);
  const { limitationWarningDays, suretyWarningDays } = policy.settings;
  const list: ClaimClocks[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (settlement.balance[claim] <= 0) continue;
    const clock = limitation(claims.lastDue[claim], interruptions[claim] ?? [], asOf);
    const guaranteed = claims.hasSurety[claim] === 1 || claims.suretyUntil[claim] !== NO_DAY;
    const surety = guaranteed ? suretyPeriod(claims.due[claim], claims.suretyUntil[claim], asOf) : null;
    const suit = suits.get(claim);
    const enforcement = suit ? enforcementClock(suit, interruptions[claim] ?? [], asOf) : null;
    list.push({
      claim,
      limitation: clock,
      limitationState: suit ? 'judged' : stateOf(clock?.daysLeft ?? null, limitationWarningDays),
      surety,
      suretyState: guaranteed ? stateOf(surety?.daysLeft ?? null, suretyWarningDays) : 'running',
      enforcement,
      enforcementState: enforcement ? stateOf(enforcement.daysLeft, limitationWarningDays) : 'running',
    });
  }
  const { effects, findings } = demandEffects(ledger, policy.demands, settlement, named, interruptions, asOf);
  return { claims: list, demands: effects, findings };
}

/** A clock with fewer days left than the policy's warning is near its end (rules.md §9). */
function stateOf(daysLeft: number | null, warning: number | null): ClockState {
  if (daysLeft === null) return 'unknown';
  if (daysLeft < 0) return 'expired';
  return warning !== null && daysLeft < warning ? 'warning' : 'running';
}
