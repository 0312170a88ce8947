import type { SheetPlan } from '../workbook/sheet-plan';
import type { PartChange } from './rewrite-parts';

/**
 * What draws the series that a plan wants as lines in column charts as lines. hucre writes charts of one kind only:
 * such a series leaves the column group of the chart's part and enters a line group on the same axes.
 * (Lines cannot lie over horizontal bars; there they stay bars.)
 * @returns changes of the chart parts, which hucre numbers in the order of the plans
 */
export function lineChanges(plans: readonly SheetPlan[]): [path: string, change: PartChange][] {
  return plans
    .flatMap((plan) => plan.charts ?? [])
    .flatMap((chart, index): [string, PartChange][] => {
      const lines = new Set([...chart.series.keys()].filter((series) => chart.series[series].line));
      if (chart.kind !== 'column' || lines.size === 0) return [];
      return [[`xl/charts/chart${index + 1}.xml`, (xml) => withLines(xml, lines)]];
    });
}

/** The part of a chart of columns, some of its series drawn as lines. */
export function withLines(xml: string, wanted: ReadonlySet<number>): string {
  const group = /<c:barChart>[\s\S]*?<\/c:barChart>/.exec(xml);
  if (group === null) throw new Error('chart part without columns');
  const series = group[0].match(/<c:ser>[\s\S]*?<\/c:ser>/g) ?? [];
  const axes = (group[0].match(/<c:axId val="\d+"\/>/g) ?? []).join('');
  const moved = series.filter((_, index) => wanted.has(index));
  const columns = moved.reduce((rest, one) => rest.replace(one, ''), group[0]);
  const line =
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' +
    moved.map(asLine).join('') +
    `<c:marker val="1"/>${axes}</c:lineChart>`;
  const bars = moved.length === series.length ? '' : columns;
  return xml.slice(0, group.index) + bars + line + xml.slice(group.index + group[0].length);
}

/** A series of a column chart as one of a line chart: a dark line with marks instead of a filled shape. */
function asLine(series: string): string {
  const stroke =
    '<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></c:spPr>' +
    '<c:marker><c:symbol val="diamond"/><c:size val="6"/>' +
    '<c:spPr><a:solidFill><a:srgbClr val="262626"/></a:solidFill></c:spPr></c:marker>';
  return series
    .replace(/<c:spPr>[\s\S]*?<\/c:spPr>/, '')
    .replace(/<c:invertIfNegative [^>]*\/>/, '')
    .replace(/<c:dLbls>[\s\S]*?<\/c:dLbls>/, '')
    .replace('</c:tx>', `</c:tx>${stroke}`)
    .replace('</c:ser>', '<c:smooth val="0"/></c:ser>');
}
