import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AS_IT_IS } from './file-change';
import type { FuzzMessage } from './try-file';

const FILES = /\.(?:xlsx|xlsm|xls|csv|tsv|txt|docx)$/i;
/** No try may take longer, also on a machine that has other work. */
const MOST_SECONDS = Number(process.env['QINGQIAN_SECONDS'] ?? 120);
const TRIES = Number(process.env['QINGQIAN_FILES'] ?? 40);

/**
 * Changes each file at random, many times over, and runs the whole headless report on what comes of it: a report whose parts add up or
 * a refusal in a sentence is fine; anything else is printed with what repeats it.
 * @param paths files, and folders whose files are taken, at any depth
 * @param first seed of the first change of the first file; those behind it count up. Each file is tried as it is before
 * @returns how many tries failed
 */
export async function fuzzFiles(paths: readonly string[], first: number): Promise<number> {
  let failures = 0;
  let next = Math.max(1, first);
  for (const path of paths.flatMap(filesIn)) {
    const ends: Record<string, number> = {};
    await watched(path, AS_IT_IS, 1, ends);
    const end = next + TRIES;
    while (next < end) next = await watched(path, next, end - next, ends);
    failures += ends['failed'] ?? 0;
    console.log(
      `${path}: ${Object.entries(ends)
        .map(([end, count]) => `${count} ${end}`)
        .join(', ')}`,
    );
  }
  return failures;
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .map((name) => join(path, name))
    .flatMap((one) => (statSync(one).isDirectory() ? filesIn(one) : FILES.test(one) ? [one] : []));
}

/** Lets a process of its own try until it is done, dies or hangs. @returns the seed with which to go on */
function watched(path: string, first: number, tries: number, ends: Record<string, number>): Promise<number> {
  return new Promise((resolve) => {
    let last: Extract<FuzzMessage, { event: 'begun' }> | null = null;
    let hung = false;
    const child: ChildProcess = fork(join(__dirname, 'try-file.ts'), [path, String(first), String(tries)]);
    const hang = (): void => {
      hung = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hang, MOST_SECONDS * 1000);
    const fail = (fault: string): void => {
      ends['failed'] = (ends['failed'] ?? 0) + 1;
      console.log(
        `FAILED ${path}\n  ${fault}\n  after ${JSON.stringify(last?.change)}\n` +
          `  again: QINGQIAN_SEED=${last?.seed ?? first} QINGQIAN_FILES=1 npm run fuzz -- file '${path}'`,
      );
    };
    child.on('message', (message: FuzzMessage) => {
      clearTimeout(timer);
      timer = setTimeout(hang, MOST_SECONDS * 1000);
      if (message.event === 'begun') last = message;
      else if (message.event === 'failed') fail(message.fault);
      else ends[message.end] = (ends[message.end] ?? 0) + 1;
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) return resolve(first + tries);
      fail(hung ? `did not end within ${MOST_SECONDS} s` : `the process died (${code})`);
      resolve((last?.seed ?? first) + 1);
    });
  });
}
