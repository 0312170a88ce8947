import { Names } from '../ledger/names';
import type { Fen } from '../money/fen';
import type { RewardShare } from './reward-result';
import { twiceTheRoom } from '../settlement/growing-columns';

/** Why a share stays with the company, by its code; 0: it is paid. */
const KEPT: readonly RewardShare['kept'][] = [null, 'barred', 'over-limit'];

/** Who gets what of which line, as columns: nearly every line of a large ledger has one. They grow as they fill. */
export class RewardShares implements Iterable<RewardShare> {
  /** The people and the written shares, by their codes. */
  readonly people = new Names();
  private readonly weights = new Names();
  private count = 0;
  private columns;

  /** @param expected how many shares will come, about */
  constructor(expected: number) {
    this.columns = emptyColumns(Math.max(16, expected));
  }

  get length(): number {
    return this.count;
  }

  add({ line, person, weight, amount, kept }: RewardShare): void {
    this.addCoded(line, this.people.code(person), weight, amount, kept);
  }

  /** @param person a code of `people` */
  addCoded(line: number, person: number, weight: string, amount: Fen, kept: RewardShare['kept']): void {
    if (this.count === this.columns.line.length) this.columns = twiceTheRoom(this.columns);
    const { columns } = this;
    const share = this.count++;
    columns.line[share] = line;
    columns.person[share] = person;
    columns.weight[share] = weight === '' ? 0 : this.weights.code(weight);
    columns.amount[share] = amount;
    columns.kept[share] = kept === null ? 0 : KEPT.indexOf(kept);
  }

  /**
   * One share whole.
   * @throws RangeError where there is no such share
   */
  at(share: number): RewardShare {
    if (!(share >= 0 && share < this.count)) throw new RangeError(`no reward share ${share}`);
    const { line, person, weight, amount, kept } = this.columns;
    return {
      line: line[share],
      person: this.people.text(person[share]),
      weight: this.weights.text(weight[share]),
      amount: amount[share],
      kept: KEPT[kept[share]],
    };
  }

  *[Symbol.iterator](): Iterator<RewardShare> {
    for (let share = 0; share < this.count; share++) yield this.at(share);
  }

  /** Numbers of the shares of one line, or of one person. */
  of(wanted: { readonly line: number } | { readonly person: string }): number[] {
    const column = 'line' in wanted ? this.columns.line : this.columns.person;
    const code = 'line' in wanted ? wanted.line : this.people.find(wanted.person);
    const found: number[] = [];
    for (let share = 0; share < this.count; share++) if (column[share] === code) found.push(share);
    return found;
  }

  /** Tells each share's person (a code of `people`), its amount and whether it is kept, without making an object for it. */
  forEachAmount(tell: (person: number, amount: Fen, kept: boolean) => void): void {
    const { person, amount, kept } = this.columns;
    for (let share = 0; share < this.count; share++) tell(person[share], amount[share], kept[share] !== 0);
  }
}

function emptyColumns(room: number) {
  return {
    line: new Int32Array(room),
    person: new Int32Array(room),
    weight: new Int32Array(room),
    amount: new Float64Array(room),
    kept: new Uint8Array(room),
  };
}
