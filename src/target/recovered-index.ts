import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Applications } from '../settlement/settlement';

/** Answers how much a unit or an owner recovered between two days, without walking over everybody's recoveries. */
export class RecoveredIndex {
  /** Built when somebody first asks: a ledger without targets never does. */
  private lists: { readonly byUnit: Map<number, number[]>; readonly byOwner: Map<number, number[]> } | null =
    null;

  constructor(
    private readonly claims: Claims,
    private readonly applications: Applications,
  ) {}

  /** Fen recovered on a unit's claims from `first` to `last`, both included; reversals lower it on their own day. */
  ofUnit(unit: number, first: Day, last: Day): FenSum {
    return this.sum(this.built().byUnit.get(unit), first, last, () => true);
  }

  /** The same for an owner; where a unit is given, on the owner's claims of that unit only. */
  ofOwner(owner: number, unit: number | null, first: Day, last: Day): FenSum {
    return this.sum(
      this.built().byOwner.get(owner),
      first,
      last,
      (claim) => unit === null || this.claims.unit[claim] === unit,
    );
  }

  private built() {
    if (this.lists !== null) return this.lists;
    const { claims, applications } = this;
    const byUnit = new Map<number, number[]>();
    const byOwner = new Map<number, number[]>();
    for (let application = 0; application < applications.count; application++) {
      if (applications.effect[application] !== Effect.Recovered) continue;
      const claim = applications.claim[application];
      push(byUnit, claims.unit[claim], application);
      push(byOwner, claims.owner[claim], application);
    }
    return (this.lists = { byUnit, byOwner });
  }

  private sum(
    list: readonly number[] | undefined,
    first: Day,
    last: Day,
    counts: (claim: number) => boolean,
  ): FenSum {
    const total = new FenTotals(1);
    const { day, amount, claim } = this.applications;
    for (const application of list ?? []) {
      if (day[application] >= first && day[application] <= last && counts(claim[application])) {
        total.add(0, amount[application]);
      }
    }
    return total.value(0);
  }
}

function push(lists: Map<number, number[]>, key: number, application: number): void {
  const list = lists.get(key);
  if (list) list.push(application);
  else lists.set(key, [application]);
}
