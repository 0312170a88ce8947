import { addressOf, type Finding } from '../finding/finding';
import { actionOf, messageOf } from '../locale/finding-text';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** A person reads no more; beyond it Excel's own limit of links per sheet is near as well. */
const MOST_FINDINGS = 50_000;
const CELL_COLUMN = 4;

/**
 * 数据体检: how many findings of each severity, then each with its place, what is wrong and what was done (rules.md
 * §11). A finding on a row that the new workbook has a copy of leads there.
 */
export function* planFindings(context: ReportContext, ledgers: LedgerSheets): Paced<SheetPlan> {
  const { findings } = context.result;
  const { language } = context.options;
  const name = context.names.take('findings', '数据体检');
  const sheet = context.statement({ name, id: 'findings' }, context.t('findings.title'), null);
  sheet.line(context.t('findings.bySeverity'), 'section');
  const countOf = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('findings.column.severity'), kind: 'center' },
      { title: context.t('findings.column.count'), kind: 'count' },
    ],
    rows: [
      [1, context.t('severity.error'), countOf('error')],
      [2, context.t('severity.warning'), countOf('warning')],
    ],
    total: [null, null, findings.length],
  });
  sheet.space();
  sheet.line(context.t('findings.each'), 'section');
  const shown = findings.slice(0, MOST_FINDINGS);
  const rows: Figure[][] = [];
  for (const [index, finding] of shown.entries()) {
    if (index % ROWS_BETWEEN_RESTS === 0) yield;
    rows.push([
      index + 1,
      context.t(`severity.${finding.severity}`),
      finding.place.file,
      finding.place.sheet ?? '',
      addressOf(finding.place),
      messageOf(language, finding),
      actionOf(language, finding),
    ]);
  }
  const t = (key: string): string => context.t(`findings.column.${key}`);
  yield* sheet.pacedBlock({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('severity'), kind: 'center' },
      { title: t('file'), kind: 'wrap' },
      { title: t('sheet'), kind: 'wrap' },
      { title: t('cell'), kind: 'center' },
      { title: t('message'), kind: 'wrap', widest: 40 },
      { title: t('action'), kind: 'wrap', widest: 40 },
    ],
    rows,
    link: (row, column) => (column === CELL_COLUMN ? ledgers.find(shown[row].place) : null),
    long: true,
  });
  sheet.space();
  const notes = [context.t(`findings.note.place.${context.options.ledger}`), context.t('findings.note.rows')];
  if (findings.length === 0) notes.unshift(context.t('findings.note.none'));
  if (findings.length > MOST_FINDINGS) {
    notes.unshift(context.t('findings.note.cut', { shown: MOST_FINDINGS, all: findings.length }));
  }
  sheet.close(notes);
  return yield* sheet.pacedPlan();
}
