import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nobody waits longer for one program at one size, or for one action. `QINGQIAN_MINUTES` sets another bound. */
export const MOST_MINUTES = Number(process.env['QINGQIAN_MINUTES'] ?? 20);

/** What the process that measures tells the one that waits for it. */
export type Told<Row> =
  | { readonly event: 'begun'; readonly name: string }
  | { readonly event: 'measured'; readonly row: Row }
  | { readonly event: 'refused'; readonly sentence: string };

/** What did not come to its end, and why. */
export interface Unfinished {
  readonly name: string;
  readonly failed: string;
}

/** A ledger of one's own with which nothing can be measured, as a sentence. */
export class BenchRefusal extends Error {
  override readonly name = 'BenchRefusal';
}

/**
 * Lets a process of its own measure, with a folder of its own for whatever it writes. One that takes too long for one thing is ended,
 * with all that it has started.
 * @param entry path of the file that it runs
 * @param order what it is to do; it finds it as JSON behind its own name
 * @param measured told of each row when it is there, so that what comes to no end takes nothing with it
 * @param minutes bound of each step
 * @returns what it was at when it ended before its time; null where it has done everything
 * @throws BenchRefusal where it refuses
 */
export async function inOwnProcess<Row>(
  entry: string,
  order: unknown,
  measured: (row: Row) => void,
  minutes = MOST_MINUTES,
): Promise<Unfinished | null> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    return await watched(entry, order, measured, folder, minutes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function watched<Row>(
  entry: string,
  order: unknown,
  measured: (row: Row) => void,
  folder: string,
  minutes: number,
): Promise<Unfinished | null> {
  return new Promise((resolve, reject) => {
    let [name, late, said] = ['its begin', false, ''];
    let refusal: BenchRefusal | null = null;
    const child = fork(entry, [JSON.stringify(order)], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      // At the head of a group of its own, so that a browser or an office that it has started ends with it.
      detached: true,
    });
    const end = (): void => endGroup(child);
    const interrupted = (signal: NodeJS.Signals): void => {
      end();
      rmSync(folder, { recursive: true, force: true });
      process.exit(128 + constants.signals[signal]);
    };
    const hang = (): void => {
      late = true;
      end();
    };
    let timer = setTimeout(hang, minutes * 60_000);
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.stderr!.setEncoding('utf8').on('data', (words: string) => (said += words));
    child.on('message', (told: Told<Row>) => {
      clearTimeout(timer);
      timer = setTimeout(hang, minutes * 60_000);
      if (told.event === 'begun') name = told.name;
      else if (told.event === 'measured') measured(told.row);
      else refusal = new BenchRefusal(told.sentence);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      // Whatever it has left behind.
      end();
      if (refusal !== null) reject(refusal);
      else if (code === 0) resolve(null);
      else resolve({ name, failed: late ? tooLate(minutes) : `did not come to its end: ${reasonIn(said)}` });
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // It has ended already, and so has everything that it had started.
  }
}

/** Why a program has no figure that was not finished in time. */
export function tooLate(minutes = MOST_MINUTES): string {
  return `not finished within ${minutes} minutes`;
}

/** Of what a process wrote before it ended the line that says why: the first error, or else the last line. */
export function reasonIn(said: string): string {
  const fatal = /^(?:FATAL ERROR|\w*Error(?: \[\w+\])?): (.+)$/m.exec(said)?.[1];
  return fatal ?? said.trim().split('\n').at(-1) ?? '';
}
