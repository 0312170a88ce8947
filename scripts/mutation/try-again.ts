import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { enterFound, type PlacedMutant } from './report';

const COPY = 'out/mutation/copy';
const COPIED = ['src', 'test', 'scripts/mutation/jest.config.cjs', 'jest.config.cjs', 'package.json'];
/** A mutant ended under the tests of before: one that does not end now has met a busy machine, and is not found. */
const LONGEST = 120_000;

/**
 * Tries the survivors of a room's last run again, one at a time, against its tests as they are now, in a copy of the code. A
 * survivor's line is found by its text, so that code above it may have changed meanwhile; one that is no more, or stands twice
 * in its file, stays a survivor.
 * @throws Error where the tests fail without any mutant
 */
export function trySurvivors(room: string, report: string): void {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const path of COPIED) cpSync(path, join(COPY, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(COPY, 'node_modules'));
  if (fails(room, `test/${room}/`)) throw new Error(`test/${room} fails without a mutant`);
  enterFound(report, (survivor) => {
    const isFound = inMutated(survivor, () => failsSomewhere(room, survivor.path));
    process.stdout.write(isFound ? '.' : 'S');
    return isFound;
  });
  process.stdout.write('\n');
}

/** @returns what `tell` says while the copy holds the mutant; false where its code cannot be found */
function inMutated({ path, code, mutant }: PlacedMutant, tell: () => boolean): boolean {
  const { start, end } = mutant.location;
  if (!existsSync(path) || start.line !== end.line || mutant.replacement === undefined) return false;
  const source = readFileSync(path, 'utf8');
  const lines = source.split('\n');
  const line = lines.indexOf(code);
  if (line < 0 || lines.lastIndexOf(code) !== line) return false;
  lines[line] = code.slice(0, start.column - 1) + mutant.replacement + code.slice(end.column - 1);
  writeFileSync(join(COPY, path), lines.join('\n'));
  try {
    return tell();
  } finally {
    writeFileSync(join(COPY, path), source);
  }
}

/** The suite named as the file is asked first: it notices most, and soonest. */
function failsSomewhere(room: string, path: string): boolean {
  const own = `test/${room}/${basename(path, '.ts')}.test.ts`;
  return (existsSync(own) && fails(room, own)) || fails(room, `test/${room}/`);
}

function fails(room: string, tests: string): boolean {
  const { status, signal } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/jest/bin/jest.js'),
      '--config',
      'scripts/mutation/jest.config.cjs',
      '--bail',
      '-w',
      '1',
      tests,
    ],
    { cwd: COPY, env: { ...process.env, MUTATION_ROOM: room }, timeout: LONGEST, stdio: 'ignore' },
  );
  return signal === null && status !== 0;
}
