import { readFiles } from '../../src/headless/read-files';
import { dayOfClock } from '../../src/headless/command';
import { CommandRefusal } from '../../src/headless/refusal';
import type { Ledger } from '../../src/ledger/ledger';
import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import { readLedger } from '../../src/ledger/read-ledger';
import { policySheetOf } from '../../src/policy/read-policy';
import type { SheetData } from '../../src/workbook/sheet-data';

const LANGUAGE = 'zh';

/** A ledger of one's own: its file's sheets, and what stands in them. */
export interface OwnLedger {
  readonly sheets: readonly SheetData[];
  readonly ledger: Ledger;
}

/**
 * Reads a file as the command reads it.
 * @throws CommandRefusal where it cannot be read or holds no ledger, in the command's own words
 */
export async function readOwnLedger(path: string): Promise<OwnLedger> {
  const sheets = await readFiles([path], LANGUAGE);
  const tables = sheets.filter((sheet) => policySheetOf(sheet) === null);
  try {
    return { sheets, ledger: readLedger(tables, { asOf: dayOfClock(new Date()) }) };
  } catch (error) {
    if (error instanceof LedgerNotFound) throw new CommandRefusal(error.key, error.values, LANGUAGE);
    throw error;
  }
}
