import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import { NONE, type Ledger } from '../ledger/ledger';
import type { Demand } from '../policy/demand-log';
import type { Settlement } from '../settlement/settlement';
import type { ClaimsNamed } from './claims-named';
import type { InterruptionsByClaim } from './interruptions';
import { limitation, type Interruption, type InterruptionEffect } from './limitation';

/** What an entry of the demand log does in law to one claim (rules.md §9), or why it does nothing. */
export interface DemandEffect {
  readonly entry: Demand;
  /** NONE where the ledger does not have it. */
  readonly claim: number;
  readonly effect: InterruptionEffect | 'notDelivered' | 'settled' | 'noDueDate' | 'unknownClaim';
  /** The last day of the clock that the entry set going; NO_DAY where it set none. */
  readonly runsUntil: Day;
}

/** Every entry, once for each open claim that it speaks of. */
export function demandEffects(
  { claims }: Ledger,
  demands: readonly Demand[],
  { balance }: Settlement,
  named: ClaimsNamed,
  interruptions: InterruptionsByClaim,
  asOf: Day,
): { effects: DemandEffect[]; findings: Finding[] } {
  const effects: DemandEffect[] = [];
  const findings: Finding[] = [];
  const told = new Map<number, ReturnType<typeof effectsOn>>();
  const tellOf = (claim: number): ReturnType<typeof effectsOn> => {
    const known = told.get(claim);
    if (known) return known;
    const found = effectsOn(claims.lastDue[claim], interruptions[claim] ?? [], asOf);
    told.set(claim, found);
    return found;
  };
  for (const entry of demands) {
    const spokenOf = named.of(entry);
    if (spokenOf.length === 0) {
      effects.push({ entry, claim: NONE, effect: 'unknownClaim', runsUntil: NO_DAY });
      const values = { name: entry.claim || entry.debtor };
      findings.push({ severity: 'warning', code: 'register-claim-unknown', place: entry.place, values });
      continue;
    }
    const open = spokenOf.filter((claim) => balance[claim] > 0);
    if (open.length === 0) effects.push({ entry, claim: spokenOf[0], effect: 'settled', runsUntil: NO_DAY });
    for (const claim of open) {
      if (entry.delivered === NO_DAY)
        effects.push({ entry, claim, effect: 'notDelivered', runsUntil: NO_DAY });
      else {
        const found = tellOf(claim).find(({ interruption }) => interruption.place === entry.place);
        effects.push(
          found
            ? { entry, claim, effect: found.effect, runsUntil: found.runsUntil }
            : { entry, claim, effect: 'noDueDate', runsUntil: NO_DAY },
        );
      }
    }
  }
  return { effects, findings };
}

interface Told {
  readonly interruption: Interruption;
  readonly effect: InterruptionEffect;
  readonly runsUntil: Day;
}

function effectsOn(due: Day, interruptions: readonly Interruption[], asOf: Day): Told[] {
  const list: Told[] = [];
  const counted: Interruption[] = [];
  limitation(due, interruptions, asOf, undefined, (interruption, effect) => {
    counted.push(interruption);
    const counts = effect === 'interrupts' || effect === 'revives';
    // The clock as it stood once this entry had counted, and none of the later ones.
    const clock = counts ? limitation(due, counted, asOf) : null;
    list.push({ interruption, effect, runsUntil: clock?.expires ?? NO_DAY });
  });
  return list;
}
