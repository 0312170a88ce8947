import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type TaxColumn = '税目' | '起用日' | '停用日' | '级距上限' | '税率' | '速算扣除数' | '来源' | '核对日';

/**
 * 全年一次性奖金: by the bonus ÷ 12; 综合所得: by the taxable income of a year; 劳务报酬: withholding, by 80% of one payment.
 */
export type TaxKind = '全年一次性奖金' | '综合所得' | '劳务报酬';

/** One level of an individual income tax table. */
export interface TaxBracket {
  readonly tax: TaxKind;
  /** First and last day on which it is in force, both included; NO_DAY where open. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Highest amount of the level, included, fen; null: no end. */
  readonly upTo: Fen | null;
  readonly rate: Rate;
  /** 速算扣除数, fen. */
  readonly deduction: Fen;
  readonly source: string;
  /** NO_DAY where not said. */
  readonly checkedOn: Day;
  readonly place: Place;
}

/** 个税税率 (rules.md §7, §10): dated tax tables with their source; the built-in ones where a workbook has no such table. */
export const TAX_TABLE: TableDescription<TaxColumn> = {
  name: '个税税率',
  sheetNames: ['个人所得税税率', '个税税率表', '个人所得税税率表', 'income tax'],
  knownBy: { columns: ['税目', '级距上限', '税率', '速算扣除数'], foreignTitles: 2 },
  columns: [
    column('税目', 'text', ['所得项目', 'tax'], {
      required: true,
      width: 18,
      choices: {
        全年一次性奖金: ['年终奖', '全年一次性奖金按月换算', 'bonus'],
        综合所得: ['综合所得年度', '工资薪金', 'annual income'],
        劳务报酬: ['劳务报酬预扣', '劳务报酬所得', 'labour'],
      },
    }),
    column('起用日', 'day', ['启用日', '生效日', '生效日期', 'first day', 'valid from']),
    column('停用日', 'day', ['停用日期', '失效日', '失效日期', 'last day', 'valid to']),
    column('级距上限', 'amount', ['不超过', '上限', 'up to']),
    column('税率', 'rate', ['rate'], { required: true }),
    column('速算扣除数', 'amount', ['速算扣除', 'deduction'], { width: 14 }),
    column('来源', 'text', ['依据', '文号', 'source'], { width: 40 }),
    column('核对日', 'day', ['核对日期', 'checked on']),
  ],
};

/** The levels in sheet order; 级距上限 unsaid is the highest level, 速算扣除数 unsaid is 0. Amounts in 元 unless a title says otherwise. */
export function readTaxBrackets(rows: readonly PolicyRow<TaxColumn>[]): TaxBracket[] {
  const rowOf = new Map<string, number>();
  return rows.flatMap((row) => {
    row.require('税目');
    row.require('税率');
    const tax = row.choice<TaxKind>('税目');
    const firstDay = row.day('起用日');
    const lastDay = row.day('停用日');
    if (isReversed(firstDay, lastDay))
      row.reject('policy-dates-reversed', '停用日', { first: formatDay(firstDay), last: formatDay(lastDay) });
    const upTo = row.amount('级距上限', row.unitOf('级距上限', '元'));
    const rate = row.rate('税率');
    const deduction = row.amount('速算扣除数', row.unitOf('速算扣除数', '元')) ?? 0;
    const source = row.text('来源');
    const checkedOn = row.day('核对日');
    const key = [tax, firstDay, upTo].join('\n');
    const earlier = rowOf.get(key);
    if (row.usable && earlier !== undefined)
      row.reject('policy-row-repeated', '级距上限', { key: tax ?? '', row: earlier + 1 });
    if (!row.usable || tax === null || rate === null) return [];
    rowOf.set(key, row.row);
    return [{ tax, firstDay, lastDay, upTo, rate, deduction, source, checkedOn, place: row.place() }];
  });
}

/**
 * The levels of one tax in force on a day, in rising order, the open one last.
 * @returns null where none is in force, or none is open at its end: the tax is then not known
 */
export function taxLevels(
  brackets: readonly TaxBracket[],
  tax: TaxKind,
  day: Day,
): readonly TaxBracket[] | null {
  const levels = brackets
    .filter(
      (bracket) =>
        bracket.tax === tax &&
        (bracket.firstDay === NO_DAY || bracket.firstDay <= day) &&
        (bracket.lastDay === NO_DAY || day <= bracket.lastDay),
    )
    .sort((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity));
  return levels.at(-1)?.upTo === null ? levels : null;
}
