import { MemoryBook } from '../../src/host/memory-book';
import { sheetOf } from '../excel/opened-workbook';
import { widthsOf, type OwnLedger } from './own-ledger';

/** Columns of the user's ledger; whatever stands right of them there is ours. */
const LEDGER_WIDTH = 7;

/** What stands in the sheets of the small campaign. */
export const SHEETS = {
  台账: [
    ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
    ['A1', '甲公司', '一分公司', '张三', 40_179, 40_544, 1000.5],
    ['A2', '乙公司', '二分公司', '李四', 40_545, 40_910, 2000],
    ['A3', '丙公司', '二分公司', '李四', 40_600, 41_000, 300.07],
  ],
  回款: [
    ['回款编号', '回款日期', '债权编号', '回款金额', '回款方式', '参与人'],
    ['H1', 41_200, 'A1', 400, '现金', '张三'],
  ],
  阶段: [
    ['阶段', '类型', '开始', '结束'],
    ['清收', '清收', 41_091, 41_274],
  ],
  奖励方案: [
    ['方案', '方式', '逾期起', '逾期止', '单位', '比例'],
    ['基本', '现金', 1, 3, '年', '5%'],
  ],
  随笔: [['给领导看的'], [12.5], ['=1+1 不是公式'], [null, '勿删']],
};

/** A small campaign among things that are nobody's business: formulas, looks, a table, names, settings of other add-ins. */
export function usersLedger(): OwnLedger {
  const book = new MemoryBook(SHEETS);
  book.name = '清欠.xlsx';
  const [ledger, notes] = [sheetOf(book, '台账'), sheetOf(book, '随笔')];
  for (let row = 1; row < SHEETS.台账.length; row++)
    for (const column of [4, 5]) ledger.cells.change(row, column, { format: 'yyyy-mm-dd' });
  ledger.columnWidths.set(1, 120);
  // Far right of the ledger, so that what is typed between the two does not move the end of the sheet.
  ledger.cells.change(9, 19, { content: '另见附件' });
  book.tables.push({
    id: '{10000000-0000-0000-0000-000000000000}',
    name: '应收表',
    sheet: ledger,
    box: { row: 0, column: 0, rows: SHEETS.台账.length, columns: LEDGER_WIDTH },
    looks: {},
  });
  notes.cells.change(4, 2, { content: 25, formula: '=A2*2' });
  notes.rowHeights.set(1, 40);
  notes.hiddenRows.add(3);
  book.names.push({ name: '底数', formula: '=随笔!$A$2', comment: '', visible: true, sheet: null });
  book.comments.push({ id: '{1}', sheet: notes, row: 0, column: 0, content: '请核' });
  book.settings.push({ key: 'other-addin', value: { on: true } });
  book.parts.push({ id: '{2}', namespace: 'urn:other', xml: '<other xmlns="urn:other"/>' });
  return {
    book,
    sheet: '台账',
    firstColumn: 0,
    firstRow: 1,
    lastRow: SHEETS.台账.length - 1,
    amount: LEDGER_WIDTH - 1,
    debtor: '乙公司',
    isOnly: true,
    widths: widthsOf(book).set('台账', LEDGER_WIDTH),
  };
}
