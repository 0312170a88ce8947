import type { PhaseLine, PhaseResult } from '../phase/phase-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { areaAddress, cellAddress } from './address';
import { ratioOf, shownAmount, shownPercent, shownPoints } from './figures';
import { LetterPages, type Page, type PageCell } from './letter-pages';
import { byRank, stateOf } from './ranking-sheet';
import type { ReportContext } from './report-context';
import { ColumnWidth } from './width';

/** Widths of rank, unit, target, recovered toward it, completion, recovered in the phase, closing balance. */
const WIDTHS = [6, 20, 14, 14, 13, 14, 15] as const;
const AMOUNT_COLUMNS = [2, 3, 5, 6];
/** A sentence names so many units; all of them stand in the table. */
const MOST_NAMED = 5;

/**
 * 通报·阶段: the publication text of a phase (rules.md §8): title, addressee, how things stand, the ranking, who is behind and by how
 * much, what is required, who signs when. Every number in it is one of the phase's own.
 * @param phase one that has begun
 */
export function planNotice(
  context: ReportContext,
  phase: PhaseResult,
  total: PhaseLine,
  id: string,
): SheetPlan {
  const name = context.names.take(id, `通报·${phase.name}`);
  const sheet = new LetterPages(widthsFor(context, total));
  const page = sheet.draft();
  const notice = new Notice(context, phase, total);
  page.text(notice.t('title', { phase: stem(phase) }), 'letterTitle', 36);
  if (context.result.policy.settings.noticeTo !== '')
    page.text(notice.t('to', { to: context.result.policy.settings.noticeTo }));
  for (const paragraph of notice.opening()) page.text(paragraph);
  page.text(notice.t('heading.units'));
  page.space(2);
  unitTable(context, page, phase, total);
  page.space(4);
  for (const paragraph of notice.closing()) page.text(paragraph);
  page.space();
  if (context.options.unitName !== '') page.text(context.options.unitName, 'letterRight', 22);
  page.text(context.day(context.result.asOf), 'letterRight', 22);
  sheet.add(page);
  return sheet.plan(name, id);
}

/** The name of a phase without the word 阶段, which the sentences have. */
function stem({ name }: PhaseResult): string {
  return name.replace(/(?<=.)阶段$/, '');
}

function widthsFor({ options }: ReportContext, total: PhaseLine): number[] {
  const amounts = new ColumnWidth();
  for (const fen of [total.target, total.towardTarget, total.recovered, total.opening, total.closing])
    if (fen !== null) amounts.amount(fen);
  const needed = amounts.characters(options.leaderUnit);
  return WIDTHS.map((width, column) => (AMOUNT_COLUMNS.includes(column) ? Math.max(width, needed) : width));
}

/** The sentences of a notice. */
class Notice {
  constructor(
    private readonly context: ReportContext,
    private readonly phase: PhaseResult,
    private readonly total: PhaseLine,
  ) {}

  t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.context.t(`notice.${key}`, values);
  }

  /** An amount within a sentence, in the leaders' unit; official letters leave no blank between a figure and its unit. */
  private amount(fen: number | bigint): string {
    const unit = this.context.options.leaderUnit;
    return this.t(unit === '元' ? 'amount.yuan' : 'amount.wan', { amount: shownAmount(fen, unit) });
  }

  /** Occasion and 一、总体情况. */
  opening(): string[] {
    const { context, phase, total } = this;
    const end = phase.state === 'ended' ? phase.last : context.result.asOf;
    const amounts = Object.fromEntries(
      (
        [
          'opening',
          'arisen',
          'recovered',
          'cash',
          'goods',
          'execution',
          'other',
          'writtenOff',
          'corrections',
          'closing',
        ] as const
      ).map((key) => [key, this.amount(total[key])]),
    );
    return [
      this.t('occasion', {
        phase: stem(phase),
        first: context.day(phase.first),
        last: context.day(phase.last),
        end: context.day(end),
      }),
      this.t('heading.overall'),
      this.t('bridge', amounts),
      this.target(),
      ...this.measure(),
    ];
  }

  /** 三、存在的问题 and 四、工作要求. */
  closing(): string[] {
    const problems = this.problems();
    return [
      this.t('heading.problems'),
      ...(problems.length === 0 ? [this.t('noProblems')] : problems),
      this.t('heading.required'),
      ...this.required(),
    ];
  }

  private target(): string {
    const { phase, total } = this;
    const elapsed = shownPercent(phase.daysElapsed, phase.daysGiven);
    if (total.target === null || total.towardTarget === null || total.completion === null)
      return this.t('noTarget', { elapsed });
    const { num, den } = total.completion;
    // By how far completion is before or behind the time elapsed, both exact.
    const ahead = num * BigInt(phase.daysGiven) - BigInt(phase.daysElapsed) * den;
    const key = num >= den ? 'met' : ahead > 0n ? 'ahead' : ahead === 0n ? 'onTime' : 'behind';
    return this.t(`target.${key}`, {
      target: this.amount(total.target),
      toward: this.amount(total.towardTarget),
      completion: shownPercent(num, den),
      elapsed,
      points: shownPoints(ahead < 0n ? -ahead : ahead, den * BigInt(phase.daysGiven)),
    });
  }

  private measure(): string[] {
    const { context, phase } = this;
    const { measure, kind } = phase;
    if (measure === null) return [];
    return [
      this.t('measure', {
        measure: context.t(`phase.measure.${kind}`),
        done: measure.done,
        all: measure.all,
        byCount: shownPercent(measure.done, measure.all),
        byAmount: shownPercent(measure.doneAmount, measure.allAmount),
      }),
    ];
  }

  private problems(): string[] {
    const { context, phase } = this;
    const { totals, findings } = context.result;
    const behind = this.unitsThat((line) => stateOf(phase, line) === 'behind');
    const idle = this.unitsThat((line) => line.recovered <= 0n && line.opening + line.arisen > 0n);
    const without = this.unitsThat((line) => line.target === null);
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const said: string[] = [];
    if (behind.length > 0)
      said.push(
        this.t(phase.state === 'ended' ? 'unmet' : 'late', {
          count: behind.length,
          units: this.list(behind, ({ completion }) =>
            completion === null ? '' : shownPercent(completion.num, completion.den),
          ),
        }),
      );
    if (idle.length > 0) said.push(this.t('idle', { count: idle.length, units: this.list(idle, () => '') }));
    if (this.total.target !== null && without.length > 0)
      said.push(this.t('without', { count: without.length, units: this.list(without, () => '') }));
    if (totals.overdue > 0n)
      said.push(
        this.t('overdue', {
          asOf: context.day(context.result.asOf),
          overdue: this.amount(totals.overdue),
          share: shownPercent(totals.overdue, totals.balance),
        }),
      );
    if (errors > 0) said.push(this.t('errors', { count: errors }));
    return said.map((sentence, index) => this.t('numbered', { number: index + 1, sentence }));
  }

  private required(): string[] {
    const { phase, total } = this;
    const behind = this.unitsThat((line) => stateOf(phase, line) === 'behind');
    const daysLeft = phase.daysGiven - phase.daysElapsed;
    const said: string[] = [];
    if (total.pace !== null && total.pace > 0n && daysLeft > 0)
      said.push(
        this.t('pace', {
          days: daysLeft,
          rest: this.amount((total.target ?? 0n) - (total.towardTarget ?? 0n)),
          pace: this.amount(total.pace),
        }),
      );
    const paced = behind.filter(({ pace }) => pace !== null && pace > 0n);
    if (paced.length > 0)
      said.push(this.t('paceOf', { units: this.list(paced, ({ pace }) => this.amount(pace ?? 0n)) }));
    if (behind.length > 0) said.push(this.t(phase.state === 'ended' ? 'explainUnmet' : 'explainLate'));
    said.push(this.t('truthful'));
    return said.map((sentence, index) => this.t('numbered', { number: index + 1, sentence }));
  }

  private unitsThat(holds: (line: PhaseLine) => boolean): PhaseLine[] {
    return byRank(this.phase.units).filter(holds);
  }

  /** The last in rank come last; of many only the first are named. */
  private list(lines: readonly PhaseLine[], beside: (line: PhaseLine) => string): string {
    const named = lines.slice(0, MOST_NAMED).map((line) => {
      const name = this.context.named(line.name, 'unit');
      const value = beside(line);
      return value === '' ? name : this.t('beside', { name, value });
    });
    const list = named.join(this.t('separator'));
    return lines.length > MOST_NAMED ? this.t('andOthers', { list }) : list;
  }
}

function unitTable(context: ReportContext, page: Page, phase: PhaseResult, total: PhaseLine): void {
  const t = (key: string): string => context.t(`phase.column.${key}`);
  const money = context.options.leaderUnit === '元' ? 'money' : 'moneyWan';
  const totalMoney = context.options.leaderUnit === '元' ? 'totalMoney' : 'totalMoneyWan';
  const titles = [
    t('rank'),
    context.t('column.unit'),
    t('target'),
    t('toward'),
    t('completion'),
    t('ofPhase'),
  ];
  const unit = context.t(context.options.leaderUnit === '元' ? 'unit.yuan' : 'unit.wan');
  page.text(context.t('subtitle.moneyUnit', { unit }), 'letterRight', 18);
  page.row([...titles, t('closing')].map((value): PageCell => ({ value, style: 'header' })));
  const first = page.lines.length;
  for (const line of byRank(phase.units)) {
    const row = page.lines.length;
    const { completion } = line;
    page.row([
      { value: line.rank, style: 'center' },
      { value: context.named(line.name, 'unit'), style: 'wrap' },
      line.target === null
        ? { value: context.t('phase.noTarget'), style: 'center' }
        : { value: context.inLeaderUnit(line.target), style: money },
      { value: line.towardTarget === null ? null : context.inLeaderUnit(line.towardTarget), style: money },
      {
        value: completion && ratioOf(completion.num, completion.den),
        style: 'ratio',
        ...(completion && { formula: `${cellAddress(row, 3)}/${cellAddress(row, 2)}` }),
      },
      { value: context.inLeaderUnit(line.recovered), style: money },
      { value: context.inLeaderUnit(line.closing), style: money },
    ]);
  }
  const lastRow = page.lines.length - 1;
  const sum = (fen: bigint | null, column: number): PageCell =>
    fen === null
      ? { value: null, style: 'totalText' }
      : {
          value: context.inLeaderUnit(fen),
          style: totalMoney,
          ...(lastRow >= first && {
            formula: `SUM(${areaAddress({ firstRow: first, lastRow, firstColumn: column, lastColumn: column })})`,
          }),
        };
  const { completion } = total;
  const row = page.lines.length;
  page.row([
    { value: context.t('total'), style: 'totalText', span: 2 },
    sum(total.target, 2),
    sum(total.towardTarget, 3),
    completion
      ? {
          value: ratioOf(completion.num, completion.den),
          style: 'totalRatio',
          formula: `${cellAddress(row, 3)}/${cellAddress(row, 2)}`,
        }
      : { value: null, style: 'totalText' },
    sum(total.recovered, 5),
    sum(total.closing, 6),
  ]);
}
