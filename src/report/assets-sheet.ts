import { NO_DAY, type Day } from '../calendar/day';
import type { AssetStanding } from '../casework/asset-register';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 抵债资产登记表: value, ruling, custody, approval, realised, gain or loss (篇五 art. 37). In 元. */
export function planAssets(
  context: ReportContext,
  assets: readonly AssetStanding[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`assets.${key}`);
  const names = new CaseNames(context, ledgers);
  const name = context.names.take('assets', '抵债资产登记表');
  const sheet = context.statement({ name, id: 'assets' }, t('title'), '元');
  const sum = (of: (one: AssetStanding) => number | bigint | null): bigint =>
    assets.reduce((all, one) => all + BigInt(of(one) ?? 0), 0n);
  const date = (day: Day): number | null => (day === NO_DAY ? null : day);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('name'), kind: 'wrap', widest: 20 },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 14 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 20 },
      { title: t('received'), kind: 'date' },
      { title: t('custodian'), kind: 'wrap', widest: 10 },
      { title: t('settled'), kind: 'money' },
      { title: t('ruling'), kind: 'wrap', widest: 16 },
      { title: t('value'), kind: 'money' },
      { title: t('approval'), kind: 'wrap', widest: 14 },
      { title: t('realisedOn'), kind: 'date' },
      { title: t('realised'), kind: 'money' },
      { title: t('gain'), kind: 'money' },
      { title: t('state'), kind: 'center' },
    ],
    rows: assets.map((one, index): Figure[] => [
      index + 1,
      one.entry.name,
      one.entry.claim,
      one.debtor >= 0 ? names.debtor(one.debtor) : one.entry.debtor,
      date(one.entry.received),
      one.entry.custodian,
      one.entry.settled,
      one.entry.ruling,
      one.entry.value,
      [one.entry.approval || t('noApproval'), one.level?.approver]
        .filter((text) => text !== undefined)
        .join(context.t('casework.slash')),
      date(one.entry.realisedOn),
      one.state === 'realised' ? one.entry.realised : null,
      one.gain,
      t(`state.${one.state}`),
    ]),
    total: [
      ...new Array<null>(6).fill(null),
      sum((one) => one.entry.settled),
      null,
      sum((one) => one.entry.value),
      null,
      null,
      sum((one) => (one.state === 'realised' ? one.entry.realised : null)),
      sum((one) => one.gain),
      null,
    ],
  });
  sheet.space();
  sheet.close([t('note.gain'), t('note.books'), t('note.approval')]);
  return sheet.plan();
}
