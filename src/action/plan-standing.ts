import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { Place } from '../finding/finding';
import { isAmountRefusal, readAmount, type MoneyUnit } from '../money/amount';
import { formatRate, parseRate } from '../money/rate';
import type { ProposedRow } from '../plan-text/as-policy-row';
import { meaningOf } from '../plan-text/row-cells';
import type { OpenTable } from '../policy/open-table';
import type { PolicyRow } from '../policy/policy-row';

/** How a proposed row stands to its table: it is there already, another row says otherwise, or neither. */
export type Standing =
  { readonly state: 'absent' } | { readonly state: 'present' | 'conflict'; readonly place: Place };

type Table = ProposedRow['table'];

/** Columns in which a row must be the same to say the same. */
const SAME: Readonly<Record<Table, readonly string[]>> = {
  阶段: ['阶段', '开始', '结束'],
  利率与优惠: ['项目', '值'],
  预警线: ['项目', '值'],
  奖励方案: ['方式', '逾期起', '逾期止', '单位', '比例', '比例下限', '比例上限', '实物触发', '须达标'],
  指标: ['所属单位', '责任人', '起', '止', '金额'],
};

/** Columns by which a table names what a row decides: two rows that agree in them and differ otherwise contradict each other. */
const KEYS: Readonly<Record<Table, readonly string[]>> = {
  阶段: ['阶段'],
  利率与优惠: ['项目'],
  预警线: ['项目'],
  奖励方案: ['方案', '方式', '逾期起', '逾期止', '单位'],
  指标: [],
};

/**
 * Looks a proposed row up in its table.
 * @param unit in which the table's amounts are, where its titles name no other
 */
export function standingOf(row: ProposedRow, table: OpenTable, unit: MoneyUnit): Standing {
  const agrees = (there: PolicyRow, columns: readonly string[]): boolean =>
    columns.every((column) => textThere(row, there, table, column, unit) === textOfProposed(row, column));
  const present = table.rows.find((there) => agrees(there, saidColumns(row)));
  if (present !== undefined) return { state: 'present', place: present.place() };
  const key = KEYS[row.table];
  const rival = key.length === 0 ? undefined : table.rows.find((there) => agrees(there, key));
  return rival === undefined ? { state: 'absent' } : { state: 'conflict', place: rival.place() };
}

/** What a row decides, to tell two proposals that contradict each other; null where its table may hold any number of such rows. */
export function keyOf(row: ProposedRow): string | null {
  const key = KEYS[row.table];
  return key.length === 0
    ? null
    : [row.table, ...key.map((column) => textOfProposed(row, column))].join('\n');
}

/** Of a target the text rarely says whose it is and for which period: what the user has filled in since is no difference. */
function saidColumns(row: ProposedRow): readonly string[] {
  const columns = SAME[row.table];
  return row.table === '指标' ? columns.filter((column) => column in row.cells) : columns;
}

function textOfProposed(row: ProposedRow, column: string): string {
  const value = row.cells[column];
  if (value === undefined) return '';
  switch (meaningOf(row, column)) {
    case 'rate': {
      const rate = parseRate(value);
      return rate === null ? '' : formatRate(rate);
    }
    case 'amount': {
      const amount = readAmount(value, '元');
      return isAmountRefusal(amount) ? '' : String(amount.fen);
    }
    default:
      return plainText(column, String(value));
  }
}

/** The same of a row that stands in the table; empty where the table lacks the column. */
function textThere(
  row: ProposedRow,
  there: PolicyRow,
  table: OpenTable,
  column: string,
  unit: MoneyUnit,
): string {
  if (table.columnOf(column) === undefined || !there.said(column)) return '';
  switch (meaningOf(row, column)) {
    case 'day': {
      const day = there.day(column);
      return day === NO_DAY ? '' : String(serialOfDay(day));
    }
    case 'rate': {
      const rate = there.rate(column);
      return rate === null ? '' : formatRate(rate);
    }
    case 'amount':
      return String(there.amount(column, there.unitOf(column, unit)) ?? '');
    case 'plain': {
      const { kind, choices } = table.describe(column);
      if (kind === 'yesNo') return there.yesNo(column) === true ? '是' : '';
      return plainText(column, (choices && there.choice(column)) || there.text(column));
    }
  }
}

/** 「摸底」 and 「摸底阶段」 are one name. */
function plainText(column: string, value: string): string {
  const text = value.normalize('NFKC').replace(/\s/g, '');
  return column === '阶段' ? text.replace(/阶段$/, '') : text;
}
