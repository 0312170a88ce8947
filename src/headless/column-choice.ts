import type { ColumnChoice } from '../ledger/read-ledger';
import type { Language } from '../locale/text';
import { bytesOf } from './read-files';
import { CommandRefusal } from './refusal';

/**
 * The user's own column mapping: `{"台账": {"应收金额": "欠款合计", "到期日": "F"}}`, table → field → title or letters.
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
  if (!isTable(choice, (fields) => isTable(fields, (column) => typeof column === 'string'))) {
    throw new CommandRefusal('command-map-shape', { file: path }, language);
  }
  return choice as ColumnChoice;
}

function isTable(value: unknown, holds: (entry: unknown) => boolean): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(holds)
  );
}
