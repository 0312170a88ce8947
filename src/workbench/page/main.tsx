import { MemoryBook } from '../../host/memory-book';
import { OfficeHost } from '../../host/office-host';
import { UserEditing } from '../edit/user-editing';
import { UniverView } from '../grid/univer/univer-view';

const book = new MemoryBook({
  台账: [
    ['客户', '金额', '到期日'],
    ['华东机电', 1234.5, 45000],
    ['宏远贸易', -88, 45100],
  ],
  汇总: [['合计']],
});
const host = new OfficeHost(book);
const sheet = book.sheets[0];
for (const r of [1, 2]) {
  sheet.cells.change(r, 1, { format: '#,##0.00;[Red]-#,##0.00;"-"' });
  sheet.cells.change(r, 2, { format: 'yyyy-mm-dd' });
}
for (const c of [0, 1, 2])
  sheet.cells.change(0, c, {
    style: {
      'Font/Bold': true,
      'Fill/Color': '#E7E9EC',
      'Fill/Pattern': 'Solid',
      HorizontalAlignment: 'Center',
      'EdgeBottom/Style': 'Continuous',
      'EdgeBottom/Weight': 'Medium',
      'EdgeBottom/Color': '#595959',
    },
  });
host.type('台账', 'B5', '=SUM(B2:B3)');
sheet.columnWidths.set(0, 120);
sheet.frozen = { row: 0, column: 0, rows: 1, columns: 16384 };
sheet.charts.push({
  id: 'c1',
  name: 'chart',
  type: 'ColumnClustered',
  looks: { Title: { Text: '余额' } },
  source: null,
  seriesBy: 'Columns',
  anchor: { row: 6, column: 1, rows: 12, columns: 6 },
  series: [
    {
      name: '金额',
      values: { sheet, box: { row: 1, column: 1, rows: 2, columns: 1 } },
      categories: { sheet, box: { row: 1, column: 0, rows: 2, columns: 1 } },
      looks: {},
    },
  ],
});
book.comments.push({ id: 'x1', sheet, row: 1, column: 0, content: '请核对名称' });
sheet.validations.push({
  box: { row: 1, column: 3, rows: 5, columns: 1 },
  rule: { list: { source: '甲,乙', inCellDropDown: true } },
  prompt: {},
  errorAlert: {},
  ignoreBlanks: true,
});
sheet.merges.push({ row: 3, column: 0, rows: 1, columns: 2 });
book.active = sheet;
const editing = new UserEditing(host.stage);
const log: unknown[] = [];
let asked = false;
const view: UniverView = new UniverView(document.getElementById('workbench')!, book, 'zh', (edit) => {
  log.push(edit.kind);
  const refused = editing.apply(edit);
  if (refused) log.push(refused);
  if (asked) return;
  asked = true;
  setTimeout(() => {
    asked = false;
    view.refresh();
  }, 0);
});
Object.assign(window, { book, host, view, log });
