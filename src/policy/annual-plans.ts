import { NO_DAY, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PlanColumn = '年度' | '所属单位' | '计划收回' | '预计全年' | '上年同期' | '上年同期截至' | '备注';

/** One row of 年度计划: what a unit is to recover in a year. Fen; null: not said. */
export interface AnnualPlan {
  readonly year: number;
  /** Empty: the claims that name no unit. */
  readonly unit: string;
  readonly target: Fen | null;
  /** What the unit itself expects for the whole year. */
  readonly expected: Fen | null;
  /** Recovered last year up to the same day, where the ledger does not hold it. */
  readonly lastYear: Fen | null;
  /** The day up to which `lastYear` counts; NO_DAY: the day that is compared. */
  readonly lastYearTo: Day;
  readonly place: Place;
}

/** 年度计划 (rules.md §8; 篇一, 篇三): the year's plan by unit. */
export const ANNUAL_TABLE: TableDescription<PlanColumn> = {
  name: '年度计划',
  sheetNames: ['年度清收计划', '年度清欠计划', '清收计划', '清欠计划', '年度计划表', 'annual plan'],
  knownBy: { columns: ['年度', '计划收回'], foreignTitles: 3 },
  columns: [
    column('年度', 'text', ['年份', '计划年度', 'year'], { required: true, width: 10 }),
    column('所属单位', 'text', ['单位', '单位名称', '责任单位', 'unit', 'branch'], { width: 20 }),
    column('计划收回', 'amount', ['计划', '计划数', '计划金额', '年度计划', '年度指标', 'plan', 'target']),
    column('预计全年', 'amount', ['预计全年收回', '全年预计', '预计数', 'expected']),
    column('上年同期', 'amount', ['去年同期', '上年同期收回', '去年同期收回', 'last year']),
    column('上年同期截至', 'day', ['去年同期截至', '上年同期截止日', 'last year to'], { width: 15 }),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** A total typed under the table is no plan: the sums are ours. */
const TOTALS = /^(?:合计|小计|总计|共计|总合计|total|subtotal)$/i;

/**
 * The plans in sheet order; of two rows for one unit and year the first counts.
 * @param moneyUnit the ledger's unit, used where neither the column's title nor one above the table names another
 */
export function readAnnualPlans(rows: readonly PolicyRow<PlanColumn>[], moneyUnit: MoneyUnit): AnnualPlan[] {
  const rowOf = new Map<string, number>();
  return rows.flatMap((row) => {
    const unit = row.text('所属单位');
    if (TOTALS.test(unit.replace(/\s/g, ''))) {
      row.exclude();
      row.warn('target-total-row', '所属单位', { text: unit });
      return [];
    }
    row.require('年度');
    const year = yearOf(row.text('年度'));
    if (row.usable && year === null) row.reject('annual-year-unreadable', '年度', { text: row.text('年度') });
    const amount = (name: '计划收回' | '预计全年' | '上年同期'): Fen | null =>
      row.amount(name, row.unitOf(name, moneyUnit));
    const [target, expected, lastYear] = [amount('计划收回'), amount('预计全年'), amount('上年同期')];
    const lastYearTo = lastYear === null ? NO_DAY : row.day('上年同期截至');
    const key = `${year}\n${unit}`;
    const earlier = rowOf.get(key);
    if (row.usable && earlier !== undefined)
      row.reject('policy-row-repeated', '所属单位', { key: unit || String(year), row: earlier + 1 });
    if (!row.usable || year === null) return [];
    rowOf.set(key, row.row);
    return [{ year, unit, target, expected, lastYear, lastYearTo, place: row.place() }];
  });
}

/** `2012`, `2012年`, `2012年度`; null for anything else. */
function yearOf(text: string): number | null {
  const found = /^((?:19|[2-9]\d)\d\d)(?:年度?)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''));
  return found ? Number(found[1]) : null;
}
