/** What a long piece of work is told from outside and tells: it may be cancelled, and says how far it is. */
export interface Job {
  /** Looked at before every block; work that is cancelled leaves the workbook as it was. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
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

/** A job that nobody watches and nobody cancels. */
export function unwatchedJob(): Job {
  return { signal: new AbortController().signal, progress: () => undefined };
}
