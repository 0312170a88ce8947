import { withRests, type Paced } from '../pace/pace';

/** What a long piece of work is told from outside and tells: it may be cancelled, and says how far it is. */
export interface Job {
  /** Looked at before every block; work that is cancelled leaves the workbook as it was. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /**
   * Waited for within work that takes its time, so that whoever gave the job can draw and hear the user.
   * @throws Cancelled
   */
  readonly rest?: () => Promise<void>;
}

/** One step of a long piece of work. */
export interface Progress {
  /** Its name; the words for it stand in the locale files under `step-<name>`. */
  readonly step: string;
  /** The sheet or column that it is about; empty where it is about none. */
  readonly subject: string;
  /** Rows done and rows in all; both 0 where there is nothing to count. */
  readonly done: number;
  readonly total: number;
}

/** The user cancelled; whatever had been begun has been put back. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Does paced work for a job, with the job's rests.
 * @throws Cancelled
 */
export function carryOut<Result>(work: Paced<Result>, { rest }: Job): Promise<Result> {
  return withRests(work, rest ?? (() => Promise.resolve()));
}

/** The same job for what has to be done to its end: it tells how far it is and rests, but whoever cancels it waits. */
export function toItsEnd({ progress, rest }: Job): Job {
  const { signal } = new AbortController();
  if (rest === undefined) return { signal, progress };
  return {
    signal,
    progress,
    rest: async () => {
      try {
        await rest();
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
      }
    },
  };
}

/** A job that nobody watches and nobody cancels. */
export function unwatchedJob(): Job {
  return { signal: new AbortController().signal, progress: () => undefined };
}
