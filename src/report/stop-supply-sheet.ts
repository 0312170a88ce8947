import type { StopSupply, StopSupplyList } from '../casework/stop-supply';
import { formatRate } from '../money/rate';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import { ratioOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 限供清单: whom nothing more is supplied to, why, and what ends it (篇五 art. 25, 26). In 元. */
export function planStopSupply(
  context: ReportContext,
  { stopped, released }: StopSupplyList,
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`stopSupply.${key}`);
  const names = new CaseNames(context, ledgers);
  const { stopSupplyDays, stopSupplyShare } = context.result.policy.settings;
  const name = context.names.take('stop-supply', '限供清单');
  const sheet = context.statement({ name, id: 'stop-supply' }, t('title'), '元');
  const sum = (of: (one: StopSupply) => bigint): bigint => stopped.reduce((all, one) => all + of(one), 0n);
  if (stopped.length === 0) sheet.line(t('nothing'));
  else
    sheet.block({
      columns: [
        { title: context.t('column.number'), kind: 'serial' },
        { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
        { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
        { title: context.t('column.balance'), kind: 'money' },
        { title: t('count'), kind: 'count', band: t('overdue') },
        { title: t('amount'), kind: 'money', band: t('overdue') },
        { title: t('days'), kind: 'days', total: 'value', band: t('overdue') },
        { title: t('due'), kind: 'money', band: t('share'), total: 'value' },
        { title: t('paid'), kind: 'money', band: t('share'), total: 'value' },
        {
          title: t('ratio'),
          kind: 'ratio',
          band: t('share'),
          formula: ({ at }) => `${at(8)}/${at(7)}`,
          total: 'value',
        },
        { title: t('toRelease'), kind: 'money' },
        { title: t('reason'), kind: 'wrap', widest: 18 },
        { title: context.t('casework.nextStep'), kind: 'typing' },
      ],
      rows: stopped.map((one, index): Figure[] => [
        index + 1,
        names.debtor(one.debtor),
        names.owners([one.claim]),
        one.balance,
        one.overdue?.count ?? null,
        one.overdue?.amount ?? null,
        one.overdue?.days ?? null,
        one.short?.due ?? null,
        one.short?.paid ?? null,
        one.short ? ratioOf(one.short.paid, one.short.due) : null,
        one.toRelease,
        [one.overdue && t('reason.overdue'), one.short && t('reason.short')]
          .filter((text) => text !== null)
          .join(context.t('casework.and')),
        null,
      ]),
      total: [
        null,
        null,
        null,
        sum((one) => one.balance),
        sum((one) => BigInt(one.overdue?.count ?? 0)),
        sum((one) => one.overdue?.amount ?? 0n),
        null,
        null,
        null,
        null,
        sum((one) => one.toRelease),
        null,
        null,
      ],
      link: names.linkTo(
        1,
        stopped.map(({ claim }) => claim),
      ),
    });
  sheet.space();
  if (released.length > 0) {
    sheet.line(context.t('stopSupply.released', { count: released.length }), 'section');
    sheet.block({
      columns: [
        { title: context.t('column.number'), kind: 'serial' },
        { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
        { title: t('releasedOn'), kind: 'date' },
      ],
      rows: released.map(({ debtor, day }, index): Figure[] => [index + 1, names.debtor(debtor), day]),
    });
    sheet.space();
  }
  sheet.close([
    ...(stopSupplyDays === null ? [] : [context.t('stopSupply.note.days', { days: stopSupplyDays })]),
    ...(stopSupplyShare === null
      ? []
      : [context.t('stopSupply.note.share', { share: formatRate(stopSupplyShare) })]),
    t('note.release'),
  ]);
  return sheet.plan();
}
