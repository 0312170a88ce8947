import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { CampaignResult } from '../campaign/result';
import { baselineClaims, baselineFingerprint, type BaselineReport } from '../phase/baseline';
import type { PhaseResult } from '../phase/phase-result';
import { BASELINE_TABLE } from '../policy/baseline-rows';
import type { SheetPlan } from '../workbook/sheet-plan';
import { inUnit } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Id of the sheet that a phase's baseline is locked on: a form, so that what stands in it is the user's. */
export function baselineId(phase: string): string {
  return `input:基线:${phase}`;
}

/**
 * 基线·阶段: the opening of a phase as it is now, to be locked in the user's workbook and read back by every later run (rules.md §8).
 * Amounts are in 元.
 * @param name of the sheet
 */
export function planBaseline(result: CampaignResult, phase: PhaseResult, name: string): SheetPlan {
  const day = phase.first - 1;
  const claims = baselineClaims(result.ledger, result.settlement, day);
  const fingerprint = baselineFingerprint(claims);
  const { columns } = BASELINE_TABLE;
  const lastColumn = columns.length - 1;
  return {
    name,
    id: baselineId(phase.name),
    columns: columns.map(({ kind, width }) => ({
      width,
      style: kind === 'day' ? 'plainDate' : kind === 'amount' ? 'plainMoney' : 'plain',
    })),
    rows: [
      columns.map((column) => (column.name === '余额' ? '余额(元)' : column.name)),
      ...claims.map(({ claim, debtor, unit, due, balance }) => [
        phase.name,
        serialOfDay(day),
        claim === '' ? null : claim,
        debtor === '' ? null : debtor,
        unit === '' ? null : unit,
        due === NO_DAY ? null : serialOfDay(due),
        inUnit(balance, '元'),
        fingerprint,
      ]),
    ],
    cells: columns.map((_, column) => ({ row: 0, column, style: 'header' as const })),
    freeze: { rows: 1, columns: 0 },
    print: {
      landscape: false,
      area: { firstRow: 0, firstColumn: 0, lastRow: claims.length, lastColumn },
      repeatRows: { first: 0, last: 0 },
    },
  };
}

/** 基线变动表: what was recovered of each locked baseline and what is new since; what has changed behind it, claim by claim. In 元. */
export function planBaselineChanges(context: ReportContext, reports: readonly BaselineReport[]): SheetPlan {
  const name = context.names.take('baseline', '基线变动表');
  const sheet = context.statement({ name, id: 'baseline' }, context.t('baseline.title'), '元');
  sheet.line(context.t('baseline.summary'), 'section');
  summaryBlock(context, sheet, reports);
  sheet.space();
  for (const report of reports) {
    const { phase, changes } = report;
    sheet.line(
      context.t(changes.length === 0 ? 'baseline.unchanged' : 'baseline.changes', {
        phase,
        count: changes.length,
      }),
      'section',
    );
    if (changes.length > 0) changeBlock(context, sheet, report);
    sheet.space();
  }
  sheet.close([
    context.t('baseline.note.meaning'),
    context.t('baseline.note.fingerprint'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function summaryBlock(context: ReportContext, sheet: Statement, reports: readonly BaselineReport[]): void {
  const t = (key: string): string => context.t(`baseline.column.${key}`);
  sheet.block({
    columns: [
      { title: t('phase'), kind: 'wrap' },
      { title: t('day'), kind: 'date' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: t('locked'), kind: 'money' },
      { title: t('now'), kind: 'money' },
      { title: t('difference'), kind: 'money', formula: ({ at }) => `${at(4)}-${at(3)}` },
      { title: t('recoveredOld'), kind: 'money', band: t('since') },
      { title: t('leftOld'), kind: 'money', band: t('since') },
      { title: t('arisen'), kind: 'money', band: t('since') },
      { title: t('recoveredNew'), kind: 'money', band: t('since') },
      { title: t('leftNew'), kind: 'money', band: t('since') },
      { title: t('fingerprint'), kind: 'wrap', widest: 18 },
      { title: t('state'), kind: 'center' },
    ],
    rows: reports.map((report) => [
      report.phase,
      report.day,
      report.claims,
      report.locked,
      report.now,
      report.now - report.locked,
      report.recoveredFromBaseline,
      report.leftOfBaseline,
      report.arisen,
      report.recoveredFromNew,
      report.leftOfNew,
      report.fingerprint,
      t(!report.intact ? 'altered' : report.changes.length > 0 ? 'changed' : 'same'),
    ]),
  });
}

function changeBlock(context: ReportContext, sheet: Statement, { changes }: BaselineReport): void {
  const t = (key: string): string => context.t(`baseline.column.${key}`);
  const sum = (of: (change: BaselineReport['changes'][number]) => bigint): bigint =>
    changes.reduce((total, change) => total + of(change), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('kind'), kind: 'center' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: t('locked'), kind: 'money' },
      { title: t('now'), kind: 'money' },
      { title: t('difference'), kind: 'money', formula: ({ at }) => `${at(4)}-${at(3)}` },
      { title: context.t('column.debtor'), kind: 'wrap', span: 3 },
      { title: context.t('column.unit'), kind: 'wrap', span: 2 },
      { title: t('why'), kind: 'typing', span: 2 },
    ],
    rows: changes.map(({ kind, claim, debtor, unit, locked, now }, index) => [
      index + 1,
      t(`kind.${kind}`),
      claim,
      locked,
      now,
      now - locked,
      context.named(debtor, 'debtor'),
      context.named(unit, 'unit'),
      null,
    ]),
    total: [
      null,
      null,
      null,
      sum((one) => one.locked),
      sum((one) => one.now),
      sum((one) => one.now - one.locked),
      null,
      null,
      null,
    ],
  });
}
