import type { HostChart, HostSheet } from '../../host/book';
import type { Box } from '../../host/box';
import { CellError } from '../../host/cell';
import { contentText } from '../../host/number-text';

/** What a chart draws: figures and words, found in the cells that it looks at. */
export interface ChartFigures {
  readonly kind: 'column' | 'bar' | 'line' | 'pie';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly SeriesFigures[];
  readonly valueAxis: string;
  readonly categoryAxis: string;
  /** Number format of the value axis and of labels. */
  readonly format: string;
  readonly legend: boolean;
  readonly labels: boolean;
  /** The first category on top, where bars lie. */
  readonly reversed: boolean;
  readonly altText: string;
}

export interface SeriesFigures {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly line: boolean;
  /** `#RRGGBB`; null for the chart's own choice. */
  readonly color: string | null;
}

/** Reads the cells of a chart. */
export function chartFigures(chart: HostChart): ChartFigures {
  const look = (path: string, name: string): unknown => chart.looks[path]?.[name];
  const titled = (path: string, otherwise: string): string => {
    const text = look(path, 'Text');
    return look(path, 'Visible') === false || typeof text !== 'string' ? otherwise : text;
  };
  const type = chart.type.toLowerCase();
  const kind = type.startsWith('bar')
    ? 'bar'
    : type.startsWith('line')
      ? 'line'
      : /pie|doughnut/.test(type)
        ? 'pie'
        : 'column';
  const first = chart.series[0];
  const categories = first?.categories ? texts(first.categories.sheet, first.categories.box) : [];
  const format = look('Axes/ValueAxis', 'NumberFormat');
  const firstCell =
    first?.values && first.values.sheet.cells.get(first.values.box.row, first.values.box.column);
  return {
    kind,
    title: titled('Title', chart.series.length === 1 ? (first?.name ?? '') : ''),
    categories,
    series: chart.series.map((series) => ({
      name: series.name,
      values: series.values ? numbers(series.values.sheet, series.values.box) : [],
      line: /^line/i.test(String(series.looks['Series']?.['ChartType'] ?? '')),
      color: seriesColor(series.looks),
    })),
    valueAxis: titled('Axes/ValueAxis/Title', ''),
    categoryAxis: titled('Axes/CategoryAxis/Title', ''),
    format: typeof format === 'string' && format !== '' ? format : (firstCell?.format ?? 'General'),
    legend: look('Legend', 'Visible') !== false && chart.series.length > 1,
    labels: chart.series.some((series) => series.looks['Series']?.['HasDataLabels'] === true),
    reversed: look('Axes/CategoryAxis', 'ReversePlotOrder') === true,
    altText: chart.name,
  };
}

function seriesColor(looks: Readonly<Record<string, Record<string, unknown>>>): string | null {
  for (const path of ['Series/Format/Fill', 'Series/Format/Line']) {
    const color = looks[path]?.['Color'];
    if (typeof color === 'string' && color !== '') return color;
  }
  return null;
}

function* cellsOf(box: Box): Generator<readonly [row: number, column: number]> {
  for (let row = box.row; row < box.row + box.rows; row++)
    for (let column = box.column; column < box.column + box.columns; column++) yield [row, column];
}

function texts(sheet: HostSheet, box: Box): string[] {
  return [...cellsOf(box)].map(([row, column]) => {
    const cell = sheet.cells.get(row, column);
    return cell ? contentText(cell.content, cell.format) : '';
  });
}

function numbers(sheet: HostSheet, box: Box): (number | null)[] {
  return [...cellsOf(box)].map(([row, column]) => {
    const content = sheet.cells.get(row, column)?.content ?? null;
    return content instanceof CellError || typeof content !== 'number' ? null : content;
  });
}
