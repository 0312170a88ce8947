import { dayOf } from '../../src/calendar/day';
import { serialOfDay } from '../../src/calendar/serial';
import type { CellValue, SheetData, WorkbookData } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { POLICY_ROWS } from '../sample/policy-rows';
import { Chance } from '../sample/random';

const RECOVERIES_PER_CLAIM = 1.39;
const UNITS = ['一分公司', '二分公司', '三分公司', '信用社'];
const METHODS = ['现金', '银行', '承兑汇票', '法院执行', '实物抵债', '核销', '减免'];

function plan(name: string, rows: CellValue[][], dates: readonly number[]): SheetPlan {
  const columns = rows[0].map((_, column) => ({
    width: 14,
    style: dates.includes(column) ? ('plainDate' as const) : ('plain' as const),
  }));
  const area = { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: rows[0].length - 1 };
  return { name, id: name, columns, rows, cells: [], print: { landscape: true, area } };
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
    return plan(table, [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))], []);
  });
  return [plan('台账', claims, [4, 5]), plan('回款', recoveries, [1]), ...policy];
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
