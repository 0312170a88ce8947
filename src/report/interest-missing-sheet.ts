import type { InterestResult, NoInterest } from '../interest/interest-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CLAIM_COLUMN = 1;
/** Columns of the list that a reason of the summary covers: the sums of both stand under one another. */
const REASON_SPAN = 4;

/** 未计息债权表: the claims that should bear interest and for which none can be computed: how many for which reason, and which. In 元. */
export function planInterestMissing(
  context: ReportContext,
  { missing }: InterestResult,
  ledgers: LedgerSheets,
): SheetPlan {
  const name = context.names.take('interest-missing', '未计息债权表');
  const sheet = context.statement({ name, id: 'interest-missing' }, context.t('interestMissing.title'), '元');
  const balances = missing.map(({ claim }) => BigInt(context.result.settlement.balance[claim]));
  const total = balances.reduce((sum, balance) => sum + balance, 0n);
  sheet.line(context.t('interestMissing.byReason'), 'section');
  reasonBlock(context, sheet, missing, balances, total);
  sheet.space();
  sheet.line(context.t('interestMissing.byClaim', { count: missing.length }), 'section');
  claimBlock(context, sheet, missing, balances, total, ledgers);
  sheet.space();
  sheet.close([context.t('interestMissing.note')]);
  return sheet.plan();
}

type Missing = InterestResult['missing'];

function reasonBlock(
  context: ReportContext,
  sheet: Statement,
  missing: Missing,
  balances: readonly bigint[],
  total: bigint,
): void {
  const byReason = new Map<NoInterest, { count: number; balance: bigint }>();
  missing.forEach(({ why }, index) => {
    const { count, balance } = byReason.get(why) ?? { count: 0, balance: 0n };
    byReason.set(why, { count: count + 1, balance: balance + balances[index] });
  });
  const rows = [...byReason].sort(([, a], [, b]) => b.count - a.count);
  sheet.block({
    columns: [
      { title: context.t('interest.column.why'), kind: 'wrap', span: REASON_SPAN },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
    ],
    rows: rows.map(([why, { count, balance }]) => [context.t(`interest.why.${why}`), count, balance]),
    total: [null, missing.length, total],
  });
}

function claimBlock(
  context: ReportContext,
  sheet: Statement,
  missing: Missing,
  balances: readonly bigint[],
  total: bigint,
  ledgers: LedgerSheets,
): void {
  const { claims, debtors, units } = context.result.ledger;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.unit'), kind: 'wrap', widest: 14 },
      { title: context.t('rewardLines.column.due'), kind: 'date' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: context.t('interest.column.why'), kind: 'wrap' },
    ],
    rows: missing.map(({ claim, why }, index) => [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      units.text(claims.unit[claim]),
      claims.due[claim],
      balances[index],
      context.t(`interestMissing.why.${why}`),
    ]),
    total: [null, null, null, null, null, total, null],
    link: claimLinks(context, ledgers, missing, ({ claim }) => claim, [CLAIM_COLUMN]),
  });
}
