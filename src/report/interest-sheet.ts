import { NO_DAY } from '../calendar/day';
import type { ClaimInterest, InterestResult } from '../interest/interest-result';
import { claimPlace } from '../ledger/place';
import type { SheetPlan } from '../workbook/sheet-plan';
import { MOST_LINKED_CLAIMS } from './claim-links';
import type { BlockColumn, Figure } from './block';
import { interestNotes, judgmentNotes } from './interest-basis';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Links that one sheet of Excel holds are limited; a longer list goes without. */
const CLAIM_COLUMN = 1;
const DebtorColumn = { Contract: 3, Penalty: 4, Compound: 5 } as const;
const ClaimColumn = { Contract: 6, Penalty: 7, Compound: 8 } as const;

/** 利息计算表: what is owed in interest by debtor and by claim, and what the concession would save (rules.md §6). In 元. */
export function planInterest(
  context: ReportContext,
  interest: InterestResult,
  ledgers: LedgerSheets,
): SheetPlan {
  const name = context.names.take('interest', '利息计算表');
  const sheet = context.statement({ name, id: 'interest' }, context.t('interest.title'), '元');
  sheet.line(context.t('interest.byDebtor'), 'section');
  const sums = sumUp(interest);
  debtorBlock(context, sheet, interest, sums);
  sheet.space();
  if (interest.claims.some(({ concession }) => concession)) {
    sheet.line(
      context.t('interest.concession', {
        day: context.day(context.result.policy.interest?.deadline ?? NO_DAY),
      }),
      'section',
    );
    concessionBlock(context, sheet, interest);
    sheet.space();
  }
  sheet.line(context.t('interest.byClaim', { count: interest.claims.length }), 'section');
  claimBlock(context, sheet, interest, sums, ledgers);
  sheet.space();
  if (interest.missing.length > 0) {
    sheet.line(context.t('interest.missing', { count: interest.missing.length }), 'section');
    missingBlock(context, sheet, interest, ledgers);
    sheet.space();
  }
  if (interest.judgments.length > 0) {
    sheet.line(context.t('interest.judgments', { count: interest.judgments.length }), 'section');
    judgmentBlock(context, sheet, interest);
    sheet.space();
  }
  sheet.close([...interestNotes(context, interest), ...judgmentNotes(context, interest)]);
  return sheet.plan();
}

/** What is owed by a claim, a debtor, or all of them. Fen. */
interface Sums {
  principal: bigint;
  contract: bigint;
  penalty: bigint;
  compound: bigint;
  /** Of the interest, what is still unpaid. */
  owed: bigint;
}

function nothing(): Sums {
  return { principal: 0n, contract: 0n, penalty: 0n, compound: 0n, owed: 0n };
}

function sumsOf({ statement }: ClaimInterest): Sums {
  const { principal, interest: owed } = statement.owed;
  const sums = { ...nothing(), principal: BigInt(principal), owed: BigInt(owed) };
  for (const { kind, interest } of statement.lines) sums[kind] += BigInt(interest);
  return sums;
}

function add(total: Sums, one: Sums): void {
  total.principal += one.principal;
  total.contract += one.contract;
  total.penalty += one.penalty;
  total.compound += one.compound;
  total.owed += one.owed;
}

/** The sums that the sheet shows twice: in its rows by debtor, and claim by claim. */
interface InterestSums {
  /** In the order of the result's claims. */
  readonly ofClaim: readonly Sums[];
  readonly total: Sums;
}

function sumUp({ claims }: InterestResult): InterestSums {
  const ofClaim = claims.map(sumsOf);
  const total = nothing();
  for (const sums of ofClaim) add(total, sums);
  return { ofClaim, total };
}

function figuresOf({ principal, contract, penalty, compound, owed }: Sums): Figure[] {
  return [principal, contract, penalty, compound, contract + penalty + compound, owed];
}

function debtorBlock(
  context: ReportContext,
  sheet: Statement,
  { claims: computed }: InterestResult,
  { ofClaim, total }: InterestSums,
): void {
  const { claims, debtors } = context.result.ledger;
  const byDebtor = new Map<number, Sums>();
  computed.forEach(({ claim }, index) => {
    const debtor = claims.debtor[claim];
    let sums = byDebtor.get(debtor);
    if (!sums) byDebtor.set(debtor, (sums = nothing()));
    add(sums, ofClaim[index]);
  });
  const rows = [...byDebtor].sort(([a, x], [b, y]) => (x.owed === y.owed ? a - b : x.owed < y.owed ? 1 : -1));
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      ...interestColumns(context, DebtorColumn),
    ],
    rows: rows.map(([debtor, sums], index) => [
      index + 1,
      context.named(debtors.text(debtor), 'debtor'),
      ...figuresOf(sums),
    ]),
    total: [null, null, ...figuresOf(total)],
  });
}

/** Principal, the three kinds, their sum, and what of it is still owed. */
function interestColumns(
  context: ReportContext,
  at: { readonly Contract: number; readonly Penalty: number; readonly Compound: number },
): BlockColumn[] {
  const t = (key: string): string => context.t(`interest.column.${key}`);
  return [
    { title: t('principal'), kind: 'money' },
    { title: t('contract'), kind: 'money' },
    { title: t('penalty'), kind: 'money' },
    { title: t('compound'), kind: 'money' },
    {
      title: t('interest'),
      kind: 'money',
      formula: ({ at: cell }) => `SUM(${cell(at.Contract)}:${cell(at.Compound)})`,
    },
    { title: t('owed'), kind: 'money' },
  ];
}

function concessionBlock(context: ReportContext, sheet: Statement, interest: InterestResult): void {
  const { claims, debtors } = context.result.ledger;
  const t = (key: string): string => context.t(`interest.column.${key}`);
  const sums = new Map<number, { full: bigint; due: bigint; saving: bigint }>();
  const total = { full: 0n, due: 0n, saving: 0n };
  const daysLeft = (context.result.policy.interest?.deadline ?? 0) - context.result.asOf;
  for (const { claim, concession } of interest.claims) {
    if (!concession) continue;
    const debtor = claims.debtor[claim];
    let sum = sums.get(debtor);
    if (!sum) sums.set(debtor, (sum = { full: 0n, due: 0n, saving: 0n }));
    for (const each of [sum, total]) {
      each.full += BigInt(concession.full);
      each.due += BigInt(concession.due);
      each.saving += BigInt(concession.saving);
    }
  }
  const rows = [...sums].sort(([a, x], [b, y]) =>
    x.saving === y.saving ? a - b : x.saving < y.saving ? 1 : -1,
  );
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('full'), kind: 'money' },
      { title: t('concessionDue'), kind: 'money' },
      {
        title: t('saving'),
        kind: 'money',
        formula: ({ at }) => `${at(2)}-${at(3)}`,
      },
      { title: t('daysLeft'), kind: 'days', total: 'value' },
    ],
    rows: rows.map(([debtor, { full, due, saving }], index) => [
      index + 1,
      context.named(debtors.text(debtor), 'debtor'),
      full,
      due,
      saving,
      daysLeft,
    ]),
    total: [null, null, total.full, total.due, total.saving, null],
  });
}

function claimBlock(
  context: ReportContext,
  sheet: Statement,
  interest: InterestResult,
  { ofClaim, total }: InterestSums,
  ledgers: LedgerSheets,
): void {
  const { ledger } = context.result;
  const { claims, debtors, units } = ledger;
  const linked = interest.claims.length <= MOST_LINKED_CLAIMS;
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.unit'), kind: 'wrap', widest: 14 },
      { title: context.t('rewardLines.column.due'), kind: 'date' },
      ...interestColumns(context, ClaimColumn),
    ],
    rows: interest.claims.map(({ claim }, index) => [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      units.text(claims.unit[claim]),
      claims.due[claim],
      ...figuresOf(ofClaim[index]),
    ]),
    total: [null, null, null, null, null, ...figuresOf(total)],
    ...(linked && {
      link: (row: number, column: number) =>
        column === CLAIM_COLUMN
          ? ledgers.find(claimPlace(ledger, interest.claims[row].claim, '应收金额'))
          : null,
    }),
  });
}

/** What each judgment's money has borne since it was to be performed. */
function judgmentBlock(context: ReportContext, sheet: Statement, { judgments }: InterestResult): void {
  const { claims } = context.result.ledger;
  const t = (key: string): string => context.t(`interest.column.${key}`);
  const total = { judged: 0n, unpaid: 0n, doubled: 0n };
  const rows = judgments.map(({ claim, debtor, lawsuit, statement }, index): Figure[] => {
    const { principal } = statement.owed;
    total.judged += BigInt(lawsuit.judgedAmount ?? 0);
    total.unpaid += BigInt(principal);
    total.doubled += BigInt(statement.interest);
    return [
      index + 1,
      claim < 0 ? '' : claims.id[claim],
      context.named(debtor, 'debtor'),
      lawsuit.caseNumber,
      lawsuit.performBy,
      lawsuit.judgedAmount ?? 0,
      principal,
      statement.interest,
    ];
  });
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('caseNumber'), kind: 'wrap', widest: 24 },
      { title: t('performBy'), kind: 'date' },
      { title: t('judged'), kind: 'money' },
      { title: t('unpaid'), kind: 'money' },
      { title: t('doubled'), kind: 'money' },
    ],
    rows,
    total: [null, null, null, null, null, total.judged, total.unpaid, total.doubled],
  });
}

function missingBlock(
  context: ReportContext,
  sheet: Statement,
  { missing }: InterestResult,
  ledgers: LedgerSheets,
): void {
  const { ledger, settlement } = context.result;
  const { claims, debtors } = ledger;
  const total = missing.reduce((sum, { claim }) => sum + BigInt(settlement.balance[claim]), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('interest.column.why'), kind: 'wrap', span: 3 },
      { title: context.t('column.balance'), kind: 'money' },
    ],
    rows: missing.map(({ claim, why }, index) => [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      context.t(`interest.why.${why}`),
      settlement.balance[claim],
    ]),
    total: [null, null, null, null, total],
    link: (row, column) =>
      column === CLAIM_COLUMN && row < MOST_LINKED_CLAIMS
        ? ledgers.find(claimPlace(ledger, missing[row].claim, '应收金额'))
        : null,
  });
}
