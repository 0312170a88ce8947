import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Language } from '../locale/text';
import { isOurReport } from '../xlsx/report-mark';
import { bytesOf } from './read-files';
import { CommandRefusal } from './refusal';

/**
 * Refuses a place to write to that would cost the user something: an input of this run, or a file that is not an
 * earlier report of ours.
 * @throws CommandRefusal saying which
 */
export async function checkTarget(
  path: string,
  inputs: readonly string[],
  language: Language,
): Promise<void> {
  if (inputs.some((input) => resolve(input) === resolve(path))) {
    throw new CommandRefusal('command-out-is-input', { file: path }, language);
  }
  const there = await stat(path).catch(() => null);
  if (!there) return;
  if (there.isDirectory()) throw new CommandRefusal('command-is-folder', { file: path }, language);
  if (!(await isOurReport(await bytesOf(path, language)))) {
    throw new CommandRefusal('command-out-not-ours', { file: path }, language);
  }
}

/**
 * Writes a file whole or not at all: beside its place first, then in one move.
 * @throws CommandRefusal where the folder cannot be written to
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  language: Language,
): Promise<void> {
  const folder = dirname(resolve(path));
  const draft = join(folder, `.${basename(path)}.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new CommandRefusal('command-cannot-write', { file: path }, language);
  }
}
