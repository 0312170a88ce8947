import { readFileSync } from 'node:fs';
import { dayOf } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { MemoryBook } from '../../src/host/memory-book';
import { planReport } from '../../src/report/report';
import { unwatchedJob } from '../../src/workbook/job';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from './opened-workbook';

const STAMP = {
  writtenBy: 'Qingqian',
  writtenAt: '2012-12-31T08:00:00',
  asOf: '2012-12-31',
  fingerprint: 'a',
};

describe('the whole report of the sample ledger, written into Excel', () => {
  let opened: OpenedWorkbook;
  let book: MemoryBook;
  let plans: readonly SheetPlan[];

  beforeAll(async () => {
    const bytes = readFileSync('assets/sample/qingqian-sample.xlsx');
    const sample = await readWorkbook('qingqian-sample.xlsx', new Uint8Array(bytes));
    const result = runCampaign(
      { sheets: sample.sheets, policySheets: [], asOf: dayOf(2012, 12, 31) },
      () => undefined,
    );
    plans = planReport(result, {
      language: 'zh',
      unitName: '某公司',
      leaderUnit: '万元',
      producedBy: 'Qingqian',
      ledger: 'in-place',
    });
    book = new MemoryBook(Object.fromEntries(sample.sheets.map(({ name, rows }) => [name, rows])));
    opened = await openedWorkbook(book);
  });
  afterAll(() => {
    opened.close();
  });

  it('makes every sheet, with every value, formula, table and chart of its plan', async () => {
    const report = await opened.workbook.write(plans, STAMP, new Map(), unwatchedJob());
    expect(report.created).toEqual(plans.map(({ name }) => name));
    for (const plan of plans) {
      const sheet = sheetOf(book, plan.name);
      expect(sheet.visibility).toBe('Visible');
      const formulas = new Set(
        plan.cells
          .filter(({ formula }) => formula !== undefined)
          .map(({ row, column }) => `${row},${column}`),
      );
      const values = valuesOf(sheet);
      plan.rows.forEach((row, index) => {
        row.forEach((value, column) => {
          if (formulas.has(`${index},${column}`)) {
            expect(sheet.cells.get(index, column)?.formula).toMatch(/^=/);
            return;
          }
          expect([plan.name, index, column, values[index]?.[column] ?? null]).toEqual([
            plan.name,
            index,
            column,
            value === '' ? null : value,
          ]);
        });
      });
      expect(sheet.charts).toHaveLength(plan.charts?.length ?? 0);
      expect(book.tables.filter((table) => table.sheet === sheet).map(({ name }) => name)).toEqual(
        (plan.tables ?? []).filter(({ area }) => area.lastRow > area.firstRow).map(({ name }) => name),
      );
      expect(sheet.merges).toHaveLength(plan.merges?.length ?? 0);
    }
    expect(opened.notUnderstood()).toEqual([]);
  });

  it('writes nothing where nothing has changed', async () => {
    const before = opened.host.roundTrips;
    const report = await opened.workbook.write(plans, STAMP, new Map(), unwatchedJob());
    expect(report).toMatchObject({ created: [], updated: [], kept: [] });
    expect(report.unchanged).toHaveLength(plans.length);
    expect(opened.host.roundTrips - before).toBeLessThan(8);
  });
});
