import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type DisputeColumn =
  | '债权编号'
  | '债务人'
  | '提出日期'
  | '争议金额'
  | '争议原因'
  | '处理结果'
  | '解决日期'
  | '认可金额'
  | '批准文号'
  | '备注';

/** One row of 争议: what a debtor does not accept. Fen. */
export interface Dispute {
  readonly claim: string;
  readonly debtor: string;
  /** NO_DAY: since ever. */
  readonly raised: Day;
  /** Null: all of it. */
  readonly amount: Fen | null;
  readonly reason: string;
  readonly outcome: string;
  /** NO_DAY: not settled. */
  readonly settled: Day;
  /** 认可金额: how much of the disputed amount turned out to be owed; null where not said. */
  readonly accepted: Fen | null;
  readonly place: Place;
}

/** 争议 (rules.md §9, §10). */
export const DISPUTE_TABLE: TableDescription<DisputeColumn> = {
  name: '争议',
  sheetNames: ['争议登记', '争议台账', '争议事项', 'disputes'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 24 }),
    column('提出日期', 'day', ['提出日', '争议日期']),
    column('争议金额', 'amount'),
    column('争议原因', 'text', ['原因'], { width: 28 }),
    column('处理结果', 'text', ['结果'], { width: 24 }),
    column('解决日期', 'day', ['解决日']),
    column('认可金额', 'amount', ['确认金额']),
    column('批准文号', 'text', ['文号'], { width: 20 }),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The disputes in sheet order. */
export function readDisputes(rows: readonly PolicyRow<DisputeColumn>[], moneyUnit: MoneyUnit): Dispute[] {
  return rows.flatMap((row) => {
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const raised = row.day('提出日期');
    const settled = row.day('解决日期');
    if (isReversed(raised, settled))
      row.reject('policy-dates-reversed', '解决日期', {
        first: formatDay(raised),
        last: formatDay(settled),
      });
    const dispute: Dispute = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      raised,
      amount: row.amount('争议金额', row.unitOf('争议金额', moneyUnit)),
      reason: row.text('争议原因'),
      outcome: row.text('处理结果'),
      settled,
      accepted: row.amount('认可金额', row.unitOf('认可金额', moneyUnit)),
      place: row.place(),
    };
    return row.usable ? [dispute] : [];
  });
}
