import { formatDay, type Day } from '../calendar/day';
import type { LprRow } from './policy';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type LprColumn = '生效日' | '一年期' | '五年期以上' | '来源';

/** LPR (rules.md §6, §10): the history of the loan prime rate, which the user extends. */
export const LPR_TABLE: TableDescription<LprColumn> = {
  name: 'LPR',
  sheetNames: ['LPR历史', 'LPR利率', '贷款市场报价利率', 'LPR表'],
  columns: [
    column('生效日', 'day', ['公布日', '发布日', '日期', '生效日期', 'effective date', 'date'], {
      required: true,
    }),
    column('一年期', 'rate', ['1年期', '一年期LPR', '1年期LPR', '1Y'], { required: true }),
    column('五年期以上', 'rate', ['5年期以上', '五年期', '5年期', '五年期以上LPR', '5年期以上LPR', '5Y'], {
      width: 12,
    }),
    column('来源', 'text', ['出处', 'source'], { width: 28 }),
  ],
};

/** The publications by day; of two rows of one day the first counts. */
export function readLprRows(rows: readonly PolicyRow<LprColumn>[]): LprRow[] {
  const read = new Map<Day, LprRow>();
  const rowOf = new Map<Day, number>();
  for (const row of rows) {
    row.require('生效日');
    row.require('一年期');
    const from = row.day('生效日');
    const oneYear = row.rate('一年期');
    const fiveYears = row.rate('五年期以上');
    const earlier = rowOf.get(from);
    if (row.usable && earlier !== undefined)
      row.reject('policy-row-repeated', '生效日', { key: formatDay(from), row: earlier + 1 });
    if (!row.usable || oneYear === null) continue;
    rowOf.set(from, row.row);
    read.set(from, { from, oneYear, fiveYears, place: row.place() });
  }
  return [...read.values()].sort((a, b) => a.from - b.from);
}
