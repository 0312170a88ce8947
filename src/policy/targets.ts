import { formatDay } from '../calendar/day';
import type { MoneyUnit } from '../money/amount';
import type { Target } from './policy';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type TargetColumn = '所属单位' | '责任人' | '起' | '止' | '金额';

/** 指标 (rules.md §8, §10): what is to be recovered, by unit or owner and period. */
export const TARGET_TABLE: TableDescription<TargetColumn> = {
  name: '指标',
  sheetNames: ['指标表', '清欠指标', '清收指标', '清收任务', '清欠任务', '任务指标', '指标分解', 'targets'],
  knownBy: { columns: ['所属单位', '责任人', '起', '止', '金额'], foreignTitles: 1 },
  columns: [
    column('所属单位', 'text', ['单位', '单位名称', '责任单位', 'unit', 'branch'], { width: 20 }),
    column('责任人', 'text', ['经办人', '清收人', '姓名', 'owner']),
    column('起', 'day', ['起始日', '起日', '开始', '开始日期', '起始日期', 'from', 'start'], {
      required: true,
    }),
    column('止', 'day', ['截止日', '止日', '结束', '结束日期', '截止日期', 'to', 'end'], { required: true }),
    column(
      '金额',
      'amount',
      ['指标', '指标金额', '任务', '任务金额', '清收指标', '清欠指标', 'amount', 'target'],
      {
        required: true,
      },
    ),
  ],
};

/** A total typed under the table is no target: the sums are ours. */
const TOTALS = /^(?:合计|小计|总计|共计|总合计|total|subtotal)$/i;

/**
 * The targets in sheet order. 责任人 empty means the unit's own; two rows for the same unit, owner and period are one
 * too many, and the first counts.
 * @param moneyUnit the ledger's unit, used where neither the column's title nor one above the table names another
 */
export function readTargets(rows: readonly PolicyRow<TargetColumn>[], moneyUnit: MoneyUnit): Target[] {
  const targets: Target[] = [];
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    const unit = row.text('所属单位');
    if (TOTALS.test(unit.replace(/\s/g, ''))) {
      row.exclude();
      row.warn('target-total-row', '所属单位', { text: unit });
      continue;
    }
    const owner = row.text('责任人');
    for (const name of ['起', '止', '金额'] as const) row.require(name);
    if (unit === '' && owner === '') row.reject('target-for-nobody', '所属单位');
    const first = row.day('起');
    const last = row.day('止');
    if (isReversed(first, last)) {
      row.reject('policy-dates-reversed', '止', { first: formatDay(first), last: formatDay(last) });
    }
    const amount = row.amount('金额', row.unitOf('金额', moneyUnit));
    const key = [unit, owner, first, last].join('\n');
    const earlier = rowOf.get(key);
    if (row.usable && earlier !== undefined) {
      row.reject('policy-row-repeated', '所属单位', { key: unit || owner, row: earlier + 1 });
    }
    if (!row.usable || amount === null) continue;
    rowOf.set(key, row.row);
    targets.push({ unit, owner, first, last, amount, place: row.place() });
  }
  return targets;
}
