import type { ReviewSample } from '../phase/review-sample';
import { REVIEW_RISKS } from '../phase/review-sample';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

const CLAIM_COLUMN = 1;

/** 复查抽样表: the claims that are looked through again, why, and room for what is found. In 元. */
export function planReviewSample(
  context: ReportContext,
  sample: ReviewSample,
  ledgers: LedgerSheets,
): SheetPlan {
  const { ledger, settlement } = context.result;
  const { claims, debtors, units, owners } = ledger;
  const name = context.names.take('review-sample', '复查抽样表');
  const sheet = context.statement({ name, id: 'review-sample' }, context.t('reviewSample.title'), '元');
  const t = (key: string): string => context.t(`reviewSample.column.${key}`);
  const sum = (of: (index: number) => number): bigint =>
    sample.claims.reduce((total, _, index) => total + BigInt(of(index)), 0n);
  const balanceOf = (index: number): number => settlement.balance[sample.claims[index].claim];
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 24 },
      { title: context.t('column.unit'), kind: 'wrap', widest: 14 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 8 },
      { title: t('exposure'), kind: 'money' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('why'), kind: 'wrap', widest: 26 },
      { title: t('chosen'), kind: 'center' },
      { title: t('found'), kind: 'typing' },
      { title: t('measure'), kind: 'typing' },
      { title: t('reviewer'), kind: 'typing' },
    ],
    rows: sample.claims.map(({ claim, exposure, risks, certain }, index) => [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      context.named(units.text(claims.unit[claim]), 'unit'),
      owners.text(claims.owner[claim]),
      exposure,
      balanceOf(index),
      risks
        .map((risk) => `${context.t(`reviewSample.risk.${risk}`)} +${REVIEW_RISKS[risk]}`)
        .join(context.t('reviewSample.comma')),
      t(certain ? 'certain' : 'drawn'),
      null,
      null,
      null,
    ]),
    total: [
      null,
      null,
      null,
      null,
      null,
      sum((index) => sample.claims[index].exposure),
      sum(balanceOf),
      null,
      null,
      null,
      null,
      null,
    ],
    link: claimLinks(context, ledgers, sample.claims, ({ claim }) => claim, [CLAIM_COLUMN]),
  });
  sheet.space();
  sheet.close([
    context.t('reviewSample.note.population', {
      count: sample.population,
      amount: context.amount(sample.exposure, '元'),
      chosen: sample.claims.length,
    }),
    context.t('reviewSample.note.method'),
    context.t('reviewSample.note.again', { fingerprint: sample.fingerprint }),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}
