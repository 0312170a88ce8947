import type { HostChart } from '../../../src/host/book';
import { CellError } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';
import { chartFigures } from '../../../src/workbench/chart/chart-figures';
import { valueScale } from '../../../src/workbench/chart/value-scale';

test('a chart reads its words and figures off the cells; errors are gaps', () => {
  const book = new MemoryBook({
    表: [
      ['段', '余额'],
      ['1-90天', 10],
      ['3年以上', new CellError('#N/A')],
    ],
  });
  const [sheet] = book.sheets;
  sheet.cells.change(1, 1, { format: '#,##0.00' });
  const column = (at: number) => ({ sheet, box: { row: 1, column: at, rows: 2, columns: 1 } });
  const chart: HostChart = {
    id: 'c',
    name: '账龄',
    type: 'ColumnClustered',
    looks: { Title: { Text: '余额按账龄' }, 'Axes/ValueAxis/Title': { Text: '万元' } },
    source: null,
    seriesBy: 'Columns',
    anchor: null,
    series: [
      { name: '余额', values: column(1), categories: column(0), looks: {} },
      {
        name: '时间进度',
        values: column(1),
        categories: column(0),
        looks: { Series: { ChartType: 'LineMarkers' } },
      },
    ],
  };
  expect(chartFigures(chart)).toMatchObject({
    kind: 'column',
    title: '余额按账龄',
    categories: ['1-90天', '3年以上'],
    series: [
      { name: '余额', values: [10, null], line: false },
      { name: '时间进度', line: true },
    ],
    valueAxis: '万元',
    format: '#,##0.00',
    legend: true,
  });
});

test.each([
  [
    [0, 8735.82],
    [0, 2000, 4000, 6000, 8000, 10000],
  ],
  [
    [-88, 1234.5],
    [-500, 0, 500, 1000, 1500],
  ],
  [
    [0.644, 1.376],
    [0, 0.5, 1, 1.5],
  ],
  [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [
    [0, 0],
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  ],
])('the axis of %j has the marks %j', (values, marks) => {
  expect(valueScale(values).marks).toEqual(marks);
});
