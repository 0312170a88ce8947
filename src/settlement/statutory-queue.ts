import { NO_DAY, type Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import { compareRates, type Rate } from '../money/rate';
import type { Burdens } from './debts';
import { Heap } from './heap';

const NO_BURDEN: Rate = { num: 0, den: 1 };

/** Where a claim stands: what is due before what will fall due before what has no due date. */
type Place = 'due' | 'later' | 'undated';

/** Open claims that stand equal before the law, and are paid together. */
interface Equals {
  readonly place: Place;
  readonly security: number;
  readonly burden: Rate;
  readonly due: Day;
  readonly claims: Set<number>;
  /** The same in ledger order; null where they changed since. */
  inOrder: readonly number[] | null;
}

/**
 * The open claims of one debtor in the order of the law (Civil Code art. 560): what is due; of that what has the least security;
 * of that what bears the highest rate; of that what fell due earliest; equals together, pro rata. Claims that are not yet due
 * follow in the same order, those without a due date last. Equals stay together from payment to payment, so that a payment costs as
 * much as the claims that it pays.
 */
export class StatutoryQueue {
  private readonly heaps: Readonly<Record<Place, Heap<Equals>>>;
  private readonly equals = new Map<string, Equals>();
  private readonly equalsOf = new Map<number, Equals>();
  /** Claims that will fall due, by day. */
  private readonly pending: Heap<number>;
  private day: Day = Number.NEGATIVE_INFINITY;
  private change = 0;

  constructor(
    private readonly claims: Claims,
    private readonly burdens: Burdens,
  ) {
    const heap = (): Heap<Equals> => new Heap(inTurn);
    this.heaps = { due: heap(), later: heap(), undated: heap() };
    this.pending = new Heap((a, b) => claims.due[a] - claims.due[b] || a - b);
  }

  /** Puts an open claim in line; once is enough. */
  add(claim: number, day: Day): void {
    this.moveTo(day);
    if (!this.equalsOf.has(claim)) this.put(claim);
  }

  /** The claims that are paid next, all that stand equal, in ledger order; empty where nothing is open. */
  first(day: Day): readonly number[] {
    this.moveTo(day);
    const first = this.firstEquals();
    if (!first) return [];
    return (first.inOrder ??= [...first.claims].sort((a, b) => a - b));
  }

  /** Takes those that come first out of the line, but for some that are still open, in ledger order. */
  leave(open: readonly number[]): void {
    const first = this.firstEquals();
    if (!first) return;
    if (open.length < first.claims.size) {
      const stay = new Set(open);
      for (const claim of first.claims) if (!stay.has(claim)) this.takeOut(claim);
    }
    first.inOrder = open;
  }

  private firstEquals(): Equals | undefined {
    for (const heap of [this.heaps.due, this.heaps.later, this.heaps.undated])
      for (let first = heap.first; first; first = heap.first) {
        if (first.claims.size > 0) return first;
        heap.removeFirst();
        this.equals.delete(keyOf(first));
      }
    return undefined;
  }

  private takeOut(claim: number): void {
    const own = this.equalsOf.get(claim);
    if (!own) return;
    own.claims.delete(claim);
    own.inOrder = null;
    this.equalsOf.delete(claim);
  }

  private moveTo(day: Day): void {
    if (day <= this.day) return;
    this.day = day;
    const { changes } = this.burdens;
    const before = this.change;
    while (this.change < changes.length && changes[this.change] <= day) this.change++;
    if (this.change > before) {
      const open = [...this.equalsOf.keys()];
      for (const heap of Object.values(this.heaps)) heap.clear();
      this.pending.clear();
      this.equals.clear();
      this.equalsOf.clear();
      for (const claim of open) this.put(claim);
      return;
    }
    for (let claim = this.pending.first; claim !== undefined; claim = this.pending.first) {
      if (this.claims.due[claim] > day) break;
      this.pending.removeFirst();
      if (this.equalsOf.get(claim)?.place !== 'later') continue;
      this.takeOut(claim);
      this.put(claim);
    }
  }

  private put(claim: number): void {
    const due = this.claims.due[claim];
    const place = due === NO_DAY ? 'undated' : due <= this.day ? 'due' : 'later';
    const burden = this.burdens.on(claim, this.day) ?? NO_BURDEN;
    const standing = { place, security: this.claims.security[claim], burden, due } as const;
    const key = keyOf(standing);
    let own = this.equals.get(key);
    if (!own) {
      own = { ...standing, claims: new Set(), inOrder: null };
      this.equals.set(key, own);
      this.heaps[place].add(own);
    }
    own.claims.add(claim);
    own.inOrder = null;
    this.equalsOf.set(claim, own);
    if (place === 'later') this.pending.add(claim);
  }
}

function inTurn(a: Equals, b: Equals): number {
  return a.security - b.security || compareRates(b.burden, a.burden) || a.due - b.due;
}

/** Equal rates that are written as different fractions are one. */
function keyOf({ place, security, burden, due }: Omit<Equals, 'claims' | 'inOrder'>): string {
  const common = greatestCommonDivisor(Math.abs(burden.num), burden.den);
  return `${place} ${security} ${burden.num / common}/${burden.den / common} ${due}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
