import { NO_DAY } from '../calendar/day';
import type { DisputedClaim } from '../casework/disputed-claims';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 争议欠款表: what is disputed of each claim, and what is owed whatever comes of it (rules.md §9). In 元. */
export function planDisputes(
  context: ReportContext,
  disputes: readonly DisputedClaim[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`disputes.${key}`);
  const names = new CaseNames(context, ledgers);
  const { claims } = context.result.ledger;
  const name = context.names.take('disputes', '争议欠款表');
  const sheet = context.statement({ name, id: 'disputes' }, t('title'), '元');
  const sum = (of: (one: DisputedClaim) => number): bigint =>
    disputes.reduce((all, one) => all + BigInt(of(one)), 0n);
  if (disputes.length === 0) sheet.line(t('nothing'));
  else
    sheet.block({
      columns: [
        { title: context.t('column.number'), kind: 'serial' },
        { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
        { title: context.t('column.debtor'), kind: 'wrap', widest: 24 },
        { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
        { title: context.t('rewardLines.column.due'), kind: 'date' },
        { title: context.t('column.balance'), kind: 'money' },
        { title: t('disputed'), kind: 'money' },
        { title: t('undisputed'), kind: 'money', formula: ({ at }) => `${at(5)}-${at(6)}` },
        { title: t('undisputedDue'), kind: 'money' },
        { title: t('raised'), kind: 'date' },
        { title: t('reason'), kind: 'wrap', widest: 20 },
        { title: context.t('casework.nextStep'), kind: 'typing' },
      ],
      rows: disputes.map((one, index): Figure[] => [
        index + 1,
        names.claims([one.claim]),
        names.debtorOf([one.claim], ''),
        names.owners([one.claim]),
        claims.due[one.claim],
        one.balance,
        one.disputed,
        one.undisputed,
        one.undisputedDue,
        one.entries.length > 0 && one.entries[0].raised !== NO_DAY ? one.entries[0].raised : null,
        one.entries.length > 0
          ? [...new Set(one.entries.map(({ reason }) => reason))]
              .filter((text) => text !== '')
              .join(context.t('casework.and'))
          : t('byLedger'),
        null,
      ]),
      total: [
        null,
        null,
        null,
        null,
        null,
        sum((one) => one.balance),
        sum((one) => one.disputed),
        sum((one) => one.undisputed),
        sum((one) => one.undisputedDue),
        null,
        null,
        null,
      ],
      link: names.linkTo(
        1,
        disputes.map(({ claim }) => claim),
      ),
    });
  sheet.space();
  sheet.close([t('note.due'), t('note.spread')]);
  return sheet.plan();
}
