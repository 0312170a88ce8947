import { formatDay, NO_DAY } from '../calendar/day';
import { personName } from './person-name';
import type { Barred } from './policy';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type BarredColumn = '姓名' | '起' | '止' | '原因';

/** 限制名单 (rules.md §7, §10): people who earn nothing while a penalty is not lifted. */
export const BARRED_TABLE: TableDescription<BarredColumn> = {
  name: '限制名单',
  sheetNames: ['限制人员', '限制人员名单', '处分名单', '处分人员', '处分未解除名单', 'barred'],
  knownBy: { columns: ['姓名', '起', '止', '原因'], foreignTitles: 1 },
  columns: [
    column('姓名', 'text', ['人员', '人员姓名', 'name', 'person'], { required: true }),
    column('起', 'day', ['起始日', '起日', '开始', '开始日期', '起始日期', '限制起', '处分日期', 'from']),
    column('止', 'day', [
      '截止日',
      '止日',
      '结束',
      '结束日期',
      '截止日期',
      '限制止',
      '解除日期',
      '解除日',
      'to',
    ]),
    column('原因', 'text', ['事由', '限制原因', '处分原因', 'reason'], { width: 28 }),
  ],
};

/**
 * Who is barred from when to when, both days included; an end that is not said or cannot be read is open. A row with
 * doubtful dates bars without them: paying somebody who is barred is the error that cannot be taken back.
 */
export function readBarred(rows: readonly PolicyRow<BarredColumn>[]): Barred[] {
  const barred: Barred[] = [];
  for (const row of rows) {
    row.require('姓名');
    const name = personName(row.text('姓名'));
    let from = row.day('起', 'barred-date-unreadable');
    let to = row.day('止', 'barred-date-unreadable');
    const reason = row.text('原因');
    if (!row.usable) continue;
    if (isReversed(from, to)) {
      row.error('barred-dates-reversed', '止', { name, first: formatDay(from), last: formatDay(to) });
      [from, to] = [NO_DAY, NO_DAY];
    }
    barred.push({ name, from, to, reason, place: row.place() });
  }
  return barred;
}
