import fc from 'fast-check';
import { dayOf } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import { planReport } from '../../src/report/report';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { search } from '../search';
import { anyWorkbook } from './any-workbook';

const REPORTS = search('QINGQIAN_REPORTS', 12);
/** What no file keeps of a text as it is. */
const NOT_KEPT = /[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/u;

/** A second ledger beside the first: as it was handed in before, or of another unit of the group. */
type Beside = 'nothing' | 'earlier' | 'of the group';

test('a report of anything is written to a file and read from it as it was planned', async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(
      anyWorkbook,
      anyWorkbook,
      fc.constantFrom<Beside>('nothing', 'earlier', 'of the group'),
      fc.constantFrom<'zh' | 'en'>('zh', 'en'),
      async (sheets, others, beside, language) => {
        const plans = planned(sheets, others, beside, language);
        if (plans === null) return;
        written++;
        const bytes = await writeWorkbook(plans, { title: '清欠', created: new Date(0) });
        const read = await readWorkbook('清欠.xlsx', bytes);
        expect(read.sheets.map(({ name }) => name)).toEqual(plans.map(({ name }) => name));
        plans.forEach(({ name, rows }, sheet) => {
          expect([name, differing(rows, read.sheets[sheet].rows)]).toEqual([name, null]);
        });
      },
    ),
    REPORTS,
  );
  expect(written).toBeGreaterThan(REPORTS.numRuns / 4);
});

function planned(
  sheets: readonly SheetData[],
  others: readonly SheetData[],
  beside: Beside,
  language: 'zh' | 'en',
): SheetPlan[] | null {
  const second = beside === 'of the group' ? others.map((sheet) => ({ ...sheet, file: '二公司.xlsx' })) : [];
  const earlier = beside === 'earlier' ? { earlier: others } : {};
  try {
    const result = runCampaign({ sheets: [...sheets, ...second], ...earlier, asOf: dayOf(2012, 12, 31) });
    return planReport(result, {
      language,
      unitName: '清欠办公室',
      leaderUnit: '万元',
      producedBy: 'test',
      ledger: 'copy',
    });
  } catch (error) {
    if (error instanceof LedgerNotFound) return null;
    throw error;
  }
}

/** The first cell that the file holds otherwise; numbers have fifteen digits in it. */
function differing(
  rows: readonly (readonly CellValue[])[],
  inFile: readonly (readonly CellValue[])[],
): string | null {
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === null || cell === '' || (typeof cell === 'string' && NOT_KEPT.test(cell))) continue;
      const there = inFile[row]?.[column];
      const isSame =
        typeof cell === 'number' && typeof there === 'number'
          ? Math.abs(there - cell) <= Math.abs(cell) * 1e-15
          : there === cell;
      if (!isSame) return `${row},${column}: ${JSON.stringify(cell)} became ${JSON.stringify(there)}`;
    }
  }
  return null;
}
