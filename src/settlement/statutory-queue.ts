import { NO_DAY, type Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import { compareRates, type Rate } from '../money/rate';
import type { Burdens } from './debts';
import { Heap } from './heap';

const NO_BURDEN: Rate = { num: 0, den: 1 };

/** One claim in the queue, as its burden stood when it was put there. */
interface Standing {
  readonly claim: number;
  readonly burden: Rate;
}

/**
 * The open claims of one debtor in the order of the law (Civil Code art. 560): what is due; of that what has the least security;
 * of that what bears the highest rate; of that what fell due earliest; equals together, pro rata. Claims that are not yet due
 * follow in the same order, those without a due date last.
 */
export class StatutoryQueue {
  private readonly due: Heap<Standing>;
  private readonly later: Heap<Standing>;
  private readonly undated: Heap<Standing>;
  /** Claims that will fall due, by day. */
  private readonly pending: Heap<number>;
  private readonly open = new Set<number>();
  private day: Day = Number.NEGATIVE_INFINITY;
  private change = 0;

  constructor(
    private readonly claims: Claims,
    private readonly burdens: Burdens,
  ) {
    const before = (a: Standing, b: Standing): number => this.compare(a, b) || a.claim - b.claim;
    this.due = new Heap(before);
    this.later = new Heap(before);
    this.undated = new Heap(before);
    this.pending = new Heap((a, b) => claims.due[a] - claims.due[b] || a - b);
  }

  /** Puts an open claim in line; once is enough. */
  add(claim: number, day: Day): void {
    this.moveTo(day);
    if (this.open.has(claim)) return;
    this.open.add(claim);
    this.put(claim);
  }

  /** Takes the claims that are paid next, all that stand equal, in ledger order; empty where nothing is open. */
  next(day: Day): number[] {
    this.moveTo(day);
    for (const heap of [this.due, this.later, this.undated]) {
      const first = this.firstOf(heap);
      if (first === undefined) continue;
      const equal: number[] = [];
      for (
        let one: Standing | undefined = first;
        one && this.compare(one, first) === 0;
        one = this.firstOf(heap)
      ) {
        heap.removeFirst();
        this.open.delete(one.claim);
        equal.push(one.claim);
      }
      return equal;
    }
    return [];
  }

  /** The first that still stands where it was put: a claim that fell due since stands among the due ones. */
  private firstOf(heap: Heap<Standing>): Standing | undefined {
    for (let first = heap.first; first; first = heap.first) {
      if (this.open.has(first.claim) && (heap !== this.later || this.claims.due[first.claim] > this.day))
        return first;
      heap.removeFirst();
    }
    return undefined;
  }

  private moveTo(day: Day): void {
    if (day <= this.day) return;
    this.day = day;
    const { changes } = this.burdens;
    const before = this.change;
    while (this.change < changes.length && changes[this.change] <= day) this.change++;
    if (this.change > before) {
      for (const heap of [this.due, this.later, this.undated, this.pending]) heap.clear();
      for (const claim of this.open) this.put(claim);
      return;
    }
    for (let claim = this.pending.first; claim !== undefined; claim = this.pending.first) {
      if (this.claims.due[claim] > day) break;
      this.pending.removeFirst();
      if (this.open.has(claim)) this.due.add(this.standing(claim));
    }
  }

  private put(claim: number): void {
    const due = this.claims.due[claim];
    if (due === NO_DAY) this.undated.add(this.standing(claim));
    else if (due <= this.day) this.due.add(this.standing(claim));
    else {
      this.later.add(this.standing(claim));
      this.pending.add(claim);
    }
  }

  private standing(claim: number): Standing {
    return { claim, burden: this.burdens.on(claim, this.day) ?? NO_BURDEN };
  }

  /** Zero for claims that stand equal. */
  private compare(a: Standing, b: Standing): number {
    const { security, due } = this.claims;
    return (
      security[a.claim] - security[b.claim] || compareRates(b.burden, a.burden) || due[a.claim] - due[b.claim]
    );
  }
}
