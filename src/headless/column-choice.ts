import type { ColumnChoice } from '../ledger/read-ledger';
import type { Language } from '../locale/text';
import { bytesOf } from './read-files';
import { CommandRefusal } from './refusal';

/** Version of the file's shape; a file that says none has the shape of version 1. */
const VERSION = 1;

/**
 * The user's own column mapping: `{"台账": {"应收金额": "欠款合计", "到期日": "F"}}`, table → field → title or letters; a number
 * under `version` says for which shape it was written.
 * @throws CommandRefusal where the file cannot be read or is not of that shape
 */
export async function readColumnChoice(path: string, language: Language): Promise<ColumnChoice> {
  const source = new TextDecoder().decode(await bytesOf(path, language)).replace(/^\uFEFF/, '');
  let choice: unknown;
  try {
    choice = JSON.parse(source);
  } catch {
    throw new CommandRefusal('command-map-json', { file: path }, language);
  }
  const { version, tables } = versioned(choice);
  if (version > VERSION)
    throw new CommandRefusal('command-map-newer', { file: path, version: String(version) }, language);
  if (!isTable(tables, (fields) => isTable(fields, (column) => typeof column === 'string'))) {
    throw new CommandRefusal('command-map-shape', { file: path }, language);
  }
  return tables as ColumnChoice;
}

function versioned(choice: unknown): { version: number; tables: unknown } {
  if (typeof choice !== 'object' || choice === null || !('version' in choice))
    return { version: VERSION, tables: choice };
  const { version, ...tables } = choice;
  return typeof version === 'number' ? { version, tables } : { version: VERSION, tables: choice };
}

function isTable(value: unknown, holds: (entry: unknown) => boolean): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(holds)
  );
}
