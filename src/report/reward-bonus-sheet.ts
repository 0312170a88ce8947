import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { BUILT_IN_TAX_BRACKETS } from '../policy/built-in-tax-brackets';
import type { BonusLine } from '../reward/bonuses';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { shownAmount } from './figures';
import type { ReportContext } from './report-context';

const Column = { WageTax: 5, Separate: 6, SeparateAll: 7, Merged: 8, MergedAll: 9 } as const;

/** 年终奖计税比较表: tax on the bonus by itself against merging it into wages, and the warning just above an edge (rules.md §7). In 元. */
export function planBonuses(context: ReportContext, lines: readonly BonusLine[]): SheetPlan {
  const name = context.names.take('bonus-tax', '年终奖计税比较表');
  const sheet = context.statement({ name, id: 'bonus-tax' }, context.t('bonus.title'), '元');
  const t = (key: string): string => context.t(`bonus.column.${key}`);
  const bands = { separate: t('separateBand'), merged: t('mergedBand') };
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('people.column.name'), kind: 'wrap' },
      { title: t('paidOn'), kind: 'date' },
      { title: t('bonus'), kind: 'money' },
      { title: t('income'), kind: 'money' },
      { title: t('wageTax'), kind: 'money' },
      { title: t('bonusTax'), band: bands.separate, kind: 'money' },
      {
        title: t('yearTax'),
        band: bands.separate,
        kind: 'money',
        formula: ({ at }) => `${at(Column.WageTax)}+${at(Column.Separate)}`,
      },
      { title: t('added'), band: bands.merged, kind: 'money' },
      {
        title: t('yearTax'),
        band: bands.merged,
        kind: 'money',
        formula: ({ at }) => `${at(Column.WageTax)}+${at(Column.Merged)}`,
      },
      {
        title: t('difference'),
        kind: 'money',
        formula: ({ at }) => `${at(Column.MergedAll)}-${at(Column.SeparateAll)}`,
      },
      { title: t('advice'), kind: 'wrap', widest: 12 },
      { title: t('jump'), kind: 'wrap', widest: 34 },
    ],
    rows: lines.map((line, index): Figure[] => {
      const { asked, paidOn, bonus, wageTax, separate, merged, better } = line;
      return [
        index + 1,
        asked.name,
        paidOn,
        bonus,
        asked.income,
        wageTax,
        separate,
        separate === null ? null : wageTax + separate,
        merged,
        wageTax + merged,
        separate === null ? null : merged - separate,
        context.t(`bonus.better.${separate === null ? 'only' : better}`),
        jumpWords(context, line),
      ];
    }),
  });
  sheet.space();
  sheet.close([
    context.t('bonus.note.rule'),
    context.t('bonus.note.jump'),
    context.t('bonus.note.source', { sources: sources(context, lines) }),
  ]);
  return sheet.plan();
}

function jumpWords(context: ReportContext, { bonus, jump }: BonusLine): string {
  if (jump === null) return '';
  return context.t('bonus.jump', {
    edge: shownAmount(jump.edge, '元'),
    over: shownAmount(bonus - jump.edge, '元'),
    loss: shownAmount(jump.loss, '元'),
  });
}

/** Where the tables that were used come from, and when that was last checked. */
function sources(context: ReportContext, lines: readonly BonusLine[]): string {
  const { result, options } = context;
  const { taxBrackets } = result.policy.rewardTables;
  const checked = (day: Day): string =>
    day === NO_DAY ? context.t('bonus.unchecked') : context.t('bonus.checked', { day: formatDay(day) });
  const used = (taxBrackets ?? BUILT_IN_TAX_BRACKETS).filter(
    ({ tax, firstDay, lastDay }) =>
      tax !== '劳务报酬' &&
      lines.some(({ paidOn }) => firstDay <= paidOn && (lastDay < firstDay || paidOn <= lastDay)),
  );
  const named = used.map(({ tax, source, checkedOn }) => `${tax} ${source}${checked(checkedOn)}`);
  return [...new Set(named)].join(options.language === 'zh' ? '；' : '; ');
}
