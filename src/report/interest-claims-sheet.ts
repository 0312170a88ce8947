import type { InterestResult } from '../interest/interest-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import { interestNotes } from './interest-basis';
import { addInterest, interestColumns, interestFigures, interestOfClaim, noInterest } from './interest-sums';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

const CLAIM_COLUMN = 1;
const LEADING_COLUMNS = 5;

/** 利息明细表: what is owed in interest claim by claim; its totals are those of 利息计算表 (rules.md §6). In 元. */
export function planInterestClaims(
  context: ReportContext,
  interest: InterestResult,
  ledgers: LedgerSheets,
): SheetPlan {
  const { claims, debtors, units } = context.result.ledger;
  const name = context.names.take('interest-claims', '利息明细表');
  const sheet = context.statement({ name, id: 'interest-claims' }, context.t('interestClaims.title'), '元');
  const total = noInterest();
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.unit'), kind: 'wrap', widest: 14 },
      { title: context.t('rewardLines.column.due'), kind: 'date' },
      ...interestColumns(context, LEADING_COLUMNS),
    ],
    rows: interest.claims.map((one, index) => {
      const sums = interestOfClaim(one);
      addInterest(total, sums);
      return [
        index + 1,
        claims.id[one.claim],
        context.named(debtors.text(claims.debtor[one.claim]), 'debtor'),
        units.text(claims.unit[one.claim]),
        claims.due[one.claim],
        ...interestFigures(sums),
      ];
    }),
    total: [...Array<null>(LEADING_COLUMNS).fill(null), ...interestFigures(total)],
    frozenColumns: 3,
    link: claimLinks(context, ledgers, interest.claims, ({ claim }) => claim, [CLAIM_COLUMN]),
  });
  sheet.space();
  sheet.close(interestNotes(context, interest));
  return sheet.plan();
}
