import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import { formatFen, type Fen } from '../money/fen';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type ApprovalColumn = '事项' | '金额起' | '金额止' | '批准人' | '须备案';

/** What needs somebody's approval (篇五 art. 36-38). */
export type ApprovalMatter = '诉讼' | '资产处置' | '核销';

/** One row of 审批权限: who approves a matter of an amount. Fen. */
export interface ApprovalLevel {
  readonly matter: ApprovalMatter;
  /** Lower edge included, upper edge not; null: open. */
  readonly from: Fen | null;
  readonly to: Fen | null;
  readonly approver: string;
  /** 须备案: to be reported to the authority above (art. 36). */
  readonly reported: boolean;
  readonly place: Place;
}

/** 审批权限: who approves lawsuits, disposals and write-offs, by amount. None is built in. */
export const APPROVAL_TABLE: TableDescription<ApprovalColumn> = {
  name: '审批权限',
  sheetNames: ['审批权限表', '批准权限', 'approval levels'],
  columns: [
    column('事项', 'text', ['审批事项'], {
      required: true,
      choices: { 诉讼: ['起诉', 'lawsuit'], 资产处置: ['抵债资产', '处置', 'disposal'], 核销: ['write-off'] },
    }),
    column('金额起', 'amount', ['起']),
    column('金额止', 'amount', ['止']),
    column('批准人', 'text', ['审批人', '审批层级', '批准机构'], { required: true, width: 24 }),
    column('须备案', 'yesNo', ['备案']),
  ],
};

/** The levels in sheet order; the first whose range holds the amount counts. */
export function readApprovalLevels(
  rows: readonly PolicyRow<ApprovalColumn>[],
  moneyUnit: MoneyUnit,
): ApprovalLevel[] {
  return rows.flatMap((row) => {
    row.require('事项');
    row.require('批准人');
    const matter = row.choice<ApprovalMatter>('事项');
    const from = row.amount('金额起', row.unitOf('金额起', moneyUnit));
    const to = row.amount('金额止', row.unitOf('金额止', moneyUnit));
    if (from !== null && to !== null && from >= to)
      row.reject('consequence-edges-reversed', '金额止', { from: formatFen(from), to: formatFen(to) });
    const level = {
      from,
      to,
      approver: row.text('批准人'),
      reported: row.yesNo('须备案') ?? false,
      place: row.place(),
    };
    return row.usable && matter !== null ? [{ matter, ...level }] : [];
  });
}

/** The level that a matter of this amount needs; null where the table has none for it. */
export function approvalLevelFor(
  levels: readonly ApprovalLevel[],
  matter: ApprovalMatter,
  amount: Fen,
): ApprovalLevel | null {
  return (
    levels.find(
      (level) =>
        level.matter === matter &&
        (level.from === null || amount >= level.from) &&
        (level.to === null || amount < level.to),
    ) ?? null
  );
}
