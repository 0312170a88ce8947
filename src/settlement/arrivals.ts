import { FIRST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, type Claims } from '../ledger/ledger';
import { arisesOn } from './events';
import { stableOrder } from './stable-order';

/**
 * The claims of those debtors whose payments look for a claim, in the order in which they arise: a claim without an origin first, then
 * the older origin, then ledger order. Each debtor's claims have places one behind the other, and arise one after the other.
 */
export class Arrivals {
  /** The claim at each place. */
  readonly claim: Uint32Array;
  /** By debtor: the place of its first claim; the next debtor's ends it. */
  readonly starts: Uint32Array;
  /** By debtor: the place of the claim that arises next. */
  private readonly next: Uint32Array;
  private places: Uint32Array | null = null;
  /** The day on which the claim at each place arises. */
  private readonly day: Int32Array;

  /**
   * @param wanted 1 for each debtor code that has an unnamed payment or credit note
   * @param asOf claims that arise later are left out
   */
  constructor(
    private readonly claims: Claims,
    wanted: Uint8Array,
    asOf: Day,
  ) {
    const { amount, debtor, origin } = claims;
    const members = new Uint32Array(claims.count);
    const starts = new Uint32Array(wanted.length + 1);
    let count = 0;
    for (let claim = 0; claim < claims.count; claim++) {
      if (wanted[debtor[claim]] === 0 || !(amount[claim] > 0) || arisesOn(claims, claim) > asOf) continue;
      members[count++] = claim;
      starts[debtor[claim] + 1]++;
    }
    const age = new Int32Array(count);
    for (let member = 0; member < count; member++) {
      const day = origin[members[member]];
      age[member] = day === NO_DAY ? FIRST_DAY - 1 : day;
    }
    for (let code = 0; code < wanted.length; code++) starts[code + 1] += starts[code];
    const places = starts.slice();
    this.claim = new Uint32Array(count);
    this.day = new Int32Array(count);
    for (const member of stableOrder(age)) {
      const claim = members[member];
      const place = places[debtor[claim]]++;
      this.claim[place] = claim;
      this.day[place] = arisesOn(claims, claim);
    }
    this.starts = starts;
    this.next = starts.slice();
  }

  /** The claim of a debtor that arises next, or NONE. */
  coming(debtor: number): number {
    const place = this.next[debtor];
    return place < this.starts[debtor + 1] ? this.claim[place] : NONE;
  }

  /** The place of a claim that is here. */
  placeOf(claim: number): number {
    this.places ??= this.claim.reduce((places, one, place) => {
      places[one] = place;
      return places;
    }, new Uint32Array(this.claims.count));
    return this.places[claim];
  }

  /** Lets the debtor's next claim arise, if it does so by a day. @returns its place, or NONE */
  arise(debtor: number, day: Day): number {
    const place = this.next[debtor];
    if (place === this.starts[debtor + 1] || this.day[place] > day) return NONE;
    this.next[debtor] = place + 1;
    return place;
  }
}
