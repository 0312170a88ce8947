import { NO_DAY } from '../calendar/day';
import type { WorkItem } from '../casework/worklist';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** More lines than this are no list to work by; the rest follows once these are done. */
const MOST_LINES = 300;

/** 催收工作清单: who is to act next on whom, why, and what to do, by the rule that its notes state (rules.md §9). In 元. */
export function planWorklist(
  context: ReportContext,
  items: readonly WorkItem[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`worklist.${key}`);
  const name = context.names.take('worklist', '催收工作清单');
  const sheet = context.statement({ name, id: 'worklist' }, t('title'), '元');
  if (items.length === 0) sheet.line(t('nothing'));
  else {
    sheet.line(t('byOwner'), 'section');
    ownersBlock(context, sheet, items);
    sheet.space();
    sheet.line(t('list'), 'section');
    itemsBlock(context, sheet, items.slice(0, MOST_LINES), ledgers);
  }
  sheet.space();
  const { demandIntervalDays, limitationWarningDays } = context.result.policy.settings;
  sheet.close([
    t('note.rank'),
    t('note.within'),
    ...(limitationWarningDays === null ? [t('note.noWarning')] : []),
    ...(demandIntervalDays === null
      ? []
      : [context.t('worklist.note.interval', { days: demandIntervalDays })]),
    ...(items.length > MOST_LINES
      ? [context.t('worklist.note.more', { shown: MOST_LINES, count: items.length })]
      : []),
  ]);
  return sheet.plan();
}

function ownersBlock(context: ReportContext, sheet: Statement, items: readonly WorkItem[]): void {
  const { owners } = context.result.ledger;
  const byOwner = new Map<number, { count: number; balance: bigint; overdue: bigint }>();
  for (const { owner, balance, overdue } of items) {
    const known = byOwner.get(owner) ?? { count: 0, balance: 0n, overdue: 0n };
    known.count++;
    known.balance += balance;
    known.overdue += overdue;
    byOwner.set(owner, known);
  }
  const lines = [...byOwner].sort(([, a], [, b]) => b.count - a.count || (a.overdue > b.overdue ? -1 : 1));
  const sum = (of: (one: { balance: bigint; overdue: bigint }) => bigint): bigint =>
    lines.reduce((all, [, one]) => all + of(one), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: context.t('worklist.count'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: context.t('worklist.overdue'), kind: 'money' },
    ],
    rows: lines.map(([owner, one], index): Figure[] => [
      index + 1,
      context.named(owners.text(owner), 'owner'),
      one.count,
      one.balance,
      one.overdue,
    ]),
    total: [null, null, items.length, sum(({ balance }) => balance), sum(({ overdue }) => overdue)],
  });
}

function itemsBlock(
  context: ReportContext,
  sheet: Statement,
  items: readonly WorkItem[],
  ledgers: LedgerSheets,
): void {
  const { ledger, casework } = context.result;
  const t = (key: string): string => context.t(`worklist.${key}`);
  const names = new CaseNames(context, ledgers);
  const hasStrategies = casework.strategies !== null;
  sheet.block({
    columns: [
      { title: t('rank'), kind: 'serial' },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 18 },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('overdue'), kind: 'money' },
      { title: t('firstClaim'), kind: 'wrap', widest: 14 },
      { title: t('reason'), kind: 'wrap', widest: 26 },
      { title: t('concerned'), kind: 'money', total: 'value' },
      { title: t('day'), kind: 'date' },
      { title: t('todo'), kind: 'wrap', widest: 24 },
      ...(hasStrategies ? [{ title: t('strategy'), kind: 'wrap', widest: 10 } as const] : []),
      { title: context.t('casework.nextStep'), kind: 'typing' },
      { title: context.t('casework.remark'), kind: 'typing' },
    ],
    rows: items.map((item, index): Figure[] => {
      const [first] = item.reasons;
      return [
        index + 1,
        context.named(ledger.owners.text(item.owner), 'owner'),
        names.debtor(item.debtor),
        item.balance,
        item.overdue,
        ledger.claims.id[item.claim],
        item.reasons.map((reason) => reasonText(context, reason)).join(context.t('casework.then')),
        first.amount,
        first.day === NO_DAY ? null : first.day,
        t(`action.${first.kind}`),
        ...(hasStrategies ? [names.strategy(item.claim)] : []),
        null,
        null,
      ];
    }),
    link: names.linkTo(
      5,
      items.map(({ claim }) => claim),
    ),
  });
}

/** Why, in a few words, with the day where there is one. */
export function reasonText(
  context: Pick<ReportContext, 't' | 'day'>,
  { kind, day }: WorkItem['reasons'][number],
): string {
  if (day === NO_DAY) return context.t(`worklist.reason.${kind}`);
  return context.t(`worklist.reasonOn.${kind}`, { day: context.day(day) });
}
