import type { ChartPlan } from '../workbook/sheet-plan';
import { FIGURE_FONT, TEXT_FONT } from '../workbook/style';
import { rangeOf } from './sheet-range';

/** What a chart costs in a request. */
export const CHART_BYTES = 12_000;

/** Fills from dark to light that stay apart in a black-and-white copy. */
const FILLS = ['#44618A', '#9FB4CF', '#2B2B2B', '#C9C9C9', '#6E6E6E', '#E3B778'];

const TYPES = { column: 'ColumnClustered', bar: 'BarClustered', line: 'LineMarkers' } as const;

/**
 * Draws a chart beside its figures.
 * @param name by it the chart is found again
 */
export function drawChart(sheet: Excel.Worksheet, plan: ChartPlan, name: string): void {
  const [first, ...others] = plan.series;
  if (first === undefined) return;
  const { values } = first;
  const downwards = values.lastRow > values.firstRow || values.lastColumn === values.firstColumn;
  // From its first series alone, so that the chart begins with exactly one.
  const chart = sheet.charts.add(TYPES[plan.kind], rangeOf(sheet, values), downwards ? 'Columns' : 'Rows');
  chart.name = name;
  chart.title.text = plan.title;
  chart.title.format.font.name = TEXT_FONT;
  chart.title.format.font.size = 12;
  chart.title.format.font.bold = true;
  [first, ...others].forEach((series, index) => {
    const drawn = index === 0 ? chart.series.getItemAt(0) : chart.series.add(series.name);
    drawn.name = series.name;
    if (index > 0) drawn.setValues(rangeOf(sheet, series.values));
    drawn.setXAxisValues(rangeOf(sheet, plan.categories));
    if (series.line && plan.kind !== 'line') drawn.chartType = 'LineMarkers';
    const color = FILLS[index % FILLS.length];
    if (series.line || plan.kind === 'line') drawn.format.line.color = color;
    else {
      drawn.format.fill.setSolidColor(color);
      drawn.gapWidth = 60;
    }
  });
  if (others.length === 0) chart.legend.visible = false;
  else chart.legend.position = 'Bottom';
  drawAxes(chart, plan);
  const { anchor } = plan;
  chart.setPosition(
    sheet.getRangeByIndexes(anchor.firstRow, anchor.firstColumn, 1, 1),
    sheet.getRangeByIndexes(anchor.lastRow, anchor.lastColumn, 1, 1),
  );
}

function drawAxes(chart: Excel.Chart, plan: ChartPlan): void {
  const { valueAxis, categoryAxis } = chart.axes;
  valueAxis.title.text = plan.valueAxis;
  valueAxis.format.font.name = FIGURE_FONT;
  valueAxis.format.font.size = 9;
  if (plan.valueFormat !== undefined) valueAxis.numberFormat = plan.valueFormat;
  categoryAxis.format.font.name = TEXT_FONT;
  categoryAxis.format.font.size = 9;
  if (plan.categoryAxis !== undefined) categoryAxis.title.text = plan.categoryAxis;
  // The first row of the table on top, as it is read.
  if (plan.kind === 'bar') categoryAxis.reversePlotOrder = true;
}
