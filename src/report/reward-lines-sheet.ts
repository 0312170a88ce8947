import { METHODS } from '../ledger/method';
import { claimPlace, recoveryPlace } from '../ledger/place';
import type { FenSum } from '../money/fen';
import { formatRate } from '../money/rate';
import { FenTotals, sumFen } from '../money/sum';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { RewardBracket } from '../policy/policy';
import { remembered } from '../reward/remembered';
import type { RewardLines } from '../reward/reward-lines';
import type { PayoutResult, RewardState } from '../reward/reward-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { cellAddress } from './address';
import { bracketWords } from '../policy/bracket-words';
import type { BlockColumn, BlockPlace, Figure, FootRow, LinkTarget } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import { planLimits } from './reward-limits-block';
import type { Statement } from './statement';

/** Two links a line; Excel takes 65,530 on one sheet. */
const MOST_LINKED_LINES = 20_000;

const SchemeColumn = { Accrued: 3, Held: 4, Payable: 5 } as const;
const LineColumn = { Recovery: 1, Claim: 4, Amount: 10, BeforeCap: 18, Reward: 19, Further: 23 } as const;

/** 奖励计算明细: totals by scheme, then every line with all that is needed to compute it again (rules.md §7). In 元. */
export function* planRewardLines(context: ReportContext, ledgers: LedgerSheets): Paced<SheetPlan> {
  const { rewards, policy } = context.result;
  const name = context.names.take('reward-lines', '奖励计算明细');
  const sheet = context.statement({ name, id: 'reward-lines' }, context.t('rewardLines.title'), '元');
  if (policy.brackets.length === 0) {
    sheet.atLeast(10, 0, 9);
    sheet.space();
    sheet.line(context.t('reward.noScheme'), 'section');
    sheet.space();
    sheet.close([context.t('reward.note.noScheme')]);
    return sheet.plan();
  }
  sheet.line(context.t('rewardLines.byScheme'), 'section');
  const schemes = schemeBlock(context, sheet);
  sheet.space();
  if (rewards.limits.length > 0) {
    sheet.line(context.t('limits.title'), 'section');
    planLimits(context, sheet);
    sheet.space();
  }
  sheet.line(context.t('rewardLines.lines', { count: rewards.lines.length }), 'section');
  yield* lineBlock(context, sheet, schemes, ledgers);
  sheet.space();
  sheet.close([
    context.t('rewardLines.note.rule'),
    ...(policy.rewardTables.limits?.length ? [context.t('limits.note.lines')] : []),
    context.t('rewardLines.note.overdue'),
    context.t('rewardLines.note.states'),
    context.t('note.method', { method: context.t(`application.${policy.settings.application}`) }),
  ]);
  return yield* sheet.pacedPlan();
}

function schemeBlock(context: ReportContext, sheet: Statement): BlockPlace {
  const { rewards } = context.result;
  const t = (key: string): string => context.t(`rewardLines.column.${key}`);
  const lines = rewards.schemes.reduce((sum, scheme) => sum + scheme.lines, 0);
  return sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('scheme'), kind: 'wrap' },
      { title: t('lines'), kind: 'count' },
      {
        title: t('accrued'),
        kind: 'money',
        formula: ({ at }) => `${at(SchemeColumn.Held)}+${at(SchemeColumn.Payable)}`,
      },
      { title: t('held'), kind: 'money' },
      { title: t('payable'), kind: 'money' },
      { title: context.t('payouts.column.paid'), kind: 'money' },
    ],
    rows: rewards.schemes.map(({ scheme, lines: count, accrued, held, payable, paid }, index) => [
      index + 1,
      scheme === '' ? t('noScheme') : scheme,
      count,
      accrued,
      held,
      payable,
      paid,
    ]),
    total: [null, null, lines, rewards.accrued, rewards.held, rewards.payable, rewards.paid],
  });
}

function* lineBlock(
  context: ReportContext,
  sheet: Statement,
  schemes: BlockPlace,
  ledgers: LedgerSheets,
): Paced<void> {
  const { rewards, settlement } = context.result;
  const rows = yield* rewardRows(context, rewards.lines);
  const further = furtherColumns(context);
  rows.forEach((row, line) => row.push(...further.map(({ values }) => values[line])));
  yield;
  const sums = new FenTotals(3);
  const { application, beforeCap, reward } = rewards.lines.columns;
  for (let line = 0; line < rewards.lines.length; line++) {
    sums.add(0, settlement.applications.amount[application[line]]);
    sums.add(1, beforeCap[line]);
    sums.add(2, reward[line]);
  }
  const total = Array<Figure>(LineColumn.Further).fill(null);
  total[LineColumn.Amount] = sums.value(0);
  total[LineColumn.BeforeCap] = sums.value(1);
  total[LineColumn.Reward] = sums.value(2);
  total.push(...further.map(({ values }) => sumFen(values)));
  yield* sheet.pacedBlock({
    columns: [...lineColumns(context), ...further.map(({ title }) => ({ title, kind: 'money' }) as const)],
    rows,
    total,
    foot: [schemeCheck(context, rewards.accrued - sums.value(2), schemes)],
    ...(context.options.ledger === 'in-place' &&
      rewards.lines.length <= MOST_LINKED_LINES && {
        link: (row: number, column: number) => linkOf(context, ledgers, rewards.lines, row, column),
      }),
    long: true,
    keyColumns: 2,
  });
}

/** Amounts of every line that only some workbooks have: what a pool took off, what was paid. */
function furtherColumns(context: ReportContext): { title: string; values: Float64Array }[] {
  const { lines, limits, payouts } = context.result.rewards;
  const columns: { title: string; values: Float64Array }[] = [];
  if (limits.length > 0)
    columns.push({
      title: context.t('limits.column.cut'),
      values: lines.columns.cut.slice(0, lines.length).map((cut) => -cut),
    });
  const paid = paidByLine(payouts, lines.length);
  if (paid) columns.push({ title: context.t('payouts.column.paid'), values: paid });
  return columns;
}

/** What was paid of each line of `count`; null without a register 奖励发放. A reversal's payments stand at its line. */
function paidByLine(payouts: PayoutResult | null, count: number): Float64Array | null {
  if (payouts === null) return null;
  const paid = new Float64Array(count);
  for (const share of payouts.shares) if (share.line >= 0) paid[share.line] += share.paid;
  return paid;
}

/** The user's own rows that a line stands on. */
function linkOf(
  { result: { ledger } }: ReportContext,
  ledgers: LedgerSheets,
  { columns }: RewardLines,
  line: number,
  column: number,
): LinkTarget | null {
  if (column === LineColumn.Recovery)
    return ledgers.find(recoveryPlace(ledger, columns.recovery[line], '金额'));
  return column === LineColumn.Claim
    ? ledgers.find(claimPlace(ledger, columns.claim[line], '应收金额'))
    : null;
}

/** The rewards of all lines are what the schemes say was accrued. */
function schemeCheck(context: ReportContext, difference: FenSum, schemes: BlockPlace): FootRow {
  const values = Array<Figure>(LineColumn.Reward + 1).fill(null);
  values[LineColumn.Reward] = difference;
  const accrued = cellAddress(schemes.totalRow, schemes.columns[SchemeColumn.Accrued]);
  return {
    label: context.t('rewardLines.check'),
    kind: 'money',
    values,
    formula: (column, { total }) => `ROUND(${accrued}-${total(column)},2)`,
  };
}

function lineColumns(context: ReportContext): BlockColumn[] {
  const column = (key: string, kind: BlockColumn['kind'], more: Partial<BlockColumn> = {}): BlockColumn => ({
    title: context.t(`rewardLines.column.${key}`),
    kind,
    ...more,
  });
  const narrow = { widest: 4, total: 'value' } as const;
  return [
    column('number', 'serial', { widest: 4 }),
    column('recovery', 'wrap', { widest: 14 }),
    column('day', 'date'),
    column('voucher', 'wrap', { widest: 12 }),
    column('claim', 'wrap', { widest: 16 }),
    column('debtor', 'wrap', { widest: 26 }),
    column('unit', 'wrap', { widest: 12 }),
    column('owner', 'wrap', { widest: 8 }),
    column('method', 'center'),
    column('due', 'date'),
    column('amount', 'money'),
    column('years', 'days', narrow),
    column('days', 'days', narrow),
    column('scheme', 'wrap', { widest: 20 }),
    column('bracket', 'wrap', { widest: 14 }),
    column('rate', 'center'),
    column('base', 'money', { total: 'value' }),
    column('earnedOn', 'date'),
    column('beforeCap', 'money'),
    column('reward', 'money'),
    column('state', 'wrap', { widest: 20 }),
    column('approval', 'wrap', { widest: 14 }),
    column('undoes', 'serial', { widest: 4 }),
  ];
}

/** One row of figures for each line; texts that repeat are made once. */
function* rewardRows(context: ReportContext, lines: RewardLines): Paced<Figure[][]> {
  const { ledger, settlement } = context.result;
  const { claims, recoveries, debtors, units, owners } = ledger;
  const bracketText = remembered((bracket: RewardBracket) => bracketWords(context.options.language, bracket));
  const rateText = remembered(formatRate);
  const stateText = remembered((state: RewardState) => context.t(`reward.state.${state}`));
  const rows: Figure[][] = [];
  let index = -1;
  for (const line of lines) {
    if (++index % ROWS_BETWEEN_RESTS === 0) yield;
    const { recovery, claim, bracket, rate } = line;
    rows.push([
      index + 1,
      recoveries.id[recovery],
      line.day,
      recoveries.voucher[recovery],
      claims.id[claim],
      debtors.text(claims.debtor[claim]),
      units.text(claims.unit[claim]),
      owners.text(claims.owner[claim]),
      METHODS[recoveries.method[recovery]],
      claims.due[claim],
      settlement.applications.amount[line.application],
      line.overdueYears,
      line.overdueDays,
      line.scheme,
      bracket ? bracketText(bracket) : '',
      rate ? rateText(rate) : bracket?.calculation === '分段' ? context.t('reward.progressive') : '',
      line.base,
      line.earnedOn,
      line.beforeCap,
      line.reward,
      stateText(line.state),
      line.approval,
      line.undoes >= 0 ? line.undoes + 1 : null,
    ]);
  }
  return rows;
}
