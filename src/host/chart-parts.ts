import type { HostObject } from './host-object';
import { apiNotFound } from './host-error';
import { amount, amountOrText, color, flag, oneOf, size, text } from './member-rule';
import { type Members, PropertyBag } from './property-bag';

/** Kinds of charts that the host knows. */
export const CHART_TYPES = [
  'ColumnClustered',
  'ColumnStacked',
  'ColumnStacked100',
  'BarClustered',
  'BarStacked',
  'BarStacked100',
  'Line',
  'LineMarkers',
  'LineStacked',
  'Pie',
  'Doughnut',
  'Area',
  'AreaStacked',
  'XYScatter',
] as const;

interface Part {
  /** What office.js calls it. */
  readonly kind: string;
  readonly members?: Members;
  readonly parts?: Readonly<Record<string, Part>>;
  /** A fill has methods in place of members. */
  readonly fill?: true;
}

const FONT: Part = {
  kind: 'ChartFont',
  members: {
    Bold: { initial: false, rule: flag },
    Color: { initial: '#595959', rule: color },
    Italic: { initial: false, rule: flag },
    Name: { initial: '等线', rule: text },
    Size: { initial: 10, rule: size },
    Underline: { initial: 'None', rule: oneOf('None', 'Single') },
  },
};
const FILL: Part = { kind: 'ChartFill', fill: true };
const LINE: Part = {
  kind: 'ChartLineFormat',
  members: {
    Color: { initial: '#5B9BD5', rule: color },
    LineStyle: {
      initial: 'Automatic',
      rule: oneOf(
        'None',
        'Continuous',
        'Dash',
        'DashDot',
        'DashDotDot',
        'Dot',
        'Grey25',
        'Grey50',
        'Grey75',
        'Automatic',
        'RoundDot',
      ),
    },
    Weight: { initial: 2.25, rule: size },
  },
};
const GRIDLINES: Part = {
  kind: 'ChartGridlines',
  members: { Visible: { initial: true, rule: flag } },
  parts: { Format: { kind: 'ChartGridlinesFormat', parts: { Line: LINE } } },
};
const AXIS: Part = {
  kind: 'ChartAxis',
  members: {
    DisplayUnit: {
      initial: 'None',
      rule: oneOf(
        'None',
        'Hundreds',
        'Thousands',
        'TenThousands',
        'HundredThousands',
        'Millions',
        'TenMillions',
        'HundredMillions',
        'Billions',
      ),
    },
    LinkNumberFormat: { initial: true, rule: flag },
    MajorUnit: { initial: '', rule: amountOrText },
    Maximum: { initial: '', rule: amountOrText },
    Minimum: { initial: '', rule: amountOrText },
    MinorUnit: { initial: '', rule: amountOrText },
    NumberFormat: { initial: 'General', rule: text },
    ReversePlotOrder: { initial: false, rule: flag },
    ShowDisplayUnitLabel: { initial: true, rule: flag },
    TextOrientation: { initial: 0, rule: amount },
    TickLabelPosition: { initial: 'NextToAxis', rule: oneOf('NextToAxis', 'High', 'Low', 'None') },
    Visible: { initial: true, rule: flag },
  },
  parts: {
    Title: {
      kind: 'ChartAxisTitle',
      members: {
        Text: { initial: '', rule: text },
        TextOrientation: { initial: 0, rule: amount },
        Visible: { initial: false, rule: flag },
      },
      parts: { Format: { kind: 'ChartAxisTitleFormat', parts: { Font: FONT } } },
    },
    MajorGridlines: GRIDLINES,
    MinorGridlines: GRIDLINES,
    Format: { kind: 'ChartAxisFormat', parts: { Font: FONT, Line: LINE } },
  },
};
const DATA_LABELS: Part = {
  kind: 'ChartDataLabels',
  members: {
    NumberFormat: { initial: 'General', rule: text },
    Position: {
      initial: 'OutsideEnd',
      rule: oneOf(
        'None',
        'Center',
        'InsideEnd',
        'InsideBase',
        'OutsideEnd',
        'Left',
        'Right',
        'Top',
        'Bottom',
        'BestFit',
      ),
    },
    ShowCategoryName: { initial: false, rule: flag },
    ShowLegendKey: { initial: false, rule: flag },
    ShowPercentage: { initial: false, rule: flag },
    ShowSeriesName: { initial: false, rule: flag },
    ShowValue: { initial: false, rule: flag },
  },
  parts: { Format: { kind: 'ChartDataLabelFormat', parts: { Font: FONT, Fill: FILL } } },
};

/** The parts of a chart and their members, by wire name. */
export const CHART_PARTS: Readonly<Record<string, Part>> = {
  Title: {
    kind: 'ChartTitle',
    members: {
      Overlay: { initial: false, rule: flag },
      Text: { initial: '', rule: text },
      Visible: { initial: true, rule: flag },
    },
    parts: { Format: { kind: 'ChartTitleFormat', parts: { Font: FONT, Fill: FILL } } },
  },
  Legend: {
    kind: 'ChartLegend',
    members: {
      Overlay: { initial: false, rule: flag },
      Position: { initial: 'Bottom', rule: oneOf('Top', 'Bottom', 'Left', 'Right', 'Corner', 'Custom') },
      Visible: { initial: true, rule: flag },
    },
    parts: { Format: { kind: 'ChartLegendFormat', parts: { Font: FONT, Fill: FILL } } },
  },
  Axes: { kind: 'ChartAxes', parts: { CategoryAxis: AXIS, ValueAxis: AXIS } },
  DataLabels: DATA_LABELS,
  Format: {
    kind: 'ChartAreaFormat',
    members: { RoundedCorners: { initial: false, rule: flag } },
    parts: { Fill: FILL, Font: FONT },
  },
};

const SERIES: Part = {
  kind: 'ChartSeries',
  members: {
    AxisGroup: { initial: 'Primary', rule: oneOf('Primary', 'Secondary') },
    ChartType: { initial: null, rule: oneOf(...CHART_TYPES) },
    GapWidth: { initial: 150, rule: size },
    HasDataLabels: { initial: false, rule: flag },
    MarkerSize: { initial: 5, rule: size },
    MarkerStyle: {
      initial: 'Automatic',
      rule: oneOf(
        'Automatic',
        'None',
        'Square',
        'Diamond',
        'Triangle',
        'X',
        'Star',
        'Dot',
        'Dash',
        'Circle',
        'Plus',
      ),
    },
    Overlap: { initial: 0, rule: amount },
    Smooth: { initial: false, rule: flag },
  },
  parts: {
    Format: { kind: 'ChartSeriesFormat', parts: { Fill: FILL, Line: LINE } },
    DataLabels: DATA_LABELS,
  },
};

/**
 * A part of a chart, over the looks that are stored for it.
 * @param looks of the chart or series, by the path of the part
 * @param path for example `Axes/ValueAxis/Title`, or `Series/Format` for the parts of a series
 */
export function chartPart(looks: Record<string, Record<string, unknown>>, path: string): PropertyBag {
  const [first, ...rest] = path.split('/');
  let part: Part | undefined = first === 'Series' ? SERIES : CHART_PARTS[first];
  for (const name of rest) part = part?.parts?.[name];
  if (!part) throw apiNotFound('Chart', path);
  return bag(looks, path, part);
}

function bag(looks: Record<string, Record<string, unknown>>, path: string, part: Part): PropertyBag {
  const values = (looks[path] ??= {});
  if (part.fill)
    return new PropertyBag(part.kind, {}, values, {
      SetSolidColor: (value) => {
        values.Color = color(value, 'color');
      },
      Clear: () => {
        values.Color = null;
      },
    });
  const parts: Record<string, HostObject> = {};
  for (const [name, below] of Object.entries(part.parts ?? {}))
    parts[name] = bag(looks, `${path}/${name}`, below);
  return new PropertyBag(part.kind, part.members ?? {}, values, parts);
}
