import { LAST_DAY, NO_DAY } from '../calendar/day';
import { NONE, type Claims } from '../ledger/ledger';
import type { Arrivals } from './arrivals';

/**
 * The open claims of every debtor in the order in which unnamed payments pay them: the earliest due first, then the older origin, then
 * ledger order; claims without a due date last, a claim without an origin before the others of its due date (rules.md §4).
 * Each debtor has a binary heap of places, all of them in one column.
 */
export class OldestFirst {
  private readonly due: Int32Array;
  private readonly heap: Uint32Array;
  /** How many places stand in each debtor's heap. */
  private readonly size: Uint32Array;
  private readonly stands: Uint8Array;

  constructor(
    claims: Claims,
    private readonly arrivals: Arrivals,
  ) {
    const count = arrivals.claim.length;
    this.due = new Int32Array(count);
    this.heap = new Uint32Array(count);
    this.size = new Uint32Array(arrivals.starts.length - 1);
    this.stands = new Uint8Array(count);
    for (let place = 0; place < count; place++) {
      const due = claims.due[arrivals.claim[place]];
      this.due[place] = due === NO_DAY ? LAST_DAY + 1 : due;
    }
  }

  /** The place of the claim that is paid next, or NONE. */
  first(debtor: number): number {
    return this.size[debtor] === 0 ? NONE : this.heap[this.arrivals.starts[debtor]];
  }

  /** Puts a claim in line, by its place; once is enough. */
  add(debtor: number, place: number): void {
    if (this.stands[place] === 1) return;
    this.stands[place] = 1;
    const { heap } = this;
    const root = this.arrivals.starts[debtor];
    let at = this.size[debtor]++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.precedes(heap[root + parent], place)) break;
      heap[root + at] = heap[root + parent];
      at = parent;
    }
    heap[root + at] = place;
  }

  removeFirst(debtor: number): void {
    const { heap } = this;
    const root = this.arrivals.starts[debtor];
    this.stands[heap[root]] = 0;
    const size = --this.size[debtor];
    const last = heap[root + size];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.precedes(heap[root + child + 1], heap[root + child])) child++;
      if (this.precedes(last, heap[root + child])) break;
      heap[root + at] = heap[root + child];
      at = child;
    }
    heap[root + at] = last;
  }

  /** Places follow each other as claims arise, so they decide between claims that are due together. */
  private precedes(one: number, other: number): boolean {
    const { due } = this;
    return due[one] < due[other] || (due[one] === due[other] && one < other);
  }
}
