import { NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect, methodCode } from '../ledger/method';
import { recoveryPlace } from '../ledger/place';
import type { Lawsuit } from '../policy/lawsuits';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import type { ClaimsNamed } from './claims-named';
import type { Interruption } from './limitation';

const COURT = methodCode('法院执行');

/** By claim: all that stopped and restarted its clock; undefined where nothing did. */
export type InterruptionsByClaim = readonly (readonly Interruption[] | undefined)[];

/**
 * What interrupts (Civil Code art. 195): a demand on the day on which it arrived, a payment, a promise, a suit. A suit counts on
 * the day on which it was filed, on which enforcement was applied for and on which it ended; one that is still before the court at the as-of
 * date counts then, because the clock begins anew only when the proceedings end. Money that a court took promises nothing: it
 * counts as a suit. A payment that was reversed whole does not count; what is left of one is a part payment.
 */
export function interruptionsByClaim(
  ledger: Ledger,
  { demands, lawsuits, promises }: Policy,
  { applications }: Settlement,
  named: ClaimsNamed,
  asOf: Day,
): InterruptionsByClaim {
  const byClaim = new Array<Interruption[] | undefined>(ledger.claims.count);
  const add = (claim: number, interruption: Interruption): void => {
    if (interruption.day !== NO_DAY) (byClaim[claim] ??= []).push(interruption);
  };
  for (const demand of demands)
    for (const claim of named.of(demand))
      add(claim, { day: demand.delivered, kind: demand.kind, place: demand.place });
  for (const promise of promises)
    for (const claim of named.of(promise))
      add(claim, { day: promise.promisedOn, kind: 'promise', place: promise.place });
  for (const lawsuit of lawsuits)
    for (const claim of named.of(lawsuit))
      for (const day of daysOf(lawsuit, asOf)) add(claim, { day, kind: 'suit', place: lawsuit.place });
  const takenBack = new Map<number, number>();
  for (let index = 0; index < applications.count; index++) {
    const undone = applications.undoes[index];
    if (undone !== NONE) takenBack.set(undone, (takenBack.get(undone) ?? 0) - applications.amount[index]);
  }
  for (let index = 0; index < applications.count; index++) {
    const recovery = applications.recovery[index];
    const stands = applications.amount[index] > (takenBack.get(index) ?? 0);
    if (!stands || applications.undoes[index] !== NONE) continue;
    if (applications.effect[index] !== Effect.Recovered || recovery === NONE) continue;
    const kind = ledger.recoveries.method[recovery] === COURT ? 'suit' : 'payment';
    const place = recoveryPlace(ledger, recovery, '日期');
    add(applications.claim[index], { day: ledger.recoveries.day[recovery], kind, place });
  }
  return byClaim;
}

/** The days on which a suit counts. */
function daysOf({ filed, effective, closed, enforcementAsked }: Lawsuit, asOf: Day): Day[] {
  if (filed === NO_DAY) return [enforcementAsked];
  const ended = effective === NO_DAY ? closed : effective;
  const pending = filed <= asOf && (ended === NO_DAY || ended > asOf);
  return [filed, pending ? asOf : ended, enforcementAsked];
}
