import { withoutRate, type Provision, type ProvisionLine } from '../analysis/provision';
import { claimPlace } from '../ledger/place';
import { numberOf, type Fraction } from '../money/fraction';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { BlockColumn, Figure } from './block';
import { bucketEdges } from './bucket-edges';
import { decimalsOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Rates stand behind the balance, in two columns each. */
const BALANCE = 3;
const FIRST_RATE = 4;

/** 坏账准备测算表: each bucket's balance by the rates of 计提比例 and, beside them, by the expected loss rates. In 元. */
export function planProvision(
  context: ReportContext,
  provisions: readonly Provision[],
  ledgers: LedgerSheets,
): SheetPlan {
  const name = context.names.take('provision', '坏账准备测算表');
  const sheet = context.statement({ name, id: 'provision' }, context.t('provision.title'), '元');
  for (const provision of provisions) {
    sheet.line(context.t('provision.bySet', { set: provision.set.name }), 'section');
    bucketBlock(context, sheet, provision);
    sheet.space();
  }
  const [{ own }] = provisions;
  if (own.length > 0) {
    sheet.line(context.t('provision.own', { count: own.length }), 'section');
    ownBlock(context, sheet, provisions[0], ledgers);
    sheet.space();
  }
  sheet.close([
    ...provisions.map(({ set }) =>
      context.t('aging.note.set', { set: set.name, edges: bucketEdges(context, set) }),
    ),
    context.t('provision.note.rounding'),
    ...provisions.flatMap((provision) => missingNotes(context, provision)),
    context.t(
      provisions.some(({ hasLossRates }) => hasLossRates) ? 'provision.note.loss' : 'provision.note.noLoss',
    ),
    ...(own.length > 0 ? [context.t('provision.note.own')] : []),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

/** What the totals leave out because there is no rate for it. */
function missingNotes(context: ReportContext, provision: Provision): string[] {
  const note = (key: string, of: 'byTable' | 'byLoss'): string[] => {
    const amount = withoutRate(provision, of);
    return amount === 0n
      ? []
      : [context.t(key, { set: provision.set.name, amount: context.amount(amount, '元') })];
  };
  return [
    ...(provision.hasTable ? note('provision.note.withoutTable', 'byTable') : []),
    ...(provision.hasLossRates ? note('provision.note.withoutLoss', 'byLoss') : []),
  ];
}

function bucketBlock(
  context: ReportContext,
  sheet: Statement,
  { lines, hasTable, hasLossRates }: Provision,
): void {
  const t = (key: string): string => context.t(`provision.column.${key}`);
  const decimals = decimalsOf('元');
  const times =
    (rate: number): NonNullable<BlockColumn['formula']> =>
    ({ at }) =>
      `ROUND(${at(BALANCE)}*${at(rate)},${decimals})`;
  const none = context.t('analysis.none');
  const rateOf = (rate: Fraction | null): Figure => (rate === null ? none : numberOf(rate));
  const exact = (rate: ProvisionLine['tableRate']): Figure => (rate === null ? none : rate.num / rate.den);
  const sum = (of: (line: ProvisionLine) => bigint | null): bigint =>
    lines.reduce((all, line) => all + (of(line) ?? 0n), 0n);
  const table: [BlockColumn, BlockColumn] = [
    { title: t('tableRate'), kind: 'ratio', total: 'value' },
    { title: t('byTable'), kind: 'money', formula: times(FIRST_RATE), total: 'sum' },
  ];
  const loss: [BlockColumn, BlockColumn] = [
    { title: t('lossRate'), kind: 'ratio', total: 'value' },
    {
      title: t('byLoss'),
      kind: 'money',
      formula: times(hasTable ? FIRST_RATE + 2 : FIRST_RATE),
      total: 'sum',
    },
  ];
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
      ...(hasTable ? table : []),
      ...(hasLossRates ? loss : []),
    ],
    rows: lines.map((line, index) => [
      index + 1,
      line.label,
      line.claims,
      line.balance,
      ...(hasTable ? [exact(line.tableRate), line.byTable ?? none] : []),
      ...(hasLossRates ? [rateOf(line.lossRate), line.byLoss ?? none] : []),
    ]),
    total: [
      null,
      null,
      lines.reduce((all, { claims }) => all + claims, 0),
      sum(({ balance }) => balance),
      ...(hasTable ? [null, sum(({ byTable }) => byTable)] : []),
      ...(hasLossRates ? [null, sum(({ byLoss }) => byLoss)] : []),
    ],
  });
}

function ownBlock(context: ReportContext, sheet: Statement, { own }: Provision, ledgers: LedgerSheets): void {
  const { ledger } = context.result;
  const { claims, debtors } = ledger;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap' },
      { title: context.t('column.debtor'), kind: 'wrap' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: context.t('provision.column.tableRate'), kind: 'ratio', total: 'value' },
      {
        title: context.t('provision.column.byTable'),
        kind: 'money',
        formula: ({ at }) => `ROUND(${at(3)}*${at(4)},2)`,
        total: 'sum',
      },
    ],
    rows: own.map(({ claim, balance, rate, provision }, index) => [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      balance,
      rate.num / rate.den,
      provision,
    ]),
    total: [
      null,
      null,
      null,
      own.reduce((sum, { balance }) => sum + BigInt(balance), 0n),
      null,
      own.reduce((sum, { provision }) => sum + BigInt(provision), 0n),
    ],
    link: (row, column) =>
      column === 1 ? ledgers.find(claimPlace(ledger, own[row].claim, '应收金额')) : null,
  });
}
