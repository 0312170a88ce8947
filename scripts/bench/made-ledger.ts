import { dayOf } from '../../src/calendar/day';
import { serialOfDay } from '../../src/calendar/serial';
import type { CellValue, SheetData, WorkbookData } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { POLICY_ROWS } from '../sample/policy-rows';
import { Chance } from '../sample/random';

const RECOVERIES_PER_CLAIM = 1.39;
const UNITS = ['一分公司', '二分公司', '三分公司', '信用社'];
const METHODS = ['现金', '银行', '承兑汇票', '法院执行', '实物抵债', '核销', '减免'];

const DATES = ['发生日期', '到期日', '日期'];
const AMOUNTS = ['应收金额', '金额'];
/** Rows by which a column's width is judged, and the widest that one gets. */
const JUDGED_ROWS = 50;
const WIDEST = 40;

/** A sheet as its keeper would lay it out: a header that stays in sight, dates and money as such, columns as wide as their texts. */
function plan(name: string, rows: CellValue[][]): SheetPlan {
  const columns = rows[0].map((title, column) => {
    const texts = rows.slice(0, JUDGED_ROWS).map((row) => String(row[column] ?? ''));
    if (DATES.includes(String(title))) return { width: 12, style: 'plainDate' as const };
    if (AMOUNTS.includes(String(title))) return { width: 17, style: 'plainMoney' as const };
    return { width: Math.min(WIDEST, Math.max(8, ...texts.map(broad)) + 2), style: 'plain' as const };
  });
  const area = { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: rows[0].length - 1 };
  return {
    name,
    id: name,
    columns,
    rows,
    cells: rows[0].map((_, column) => ({ row: 0, column, style: 'header' as const })),
    freeze: { rows: 1, columns: 0 },
    print: { landscape: true, area, repeatRows: { first: 0, last: 0 } },
  };
}

/** Breadth of a text in characters: a Chinese one is as broad as two others. */
function broad(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
}

/**
 * A ledger of any size: 台账, 回款 (1.39 for each claim, nine of ten naming their claim) and four policy tables. The same number
 * of claims gives the same ledger.
 */
export function madeLedger(claimCount: number): SheetPlan[] {
  const chance = new Chance(claimCount);
  const claims: CellValue[][] = [
    ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
  ];
  const recoveries: CellValue[][] = [
    ['回款编号', '日期', '债权编号', '债务人', '金额', '方式', '凭证号', '参与人'],
  ];
  const first = serialOfDay(dayOf(2007, 1, 1));
  for (let number = 1; number <= claimCount; number++) {
    const origin = first + chance.whole(0, 2100);
    const debtor = `债务人${chance.whole(1, Math.ceil(claimCount / 20))}有限公司`;
    const unit = chance.pick(UNITS);
    const amount = chance.whole(1_00, 5_000_000_00);
    claims.push([
      `ZQ${number}`,
      debtor,
      unit,
      `${unit}经办${chance.whole(1, 9)}`,
      origin,
      origin + chance.pick([30, 60, 90, 365]),
      amount / 100,
    ]);
    for (let paid = chance.next() < RECOVERIES_PER_CLAIM - 1 ? 2 : 1; paid > 0; paid--) {
      const id = recoveries.length;
      const named = chance.chance(0.9) ? `ZQ${number}` : null;
      const day = origin + chance.whole(1, 900);
      recoveries.push([
        `HK${id}`,
        day,
        named,
        debtor,
        Math.round(amount * chance.next() * 0.6) / 100 || 0.01,
        chance.pick(METHODS),
        `记-${id}`,
        '张三:60;李四:40',
      ]);
    }
  }
  const policy = ['账龄段', '奖励方案', '阶段', '指标'].map((table) => {
    const rows = POLICY_ROWS[table].filter((row) => !String(row['结束']).includes('11月31'));
    const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return plan(table, [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))]);
  });
  return [plan('台账', claims), plan('回款', recoveries), ...policy];
}

/** The made ledger as a file reader, or Excel, would give it. */
export function madeWorkbook(claims: number): WorkbookData {
  const file = '台账.xlsx';
  const sheets = madeLedger(claims).map(({ name, rows, columns }): SheetData => ({
    file,
    name,
    hidden: false,
    rows,
    hiddenRows: new Set(),
    dateColumns: new Set(columns.flatMap(({ style }, index) => (style === 'plainDate' ? [index] : []))),
    uncomputed: [],
  }));
  return { file, sheets };
}
