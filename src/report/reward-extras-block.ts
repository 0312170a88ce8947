import type { Figure } from './block';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** What people earn besides the lines: points of their own targets, what a floor adds. In 元. */
export function planExtras(context: ReportContext, sheet: Statement): void {
  const { extras } = context.result.rewards;
  const t = (key: string): string => context.t(`people.column.${key}`);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('name'), kind: 'wrap' },
      { title: context.t('extras.column.source'), kind: 'center', span: 2 },
      { title: t('amount'), kind: 'money' },
      { title: t('fate'), kind: 'center' },
    ],
    rows: extras.map(({ person, why, amount, kept }, index): Figure[] => [
      index + 1,
      context.named(person, 'person'),
      context.t(`extras.why.${why}`),
      amount,
      t(kept ? 'kept' : 'shared'),
    ]),
    total: [null, null, null, extras.reduce((sum, { amount }) => sum + BigInt(amount), 0n), null],
  });
}
