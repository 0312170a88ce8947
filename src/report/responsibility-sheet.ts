import type { Casework } from '../casework/casework';
import type { HandoverStanding, ResponsibilityLine } from '../casework/responsibility';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import { ratioOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** 责任落实表: completion by unit and owner with the consequence that the policy names, and handovers (篇五 art. 14, 29, 33). In 元. */
export function planResponsibility(
  context: ReportContext,
  { responsibility, handovers }: Casework,
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`responsibility.${key}`);
  const name = context.names.take('responsibility', '责任落实表');
  const sheet = context.statement({ name, id: 'responsibility' }, t('title'), '元');
  if (responsibility !== null)
    for (const who of ['单位', '责任人'] as const) {
      const lines = responsibility.filter((line) => line.who === who);
      if (lines.length === 0) continue;
      sheet.line(t(who === '单位' ? 'units' : 'owners'), 'section');
      completionBlock(context, sheet, lines);
      sheet.space();
    }
  if (handovers !== null) {
    sheet.line(context.t('responsibility.handovers', { count: handovers.length }), 'section');
    handoverBlock(context, sheet, handovers, ledgers);
    sheet.space();
  }
  sheet.close([
    ...(responsibility === null ? [] : [t('note.rate'), t('note.noTarget')]),
    ...(handovers === null ? [] : [t('note.handover')]),
  ]);
  return sheet.plan();
}

function completionBlock(
  context: ReportContext,
  sheet: Statement,
  lines: readonly ResponsibilityLine[],
): void {
  const t = (key: string): string => context.t(`responsibility.${key}`);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('name'), kind: 'wrap', widest: 20 },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('overdue'), kind: 'money' },
      { title: t('target'), kind: 'money' },
      { title: t('recovered'), kind: 'money' },
      { title: t('rate'), kind: 'ratio', formula: ({ at }) => `${at(5)}/${at(4)}`, total: 'value' },
      { title: t('consequence'), kind: 'wrap', widest: 30 },
      { title: t('basis'), kind: 'wrap', widest: 16 },
      { title: context.t('casework.remark'), kind: 'typing' },
    ],
    rows: lines.map(({ name, unit, balance, overdue, progress, consequence }, index): Figure[] => [
      index + 1,
      unit !== '' && lines.filter((line) => line.name === name).length > 1
        ? context.t('ranking.ownerOfUnit', { owner: name, unit })
        : name,
      balance,
      overdue,
      progress ? progress.target : t('noTarget'),
      progress ? progress.toward : null,
      progress ? ratioOf(progress.toward, progress.target) : null,
      consequence?.consequence ?? (progress ? t('noConsequence') : ''),
      consequence?.basis ?? '',
      null,
    ]),
    total: [
      null,
      null,
      lines.reduce((sum, { balance }) => sum + balance, 0n),
      lines.reduce((sum, { overdue }) => sum + overdue, 0n),
      lines.reduce((sum, { progress }) => sum + (progress?.target ?? 0n), 0n),
      lines.reduce((sum, { progress }) => sum + (progress?.toward ?? 0n), 0n),
      null,
      null,
      null,
      null,
    ],
  });
}

function handoverBlock(
  context: ReportContext,
  sheet: Statement,
  handovers: readonly HandoverStanding[],
  ledgers: LedgerSheets,
): void {
  const t = (key: string): string => context.t(`responsibility.${key}`);
  const names = new CaseNames(context, ledgers);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('claimOrDebtor'), kind: 'wrap', widest: 20 },
      { title: t('handedOver'), kind: 'money' },
      { title: t('said'), kind: 'money' },
      { title: t('since'), kind: 'money' },
      { title: t('now'), kind: 'money' },
      { title: t('day'), kind: 'date' },
      { title: t('from'), kind: 'wrap', widest: 30 },
      { title: t('to'), kind: 'wrap', widest: 16 },
      { title: context.t('casework.remark'), kind: 'typing' },
    ],
    rows: handovers.map(({ entry, handedOver, recoveredSince, balance }, index): Figure[] => [
      index + 1,
      entry.claim || entry.debtor,
      handedOver,
      entry.amount,
      recoveredSince,
      balance,
      entry.day,
      entry.from,
      entry.to,
      null,
    ]),
    total: [
      null,
      null,
      handovers.reduce((sum, { handedOver }) => sum + handedOver, 0n),
      handovers.reduce((sum, { entry }) => sum + BigInt(entry.amount ?? 0), 0n),
      handovers.reduce((sum, { recoveredSince }) => sum + recoveredSince, 0n),
      handovers.reduce((sum, { balance }) => sum + balance, 0n),
      null,
      null,
      null,
      null,
    ],
    link: names.linkTo(
      1,
      handovers.map(({ claims }) => claims[0]),
    ),
  });
}
