import { Cancelled, type Job } from '../workbook/job';
import { WorkbookRefusal, type Traffic } from '../workbook/workbook';
import { refusalOf } from './excel-refusal';
import { MOST_BYTES } from './request-size';

/**
 * A piece of work in one request. Objects of Office.js live for one round trip only, so that nothing has to be tracked: every
 * errand asks for its sheet and its range anew.
 */
export interface Errand {
  /** Estimated bytes in the request and in the answer. */
  readonly sent: number;
  readonly received: number;
  /**
   * Queues commands.
   * @returns what to do with the answer once it is there; it says how many bytes it found
   */
  readonly queue: (context: Excel.RequestContext) => (() => number) | undefined;
  /** What it is about, for whoever watches: a sheet, and how many rows are done with it. */
  readonly subject?: string;
  readonly rows?: number;
  /** The same as two smaller errands; none where it cannot be cut. */
  readonly split?: () => readonly Errand[];
}

/** A watched job, and the name of the step that it is at. */
export interface Watch {
  readonly job: Job;
  readonly step: string;
}

/** Later blocks of a sheet may hold longer texts than the first ones. */
const SPARE = 1.5;

/** Bytes that are packed, or taken out of an answer, in no time. */
const SMALL_REQUEST = 50_000;

/** Milliseconds between two tries while the user types into a cell, and how many of them: two minutes. */
const TYPING_PAUSE = 300;
const MOST_TRIES = 400;

/** The one way to Excel: every request goes through here, where it is counted and where its errors become sentences for the user. */
export class Trips {
  private roundTrips = 0;
  private bytesSent = 0;
  private bytesReceived = 0;
  private largestRequest = 0;
  /** Within a writing: who may cancel it while it waits for the user to finish typing. */
  private patience: { readonly job: Job | null } | null = null;

  get traffic(): Traffic {
    const { roundTrips, bytesSent, bytesReceived, largestRequest } = this;
    return { roundTrips, bytesSent, bytesReceived, largestRequest };
  }

  /**
   * One question, one round trip.
   * @param queue queues commands; what it returns takes the answer out of their objects
   * @throws WorkbookRefusal
   */
  async ask<T>(queue: (context: Excel.RequestContext) => () => T, sent = 2_000): Promise<T> {
    return this.whileNobodyTypes(async () => {
      const context = new Excel.RequestContext();
      const answer = queue(context);
      await this.send(context, sent);
      const result = answer();
      this.bytesReceived += lengthOf(result);
      return result;
    });
  }

  /**
   * Work that must not break off because the user begins to type into a cell meanwhile: Excel then refuses whole requests, and
   * they are sent again until it takes them.
   * @param job who may cancel the waiting; null where it cannot be cancelled
   */
  async patiently<T>(job: Job | null, work: () => Promise<T>): Promise<T> {
    const before = this.patience;
    this.patience = { job };
    try {
      return await work();
    } finally {
      this.patience = before;
    }
  }

  /**
   * Carries errands out in their order, as many in one round trip as it holds. Before each one the job may be cancelled; after
   * each one it is told how far the work is.
   * @param kind writing: Excel neither calculates nor draws until the request is done
   * @param opening what every request begins with
   * @throws Cancelled, WorkbookRefusal
   */
  async carry(
    errands: readonly Errand[],
    kind: 'reading' | 'writing',
    watch?: Watch,
    opening?: Errand,
  ): Promise<void> {
    const total = errands.reduce((rows, errand) => rows + (errand.rows ?? 0), 0);
    let done = 0;
    // By how much answers are smaller than they were estimated, with something to spare.
    let scale = 1;
    for (let begin = 0; begin < errands.length;) {
      if (watch?.job.signal.aborted) throw new Cancelled();
      const end = endOfTrip(errands, begin, scale);
      const trip = errands.slice(begin, end);
      const before = this.bytesReceived;
      await this.carryTogether(opening ? [opening, ...trip] : trip, kind);
      if (kind === 'reading') {
        const estimate = trip.reduce((bytes, errand) => bytes + errand.received, 1);
        scale = Math.min(1, Math.max(0.1, ((this.bytesReceived - before) / estimate) * SPARE));
      }
      begin = end;
      done += trip.reduce((rows, errand) => rows + (errand.rows ?? 0), 0);
      const subject = trip.at(-1)?.subject ?? '';
      watch?.job.progress({ step: watch.step, subject, done, total });
    }
  }

  /**
   * Asks Excel to tell of something from now on.
   * @param add adds the handler; its context lives as long as the handler does
   */
  async attach<T>(add: (context: Excel.RequestContext) => T): Promise<T> {
    const context = new Excel.RequestContext();
    const handler = add(context);
    await this.send(context, 1_000);
    return handler;
  }

  private async carryTogether(errands: readonly Errand[], kind: 'reading' | 'writing'): Promise<void> {
    try {
      await this.whileNobodyTypes(async () => {
        const context = new Excel.RequestContext();
        if (kind === 'writing') {
          context.application.suspendApiCalculationUntilNextSync();
          context.application.suspendScreenUpdatingUntilNextSync();
        }
        const answers = errands.map((errand) => errand.queue(context));
        await this.send(
          context,
          errands.reduce((bytes, errand) => bytes + errand.sent, 500),
        );
        for (const answer of answers) {
          if (!answer) continue;
          const bytes = answer();
          this.bytesReceived += bytes;
          if (bytes > SMALL_REQUEST) await pause();
        }
      });
    } catch (error) {
      // Nobody knows how long the texts of a sheet are before they have been read.
      const smaller = kind === 'reading' && isRefusal(error, 'excel.too-big') ? cut(errands) : null;
      if (smaller === null) throw error;
      for (const part of smaller) await this.carryTogether(part, kind);
    }
  }

  /** Tries again while the user types into a cell, where the work is such that it has to wait. */
  private async whileNobodyTypes<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        const refusal = refusalOf(error);
        const { patience } = this;
        if (patience === null || !isRefusal(refusal, 'excel.cell-editing') || tries >= MOST_TRIES)
          throw refusal;
        if (patience.job?.signal.aborted) throw new Cancelled();
        patience.job?.progress({ step: 'cell-editing', subject: '', done: 0, total: 0 });
        await pause(TYPING_PAUSE);
      }
    }
  }

  private async send(context: Excel.RequestContext, bytes: number): Promise<void> {
    this.roundTrips += 1;
    this.bytesSent += bytes;
    this.largestRequest = Math.max(this.largestRequest, bytes);
    // What was computed before, the packing of the request and what follows its answer are tasks of their own: the pane hears the user in between.
    if (bytes > SMALL_REQUEST) await pause();
    await context.sync();
    await pause();
  }
}

/** Without milliseconds only until the next task. */
function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** One errand at least, and as many more as request and answer hold. */
function endOfTrip(errands: readonly Errand[], begin: number, scale: number): number {
  let sent = 0;
  let received = 0;
  let end = begin;
  do {
    sent += errands[end].sent;
    received += errands[end].received;
    end += 1;
  } while (
    end < errands.length &&
    sent + errands[end].sent <= MOST_BYTES &&
    (received + errands[end].received) * scale <= MOST_BYTES
  );
  return end;
}

function isRefusal(error: unknown, key: string): boolean {
  return error instanceof WorkbookRefusal && error.key === key;
}

/** Errands that together are too much for one round trip, as two parts of them; null where there is nothing to cut. */
function cut(errands: readonly Errand[]): (readonly Errand[])[] | null {
  const parts = errands.length > 1 ? errands : (errands[0]?.split?.() ?? []);
  if (parts.length < 2) return null;
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle), parts.slice(middle)];
}

/** Characters of an answer as JSON, without writing it: a kept memory is a megabyte of text. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  const parts = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
  return parts.reduce((sum, [key, part]) => sum + lengthOf(key) + lengthOf(part) + 2, 2);
}
