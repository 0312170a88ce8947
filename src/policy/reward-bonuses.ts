import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Fen } from '../money/fen';
import { personName } from './person-name';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type BonusColumn = '姓名' | '发放日' | '年终奖' | '全年应纳税所得额' | '备注';

/** One row of 年终奖: somebody who asks how a year-end bonus is taxed best. */
export interface Bonus {
  readonly name: string;
  /** NO_DAY: the as-of date. */
  readonly paidOn: Day;
  /** Fen; null: the rewards that this run pays. */
  readonly bonus: Fen | null;
  /** Taxable income of the year without the bonus, fen; below zero where deductions exceed wages. */
  readonly income: Fen;
  readonly place: Place;
}

/** 年终奖 (rules.md §7): staff who compare separate tax with merging into wages. */
export const BONUS_TABLE: TableDescription<BonusColumn> = {
  name: '年终奖',
  sheetNames: ['年终奖测算', '全年一次性奖金', '年终奖计税', 'year-end bonus'],
  knownBy: { columns: ['姓名', '年终奖', '全年应纳税所得额'], foreignTitles: 2 },
  columns: [
    column('姓名', 'text', ['人员', '员工', 'name'], { required: true }),
    column('发放日', 'day', ['发放日期', '支付日期', 'paid on']),
    column('年终奖', 'amount', ['奖金', '年终奖金额', '全年一次性奖金', 'bonus']),
    column('全年应纳税所得额', 'amount', ['应纳税所得额', '工资应纳税所得额', 'taxable income'], {
      required: true,
      width: 20,
    }),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The rows in sheet order; amounts in 元 unless a title names another unit. */
export function readBonuses(rows: readonly PolicyRow<BonusColumn>[]): Bonus[] {
  return rows.flatMap((row) => {
    row.require('姓名');
    row.require('全年应纳税所得额');
    const paidOn = row.day('发放日');
    const bonus = row.amount('年终奖', row.unitOf('年终奖', '元'));
    const income = row.signedAmount('全年应纳税所得额', row.unitOf('全年应纳税所得额', '元'));
    if (!row.usable || income === null) return [];
    return [{ name: personName(row.text('姓名')), paidOn, bonus, income, place: row.place() }];
  });
}
