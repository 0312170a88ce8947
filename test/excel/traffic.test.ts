import { MemoryBook } from '../../src/host/memory-book';
import { MOST_BYTES } from '../../src/host/office-host';
import { unwatchedJob } from '../../src/workbook/job';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { planOf } from '../fixture/plan-of';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { openedWorkbook, type OpenedWorkbook } from './opened-workbook';

const STAMP = {
  writtenBy: 'Qingqian',
  writtenAt: '2012-12-31T08:00:00',
  asOf: '2012-12-31',
  fingerprint: 'a',
};
const TITLES = ['编号', '欠款单位', '责任单位', '金额', '到期日', '备注'];

function ledgerRows(count: number): CellValue[][] {
  const rows: CellValue[][] = [TITLES];
  for (let index = 0; index < count; index++) {
    rows.push([
      `HT-${String(index).padStart(6, '0')}`,
      `某某市第${index % 700}建筑安装工程有限责任公司`,
      `第${index % 12}分公司`,
      1000.25 + index,
      40_000 + (index % 900),
      index % 3 === 0 ? '2011年度结转，债务人"已停产"，<待核实>' : null,
    ]);
  }
  return rows;
}

function statementOf(rows: readonly (readonly CellValue[])[], firstHeight = 30): SheetPlan {
  const last = rows.length - 1;
  return planOf(rows, {
    id: 'reward-lines',
    name: '明细',
    columns: TITLES.map((_, column) => ({
      width: 16,
      style: column === 3 ? 'money' : column === 5 ? 'typing' : 'text',
    })),
    cells: TITLES.map((_, column) => ({ row: 0, column, style: 'header' })),
    typing: [{ area: { firstRow: 1, firstColumn: 5, lastRow: last, lastColumn: 5 }, keyColumns: [0] }],
    freeze: { rows: 1, columns: 0 },
    // Texts of two lines here and there, as in every long list.
    rowHeights: rows.flatMap((_, row) =>
      row % 5 === 1 ? [{ row, points: row === 1 ? firstHeight : 30 }] : [],
    ),
  });
}

/** So many rows that what is remembered of them is too long for one request. */
const LONG_MEMORY = 12_000;

/** Round trips and the largest request and answer of one piece of work. */
async function measured(
  opened: OpenedWorkbook,
  work: () => Promise<unknown>,
): Promise<{ trips: number; largest: number }> {
  const before = opened.host.requests.length;
  await work();
  const made = opened.host.requests.slice(before);
  return {
    trips: made.length,
    largest: Math.max(...made.map(({ sent, received }) => Math.max(sent, received))),
  };
}

async function monthEnd(claims: number) {
  const rows = ledgerRows(claims);
  const opened = await openedWorkbook(new MemoryBook({ 台账: rows }));
  const { workbook } = opened;
  const counted = { before: workbook.traffic.roundTrips, host: opened.host.roundTrips };
  const job = unwatchedJob();
  const plan = statementOf(rows);
  const changed = statementOf(
    rows.map((row, index) => (index === 7 ? [...row.slice(0, 3), 1, ...row.slice(4)] : row)),
    45,
  );
  const columns = {
    sheet: '台账',
    headerRow: 0,
    firstRow: 1,
    lastRow: claims,
    after: 6,
    columns: [
      {
        id: 'bucket',
        title: '账龄段',
        comment: '',
        width: 12,
        style: 'plain' as const,
        values: rows.slice(1).map((_, index) => `${index % 5}年`),
      },
    ],
  };
  const result = {
    read: await measured(opened, () => workbook.read([{ sheet: '台账', columns: [0, 1, 3, 4] }], job)),
    write: await measured(opened, () => workbook.write([plan], STAMP, new Map(), job)),
    again: await measured(opened, () => workbook.write([changed], STAMP, new Map(), job)),
    columns: await measured(opened, () => workbook.writeColumns(columns, job)),
    counted: workbook.traffic.roundTrips - counted.before === opened.host.roundTrips - counted.host,
    // Estimates of what the host has measured, without what office.js asks for by itself.
    ratio: workbook.traffic.bytesSent / opened.host.requests.reduce((sum, { sent }) => sum + sent, 0),
    largestRatio: workbook.traffic.largestRequest / Math.max(...opened.host.requests.map(({ sent }) => sent)),
    receivedRatio:
      workbook.traffic.bytesReceived / opened.host.requests.reduce((sum, { received }) => sum + received, 0),
  };
  opened.close();
  return result;
}

describe('what goes to Excel and back', () => {
  it('grows with blocks, not with rows, and no request or answer is too large for Excel on the web', async () => {
    const small = await monthEnd(500);
    const large = await monthEnd(20_000);
    for (const step of [large.read, large.write, large.again, large.columns]) {
      expect(step.largest).toBeLessThan(MOST_BYTES / 5);
      expect(step.trips).toBeLessThan(45);
    }
    // Forty times the rows, not twice the round trips of a megabyte.
    expect(large.write.trips).toBeLessThan(small.write.trips + 24);
    for (const { counted, ratio, largestRatio } of [small, large]) {
      expect(counted).toBe(true);
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(2.5);
      expect(largestRatio).toBeGreaterThan(0.7);
    }
  });

  it('reads what is remembered of long sheets once, and only for what has to do with them', async () => {
    const rows = ledgerRows(LONG_MEMORY);
    const opened = await openedWorkbook(new MemoryBook({ 台账: rows }));
    const { workbook } = opened;
    await workbook.write([statementOf(rows)], STAMP, new Map(), unwatchedJob());
    const columns = await measured(opened, () => workbook.columns());
    const first = await measured(opened, () => workbook.sheets());
    const second = await measured(opened, () => workbook.sheets());
    opened.close();
    expect(first.trips).toBeGreaterThan(2);
    expect(first.largest).toBeGreaterThan(300_000);
    for (const look of [columns, second]) {
      expect(look.trips).toBeLessThan(first.trips);
      expect(look.largest).toBeLessThan(50_000);
    }
  });

  it('reads it again where another pane has written it anew', async () => {
    const rows = ledgerRows(LONG_MEMORY);
    const opened = await openedWorkbook(new MemoryBook({ 台账: rows }));
    const here = opened.workbook;
    const there = openExcelWorkbook(() => new Date());
    await here.write([statementOf(rows)], STAMP, new Map(), unwatchedJob());
    await here.sheets();
    await there.write([statementOf(rows, 45)], STAMP, new Map(), unwatchedJob());
    const previews = await here.preview([statementOf(rows, 45)], unwatchedJob());
    opened.close();
    expect(previews.map(({ action }) => action)).toEqual(['unchanged']);
  });
});
