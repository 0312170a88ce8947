import { BUCKET_STARTS, type Book } from './book';

/** 未到期 and the buckets behind it. */
export const BUCKETS = BUCKET_STARTS.length + 1;

/** What every competitor must find, in fen: whoever differs anywhere is out of the race. */
export interface Answer {
  /** By unit × bucket. */
  readonly units: bigint[];
  /** By debtor × bucket. */
  readonly debtors: bigint[];
  /** By phase × unit: opening, recovered, closing, one behind the other. */
  readonly phases: bigint[];
  /** Sum of the rewards of all lines, each rounded to the fen. */
  readonly reward: bigint;
}

/** An answer of noughts, to be added to. */
export function emptyAnswer({ debtors, units, phases }: Book): {
  -readonly [Part in keyof Answer]: Answer[Part];
} {
  const noughts = (count: number): bigint[] => new Array<bigint>(count).fill(0n);
  return {
    units: noughts(units.length * BUCKETS),
    debtors: noughts(debtors * BUCKETS),
    phases: noughts(phases.length * units.length * 3),
    reward: 0n,
  };
}

/** Place of a phase's figure of a unit: 0 opening, 1 recovered, 2 closing. */
export function phaseCell({ units }: Book, phase: number, unit: number, figure: 0 | 1 | 2): number {
  return (phase * units.length + unit) * 3 + figure;
}

/** @returns where two answers differ, in words; null where they agree to the fen */
export function difference(a: Answer, b: Answer): string | null {
  if (a.reward !== b.reward) return `reward ${a.reward} and ${b.reward}`;
  for (const part of ['units', 'debtors', 'phases'] as const) {
    const at = a[part].findIndex((value, index) => value !== b[part][index]);
    if (at >= 0) return `${part}[${at}] ${a[part][at]} and ${b[part][at]}`;
  }
  return null;
}
