import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../../src/calendar/day';
import { runCommand, type ExitCode } from '../../src/headless/command';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** The command as its user runs it, with what it said. */
export async function command(...words: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand(words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    today: () => dayOf(2012, 12, 31),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A folder of the test's own, removed when all tests of the file have run. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
