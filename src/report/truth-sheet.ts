import { addressOf, type Place } from '../finding/finding';
import { messageOf } from '../locale/finding-text';
import type { Doubt } from '../truth/doubt';
import { MOST_REMEMBERED } from '../truth/claims-memory';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

const PLACE_COLUMN = 7;

/** 真实性核查表: what may make a result look better than it is, each with its rows and room for what came of it (篇五 art. 39). In 元. */
export function planTruth(
  context: ReportContext,
  doubts: readonly Doubt[],
  ledgers: LedgerSheets,
): SheetPlan {
  const { language } = context.options;
  const name = context.names.take('truth', '真实性核查表');
  const sheet = context.statement({ name, id: 'truth' }, context.t('truth.title'), '元');
  const t = (key: string): string => context.t(`truth.column.${key}`);
  const where = (place: Place): string => `${place.file} ${place.sheet ?? ''}!${addressOf(place)}`;
  const ordered = [...doubts].sort((a, b) => b.amount - a.amount);
  if (ordered.length === 0) sheet.line(context.t('truth.nothing'));
  else
    sheet.block({
      columns: [
        { title: context.t('column.number'), kind: 'serial' },
        { title: t('kind'), kind: 'wrap', widest: 16 },
        { title: context.t('column.unit'), kind: 'wrap', widest: 14 },
        { title: context.t('column.debtor'), kind: 'wrap', widest: 22 },
        { title: t('day'), kind: 'date' },
        { title: t('amount'), kind: 'money', total: 'value' },
        { title: t('what'), kind: 'wrap', widest: 44 },
        { title: t('place'), kind: 'wrap', widest: 24 },
        { title: t('evidence'), kind: 'wrap', widest: 24 },
        { title: t('outcome'), kind: 'typing' },
      ],
      rows: ordered.map(({ finding, debtor, unit, day, amount, evidence }, index): Figure[] => [
        index + 1,
        context.t(`truth.kind.${finding.code}`),
        unit,
        debtor,
        day,
        amount,
        messageOf(language, finding),
        where(finding.place),
        evidence === null ? '' : where(evidence),
        null,
      ]),
      link: (row, column) => (column === PLACE_COLUMN ? ledgers.find(ordered[row].finding.place) : null),
    });
  sheet.space();
  const { settings } = context.result.policy;
  sheet.close([
    context.t('truth.note.question'),
    context.t('truth.note.vouchers'),
    settings.roundTripDays === null
      ? context.t('truth.note.noRoundTrips')
      : context.t('truth.note.roundTrips', { days: settings.roundTripDays }),
    ...(settings.compareClaims ? [context.t('truth.note.compared', { most: MOST_REMEMBERED })] : []),
  ]);
  return sheet.plan();
}
