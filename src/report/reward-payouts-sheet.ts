import type { PaidShare, PayoutResult } from '../reward/reward-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import type { ReportContext } from './report-context';

const Column = { Payable: 5, Paid: 6 } as const;

/** 奖励发放核对表: 应发 against 已发, person by person and line by line: to be paid, 补发, 追回 or settled (rules.md §7). In 元. */
export function planPayouts(context: ReportContext, { shares }: PayoutResult): SheetPlan {
  const name = context.names.take('reward-payouts', '奖励发放核对表');
  const sheet = context.statement({ name, id: 'reward-payouts' }, context.t('payouts.title'), '元');
  const { ledger, rewards } = context.result;
  const t = (key: string): string => context.t(`payouts.column.${key}`);
  const total = (of: (share: PaidShare) => number): bigint =>
    shares.reduce((sum, share) => sum + BigInt(of(share)), 0n);
  const due = ({ payable, paid }: PaidShare): number => payable - paid;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('people.column.name'), kind: 'wrap' },
      { title: context.t('people.column.line'), kind: 'center' },
      { title: context.t('people.column.recovery'), kind: 'wrap' },
      { title: context.t('people.column.claim'), kind: 'wrap' },
      { title: t('payable'), kind: 'money' },
      { title: t('paid'), kind: 'money' },
      {
        title: t('due'),
        kind: 'money',
        formula: ({ at }) => `${at(Column.Payable)}-${at(Column.Paid)}`,
      },
      { title: t('state'), kind: 'center' },
    ],
    rows: shares.map((share, index): Figure[] => {
      const line = share.line < 0 ? null : rewards.lines.at(share.line);
      return [
        index + 1,
        context.named(share.person, 'person'),
        line ? share.line + 1 : t(share.payable === 0 ? 'noLine' : 'extra'),
        line ? ledger.recoveries.id[line.recovery] : '',
        line ? ledger.claims.id[line.claim] : '',
        share.payable,
        share.paid,
        due(share),
        context.t(`payouts.state.${payoutState(share)}`),
      ];
    }),
    total: [
      null,
      null,
      null,
      null,
      null,
      total(({ payable }) => payable),
      total(({ paid }) => paid),
      total(due),
      null,
    ],
  });
  sheet.space();
  sheet.close([
    context.t('payouts.note', { paid: context.amount(rewards.paid, '元') }),
    context.t('payouts.noLineNote'),
  ]);
  return sheet.plan();
}

/** first: nothing was paid yet; more: 补发; back: 追回; deducted: points that were lost; settled: nothing is due. */
export function payoutState({ payable, paid }: Pick<PaidShare, 'payable' | 'paid'>): string {
  if (payable === paid) return 'settled';
  if (paid === 0) return payable > 0 ? 'first' : 'deducted';
  return payable < paid ? 'back' : 'more';
}
