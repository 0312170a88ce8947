import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readInputs } from '../../src/action/read-inputs';
import { runCampaign } from '../../src/campaign/run';
import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import { HEAD_ROWS } from '../../src/ledger/columns-to-read';
import { planReport } from '../../src/report/report';
import { unwatchedJob } from '../../src/workbook/job';
import type { SheetData, WorkbookData } from '../../src/workbook/sheet-data';
import type { SheetRequest, Workbook } from '../../src/workbook/workbook';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { madeWorkbook } from '../../scripts/bench/made-ledger';
import { sampleWorkbook, TODAY } from './opened-session';

const SHARED = resolve(__dirname, '../../../shared/data');

/** What the session reads of a workbook, and how many cells that took. */
async function inputsOf(data: WorkbookData): Promise<{ sheets: SheetData[]; requests: SheetRequest[] }> {
  const file = await openFileWorkbook([data], null);
  const requests: SheetRequest[] = [];
  const watched = new Proxy<Workbook>(file, {
    get(target, name: keyof Workbook) {
      if (name !== 'read')
        return typeof target[name] === 'function' ? target[name].bind(target) : target[name];
      return (wanted: readonly SheetRequest[], job: Parameters<Workbook['read']>[1]) => {
        requests.push(...wanted);
        return target.read(wanted, job);
      };
    },
  });
  const sheets = await readInputs(watched, await watched.sheets(), {}, unwatchedJob());
  return { sheets, requests };
}

/** Every sheet of the report, or why there is none. */
function reportOf(sheets: readonly SheetData[]): unknown {
  try {
    const result = runCampaign({ sheets, asOf: TODAY });
    const options = { language: 'zh', unitName: '', leaderUnit: '万元', producedBy: '' } as const;
    return planReport(result, { ...options, ledger: 'in-place' }).map(({ id, rows }) => ({ id, rows }));
  } catch (error) {
    if (error instanceof LedgerNotFound) return { key: error.key };
    throw error;
  }
}

async function expectSameReport(data: WorkbookData): Promise<void> {
  const { sheets } = await inputsOf(data);
  expect(reportOf(sheets)).toEqual(reportOf(data.sheets));
}

describe('what a run reads of a workbook gives the same report as the whole workbook', () => {
  it('for the sample ledger', async () => {
    await expectSameReport(await sampleWorkbook());
  });

  it('for ledgers whose tables reach far below the head', async () => {
    await expectSameReport(madeWorkbook(400));
  });

  (existsSync(SHARED) ? it : it.skip)(
    'for the layouts that people send',
    async () => {
      let opened = 0;
      for (const folder of ['awkward_xlsx', 'ibm_ar']) {
        const files = readdirSync(join(SHARED, folder)).filter((name) => /\.(?:xlsx|csv)$/.test(name));
        for (const name of files) {
          let data: WorkbookData;
          try {
            data = await readWorkbook(name, new Uint8Array(readFileSync(join(SHARED, folder, name))));
          } catch {
            // Files that cannot be opened are the business of the reader's own tests.
            continue;
          }
          opened++;
          await expectSameReport(data);
        }
      }
      expect(opened).toBeGreaterThan(20);
    },
    30_000,
  );
});

it('reads no further than the head of a sheet that is no ledger and no policy', async () => {
  const { sheets, file } = madeWorkbook(100);
  const notes: SheetData = {
    ...sheets[0],
    name: '会议记录',
    rows: Array.from({ length: 5000 }, (_, row) => [`第${row}条`, null, '照旧']),
    dateColumns: new Set(),
  };
  const { sheets: read, requests } = await inputsOf({ file, sheets: [...sheets, notes] });
  expect(requests.filter(({ sheet }) => sheet === '会议记录')).toEqual([
    { sheet: '会议记录', rows: HEAD_ROWS },
  ]);
  expect(read.find(({ name }) => name === '会议记录')?.rows).toHaveLength(HEAD_ROWS);
});
