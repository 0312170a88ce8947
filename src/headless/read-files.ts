import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../locale/text';
import type { SheetData } from '../workbook/sheet-data';
import { FileRefusal } from '../xlsx/file-refusal';
import { readWorkbook } from '../xlsx/read-workbook';
import { CommandRefusal } from './refusal';

/**
 * All sheets of the files named on the command line, in their order. A file is called by its name; where two share
 * one, by the path that the user wrote.
 * @throws CommandRefusal where a file cannot be opened or read
 */
export async function readFiles(paths: readonly string[], language: Language): Promise<SheetData[]> {
  const names = paths.map((path) => basename(path));
  const sheets: SheetData[] = [];
  for (const [index, path] of paths.entries()) {
    const name = names.indexOf(names[index]) === names.lastIndexOf(names[index]) ? names[index] : path;
    const bytes = await bytesOf(path, language);
    try {
      sheets.push(...(await readWorkbook(name, bytes)).sheets);
    } catch (error) {
      if (error instanceof FileRefusal) throw new CommandRefusal(error.key, error.values, language);
      throw error;
    }
  }
  return sheets;
}

/**
 * A file's content.
 * @throws CommandRefusal where there is no such file, it may not be read, or somebody changes it meanwhile
 */
export async function bytesOf(path: string, language: Language): Promise<Uint8Array> {
  try {
    const before = await stat(path);
    const bytes = await readFile(path);
    // What comes through a pipe has no state of its own.
    if (!before.isFile() || isSame(before, await stat(path))) return bytes;
  } catch (error) {
    throw new CommandRefusal(OPEN_REFUSALS[codeOf(error)] ?? 'command-cannot-read', { file: path }, language);
  }
  throw new CommandRefusal('command-changed-meanwhile', { file: path }, language);
}

/** Whether a file is the one that it was: part of what was read of any other may be older than the rest. */
function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs;
}

const OPEN_REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'command-no-such-file',
  EISDIR: 'command-is-folder',
};

/** Node's name of a failed file operation, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
