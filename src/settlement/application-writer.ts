import type { Effect } from '../ledger/method';
import type { Applications } from './settlement';
import { twiceTheRoom } from './growing-columns';

/** Takes applications one after the other and keeps them as columns, which grow as they fill. */
export class ApplicationWriter {
  count = 0;
  private columns;

  /** @param expected how many applications will come, about */
  constructor(expected: number) {
    this.columns = emptyColumns(Math.max(16, expected));
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
    if (this.count === this.columns.claim.length) this.columns = twiceTheRoom(this.columns);
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
