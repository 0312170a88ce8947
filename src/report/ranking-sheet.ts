import type { PhaseLine, PhaseResult } from '../phase/phase-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { ratioOf, shownPercent } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const Column = { Target: 2, Toward: 3, Completion: 4, Elapsed: 5 } as const;

/** 排名表: units, then owners, by completion of the phase that the overview speaks of (rules.md §8). */
export function planRanking(context: ReportContext): SheetPlan {
  const phase = context.key;
  const period = phase
    ? context.t('phase.named', {
        phase: phase.name,
        first: context.day(phase.first),
        last: context.day(phase.last),
      })
    : '';
  const name = context.names.take('ranking', '排名表');
  const sheet = context.statement(
    { name, id: 'ranking' },
    context.t('ranking.title'),
    context.options.leaderUnit,
    period,
  );
  if (!phase) {
    sheet.atLeast(10, 0, 7);
    sheet.space();
    sheet.line(context.t('ranking.noPhase'), 'section');
    sheet.space();
    sheet.close([context.t('ranking.note.noPhase')]);
    return sheet.plan();
  }
  sheet.line(context.t('ranking.units'), 'section');
  rankBlock(context, sheet, phase, phase.units, 'unit', phase.total);
  sheet.space();
  if (phase.owners.length > 0) {
    sheet.line(context.t('ranking.owners'), 'section');
    rankBlock(context, sheet, phase, phase.owners, 'owner', null);
    sheet.space();
  }
  sheet.close([
    context.t('phase.note.elapsed', {
      percent: shownPercent(phase.daysElapsed, phase.daysGiven),
      days: phase.daysElapsed,
      given: phase.daysGiven,
    }),
    context.t('ranking.note.order'),
    ...(phase.owners.length === 0 ? [context.t('ranking.note.noOwners')] : []),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function rankBlock(
  context: ReportContext,
  sheet: Statement,
  phase: PhaseResult,
  lines: readonly PhaseLine[],
  what: 'unit' | 'owner',
  total: PhaseLine | null,
): void {
  const t = (key: string): string => context.t(`phase.column.${key}`);
  const figures = (line: PhaseLine): Figure[] => {
    const completion = line.completion && ratioOf(line.completion.num, line.completion.den);
    const elapsed = ratioOf(phase.daysElapsed, phase.daysGiven);
    return [
      line.target ?? context.t('phase.noTarget'),
      line.towardTarget,
      completion,
      elapsed,
      completion !== null && elapsed !== null ? completion - elapsed : null,
      line.pace,
      line.recovered,
    ];
  };
  const withoutText = (values: Figure[]): Figure[] =>
    values.map((value) => (typeof value === 'string' ? null : value));
  sheet.block({
    columns: [
      { title: t('rank'), kind: 'serial' },
      { title: context.t(`column.${what}`), kind: 'wrap' },
      { title: t('target'), kind: 'money' },
      { title: t('toward'), kind: 'money' },
      {
        title: t('completion'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Column.Toward)}/${at(Column.Target)}`,
      },
      { title: t('elapsed'), kind: 'ratio' },
      {
        title: t('ahead'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Column.Completion)}-${at(Column.Elapsed)}`,
      },
      { title: t('pace'), kind: 'money', total: 'value' },
      { title: t('ofPhase'), kind: 'money' },
      { title: context.t('ranking.column.state'), kind: 'center' },
    ],
    rows: byRank(lines).map((line) => [
      line.rank,
      nameOf(context, line, lines, what),
      ...figures(line),
      context.t(`ranking.state.${stateOf(phase, line)}`),
    ]),
    ...(total && { total: [null, null, ...withoutText(figures(total)), null] }),
  });
}

/** Owners of one name are told apart by their units. */
function nameOf(
  context: ReportContext,
  { name, unit }: PhaseLine,
  lines: readonly PhaseLine[],
  what: 'unit' | 'owner',
): string {
  const shared = unit !== '' && lines.filter((line) => line.name === name).length > 1;
  return shared ? context.t('ranking.ownerOfUnit', { owner: name, unit }) : context.named(name, what);
}

/** Ranked lines by rank; those without a rank after them, in their own order. */
export function byRank(lines: readonly PhaseLine[]): PhaseLine[] {
  return [...lines].sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

/** How completion compares with time elapsed, exactly. */
export function stateOf(
  phase: PhaseResult,
  { completion }: PhaseLine,
): 'noTarget' | 'met' | 'ahead' | 'onTime' | 'behind' {
  if (!completion) return 'noTarget';
  if (completion.num >= completion.den) return 'met';
  const difference = completion.num * BigInt(phase.daysGiven) - BigInt(phase.daysElapsed) * completion.den;
  return difference > 0n ? 'ahead' : difference === 0n ? 'onTime' : 'behind';
}
