import type { Effect } from '../ledger/method';
import type { Applications } from './settlement';

/** Takes applications one after the other and keeps them as columns, which grow as they fill. */
export class ApplicationWriter {
  count = 0;
  private room: number;
  private columns;

  /** @param expected how many applications will come, about */
  constructor(expected: number) {
    this.room = Math.max(16, expected);
    this.columns = emptyColumns(this.room);
  }

  /** @returns index of the application */
  add(
    claim: number,
    recovery: number,
    creditNote: number,
    day: number,
    amount: number,
    effect: Effect,
    undoes: number,
  ): number {
    if (this.count === this.room) this.grow();
    const { columns } = this;
    const index = this.count++;
    columns.claim[index] = claim;
    columns.recovery[index] = recovery;
    columns.creditNote[index] = creditNote;
    columns.day[index] = day;
    columns.amount[index] = amount;
    columns.effect[index] = effect;
    columns.undoes[index] = undoes;
    return index;
  }

  effectOf(application: number): Effect {
    return this.columns.effect[application] as Effect;
  }

  written(): Applications {
    const { count, columns } = this;
    return {
      count,
      claim: columns.claim.subarray(0, count),
      recovery: columns.recovery.subarray(0, count),
      creditNote: columns.creditNote.subarray(0, count),
      day: columns.day.subarray(0, count),
      amount: columns.amount.subarray(0, count),
      effect: columns.effect.subarray(0, count),
      undoes: columns.undoes.subarray(0, count),
    };
  }

  private grow(): void {
    const full = this.columns;
    this.room *= 2;
    this.columns = emptyColumns(this.room);
    this.columns.claim.set(full.claim);
    this.columns.recovery.set(full.recovery);
    this.columns.creditNote.set(full.creditNote);
    this.columns.day.set(full.day);
    this.columns.amount.set(full.amount);
    this.columns.effect.set(full.effect);
    this.columns.undoes.set(full.undoes);
  }
}

function emptyColumns(room: number) {
  return {
    claim: new Int32Array(room),
    recovery: new Int32Array(room),
    creditNote: new Int32Array(room),
    day: new Int32Array(room),
    amount: new Float64Array(room),
    effect: new Uint8Array(room),
    undoes: new Int32Array(room),
  };
}
