import { annualPayState, type AnnualPayLine } from '../reward/annual-pay';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { ratioOf } from './figures';
import type { ReportContext } from './report-context';

const Column = { Pay: 5, Target: 6, Toward: 7, Share: 9, Earned: 10, Advance: 11 } as const;

/** 年薪兑现表: each manager's completion, the share that it earns, what was paid in advance and what is due (rules.md §7). In 元. */
export function planAnnualPay(context: ReportContext, lines: readonly AnnualPayLine[]): SheetPlan {
  const name = context.names.take('annual-pay', '年薪兑现表');
  const sheet = context.statement({ name, id: 'annual-pay' }, context.t('annualPay.title'), '元');
  const t = (key: string): string => context.t(`annualPay.column.${key}`);
  const total = (of: (line: AnnualPayLine) => number): bigint =>
    lines.reduce((sum, line) => sum + BigInt(of(line)), 0n);
  const due = (line: AnnualPayLine): number => line.earned - line.manager.advance;
  const isDue = ({ band, running }: AnnualPayLine): boolean => band !== null && !running;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('people.column.name'), kind: 'wrap' },
      { title: context.t('column.unit'), kind: 'wrap', widest: 16 },
      { title: context.t('points.column.first'), kind: 'date' },
      { title: context.t('points.column.last'), kind: 'date' },
      { title: t('pay'), kind: 'money' },
      { title: context.t('points.column.target'), kind: 'money', total: 'value' },
      { title: context.t('points.column.toward'), kind: 'money', total: 'value' },
      {
        title: context.t('points.column.completion'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Column.Toward)}/${at(Column.Target)}`,
        total: 'value',
      },
      { title: t('share'), kind: 'ratio', total: 'value' },
      {
        title: t('earned'),
        kind: 'money',
        formula: ({ at }) => `ROUND(${at(Column.Pay)}*${at(Column.Share)},2)`,
        total: 'sum',
      },
      { title: t('advance'), kind: 'money' },
      {
        title: t('due'),
        kind: 'money',
        formula: ({ at }) => `${at(Column.Earned)}-${at(Column.Advance)}`,
        total: 'sum',
      },
      { title: context.t('points.column.state'), kind: 'wrap', widest: 12 },
    ],
    rows: lines.map((line, index): Figure[] => {
      const { manager, target, toward, completion, band, earned } = line;
      return [
        index + 1,
        manager.name,
        manager.unit,
        manager.first,
        manager.last,
        manager.pay,
        target && target.amount,
        target && toward,
        completion && ratioOf(completion.num, completion.den),
        band && band.share.num / band.share.den,
        band && earned,
        manager.advance,
        isDue(line) ? due(line) : null,
        context.t(`annualPay.state.${annualPayState(line)}`),
      ];
    }),
    total: [
      ...Array<null>(5).fill(null),
      total(({ manager }) => manager.pay),
      null,
      null,
      null,
      null,
      total(({ earned }) => earned),
      total(({ manager }) => manager.advance),
      total((line) => (isDue(line) ? due(line) : 0)),
      null,
    ],
  });
  sheet.space();
  sheet.close([context.t('annualPay.note.rule'), context.t('annualPay.note.open')]);
  return sheet.plan();
}
