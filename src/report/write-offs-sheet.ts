import type { WriteOffCase } from '../casework/write-off-cases';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 核销案件表: what left the books and stays open (销账不销案), and what came in since (篇五 art. 38). In 元. */
export function planWriteOffs(
  context: ReportContext,
  cases: readonly WriteOffCase[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`writeOffs.${key}`);
  const names = new CaseNames(context, ledgers);
  const name = context.names.take('write-offs', '核销案件表');
  const sheet = context.statement({ name, id: 'write-offs' }, t('title'), '元');
  const sum = (of: (one: WriteOffCase) => bigint): bigint => cases.reduce((all, one) => all + of(one), 0n);
  const joined = (texts: readonly string[]): string =>
    [...new Set(texts.filter((text) => text !== ''))].join(context.t('casework.and'));
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 24 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: t('day'), kind: 'date' },
      { title: t('approval'), kind: 'wrap', widest: 16 },
      { title: t('reason'), kind: 'wrap', widest: 20 },
      { title: t('registered'), kind: 'money' },
      { title: t('booked'), kind: 'money' },
      { title: t('difference'), kind: 'money', formula: ({ at }) => `${at(7)}-${at(8)}` },
      { title: t('recovered'), kind: 'money' },
      { title: t('open'), kind: 'money' },
      { title: context.t('casework.nextStep'), kind: 'typing' },
    ],
    rows: cases.map((one, index): Figure[] => [
      index + 1,
      names.claims(one.claims),
      names.debtor(one.debtor),
      names.owners(one.claims),
      one.entries[0].day,
      joined(one.entries.map(({ approval }) => approval)) || t('noApproval'),
      joined(one.entries.map(({ reason }) => reason)),
      one.registered,
      one.booked,
      one.registered - one.booked,
      one.recoveredSince,
      one.open,
      null,
    ]),
    total: [
      ...new Array<null>(7).fill(null),
      sum((one) => one.registered),
      sum((one) => one.booked),
      sum((one) => one.registered - one.booked),
      sum((one) => one.recoveredSince),
      sum((one) => one.open),
      null,
    ],
    link: names.linkTo(
      1,
      cases.map(({ claims }) => claims[0]),
    ),
  });
  sheet.space();
  sheet.close([t('note.case'), t('note.books'), t('note.since')]);
  return sheet.plan();
}
