import { WARNING_KINDS, type Warning } from '../casework/warnings';
import type { PhaseLine, PhaseResult } from '../phase/phase-result';
import type { SheetPlan, StyleName } from '../workbook/sheet-plan';
import { cellAddress, cellOfSheet } from './address';
import { byBalance, type AgingSheet } from './aging-sheet';
import type { BlockPlace, Figure } from './block';
import { ratioOf, shownPercent } from './figures';
import type { PhaseSheet } from './phase-sheet';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';
import type { CellValue } from '../workbook/sheet-data';

/** The sheet is a grid of ten equal columns: two tables side by side over five each, and between them a narrow one that keeps them apart. */
const HALF = 5;
const SPACER = HALF;
const RIGHT = SPACER + 1;
const LAST = RIGHT + HALF - 1;
const CELL_WIDTH = 12.5;
/** First and last column of the five big numbers. */
const BIG_NUMBERS = [
  [0, 1],
  [2, 3],
  [4, RIGHT],
  [7, 8],
  [9, LAST],
] as const;
/** How wide a digit of the big numbers is, in characters of the default font. */
const BIG_DIGIT = 1.9;
const LISTED_UNITS = 8;
const LISTED_DEBTORS = 10;

/** The other sheets of the report that the overview draws on and leads to. */
export interface OverviewSources {
  readonly aging: AgingSheet;
  readonly phases: readonly PhaseSheet[];
  /** All other sheets, in their order. */
  readonly others: readonly Pick<SheetPlan, 'name' | 'id'>[];
}

/** One of the five numbers on top: a value, and the cell of another sheet that it is drawn from. */
interface BigNumber {
  readonly label: string;
  readonly value: CellValue;
  readonly style: StyleName;
  readonly formula?: string;
}

/** 总览: what a leader must know in two minutes, each figure leading to the sheet that it comes from. */
export function planOverview(context: ReportContext, name: string, sources: OverviewSources): SheetPlan {
  const { options, key } = context;
  const period = key
    ? context.t('phase.named', {
        phase: key.name,
        first: context.day(key.first),
        last: context.day(key.last),
      })
    : '';
  const sheet = context.statement(
    { name, id: 'overview' },
    context.t('overview.title'),
    options.leaderUnit,
    period,
    true,
  );
  for (const first of [0, RIGHT]) sheet.atLeast(CELL_WIDTH, first, first + HALF - 1);
  const overview = new Overview(context, sheet, sources);
  overview.bigNumbers();
  sheet.space();
  const behind = overview.pair(
    (row) => overview.behind(row),
    (row) => overview.worse(row),
  );
  sheet.space();
  overview.debtorsAndChart(behind);
  sheet.space();
  overview.pair(
    (row) => overview.findings(row),
    (row) => overview.warnings(row),
  );
  sheet.space();
  overview.links();
  sheet.space();
  sheet.close([
    ...(key ? [context.t('overview.note.phase', { phase: key.name })] : [context.t('overview.note.noPhase')]),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

class Overview {
  private readonly keySheet: PhaseSheet | null;

  constructor(
    private readonly context: ReportContext,
    private readonly sheet: Statement,
    private readonly sources: OverviewSources,
  ) {
    this.keySheet = sources.phases.find(({ phase }) => phase === context.key) ?? null;
  }

  /** 欠款余额, 逾期余额, 本期收回, 完成率, 时间进度. */
  bigNumbers(): void {
    const { sheet } = this;
    sheet.space();
    const row = sheet.nextRow;
    this.numbers().forEach(({ label, value, style, formula }, index) => {
      const [firstColumn, lastColumn] = BIG_NUMBERS[index];
      for (const [at, text, look] of [
        [row, label, 'bigLabel'],
        [row + 1, value, style],
      ] as const) {
        sheet.put(at, firstColumn, text, look);
        for (let column = firstColumn + 1; column <= lastColumn; column++) sheet.put(at, column, null, look);
        sheet.merge({ firstRow: at, lastRow: at, firstColumn, lastColumn });
      }
      if (formula !== undefined) sheet.put(row + 1, firstColumn, value, style, { formula });
      if (typeof value === 'number' && style === 'bigNumber') {
        const width = (Math.abs(value).toFixed(2).length * 4) / 3;
        const each = (width * BIG_DIGIT) / 2;
        sheet.atLeast(each, firstColumn);
        sheet.atLeast(each, lastColumn);
      }
    });
    sheet.height(row, 20);
    sheet.height(row + 1, 36);
  }

  private numbers(): BigNumber[] {
    const { context, keySheet, sources } = this;
    const { totals } = context.result;
    const { key } = context;
    const total = key?.total ?? null;
    const label = (name: string, money: boolean): string =>
      context.t(`overview.${name}`) +
      (money
        ? context.t('overview.inUnit', {
            unit: context.t(context.options.leaderUnit === '元' ? 'unit.yuan' : 'unit.wan'),
          })
        : '');
    const agingRef = cellOfSheet(sources.aging.plan.name, sources.aging.balanceCell);
    const ofKey = (cell: string | undefined): { formula?: string } =>
      keySheet && cell !== undefined ? { formula: cellOfSheet(keySheet.plan.name, cell) } : {};
    const nothing = context.t(key ? 'phase.noTarget' : 'overview.noPhase');
    const completion = total?.completion ?? null;
    return [
      {
        label: label('balance', true),
        value: context.inLeaderUnit(totals.balance),
        style: 'bigNumber',
        formula: agingRef,
      },
      { label: label('overdue', true), value: context.inLeaderUnit(totals.overdue), style: 'bigNumber' },
      {
        label: label('recovered', true),
        value: total ? context.inLeaderUnit(total.recovered) : nothing,
        style: 'bigNumber',
        ...ofKey(keySheet?.cells?.recovered),
      },
      {
        label: label('completion', false),
        value: completion ? ratioOf(completion.num, completion.den) : nothing,
        style: 'bigRatio',
        ...(completion && ofKey(keySheet?.cells?.completion)),
      },
      {
        label: label('elapsed', false),
        value: key ? ratioOf(key.daysElapsed, key.daysGiven) : nothing,
        style: 'bigRatio',
        ...ofKey(keySheet?.cells?.elapsed),
      },
    ];
  }

  /** Two tables side by side, each under its heading; the next row is below the longer one. */
  pair<Left>(left: (row: number) => Left, right: (row: number) => unknown): Left {
    const row = this.sheet.nextRow;
    const place = left(row);
    right(row);
    return place;
  }

  /** Heading over one half of the sheet. */
  private heading(text: string, row: number, column: number): void {
    this.sheet.put(row, column, text, 'section');
    this.sheet.merge({ firstRow: row, lastRow: row, firstColumn: column, lastColumn: column + HALF - 1 });
    this.sheet.height(row, 20);
  }

  /** 谁落后: units with a target, the lowest completion first. */
  behind(row: number): BlockPlace | null {
    const { context, sheet, keySheet } = this;
    const { key } = context;
    this.heading(context.t('overview.behind'), row, 0);
    const cells = keySheet?.cells;
    const ranked = (key?.units ?? [])
      .map((line, index) => ({ line, index }))
      .filter(({ line }) => line.completion !== null)
      .sort((a, b) => (b.line.rank ?? 0) - (a.line.rank ?? 0));
    if (!key || !cells || !keySheet || ranked.length === 0) {
      this.saying(context.t(key ? 'overview.noTargets' : 'overview.noPhaseBegun'), row + 1, 0);
      return null;
    }
    const shown = ranked.slice(0, LISTED_UNITS);
    const elapsed = ratioOf(key.daysElapsed, key.daysGiven) ?? 0;
    const completionOf = (line: PhaseLine): number =>
      line.completion ? (ratioOf(line.completion.num, line.completion.den) ?? 0) : 0;
    const place = sheet.block(
      {
        columns: [
          { title: context.t('column.unit'), kind: 'wrap', span: 2 },
          { title: context.t('phase.column.completion'), kind: 'ratio' },
          { title: context.t('phase.column.elapsed'), kind: 'ratio' },
          { title: context.t('phase.column.ahead'), kind: 'ratio', formula: ({ at }) => `${at(1)}-${at(2)}` },
        ],
        rows: shown.map(({ line }): Figure[] => [
          context.named(line.name, 'unit'),
          completionOf(line),
          elapsed,
          completionOf(line) - elapsed,
        ]),
        link: (index, column) =>
          column === 0
            ? { sheet: keySheet.plan.name, cell: cellAddress(cells.unitRow(shown[index].index), 1) }
            : null,
      },
      row + 1,
      0,
    );
    shown.forEach(({ index }, offset) => {
      const at = place.firstRow + offset;
      sheet.formula(at, place.columns[1], cellOfSheet(keySheet.plan.name, cells.completionOf(index)));
      sheet.formula(at, place.columns[2], cellOfSheet(keySheet.plan.name, cells.elapsed));
    });
    return place;
  }

  /** 什么变差了: units that owe more at the end than at the beginning of the phase, the largest rise first. */
  worse(row: number): void {
    const { context, sheet, keySheet } = this;
    const { key } = context;
    this.heading(context.t('overview.worse'), row, RIGHT);
    const cells = keySheet?.cells;
    const rising = (key?.units ?? [])
      .map((line, index) => ({ line, index, rise: line.closing - line.opening }))
      .filter(({ rise }) => rise > 0n)
      .sort((a, b) => (a.rise === b.rise ? 0 : a.rise > b.rise ? -1 : 1))
      .slice(0, LISTED_UNITS);
    if (!key || !cells || !keySheet || rising.length === 0) {
      this.saying(context.t(key ? 'overview.nothingWorse' : 'overview.noPhaseBegun'), row + 1, RIGHT);
      return;
    }
    const place = sheet.block(
      {
        columns: [
          { title: context.t('column.unit'), kind: 'wrap', span: 2 },
          { title: context.t('phase.column.opening'), kind: 'money' },
          { title: context.t('phase.column.closing'), kind: 'money' },
          { title: context.t('overview.rise'), kind: 'money', formula: ({ at }) => `${at(2)}-${at(1)}` },
        ],
        rows: rising.map(({ line, rise }): Figure[] => [
          context.named(line.name, 'unit'),
          line.opening,
          line.closing,
          rise,
        ]),
        link: (index, column) =>
          column === 0
            ? { sheet: keySheet.plan.name, cell: cellAddress(cells.unitRow(rising[index].index), 1) }
            : null,
      },
      row + 1,
      RIGHT,
    );
    rising.forEach(({ index }, offset) => {
      const at = place.firstRow + offset;
      sheet.formula(at, place.columns[1], cellOfSheet(keySheet.plan.name, cells.openingOf(index)));
      sheet.formula(at, place.columns[2], cellOfSheet(keySheet.plan.name, cells.closingOf(index)));
    });
  }

  /** The largest debtors on the left; on the right the chart: completion where there are targets, otherwise the debtors. */
  debtorsAndChart(behind: BlockPlace | null): void {
    const { context, sheet } = this;
    const row = sheet.nextRow;
    const debtors = this.topDebtors(row);
    while (sheet.nextRow < row + LISTED_DEBTORS + 2) sheet.space();
    const anchor = { firstRow: row, lastRow: sheet.nextRow - 1, firstColumn: RIGHT, lastColumn: LAST };
    const { key } = context;
    if (behind && key) sheet.chartAt(this.completionChart(behind, key), anchor);
    else if (debtors) sheet.chartAt(this.debtorChart(debtors), anchor);
  }

  private topDebtors(row: number): BlockPlace | null {
    const { context, sheet, sources } = this;
    const { aging } = context.result;
    const largest = byBalance(aging.debtors).slice(0, LISTED_DEBTORS);
    this.heading(context.t('overview.debtors', { count: LISTED_DEBTORS }), row, 0);
    if (largest.length === 0) {
      this.saying(context.t('overview.noDebtors'), row + 1, 0);
      return null;
    }
    return sheet.block(
      {
        columns: [
          { title: context.t('column.debtor'), kind: 'wrap', span: 2 },
          { title: context.t('column.claims'), kind: 'count' },
          { title: context.t('column.balance'), kind: 'money' },
          { title: context.t('column.share'), kind: 'ratio' },
        ],
        rows: largest.map(({ name, count, balance }): Figure[] => [
          context.named(name, 'debtor'),
          count,
          balance,
          ratioOf(balance, aging.total.balance),
        ]),
        link: (index, column) => {
          const target = sources.aging.debtorRow(largest[index].name);
          return column === 0 && target !== null
            ? { sheet: sources.aging.plan.name, cell: cellAddress(target, 1) }
            : null;
        },
      },
      row + 1,
      0,
    );
  }

  private completionChart(place: BlockPlace, key: PhaseResult) {
    const { context } = this;
    const down = (column: number) => ({
      firstRow: place.firstRow,
      lastRow: place.lastRow,
      firstColumn: place.columns[column],
      lastColumn: place.columns[column],
    });
    const percent = shownPercent(key.daysElapsed, key.daysGiven);
    return {
      kind: 'column',
      title: context.t('overview.chart.behind', { percent }),
      categories: down(0),
      series: [
        { name: context.t('phase.column.completion'), values: down(1) },
        { name: context.t('phase.column.elapsed'), values: down(2), line: true },
      ],
      valueAxis: context.t('phase.chart.axis'),
      valueFormat: '0%',
      altText: context.t('phase.chart.alt', { phase: key.name, percent }),
    } as const;
  }

  private debtorChart(place: BlockPlace) {
    const { context } = this;
    const down = (column: number) => ({
      firstRow: place.firstRow,
      lastRow: place.lastRow,
      firstColumn: place.columns[column],
      lastColumn: place.columns[column],
    });
    return {
      kind: 'bar',
      title: context.t('overview.chart.debtors'),
      categories: down(0),
      series: [{ name: context.t('column.balance'), values: down(2) }],
      valueAxis: context.t(context.options.leaderUnit === '元' ? 'unit.yuan' : 'unit.wan'),
      valueFormat: context.options.leaderUnit === '元' ? '#,##0' : '#,##0.00',
      altText: context.t('overview.chart.debtors'),
    } as const;
  }

  /** 预警: what has run out or soon will, by kind, where the workbook asks for it. */
  warnings(row: number): void {
    const { context, sheet, sources } = this;
    const all = context.result.casework.warnings;
    if (all === null) return;
    this.heading(context.t('overview.warnings'), row, RIGHT);
    const target = sources.others.find(({ id }) => id === 'warnings');
    const kinds = WARNING_KINDS.map((kind) => all.filter((warning) => warning.kind === kind));
    const sum = (list: readonly Warning[]): bigint => list.reduce((total, { amount }) => total + amount, 0n);
    sheet.block(
      {
        columns: [
          { title: context.t('warnings.kind'), kind: 'wrap', span: 2 },
          { title: context.t('warnings.count'), kind: 'count' },
          { title: context.t('warnings.amount'), kind: 'money', span: 2, total: 'value' },
        ],
        rows: kinds.map((list, index): Figure[] => [
          context.t(`warnings.kind.${WARNING_KINDS[index]}`),
          list.length,
          sum(list),
        ]),
        // One claim can be warned of for several reasons, so amounts are not added up.
        total: [null, all.length, null],
        link: (_, column) => (column === 0 && target ? { sheet: target.name, cell: 'A1' } : null),
      },
      row + 1,
      RIGHT,
    );
  }

  /** 数据体检: how many errors and warnings. */
  findings(row: number): void {
    const { context, sheet, sources } = this;
    const { findings } = context.result;
    this.heading(context.t('overview.findings'), row, 0);
    const target = sources.others.find(({ id }) => id === 'findings');
    sheet.block(
      {
        columns: [
          { title: context.t('findings.column.severity'), kind: 'wrap', span: 2 },
          { title: context.t('findings.column.count'), kind: 'count' },
          { title: context.t('overview.meaning'), kind: 'wrap', span: 2 },
        ],
        rows: (['error', 'warning'] as const).map((severity): Figure[] => [
          context.t(`severity.${severity}`),
          findings.filter((finding) => finding.severity === severity).length,
          context.t(`overview.severity.${severity}`),
        ]),
        link: (_, column) => (column === 0 && target ? { sheet: target.name, cell: 'A1' } : null),
      },
      row + 1,
      0,
    );
  }

  /** 各表: the way to every other sheet, down the left half and then down the right. */
  links(): void {
    const { context, sheet, sources } = this;
    this.heading(context.t('overview.links'), sheet.nextRow, 0);
    const row = sheet.nextRow;
    const { others } = sources;
    const half = Math.ceil(others.length / 2);
    this.linksAt(row, 0, others.slice(0, half));
    if (half < others.length) this.linksAt(row, RIGHT, others.slice(half));
  }

  private linksAt(row: number, column: number, sheets: OverviewSources['others']): void {
    const { context, sheet } = this;
    sheet.block(
      {
        columns: [
          { title: context.t('overview.sheet'), kind: 'wrap', span: 2 },
          { title: context.t('overview.content'), kind: 'wrap', span: 3 },
        ],
        rows: sheets.map(({ name, id }): Figure[] => [
          name,
          context.t(`overview.content.${id.split(':')[0]}`),
        ]),
        link: (index, at) => (at === 0 ? { sheet: sheets[index].name, cell: 'A1' } : null),
      },
      row,
      column,
    );
  }

  /** A sentence where there is nothing to list. */
  private saying(text: string, row: number, column: number): void {
    this.sheet.put(row, column, text, 'note');
    this.sheet.merge({ firstRow: row, lastRow: row, firstColumn: column, lastColumn: column + HALF - 1 });
  }
}
