import { cellsOf, choiceOf } from './arguments';
import type { HostChart, HostSeries, HostSheet } from './book';
import { bounding, type Box } from './box';
import { CHART_PARTS, CHART_TYPES, chartPart } from './chart-parts';
import { invalidArgument, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { size, text } from './member-rule';
import { RangeObject, wireValue } from './range-object';
import { SheetObject } from './sheet-object';
import type { Stage } from './stage';

const SERIES_BY = ['Auto', 'Columns', 'Rows'] as const;

/** The charts of a sheet. */
export class ChartsObject extends HostCollection<ChartObject> {
  readonly kind = 'ChartCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
  ) {
    super();
  }

  items(): readonly ChartObject[] {
    return this.sheet.charts.map((chart) => new ChartObject(this.stage, this.sheet, chart));
  }

  protected found(key: unknown): ChartObject | undefined {
    const wanted = String(key).toUpperCase();
    return this.items().find((item) => item.Id === key || item.Name.toUpperCase() === wanted);
  }

  Add(type: unknown, source: unknown, seriesBy?: unknown): ChartObject {
    this.stage.mustBeOpen(this.sheet);
    if (!(source instanceof RangeObject)) throw invalidArgument('a chart needs a range');
    const chart: HostChart = {
      id: `{${String(this.stage.book.nextNumber()).padStart(8, '0')}-CHART}`,
      name: `图表 ${String(this.sheet.charts.length + 1)}`,
      type: choiceOf(type, 'type', CHART_TYPES),
      looks: {},
      source: null,
      seriesBy: 'Auto',
      anchor: null,
      series: [],
    };
    setSource(chart, source, seriesBy);
    this.sheet.charts.push(chart);
    return new ChartObject(this.stage, this.sheet, chart);
  }
}

/** Reads off a range what a chart makes of it: a first row or column of texts are names, the others are series. */
function setSource(chart: HostChart, source: RangeObject, seriesBy: unknown): void {
  const by = choiceOf(seriesBy, 'seriesBy', SERIES_BY, 'Auto');
  const { sheet, box } = source;
  const content = (row: number, column: number): unknown => sheet.cells.get(row, column)?.content ?? null;
  const columns = by === 'Auto' ? box.columns <= box.rows : by === 'Columns';
  const turned = (across: number, along: number): Box =>
    columns
      ? { row: box.row + along, column: box.column + across, rows: box.rows - along, columns: 1 }
      : { row: box.row + across, column: box.column + along, rows: 1, columns: box.columns - along };
  const at = (across: number, along: number): unknown =>
    columns ? content(box.row + along, box.column + across) : content(box.row + across, box.column + along);
  const count = columns ? box.columns : box.rows;
  const length = columns ? box.rows : box.columns;
  const named =
    length > 1 &&
    Array.from({ length: count }, (_, across) => at(across, 0)).some((value) => typeof value === 'string');
  const first = named ? 1 : 0;
  const labelled =
    count > 1 &&
    Array.from({ length: length - first }, (_, along) => at(0, along + first)).some(
      (value) => typeof value !== 'number',
    );
  chart.source = { sheet, box };
  chart.seriesBy = columns ? 'Columns' : 'Rows';
  chart.series = [];
  for (let across = labelled ? 1 : 0; across < count; across++) {
    const name = named ? at(across, 0) : null;
    chart.series.push({
      name: name === null ? `系列${String(chart.series.length + 1)}` : String(name),
      values: { sheet, box: turned(across, first) },
      categories: labelled ? { sheet, box: turned(0, first) } : null,
      looks: {},
    });
  }
}

class ChartObject extends HostObject {
  readonly kind = 'Chart';
  readonly scalars = ['ChartType', 'Height', 'Id', 'Left', 'Name', 'Top', 'Width'];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly chart: HostChart,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }

  override readMember(name: string): unknown {
    return name in CHART_PARTS ? chartPart(this.chart.looks, name) : super.readMember(name);
  }

  get Id(): string {
    return this.chart.id;
  }
  get Name(): string {
    return this.chart.name;
  }
  set Name(value: unknown) {
    const name = text(value, 'Name') as string;
    if (name === '') throw invalidArgument('a chart needs a name');
    this.chart.name = name;
  }
  get ChartType(): string {
    return this.chart.type;
  }
  set ChartType(value: unknown) {
    this.chart.type = choiceOf(value, 'ChartType', CHART_TYPES);
  }
  get Left(): number {
    return this.place('Left', 0);
  }
  set Left(value: unknown) {
    this.move('Left', value);
  }
  get Top(): number {
    return this.place('Top', 0);
  }
  set Top(value: unknown) {
    this.move('Top', value);
  }
  get Width(): number {
    return this.place('Width', 360);
  }
  set Width(value: unknown) {
    this.move('Width', value);
  }
  get Height(): number {
    return this.place('Height', 216);
  }
  set Height(value: unknown) {
    this.move('Height', value);
  }
  get Series(): HostObject {
    return new SeriesListObject(this.stage, this.chart);
  }
  get Worksheet(): HostObject {
    return new SheetObject(this.stage, this.sheet);
  }

  SetData(source: unknown, seriesBy?: unknown): void {
    this.stage.mustBeOpen(this.sheet);
    if (!(source instanceof RangeObject)) throw invalidArgument('a chart needs a range');
    setSource(this.chart, source, seriesBy);
  }
  SetPosition(startCell: unknown, endCell?: unknown): void {
    const start = cellsOf(this.stage, startCell, this.sheet);
    const end = endCell === undefined || endCell === null ? start : cellsOf(this.stage, endCell, this.sheet);
    if (start.sheet !== this.sheet || end.sheet !== this.sheet)
      throw invalidArgument('a chart cannot lie on the cells of another sheet');
    this.chart.anchor = bounding(start.box, end.box);
    this.chart.looks[''] = {};
  }
  Activate(): void {
    this.stage.book.active = this.sheet;
  }
  Delete(): void {
    this.stage.mustBeOpen(this.sheet);
    const at = this.sheet.charts.indexOf(this.chart);
    if (at < 0) throw itemNotFound(`the chart ${this.chart.name}`);
    this.sheet.charts.splice(at, 1);
  }

  /** Parts kept in a table of their own, for the check against office.js. */
  memberNames(): string[] {
    return Object.keys(CHART_PARTS);
  }

  private place(name: 'Left' | 'Top' | 'Width' | 'Height', missing: number): number {
    const set = this.chart.looks['']?.[name];
    if (typeof set === 'number') return set;
    if (!this.chart.anchor) return missing;
    return new RangeObject(this.stage, this.sheet, this.chart.anchor)[name];
  }
  private move(name: 'Left' | 'Top' | 'Width' | 'Height', value: unknown): void {
    (this.chart.looks[''] ??= {})[name] = size(value, name);
  }
}

class SeriesListObject extends HostCollection<SeriesObject> {
  readonly kind = 'ChartSeriesCollection';

  constructor(
    private readonly stage: Stage,
    private readonly chart: HostChart,
  ) {
    super();
  }

  items(): readonly SeriesObject[] {
    return this.chart.series.map((series) => new SeriesObject(this.stage, this.chart, series));
  }

  protected found(): undefined {
    return undefined;
  }

  Add(name?: unknown, index?: unknown): SeriesObject {
    const series: HostSeries = {
      name: typeof name === 'string' ? name : `系列${String(this.chart.series.length + 1)}`,
      values: null,
      categories: null,
      looks: {},
    };
    this.chart.series.splice(typeof index === 'number' ? index : this.chart.series.length, 0, series);
    return new SeriesObject(this.stage, this.chart, series);
  }
}

const DIMENSIONS = ['Categories', 'Values', 'XAxisValues', 'YAxisValues'] as const;

class SeriesObject extends HostObject {
  readonly kind = 'ChartSeries';
  readonly scalars = [
    'AxisGroup',
    'ChartType',
    'GapWidth',
    'HasDataLabels',
    'MarkerSize',
    'MarkerStyle',
    'Name',
    'Overlap',
    'PlotOrder',
    'Smooth',
  ];

  constructor(
    private readonly stage: Stage,
    private readonly chart: HostChart,
    private readonly series: HostSeries,
  ) {
    super();
  }

  override readMember(name: string): unknown {
    if (name === 'Format' || name === 'DataLabels') return chartPart(this.series.looks, `Series/${name}`);
    const own = chartPart(this.series.looks, 'Series');
    if (own.memberNames().includes(name)) return own.readMember(name) ?? this.inherited(name);
    return super.readMember(name);
  }

  override writeMember(name: string, value: unknown): void {
    const own = chartPart(this.series.looks, 'Series');
    if (own.memberNames().includes(name)) own.writeMember(name, value);
    else super.writeMember(name, value);
  }

  get Name(): string {
    return this.series.name;
  }
  set Name(value: unknown) {
    this.series.name = text(value, 'Name') as string;
  }
  get PlotOrder(): number {
    return this.chart.series.indexOf(this.series);
  }

  SetValues(source: unknown): void {
    if (!(source instanceof RangeObject)) throw invalidArgument('a series needs a range');
    this.series.values = source.cells();
  }
  SetXAxisValues(source: unknown): void {
    if (!(source instanceof RangeObject)) throw invalidArgument('a series needs a range');
    this.series.categories = source.cells();
  }
  /** What the chart shows of one dimension, as `getDimensionValues` hands it out. */
  GetDimensionValues(dimension: unknown): unknown[] {
    this.stage.refresh();
    const wanted = choiceOf(dimension, 'dimension', DIMENSIONS);
    const source =
      wanted === 'Values' || wanted === 'YAxisValues' ? this.series.values : this.series.categories;
    if (!source) return [];
    const { sheet, box } = source;
    return Array.from({ length: box.rows * box.columns }, (_, at) =>
      wireValue(
        sheet.cells.get(box.row + Math.floor(at / box.columns), box.column + (at % box.columns))?.content ??
          null,
      ),
    );
  }
  Delete(): void {
    const at = this.chart.series.indexOf(this.series);
    if (at < 0) throw itemNotFound(`the series ${this.series.name}`);
    this.chart.series.splice(at, 1);
  }

  /** Members kept in a table of their own, for the check against office.js. */
  memberNames(): string[] {
    return [...chartPart({}, 'Series').memberNames(), 'Format', 'DataLabels'];
  }

  private inherited(name: string): unknown {
    return name === 'ChartType' ? this.chart.type : null;
  }
}
