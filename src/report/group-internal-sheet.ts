import type { Group } from '../group/group';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import type { Figure } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CLAIM_COLUMN = 3;

/** 内部往来表: what the companies of a group owe each other, and each claim with its file and row. In 元. */
export function planGroupInternal(context: ReportContext, group: Group, ledgers: LedgerSheets): SheetPlan {
  const name = context.names.take('group-internal', '内部往来表');
  const sheet = context.statement({ name, id: 'group-internal' }, context.t('groupInternal.title'), '元');
  if (group.pairs.length === 0) sheet.line(context.t('groupInternal.nothing'), 'section');
  else {
    sheet.line(context.t('groupInternal.pairs'), 'section');
    pairBlock(context, sheet, group);
    sheet.space();
    sheet.line(context.t('groupInternal.claims', { count: group.internalClaims.length }), 'section');
    claimBlock(context, sheet, group, ledgers);
  }
  sheet.space();
  sheet.close([
    context.t('group.note.internal'),
    context.t('groupInternal.note.counter'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function pairBlock(context: ReportContext, sheet: Statement, { pairs, members }: Group): void {
  const t = (key: string): string => context.t(`groupInternal.column.${key}`);
  const sum = pairs.reduce((all, { balance }) => all + balance, 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('creditor'), kind: 'wrap' },
      { title: t('debtor'), kind: 'wrap' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('counter'), kind: 'money', total: 'value' },
      {
        title: t('net'),
        kind: 'money',
        formula: ({ at }) => `${at(4)}-${at(5)}`,
        total: 'value',
        partsOf: { plus: [4], minus: [5] },
      },
    ],
    rows: pairs.map(({ creditor, debtor, claims, balance, counter }, index): Figure[] => [
      index + 1,
      context.named(creditor < 0 ? '' : members[creditor], 'unit'),
      members[debtor],
      claims,
      balance,
      counter,
      balance - counter,
    ]),
    // Each claim on both sides of a pair would be counted twice in the other two columns.
    total: [null, null, null, pairs.reduce((all, { claims }) => all + claims, 0), sum, null, null],
  });
}

function claimBlock(
  context: ReportContext,
  sheet: Statement,
  { internalClaims }: Group,
  ledgers: LedgerSheets,
): void {
  const { ledger, settlement } = context.result;
  const { claims, debtors, units, sources } = ledger;
  const t = (key: string): string => context.t(`groupInternal.column.${key}`);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('creditor'), kind: 'wrap' },
      { title: context.t('column.debtor'), kind: 'wrap' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('origin'), kind: 'date' },
      { title: context.t('rewardLines.column.due'), kind: 'date' },
      { title: context.t('group.column.here'), kind: 'wrap' },
    ],
    rows: internalClaims.map((claim, index): Figure[] => [
      index + 1,
      context.named(units.text(claims.unit[claim]), 'unit'),
      debtors.text(claims.debtor[claim]),
      claims.id[claim],
      settlement.balance[claim],
      claims.origin[claim],
      claims.due[claim],
      context.t('group.place', {
        file: sources[claims.source[claim]].file,
        sheet: sources[claims.source[claim]].sheet,
        row: claims.row[claim] + 1,
      }),
    ]),
    total: [
      null,
      null,
      null,
      null,
      internalClaims.reduce((sum, claim) => sum + BigInt(settlement.balance[claim]), 0n),
      null,
      null,
      null,
    ],
    link: claimLinks(context, ledgers, internalClaims, (claim) => claim, [CLAIM_COLUMN, 7]),
  });
}
