import { METHODS } from '../ledger/method';
import { formatRate, type Rate } from '../money/rate';
import { bracketWords } from '../policy/bracket-words';
import type { UndecidedLine } from '../reward/undecided';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import type { ReportContext } from './report-context';

/**
 * 待定奖励审批表: the lines whose rate the leaders decide, with the range and what it comes to, and columns in which the
 * decision is written; what was typed there stays through an update (rules.md §7). In 元.
 */
export function planRewardApproval(context: ReportContext, undecided: readonly UndecidedLine[]): SheetPlan {
  const { ledger, rewards, policy } = context.result;
  const { claims, recoveries, debtors, owners } = ledger;
  const name = context.names.take('reward-approval', '待定奖励审批表');
  const sheet = context.statement({ name, id: 'reward-approval' }, context.t('approval.title'), '元');
  const t = (key: string): string => context.t(`approval.column.${key}`);
  const column = (key: string): string => context.t(`rewardLines.column.${key}`);
  const rate = (of: Rate | null | undefined): string => (of ? formatRate(of) : '');
  const total = (of: (one: UndecidedLine) => number | null): bigint =>
    undecided.reduce((sum, one) => sum + BigInt(of(one) ?? 0), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: column('claim'), kind: 'wrap', widest: 14 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 22 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 8 },
      { title: column('recovery'), kind: 'wrap', widest: 10 },
      { title: column('day'), kind: 'date' },
      { title: column('method'), kind: 'center' },
      { title: column('base'), kind: 'money' },
      { title: column('bracket'), kind: 'wrap', widest: 14 },
      { title: t('range'), kind: 'center' },
      { title: t('least'), kind: 'money' },
      { title: t('most'), kind: 'money' },
      { title: t('reason'), kind: 'wrap', widest: 14 },
      { title: t('proposed'), kind: 'typing' },
      { title: t('approval'), kind: 'typing' },
      { title: t('approvedOn'), kind: 'typing' },
    ],
    rows: undecided.map(({ line, base, least, most }, index): Figure[] => {
      const { claim, recovery, day, bracket, state } = rewards.lines.at(line);
      const asked = policy.cases.get(claims.id[claim]);
      return [
        index + 1,
        claims.id[claim],
        context.named(debtors.text(claims.debtor[claim]), 'debtor'),
        owners.text(claims.owner[claim]),
        recoveries.id[recovery],
        day,
        METHODS[recoveries.method[recovery]],
        base,
        bracket ? bracketWords(context.options.language, bracket) : '',
        bracket?.rateFloor && bracket.rateCeiling
          ? `${rate(bracket.rateFloor)}–${rate(bracket.rateCeiling)}`
          : rate(bracket?.rate),
        least,
        most,
        context.t(`approval.reason.${state === 'unapproved' ? 'unapproved' : 'undecided'}`, {
          rate: rate(asked?.rate),
        }),
        null,
        null,
        null,
      ];
    }),
    total: [
      ...Array<null>(7).fill(null),
      total(({ base }) => base),
      null,
      null,
      total(({ least }) => least),
      total(({ most }) => most),
      ...Array<null>(4).fill(null),
    ],
  });
  sheet.space();
  sheet.line(context.t('approval.sign'), 'section');
  sheet.space();
  sheet.close([context.t('approval.note.rule'), context.t('approval.note.enter')]);
  return sheet.plan();
}
