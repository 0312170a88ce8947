import { NO_DAY } from '../calendar/day';
import type { ClaimInterest, InterestResult } from '../interest/interest-result';
import type { InterestKind } from '../interest/statement';
import { claimPlace } from '../ledger/place';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { BlockColumn, Figure } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Links that one sheet of Excel holds are limited; a longer list goes without. */
const MOST_LINKED_CLAIMS = 20_000;
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
  debtorBlock(context, sheet, interest);
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
  claimBlock(context, sheet, interest, ledgers);
  sheet.space();
  if (interest.missing.length > 0) {
    sheet.line(context.t('interest.missing', { count: interest.missing.length }), 'section');
    missingBlock(context, sheet, interest, ledgers);
    sheet.space();
  }
  sheet.close(interestNotes(context, interest));
  return sheet.plan();
}

/** How the interest was computed, for the notes of both sheets. */
export function interestNotes(context: ReportContext, { convention }: InterestResult): string[] {
  const { policy } = context.result;
  const terms = policy.interest;
  return [
    context.t('interest.note.convention', {
      basis: context.t(`interest.basis.${convention}`),
      ends: context.t(terms?.countsFirstDay ? 'interest.ends.both' : 'interest.ends.one'),
    }),
    context.t('interest.note.rule'),
    context.t(terms?.compound ? 'interest.note.compound' : 'interest.note.noCompound'),
    context.t(terms?.order === 'principal' ? 'interest.note.principalFirst' : 'interest.note.interestFirst'),
    context.t('note.method', { method: context.t(`application.${policy.settings.application}`) }),
  ];
}

/** Interest of one claim by kind. */
function byKind({ statement }: ClaimInterest): Record<InterestKind, number> {
  const sums = { contract: 0, penalty: 0, compound: 0 };
  for (const { kind, interest } of statement.lines) sums[kind] += interest;
  return sums;
}

interface Sums {
  count: number;
  principal: bigint;
  contract: bigint;
  penalty: bigint;
  compound: bigint;
  owed: bigint;
}

function nothing(): Sums {
  return { count: 0, principal: 0n, contract: 0n, penalty: 0n, compound: 0n, owed: 0n };
}

function add(sums: Sums, claim: ClaimInterest): void {
  const kinds = byKind(claim);
  sums.count += 1;
  sums.principal += BigInt(claim.statement.owed.principal);
  sums.contract += BigInt(kinds.contract);
  sums.penalty += BigInt(kinds.penalty);
  sums.compound += BigInt(kinds.compound);
  sums.owed += BigInt(claim.statement.owed.interest);
}

function figuresOf({ principal, contract, penalty, compound, owed }: Sums): Figure[] {
  return [principal, contract, penalty, compound, contract + penalty + compound, owed];
}

function debtorBlock(context: ReportContext, sheet: Statement, interest: InterestResult): void {
  const { claims, debtors } = context.result.ledger;
  const byDebtor = new Map<number, Sums>();
  const total = nothing();
  for (const claim of interest.claims) {
    const debtor = claims.debtor[claim.claim];
    let sums = byDebtor.get(debtor);
    if (!sums) byDebtor.set(debtor, (sums = nothing()));
    add(sums, claim);
    add(total, claim);
  }
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
  let daysLeft = 0;
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
    daysLeft = (context.result.policy.interest?.deadline ?? 0) - context.result.asOf;
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
  ledgers: LedgerSheets,
): void {
  const { ledger } = context.result;
  const { claims, debtors, units } = ledger;
  const total = nothing();
  for (const claim of interest.claims) add(total, claim);
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
    rows: interest.claims.map((one, index) => {
      const sums = nothing();
      add(sums, one);
      return [
        index + 1,
        claims.id[one.claim],
        context.named(debtors.text(claims.debtor[one.claim]), 'debtor'),
        units.text(claims.unit[one.claim]),
        claims.due[one.claim],
        ...figuresOf(sums),
      ];
    }),
    total: [null, null, null, null, null, ...figuresOf(total)],
    ...(linked && {
      link: (row: number, column: number) =>
        column === CLAIM_COLUMN
          ? ledgers.find(claimPlace(ledger, interest.claims[row].claim, '应收金额'))
          : null,
    }),
    repeated: true,
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
