import { constants } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { text, type Language } from '../locale/text';
import { reportState } from '../xlsx/report-mark';
import { bytesOf, codeOf } from './read-files';
import { CommandRefusal } from './refusal';

/**
 * Refuses a place to write to that would cost the user something: an input of this run, or a file that is none of ours.
 * @param isOurs whether a file that stands there has been written by an earlier run
 * @throws CommandRefusal saying which
 */
export async function checkTarget(
  path: string,
  inputs: readonly string[],
  isOurs: (bytes: Uint8Array) => boolean | Promise<boolean>,
  language: Language,
): Promise<void> {
  if (inputs.some((input) => resolve(input) === resolve(path))) {
    throw new CommandRefusal('command-out-is-input', { file: path }, language);
  }
  const there = await stat(path).catch(() => null);
  if (!there) return;
  for (const input of inputs) {
    // One file may have several names.
    const read = await stat(input).catch(() => null);
    if (read?.ino === there.ino && read.dev === there.dev && there.ino !== 0)
      throw new CommandRefusal('command-out-is-input', { file: path }, language);
  }
  if (there.isDirectory()) throw new CommandRefusal('command-is-folder', { file: path }, language);
  if (!there.isFile() || !(await isOurs(await bytesOf(path, language)))) {
    throw new CommandRefusal('command-out-not-ours', { file: path }, language);
  }
}

/** Whether a file is a JSON document of an earlier run; one without anything in it counts, since nothing would be lost. */
export function isOurDocument(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true;
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const has = (...fields: string[]): boolean =>
      fields.every((field) => Object.hasOwn(document as object, field));
    return has('asOf', 'ledger', 'findings') || has('plan', 'proposals');
  } catch {
    return false;
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
  await replace(path, content, language, () => Promise.resolve(null));
}

/** An earlier report that was not overwritten. */
export interface KeptReport {
  readonly path: string;
  /** Another program has saved it since it was written, or a later version has written it. */
  readonly reason: 'changed' | 'newer';
}

/**
 * Writes a report. One that stands in its place is written over only where it still is as a run has written it; any other is kept beside
 * it under the first name that is free, 「报告（旧 1）.xlsx」. At every moment one whole report stands in the place.
 * @param version of this program
 * @returns what was kept; null where nothing was
 * @throws CommandRefusal where the folder cannot be written to
 */
export async function writeReport(
  path: string,
  content: Uint8Array,
  version: string,
  language: Language,
): Promise<KeptReport | null> {
  return replace(path, content, language, async () => {
    if (!(await stat(path).catch(() => null))) return null;
    const state = await reportState(await bytesOf(path, language), version);
    if (state === 'asWritten') return null;
    return { path: await keptBeside(path, language), reason: state === 'newer' ? 'newer' : 'changed' };
  });
}

/** @param keep puts aside what may not be lost, when all else is ready; what it kept goes again where the last move fails */
async function replace<Kept extends { readonly path: string }>(
  path: string,
  content: Uint8Array | string,
  language: Language,
  keep: () => Promise<Kept | null>,
): Promise<Kept | null> {
  const folder = dirname(resolve(path));
  const draft = join(folder, `.${basename(path)}.${process.pid}.part`);
  let kept: Kept | null = null;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, content);
    kept = await keep();
    await rename(draft, path);
    return kept;
  } catch (error) {
    for (const left of [draft, ...(kept ? [kept.path] : [])])
      await rm(left, { force: true }).catch(() => undefined);
    throw error instanceof CommandRefusal
      ? error
      : new CommandRefusal('command-cannot-write', { file: path }, language);
  }
}

/** Gives a file a second name, which stays when another takes its place. */
async function keptBeside(path: string, language: Language): Promise<string> {
  const ending = extname(path);
  const name = basename(path, ending);
  for (let number = 1; ; number++) {
    const kept = join(dirname(path), `${text(language, 'command-kept-name', { name, number })}${ending}`);
    if (await secondName(path, kept)) return kept;
  }
}

/** @returns false where the name is taken */
async function secondName(path: string, name: string): Promise<boolean> {
  try {
    // Not every file system gives a file two names; there it is copied.
    await link(path, name).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      await copied(path, name);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Copies a file whole or not at all. */
async function copied(path: string, name: string): Promise<void> {
  try {
    await copyFile(path, name, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') await rm(name, { force: true });
    throw error;
  }
}
