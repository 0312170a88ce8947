import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostSheet } from '../../../src/host/book';
import { bookFromXlsx } from '../../../src/workbench/file/book-from-xlsx';
import type { CellValue } from '../../../src/workbook/sheet-data';
import type { SheetPlan } from '../../../src/workbook/sheet-plan';
import { writeWorkbook } from '../../../src/xlsx/write-workbook';
import { PATIENCE, type WorkbenchPage } from './workbench-page';

/** The five columns in their order. */
const TITLES = ['余额', '逾期天数', '账龄(年)', '账龄段', '阶段'];
/** Where they come to stand: right beside the six columns of the ledger. */
const FIRST = 6;

/** 2011-01-01, 2012-11-01, 2012-01-01 and their due dates 2011-03-01, 2012-12-15, 2012-03-31, as Excel counts days. */
const CLAIMS: CellValue[][] = [
  ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'],
  ['A1', '甲公司', '一分公司', 40_544, 40_603, 1000.5],
  ['A2', '乙公司', '二分公司', 41_214, 41_258, 2000],
  ['A3', '丙公司', '二分公司', 40_909, 40_999, 300],
];
/** On 2012-06-30. */
const RECOVERIES: CellValue[][] = [
  ['回款编号', '日期', '债权编号', '债务人', '金额', '方式'],
  ['H1', 41_090, 'A1', '甲公司', 400.5, '银行'],
];

/** A ledger without doubtful dates and without terms of credit: every aging column of it that has a formula is one. */
export function agingColumns(bench: () => WorkbenchPage, folder: string): void {
  const onScreen = async (): Promise<readonly HostSheet[]> =>
    (await bookFromXlsx('shown.xlsx', readFileSync(await bench().save('shown.xlsx')))).sheets;
  const columnsShown = async (): Promise<unknown[][]> => {
    const [{ cells }] = await onScreen();
    return [1, 2, 3].map((row) => TITLES.map((_, column) => cells.get(row, FIRST + column)?.content ?? null));
  };

  test(
    'a file is dropped onto the page; the columns beside its ledger are formulas, and compute',
    async () => {
      await bench().begin();
      const ledger = join(folder, '清欠台账.xlsx');
      writeFileSync(ledger, await cleanLedger());
      await bench().drop(ledger);
      await bench().setAsOf('2012-12-31');
      await bench().press('agingColumns');
      await bench().sees('已在1张台账旁写入账龄列');
      await bench().tab('台账');
      await bench().goTo('H2');
      await bench().screen('13-aging-columns');
      const [{ cells }] = await onScreen();
      expect(TITLES.map((_, column) => cells.get(0, FIRST + column)?.content)).toEqual(TITLES);
      // The phase is a value: no formula says it.
      const formulas = [0, 1, 2, 3].map((column) => cells.get(1, FIRST + column)?.formula);
      expect(formulas.map((formula) => /[A-Z.]+\(/.exec(formula ?? '')?.[0])).toEqual([
        'AR.BALANCE(',
        'AR.OVERDUEDAYS(',
        'AR.AGEYEARS(',
        'AR.AGEBUCKET(',
      ]);
      expect(await columnsShown()).toEqual([
        [600, 671, 1, '365天以上', null],
        [2000, 16, 0, '1-30', null],
        [300, 275, 0, '181-365', null],
      ]);
    },
    2 * PATIENCE,
  );

  test(
    'another due date, typed into its cell, is another bucket at once; Ctrl+Z makes it the old one',
    async () => {
      await bench().type('E2', '2012-12-1');
      await bench().goTo('J2');
      await bench().screen('13-another-due-date');
      expect((await columnsShown())[0]).toEqual([600, 30, 1, '1-30', null]);
      await bench().page.keyboard.press('Control+z');
      expect((await columnsShown())[0]).toEqual([600, 671, 1, '365天以上', null]);
    },
    2 * PATIENCE,
  );

  test(
    'a function that gives a table fills the cells beside and below it, and follows its ledger',
    async () => {
      await bench().tab('回款');
      await bench().type('H1', '=AR.AGING(台账!A1:F4,A1:F2,DATE(2012,12,31))');
      const spilled = async (): Promise<unknown[][]> => {
        const { cells } = (await onScreen())[1];
        const table = [0, 1, 2, 3, 4].map((row) =>
          Array.from({ length: 10 }, (_, column) => cells.get(row, 7 + column)?.content ?? null),
        );
        expect(cells.get(3, 7)?.spilledFrom).toEqual({ row: 0, column: 7 });
        return table;
      };
      const buckets = ['未到期', '1-30', '31-60', '61-90', '91-180', '181-365', '365天以上', '无到期日'];
      await bench().page.waitForTimeout(500);
      await bench().goTo('H1');
      await bench().screen('13-spilled');
      expect(await spilled()).toEqual([
        ['债务人', ...buckets, '合计'],
        ['甲公司', 0, 0, 0, 0, 0, 0, 600, 0, 600],
        ['乙公司', 0, 2000, 0, 0, 0, 0, 0, 0, 2000],
        ['丙公司', 0, 0, 0, 0, 0, 300, 0, 0, 300],
        ['合计', 0, 2000, 0, 0, 0, 300, 600, 0, 2900],
      ]);
      // Paid in full: the debtor's row goes, and the table gives the cells of its last line back.
      await bench().type('E2', '1000.50');
      expect((await spilled()).slice(1)).toEqual([
        ['乙公司', 0, 2000, 0, 0, 0, 0, 0, 0, 2000],
        ['丙公司', 0, 0, 0, 0, 0, 300, 0, 0, 300],
        ['合计', 0, 2000, 0, 0, 0, 300, 0, 0, 2300],
        Array<null>(10).fill(null),
      ]);
    },
    2 * PATIENCE,
  );
}

/** As our own writer makes it. */
function cleanLedger(): Promise<Uint8Array> {
  const sheet = (name: string, rows: CellValue[][], dates: readonly number[]): SheetPlan => ({
    name,
    id: name,
    columns: rows[0].map((_, column) => ({
      width: 12,
      style: dates.includes(column) ? ('plainDate' as const) : ('plain' as const),
    })),
    rows,
    cells: [],
    print: {
      landscape: true,
      area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: rows[0].length - 1 },
    },
  });
  return writeWorkbook([sheet('台账', CLAIMS, [3, 4]), sheet('回款', RECOVERIES, [1])], {
    title: '清欠台账',
    created: new Date(0),
  });
}
