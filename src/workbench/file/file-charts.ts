import type { Chart, SheetChart } from 'hucre';
import type { HostBook, HostChart, HostSheet } from '../../host/book';
import type { Box } from '../../host/box';
import { contentText } from '../../host/number-text';
import { referenced, sheetReference } from './reference';

type Kind = SheetChart['type'];
const KINDS: readonly (readonly [type: RegExp, kind: Kind])[] = [
  [/^Bar/, 'bar'],
  [/^Line/, 'line'],
  [/^Pie/, 'pie'],
  [/^Doughnut/, 'doughnut'],
  [/^Area/, 'area'],
  [/^XYScatter/, 'scatter'],
  [/./, 'column'],
];

/** A file's chart as the workbook holds it; null for a kind that it does not know. */
export function readChart(book: HostBook, sheet: HostSheet, chart: Chart): HostChart | null {
  const type = chartType(chart);
  const { anchor } = chart;
  if (type === null || !anchor) return null;
  const to = anchor.to ?? { row: anchor.from.row + 14, col: anchor.from.col + 7 };
  const box: Box = {
    row: anchor.from.row,
    column: anchor.from.col,
    rows: Math.max(1, to.row - anchor.from.row),
    columns: Math.max(1, to.col - anchor.from.col),
  };
  const number = book.nextNumber();
  const looks: HostChart['looks'] = {
    Title: { Text: chart.title ?? '', Visible: chart.title !== undefined },
  };
  if (chart.legend === false) looks['Legend'] = { Visible: false };
  const { x, y } = chart.axes ?? {};
  if (y?.title !== undefined) looks['Axes/ValueAxis/Title'] = { Text: y.title, Visible: true };
  if (y?.numberFormat) looks['Axes/ValueAxis'] = { NumberFormat: y.numberFormat.formatCode };
  if (x?.title !== undefined) looks['Axes/CategoryAxis/Title'] = { Text: x.title, Visible: true };
  if (x?.reverse) looks['Axes/CategoryAxis'] = { ReversePlotOrder: true };
  return {
    id: `{${String(number).padStart(8, '0')}-CHART}`,
    name: chart.altText ?? `图表 ${String(number)}`,
    type,
    looks,
    source: null,
    seriesBy: 'Auto',
    anchor: box,
    series: (chart.series ?? []).map((series) => {
      const line = series.kind === 'line' && !type.startsWith('Line');
      const color = typeof series.color === 'string' ? `#${series.color.slice(-6).toUpperCase()}` : null;
      return {
        name: seriesName(book, sheet, series.name),
        values: series.valuesRef === undefined ? null : referenced(book, series.valuesRef, sheet),
        categories: series.categoriesRef === undefined ? null : referenced(book, series.categoriesRef, sheet),
        looks: {
          ...((line || series.dataLabels) && {
            Series: {
              ...(line && { ChartType: 'LineMarkers' }),
              ...(series.dataLabels && { HasDataLabels: true }),
            },
          }),
          ...(color !== null && {
            [line || type.startsWith('Line') ? 'Series/Format/Line' : 'Series/Format/Fill']: { Color: color },
          }),
        },
      };
    }),
  };
}

/** A name that is a reference is what stands in the cell. */
function seriesName(book: HostBook, sheet: HostSheet, name: string | undefined): string {
  if (name === undefined) return '';
  const cell = /!\$?[A-Z]{1,3}\$?\d+$/.test(name) ? referenced(book, name, sheet) : null;
  const held = cell?.sheet.cells.get(cell.box.row, cell.box.column);
  return held ? contentText(held.content, held.format) : name;
}

function chartType(chart: Chart): string | null {
  const [kind] = chart.kinds;
  const grouping = chart.barGrouping ?? 'clustered';
  const grouped = grouping === 'clustered' ? 'Clustered' : grouping === 'stacked' ? 'Stacked' : 'Stacked100';
  switch (kind) {
    case 'bar':
    case 'bar3D':
      return `${lies(chart) ? 'Bar' : 'Column'}${grouped}`;
    case 'line':
    case 'line3D':
      return 'LineMarkers';
    case 'pie':
    case 'pie3D':
    case 'ofPie':
      return 'Pie';
    case 'doughnut':
      return 'Doughnut';
    case 'area':
    case 'area3D':
      return 'Area';
    case 'scatter':
      return 'XYScatter';
    default:
      return null;
  }
}

/** A file tells bars from columns by a part that is not handed on; bars alone run their categories downwards. */
function lies(chart: Chart): boolean {
  return chart.axes?.x?.reverse === true;
}

/** A chart as a file holds it; null for one without figures. */
export function writtenChart(chart: HostChart): SheetChart | null {
  const anchor = chart.anchor ?? { row: 0, column: 0, rows: 15, columns: 8 };
  const type = KINDS.find(([name]) => name.test(chart.type))![1];
  const look = (path: string, name: string): unknown => chart.looks[path]?.[name];
  const words = (path: string): string | undefined => {
    const found = look(path, 'Text');
    return look(path, 'Visible') !== false && typeof found === 'string' && found !== '' ? found : undefined;
  };
  const format = look('Axes/ValueAxis', 'NumberFormat');
  const series = chart.series.flatMap((one): SheetChart['series'] => {
    if (!one.values) return [];
    const color = one.looks['Series/Format/Fill']?.['Color'] ?? one.looks['Series/Format/Line']?.['Color'];
    return [
      {
        name: one.name,
        values: sheetReference(one.values.sheet, one.values.box),
        ...(one.categories && { categories: sheetReference(one.categories.sheet, one.categories.box) }),
        ...(typeof color === 'string' && { color: color.replace('#', '') }),
        ...(one.looks['Series']?.['HasDataLabels'] === true && { dataLabels: { showValue: true } }),
      },
    ];
  });
  if (series.length === 0) return null;
  const title = words('Title');
  const [valueTitle, categoryTitle] = [words('Axes/ValueAxis/Title'), words('Axes/CategoryAxis/Title')];
  const reversed = look('Axes/CategoryAxis', 'ReversePlotOrder') === true;
  return {
    type,
    ...(title !== undefined && { title }),
    series,
    anchor: {
      from: { row: anchor.row, col: anchor.column },
      to: { row: anchor.row + anchor.rows, col: anchor.column + anchor.columns },
    },
    legend: look('Legend', 'Visible') === false || series.length === 1 ? false : 'bottom',
    ...(/Stacked100$/.test(chart.type)
      ? { barGrouping: 'percentStacked' as const, overlap: 100 }
      : /Stacked$/.test(chart.type)
        ? { barGrouping: 'stacked' as const, overlap: 100 }
        : {}),
    axes: {
      x: { ...(categoryTitle !== undefined && { title: categoryTitle }), ...(reversed && { reverse: true }) },
      y: {
        ...(valueTitle !== undefined && { title: valueTitle }),
        gridlines: { major: true },
        ...(typeof format === 'string' && { numberFormat: { formatCode: format } }),
        ...(reversed && { crosses: 'max' as const }),
      },
    },
    altText: chart.name,
  };
}

/** Which series of a chart of columns are drawn as lines over them. */
export function linesOver(chart: HostChart): number[] {
  if (!chart.type.startsWith('Column')) return [];
  return chart.series.flatMap((one, at) =>
    /^Line/.test(String(one.looks['Series']?.['ChartType'] ?? '')) ? [at] : [],
  );
}
