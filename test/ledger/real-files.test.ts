import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dayOf, formatDay } from '../../src/calendar/day';
import { checkLedger } from '../../src/ledger/checks';
import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import { readLedger } from '../../src/ledger/read-ledger';
import { groupedFen } from '../../src/money/fen';
import { sumFen } from '../../src/money/sum';
import type { CellValue } from '../../src/workbook/sheet-data';
import { readCsv } from '../../src/xlsx/read-csv';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { sheetOf } from '../fixture/sheet-of';
import { AS_OF, read, speak } from './reading';

const DATA = join(__dirname, '../../../shared/data');
const bytes = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(join(DATA, ...path)));
const describeWithData = existsSync(DATA) ? describe : describe.skip;

describeWithData('real ledgers', () => {
  it('IBM sample: m/d/yyyy, every row a claim and, by its settled date, a recovery', () => {
    const ledger = read(readCsv('ibm_ar.csv', bytes('ibm_ar', 'ibm_ar.csv')));
    const { claims, recoveries } = ledger;
    expect([claims.count, recoveries.count, ledger.debtors.size - 1, ledger.units.size - 1]).toEqual([
      2466, 2466, 100, 5,
    ]);
    expect(ledger.findings).toEqual([]);
    for (let claim = 0; claim < claims.count; claim++)
      expect(claims.due[claim] - claims.origin[claim]).toBe(30);
    const { rows, mapping } = ledger.sources[0];
    const column = rows[0].indexOf('DaysToSettle');
    for (let recovery = 0; recovery < recoveries.count; recovery++) {
      const claim = recoveries.claim[recovery];
      expect(recoveries.day[recovery] - claims.origin[claim]).toBe(Number(rows[claims.row[claim]][column]));
      expect(recoveries.amount[recovery]).toBe(claims.amount[claim]);
    }
    expect(mapping.map(({ title, field }) => `${title} ${field}`)).toEqual([
      'countryCode 所属单位',
      'customerID 债务人',
      'invoiceNumber 债权编号',
      'InvoiceDate 发生日期',
      'DueDate 到期日',
      'InvoiceAmount 应收金额',
      'SettledDate 结清日期',
    ]);
  });

  it('HighRadius layout: ids with .0, leading zeros, settled at a time of day', () => {
    const ledger = read(
      readCsv('open_invoices.csv', bytes('highradius_open_invoices', 'open_invoices_predicted.csv')),
    );
    const { claims, recoveries, debtors, units } = ledger;
    expect([claims.count, recoveries.count, debtors.size - 1, units.size - 1]).toEqual([9681, 9681, 694, 6]);
    expect(claims.id.every((id) => /^\d{10}$/.test(id))).toBe(true);
    expect(debtors.find('0140105686')).toBeDefined();
    expect(formatDay(recoveries.day[0])).toBe('2020-04-15');
    expect(sumFen(recoveries.amount)).toBe(sumFen(claims.amount));
    // Dollars of two countries stand in it.
    expect(new Set(ledger.findings.map(({ code }) => code))).toEqual(
      new Set(['amount-rounded', 'currency-not-yuan']),
    );
    speak(checkLedger(ledger, dayOf(2020, 5, 31)));
  });

  it('awkward workbooks: each is read or refused, none breaks the reader', async () => {
    const folder = join(DATA, 'awkward_xlsx');
    let opened = 0;
    for (const file of readdirSync(folder).filter((name) => /\.xlsx?$/.test(name))) {
      const workbook = await readWorkbook(file, bytes('awkward_xlsx', file)).catch(() => null);
      if (workbook === null) continue;
      opened++;
      try {
        const ledger = read(workbook.sheets);
        speak(checkLedger(ledger, AS_OF));
      } catch (error) {
        if (!(error instanceof LedgerNotFound)) throw new Error(`${file}: ${String(error)}`);
      }
    }
    expect(opened).toBeGreaterThan(20);
  });
});

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.integer({ min: -1000, max: 60000 }) },
  { weight: 2, arbitrary: fc.double() },
  fc.boolean(),
  fc.constantFrom(
    ' ',
    '合计',
    '小计',
    '-',
    '#N/A',
    '2012-05-15',
    '2012年11月31日',
    '1/2/2013',
    'A1',
    '甲',
    '=1+1',
    '冲销',
    '期初余额',
    '单位：万元',
  ),
  fc.string({ maxLength: 6 }),
);
const TITLES = [
  '债权编号',
  '债务人',
  '发生日期',
  '到期日',
  '信用期',
  '应收金额',
  '已收金额',
  '余额',
  '结清日期',
  '日期',
  '借方',
  '贷方',
  '金额',
  '方式',
  '2011年',
  '凭证号',
  '冲销回款编号',
  '原债权编号',
  '摘要',
  '五级分类',
  '复查结果',
];

describe('reading never throws but for a missing ledger', () => {
  it('whatever stands in the cells', () => {
    const table = fc.tuple(
      fc.shuffledSubarray(TITLES, { minLength: 2 }),
      fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 8 }),
      fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 2 }),
    );
    const sheet = fc
      .tuple(fc.constantFrom('台账', '回款', '往来', 'Sheet1'), table, fc.boolean())
      .map(([name, [titles, rows, above], hidden]) =>
        sheetOf(name, [...above, titles, ...rows], {
          hidden,
          uncomputed: [{ row: above.length + 1, column: 0 }],
        }),
      );
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 3 }), (sheets) => {
        try {
          const ledger = read(sheets);
          speak(checkLedger(ledger, AS_OF));
          for (const { claims, recoveries } of [ledger]) {
            expect(claims.amount.every(Number.isSafeInteger)).toBe(true);
            expect(recoveries.claim.every((claim) => claim >= -2 && claim < claims.count)).toBe(true);
            expect(
              recoveries.reverses.every((original) => original >= -2 && original < recoveries.count),
            ).toBe(true);
            expect(recoveries.day.every((day) => day > -30000)).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof LedgerNotFound)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the order of rows', () => {
  const row = fc.record({
    debtor: fc.constantFrom('甲', '乙'),
    amount: fc.integer({ min: 1, max: 9999 }),
    paid: fc.integer({ min: 0, max: 9999 }),
  });

  it('changes no total', () => {
    const orders = fc
      .array(row, { minLength: 1, maxLength: 15 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      );
    fc.assert(
      fc.property(orders, (both) => {
        const [first, second] = both.map((rows) => {
          const lines = rows.map(({ debtor, amount, paid }) => [
            debtor,
            '2012-01-01',
            amount / 100,
            paid / 100,
          ]);
          const ledger = readLedger(
            [sheetOf('台账', [['债务人', '发生日期', '应收金额', '已收金额'], ...lines])],
            { asOf: AS_OF },
          );
          return [
            ledger.claims.count,
            groupedFen(sumFen(ledger.claims.amount)),
            groupedFen(sumFen(ledger.recoveries.amount)),
          ];
        });
        expect(second).toEqual(first);
        expect(first[1]).toBe(groupedFen(both[0].reduce((sum, { amount }) => sum + amount, 0)));
      }),
      { numRuns: 100 },
    );
  });
});
