import type { DecidedCase } from './policy';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type CaseColumn = '债权编号' | '比例' | '批准文号' | '批准日';

/** 个案 (rules.md §7, §10): the rate that was decided for a claim. */
export const CASE_TABLE: TableDescription<CaseColumn> = {
  name: '个案',
  sheetNames: ['个案比例', '个案审批', '特别难清欠个案', '难清欠个案', 'decided cases', 'cases'],
  knownBy: { columns: ['债权编号', '比例', '批准文号', '批准日'], foreignTitles: 2 },
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号', '合同编号', 'claim', 'claim id'], {
      required: true,
      width: 18,
    }),
    column('比例', 'rate', ['奖励比例', '提奖比例', '批准比例', '核定比例', 'rate'], { required: true }),
    column('批准文号', 'text', ['文号', '审批文号', '批准号', 'approval', 'approval no'], { width: 20 }),
    column('批准日', 'day', ['批准日期', '审批日', '审批日期', 'approved on']),
  ],
};

/**
 * The decided rates by claim; of two rows for one claim the first counts. Whether a decision needs its 批准文号 shows
 * when it is used: within a bracket's range it stands by itself (rules.md §7).
 */
export function readDecidedCases(rows: readonly PolicyRow<CaseColumn>[]): Map<string, DecidedCase> {
  const cases = new Map<string, DecidedCase>();
  for (const row of rows) {
    row.require('债权编号');
    row.require('比例');
    const claim = row.text('债权编号');
    const rate = row.rate('比例');
    const approval = row.text('批准文号');
    const approvedOn = row.day('批准日', 'case-date-unreadable');
    const earlier = cases.get(claim);
    if (earlier) row.reject('policy-row-repeated', '债权编号', { key: claim, row: earlier.place.row! + 1 });
    if (row.usable && rate) cases.set(claim, { claim, rate, approval, approvedOn, place: row.place() });
  }
  return cases;
}
