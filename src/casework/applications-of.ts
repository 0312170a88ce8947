import { NONE } from '../ledger/ledger';
import type { Applications } from '../settlement/settlement';

const END = -1;

/** What was applied to a single claim, without walking over everybody's recoveries. */
export class ApplicationsOf {
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly net: Float64Array;

  constructor(
    readonly applications: Applications,
    claims: number,
  ) {
    this.first = new Int32Array(claims).fill(END);
    this.next = new Int32Array(applications.count).fill(END);
    this.net = applications.amount.slice(0, applications.count);
    for (let index = applications.count - 1; index >= 0; index--) {
      this.next[index] = this.first[applications.claim[index]];
      this.first[applications.claim[index]] = index;
      const undone = applications.undoes[index];
      if (undone === NONE) continue;
      this.net[undone] += applications.amount[index];
      this.net[index] = 0;
    }
  }

  /** Indexes of the applications to a claim, in the order of application. */
  of(claim: number): number[] {
    const found: number[] = [];
    for (let index = this.first[claim]; index !== END; index = this.next[index]) found.push(index);
    return found;
  }

  /** What an application brought once its reversals are taken off, fen; 0 for a reversal itself. */
  netAmount(index: number): number {
    return this.net[index];
  }
}
