import { NO_DAY } from '../calendar/day';
import type { LawsuitCase } from '../casework/lawsuit-cases';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 诉讼案件表: each case with its approval, stage, fee, and what it brings against what it costs (篇五 art. 36). In 元. */
export function planLawsuits(
  context: ReportContext,
  cases: readonly LawsuitCase[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`lawsuits.${key}`);
  const names = new CaseNames(context, ledgers);
  const name = context.names.take('lawsuits', '诉讼案件表');
  const sheet = context.statement({ name, id: 'lawsuits' }, t('title'), '元');
  const sum = (of: (one: LawsuitCase) => number | bigint | null): bigint =>
    cases.reduce((all, one) => all + BigInt(of(one) ?? 0), 0n);
  const approval = ({ entry, level }: LawsuitCase): string =>
    [entry.approval || t('noApproval'), level?.approver]
      .filter((text) => text !== undefined)
      .join(context.t('casework.slash'));
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 14 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 20 },
      { title: t('caseNumber'), kind: 'wrap', widest: 18 },
      { title: t('filed'), kind: 'date' },
      { title: t('stage'), kind: 'center' },
      { title: t('approval'), kind: 'wrap', widest: 14 },
      { title: t('sued'), kind: 'money' },
      { title: t('tariffFee'), kind: 'money', band: t('cost') },
      { title: t('fee'), kind: 'money', band: t('cost') },
      { title: t('otherCost'), kind: 'money', band: t('cost') },
      { title: t('expected'), kind: 'money', band: t('yield') },
      { title: t('net'), kind: 'money', band: t('yield') },
      { title: t('recovered'), kind: 'money', band: t('yield') },
      { title: t('enforced'), kind: 'money', band: t('yield') },
      { title: t('applyBy'), kind: 'date' },
    ],
    rows: cases.map((one, index): Figure[] => [
      index + 1,
      names.claims(one.claims) || one.entry.claim,
      names.debtorOf(one.claims, one.entry.debtor),
      one.entry.caseNumber,
      one.entry.filed === NO_DAY ? null : one.entry.filed,
      t(`stage.${one.stage}`),
      approval(one),
      one.sued,
      one.tariffFee,
      one.entry.fee,
      one.entry.otherCost,
      one.entry.expected,
      one.expectedNet,
      one.recoveredSince,
      one.enforcedSince,
      one.enforcement ? one.enforcement.expires : null,
    ]),
    total: [
      ...new Array<null>(7).fill(null),
      sum((one) => one.sued),
      sum((one) => one.tariffFee),
      sum((one) => one.entry.fee),
      sum((one) => one.entry.otherCost),
      sum((one) => one.entry.expected),
      sum((one) => one.expectedNet),
      sum((one) => one.recoveredSince),
      sum((one) => one.enforcedSince),
      null,
    ],
    link: names.linkTo(
      1,
      cases.map(({ claims }) => claims[0]),
    ),
  });
  sheet.space();
  sheet.close([
    t('note.tariff'),
    t('note.net'),
    t('note.enforcement'),
    ...(context.result.policy.casework.approvalLevels === null ? [t('note.noLevels')] : []),
  ]);
  return sheet.plan();
}
