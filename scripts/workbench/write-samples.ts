import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { madeLedger } from '../bench/made-ledger';
import { awkwardLedger } from './awkward-ledger';

const CLAIMS = 5_000;
const CREATED = new Date(Date.UTC(2012, 11, 31));

/** Writes the workbooks that the workbench offers to begin with. @param folder where it looks for them */
export async function writeSamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(
    resolve(__dirname, '../../assets/sample/qingqian-sample.xlsx'),
    join(folder, 'qingqian-sample.xlsx'),
  );
  for (const [file, title, plans] of [
    ['qingqian-5000.xlsx', '五千笔债权', madeLedger(CLAIMS)],
    ['qingqian-awkward.xlsx', '难认的台账', awkwardLedger()],
  ] as const)
    await writeFile(join(folder, file), await writeWorkbook(plans, { title, created: CREATED }));
}
