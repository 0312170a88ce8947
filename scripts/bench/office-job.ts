import { basename } from 'node:path';
import { madeWorkbook } from './made-ledger';
import { measure, type Teller } from './measuring';
import { countActions, MADE_DUE_DATE, type OfficeOrder, type OfficeRow } from './office';
import { readOwnLedger } from './own-ledger';

/** Counts what a user does in a workbook that holds one ledger. */
async function work({ claims, path }: OfficeOrder, { begun, measured }: Teller<OfficeRow>): Promise<void> {
  await begun('open');
  if (claims !== undefined) return countActions(madeWorkbook(claims), MADE_DUE_DATE, measured, begun);
  const { sheets } = await readOwnLedger(path!);
  return countActions({ file: basename(path!), sheets }, null, measured, begun);
}

void measure(work);
