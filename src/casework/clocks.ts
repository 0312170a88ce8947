import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect, methodCode } from '../ledger/method';
import { DEMAND_TABLE } from '../policy/demand-log';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { ClaimsNamed } from './claims-named';
import { type Interruption, limitation, type Limitation } from './limitation';
import { suretyPeriod, type SuretyPeriod } from './surety-period';

/** How a clock stands: run out, within the policy's warning, with time left, or not to be told. */
export type ClockState = 'expired' | 'warning' | 'running' | 'unknown';

/** The clocks of one open claim. */
export interface ClaimClocks {
  readonly claim: number;
  /** Null without a due date. */
  readonly limitation: Limitation | null;
  readonly limitationState: ClockState;
  /** Null where there is no surety. */
  readonly surety: SuretyPeriod | null;
  readonly suretyState: ClockState;
}

/** The clocks of all open claims, in ledger order. */
export interface ClockList {
  readonly claims: readonly ClaimClocks[];
  /** Entries of registers that speak of no claim of the ledger. */
  readonly findings: readonly Finding[];
}

/** Whether a workbook is kept so that clocks mean something: it logs demands, or asks to be warned. */
export function watchesClocks({ tables, settings }: Policy): boolean {
  return settings.limitationWarningDays !== null || tables.some(({ table }) => table === DEMAND_TABLE.name);
}

const COURT = methodCode('法院执行');

/**
 * Limitation and surety period of every claim with a balance (rules.md §9). What interrupts: a demand on the day on which it
 * arrived, a payment, a promise, a suit on the day on which it was filed and on which enforcement was applied for. Money that a
 * court took does not promise anything: it counts as a suit.
 */
export function clocksOf(ledger: Ledger, policy: Policy, settlement: Settlement, asOf: Day): ClockList {
  const { claims } = ledger;
  const findings: Finding[] = [];
  const interruptions = interruptionsByClaim(ledger, policy, settlement, findings);
  const { limitationWarningDays, suretyWarningDays } = policy.settings;
  const list: ClaimClocks[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (settlement.balance[claim] <= 0) continue;
    const due = claims.due[claim];
    const clock = limitation(due, interruptions[claim] ?? [], asOf);
    const guaranteed = claims.hasSurety[claim] === 1 || claims.suretyUntil[claim] !== NO_DAY;
    const surety = guaranteed ? suretyPeriod(due, claims.suretyUntil[claim], asOf) : null;
    list.push({
      claim,
      limitation: clock,
      limitationState: stateOf(clock?.daysLeft ?? null, limitationWarningDays),
      surety,
      suretyState: guaranteed ? stateOf(surety?.daysLeft ?? null, suretyWarningDays) : 'running',
    });
  }
  return { claims: list, findings };
}

function stateOf(daysLeft: number | null, warning: number | null): ClockState {
  if (daysLeft === null) return 'unknown';
  if (daysLeft < 0) return 'expired';
  return warning !== null && daysLeft <= warning ? 'warning' : 'running';
}

function interruptionsByClaim(
  ledger: Ledger,
  { demands, lawsuits, promises }: Policy,
  { applications }: Settlement,
  findings: Finding[],
): (Interruption[] | undefined)[] {
  const byClaim = new Array<Interruption[] | undefined>(ledger.claims.count);
  const add = (claim: number, interruption: Interruption): void => {
    if (interruption.day !== NO_DAY) (byClaim[claim] ??= []).push(interruption);
  };
  const named = new ClaimsNamed(ledger);
  const addAll = (
    entry: Policy['demands'][number] | Policy['lawsuits'][number] | Policy['promises'][number],
    ...found: readonly Interruption[]
  ): void => {
    const spokenOf = named.of(entry);
    if (spokenOf.length === 0)
      findings.push({
        severity: 'warning',
        code: 'register-claim-unknown',
        place: entry.place,
        values: { name: entry.claim || entry.debtor },
      });
    for (const claim of spokenOf) for (const one of found) add(claim, one);
  };
  for (const demand of demands) addAll(demand, { day: demand.delivered, kind: 'demand' });
  for (const promise of promises) addAll(promise, { day: promise.promisedOn, kind: 'promise' });
  for (const lawsuit of lawsuits)
    addAll(lawsuit, { day: lawsuit.filed, kind: 'suit' }, { day: lawsuit.enforcementAsked, kind: 'suit' });
  const undone = new Set<number>();
  for (let index = 0; index < applications.count; index++)
    if (applications.undoes[index] !== NONE) undone.add(applications.undoes[index]);
  for (let index = 0; index < applications.count; index++) {
    const recovery = applications.recovery[index];
    const paid = applications.amount[index] > 0 && applications.effect[index] === Effect.Recovered;
    if (!paid || recovery === NONE || undone.has(index)) continue;
    const kind = ledger.recoveries.method[recovery] === COURT ? 'suit' : 'payment';
    add(applications.claim[index], { day: ledger.recoveries.day[recovery], kind });
  }
  return byClaim;
}
