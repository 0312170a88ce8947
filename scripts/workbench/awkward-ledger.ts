import { dayOf } from '../../src/calendar/day';
import { serialOfDay } from '../../src/calendar/serial';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { CellPlan, SheetPlan } from '../../src/workbook/sheet-plan';
import { Chance } from '../sample/random';

const CUSTOMERS = [
  '华东机电设备',
  '宏远贸易',
  '中科仪器',
  '鑫达精密',
  '粤海化工',
  '蜀光电子',
  '长安配件',
  '海润食品',
];
const UNITS = ['机电事业部', '贸易事业部', '化工事业部'];
const TITLES = ['序号', '客户', '客户', '合同号', '应收账款', '应收账款', '应收账款', '经办', '说明'];
const UNDER = ['', '编码', '名称', '', '开票日期', '约定付款日', '金额（元）', '', ''];

/**
 * A ledger as nobody should keep one and many do: two header rows with merged cells, dates as texts in several manners, amounts
 * with separators and 元, codes with zeros in front, subtotals between the rows, hidden rows, notes at the end, a second sheet of
 * receipts under other names. The same on every run.
 */
export function awkwardLedger(): SheetPlan[] {
  const chance = new Chance(7);
  const rows: CellValue[][] = [
    ['　某某集团 2011—2012 年应收款明细（内部资料）'],
    ['编制：财务部', null, null, null, null, null, '截止日：2012年12月31日'],
    TITLES,
    UNDER,
  ];
  const receipts: CellValue[][] = [['收款日', '客户名称', '合同', '到账金额', '凭证', '摘要']];
  const hidden: number[] = [];
  let number = 0;
  for (const unit of UNITS) {
    for (let at = 0; at < 12; at++) {
      number += 1;
      const customer = chance.whole(0, CUSTOMERS.length - 1);
      const [year, month, day] = [chance.pick([2011, 2012]), chance.whole(1, 12), chance.whole(1, 28)];
      const origin = serialOfDay(dayOf(year, month, day));
      const cents = chance.whole(100_00, 900_000_00);
      const amount = cents / 100;
      const contract = `HT-${year}-${String(number).padStart(3, '0')}`;
      if (chance.chance(0.08)) hidden.push(rows.length);
      rows.push([
        number,
        String(customer + 1).padStart(5, '0'),
        `${CUSTOMERS[customer]}${chance.chance(0.3) ? '有限公司' : '有限责任公司'}`,
        contract,
        writtenDate(origin, year, month, day, at % 4),
        origin + chance.pick([30, 60, 90]),
        at % 5 === 3 ? `${amount.toLocaleString('en-US', { minimumFractionDigits: 2 })}元` : amount,
        `${unit.slice(0, 2)}${chance.whole(1, 4)}`,
        chance.chance(0.1) ? '对方称已付，核对中' : null,
      ]);
      if (chance.chance(0.6))
        receipts.push([
          origin + chance.whole(20, 200),
          `${CUSTOMERS[customer]}公司`,
          chance.chance(0.8) ? contract : null,
          Math.round(cents * 0.5) / 100,
          `银收${String(number)}`,
          chance.pick(['货款', '部分货款', '承兑汇票']),
        ]);
    }
    rows.push([null, null, `${unit}小计`, null, null, null, '见明细']);
  }
  rows.push([null, null, '合　计']);
  rows.push(['说明：1. 金额单位为元；2. 带“核对中”的客户暂不催收。']);
  const columns = TITLES.length - 1;
  const header = [2, 3].flatMap((row) =>
    TITLES.map((_, column): CellPlan => ({ row, column, style: 'header' })),
  );
  return [
    {
      name: '应收款明细(新)',
      id: 'input:awkward',
      columns: [6, 9, 26, 15, 15, 13, 16, 9, 24].map((width, column) => ({
        width,
        style:
          column === 5 ? ('plainDate' as const) : column === 6 ? ('plainMoney' as const) : ('plain' as const),
      })),
      rows,
      cells: [{ row: 0, column: 0, style: 'title' }, ...header],
      merges: [
        { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: columns },
        { firstRow: 2, firstColumn: 1, lastRow: 2, lastColumn: 2 },
        { firstRow: 2, firstColumn: 4, lastRow: 2, lastColumn: 6 },
      ],
      rowHeights: hidden.map((row) => ({ row, points: 0 })),
      freeze: { rows: 4, columns: 3 },
      print: {
        landscape: true,
        area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: columns },
        repeatRows: { first: 2, last: 3 },
      },
    },
    {
      name: '到账登记',
      id: 'input:receipts',
      columns: [13, 26, 15, 16, 10, 14].map((width, column) => ({
        width,
        style:
          column === 0 ? ('plainDate' as const) : column === 3 ? ('plainMoney' as const) : ('plain' as const),
      })),
      rows: receipts,
      cells: receipts[0].map((_, column) => ({ row: 0, column, style: 'header' as const })),
      print: {
        landscape: false,
        area: { firstRow: 0, firstColumn: 0, lastRow: receipts.length - 1, lastColumn: 5 },
      },
    },
  ];
}

/** The same day as people write it. */
function writtenDate(serial: number, year: number, month: number, day: number, manner: number): CellValue {
  switch (manner) {
    case 0:
      return serial;
    case 1:
      return `${year}.${month}.${day}`;
    case 2:
      return `${year}年${month}月${day}日`;
    default:
      return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}
