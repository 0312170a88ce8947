import type { SheetChart } from 'hucre';
import type { ChartPlan } from '../workbook/sheet-plan';
import { FIGURE_FONT, TEXT_FONT } from '../workbook/style';
import { absoluteReference } from './reference';

/** Fills from dark to light that stay apart in a black-and-white copy. */
const FILLS = ['44618A', '9FB4CF', '2B2B2B', 'C9C9C9', '6E6E6E', 'E3B778'];

/**
 * A chart as hucre takes it.
 * @param sheet name of the sheet that holds both the chart and its figures
 */
export function sheetChart(plan: ChartPlan, sheet: string): SheetChart {
  const { kind, anchor } = plan;
  const format = plan.valueFormat === undefined ? undefined : { formatCode: plan.valueFormat };
  const single = plan.series.length === 1;
  return {
    type: kind,
    title: plan.title,
    titleFontSize: 12,
    titleBold: true,
    titleFontFamily: TEXT_FONT,
    series: plan.series.map((series, index) => ({
      name: series.name,
      values: absoluteReference(sheet, series.values),
      categories: absoluteReference(sheet, plan.categories),
      color: FILLS[index % FILLS.length],
      ...(kind === 'line' && {
        stroke: { width: 2 },
        marker: { symbol: 'circle', size: 5 } as const,
        smooth: false,
      }),
      ...(single && kind !== 'line' && { dataLabels: valueLabels(plan.valueFormat) }),
    })),
    anchor: {
      from: { row: anchor.firstRow, col: anchor.firstColumn },
      to: { row: anchor.lastRow + 1, col: anchor.lastColumn + 1 },
    },
    legend: single ? false : 'bottom',
    ...(!single && { legendFontSize: 9, legendFontFamily: TEXT_FONT }),
    ...(kind !== 'line' && { gapWidth: 60, barGrouping: 'clustered' as const }),
    roundedCorners: false,
    plotVisOnly: false,
    chartSpaceBorderColor: 'BFBFBF',
    axes: {
      x: {
        ...TICKS,
        ...(plan.categoryAxis !== undefined && { title: plan.categoryAxis, ...AXIS_TITLE }),
        labelFontSize: 9,
        labelFontFamily: TEXT_FONT,
        // The first row of the table on top, as it is read.
        ...(kind === 'bar' && { reverse: true }),
      },
      y: {
        ...TICKS,
        title: plan.valueAxis,
        ...AXIS_TITLE,
        ...(kind !== 'bar' && { axisTitleRotation: -90 }),
        labelFontSize: 9,
        labelFontFamily: FIGURE_FONT,
        gridlines: { major: true },
        ...(format !== undefined && { numberFormat: format }),
        // Where the categories run downwards the values would stand above: put them at the far end, below.
        ...(kind === 'bar' && { crosses: 'max' as const }),
      },
    },
    altText: plan.altText,
  };
}

const TICKS = { majorTickMark: 'none', minorTickMark: 'none' } as const;
const AXIS_TITLE = { axisTitleFontSize: 9, axisTitleBold: false, axisTitleFontFamily: TEXT_FONT } as const;

function valueLabels(format: string | undefined) {
  return {
    showValue: true,
    position: 'outEnd' as const,
    fontSize: 9,
    fontFamily: FIGURE_FONT,
    ...(format !== undefined && { numberFormat: { formatCode: format } }),
  };
}
