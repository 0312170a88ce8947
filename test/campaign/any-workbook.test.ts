import fc from 'fast-check';
import { dayOf, FIRST_DAY, LAST_DAY, type Day } from '../../src/calendar/day';
import type { CampaignResult } from '../../src/campaign/result';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import type { ColumnChoice } from '../../src/ledger/read-ledger';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import { planReport } from '../../src/report/report';
import type { SheetData } from '../../src/workbook/sheet-data';
import { search } from '../search';
import { anyMapping, anyWorkbook } from './any-workbook';

const WORKBOOKS = search('QINGQIAN_WORKBOOKS', 60);

/** Days near those of the cells; now and then an end of the calendar. */
const AS_OF = fc.oneof(
  { weight: 8, arbitrary: fc.constant(dayOf(2012, 12, 31)) },
  { weight: 1, arbitrary: fc.constantFrom(FIRST_DAY, LAST_DAY) },
);

/** Whatever stands in the cells: a run ends with a report, or says that there is no ledger; nothing else may come of it. */
test('a workbook of anything is read, computed, written and talked about without a failure', () => {
  let reports = 0;
  fc.assert(
    fc.property(
      anyWorkbook,
      anyMapping,
      fc.constantFrom<'zh' | 'en'>('zh', 'en'),
      AS_OF,
      (sheets, mapping, language, asOf) => {
        const result = run(sheets, mapping, asOf);
        if (result === null) return;
        reports++;
        const plans = planReport(result, {
          language,
          unitName: '',
          leaderUnit: '万元',
          producedBy: 'test',
          ledger: 'copy',
        });
        for (const { rows, print } of plans) {
          expect(print.area.lastColumn).toBeGreaterThanOrEqual(0);
          for (const row of rows)
            for (const value of row) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
        expect(JSON.stringify(jsonDocument(result, language))).not.toMatch(/NaN|undefined|Infinity/);
        for (const finding of result.findings) {
          expect(messageOf(language, finding)).not.toBe('');
          expect(actionOf(language, finding)).not.toBe('');
        }
        const { amount, recovered, writtenOff, corrections, balance } = result.totals;
        expect(amount - recovered - writtenOff - corrections).toBe(balance);
      },
    ),
    WORKBOOKS,
  );
  // Of workbooks that all lack a ledger nothing would be learnt.
  expect(reports).toBeGreaterThan(WORKBOOKS.numRuns / 4);
});

function run(sheets: readonly SheetData[], mapping: ColumnChoice, asOf: Day): CampaignResult | null {
  try {
    return runCampaign({ sheets, mapping, asOf });
  } catch (error) {
    if (error instanceof LedgerNotFound) return null;
    throw error;
  }
}
