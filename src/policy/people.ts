import { personName } from './person-name';
import type { Person } from './policy';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PersonColumn = '姓名' | '所属单位' | '身份';

/** 人员 (rules.md §10): who is staff (内部) and who is paid as external labour (外部). */
export const PEOPLE_TABLE: TableDescription<PersonColumn> = {
  name: '人员',
  sheetNames: ['人员名单', '人员表', '清欠人员', '清收人员', '参与人员', 'people'],
  knownBy: { columns: ['姓名', '所属单位', '身份'], foreignTitles: 0 },
  columns: [
    column('姓名', 'text', ['人员', '人员姓名', '参与人', 'name', 'person'], { required: true }),
    column('所属单位', 'text', ['单位', '部门', '所属部门', 'unit', 'department'], { width: 20 }),
    column('身份', 'text', ['人员身份', '人员类别', '类别', '内外部', 'standing'], {
      choices: {
        内部: ['内', '内部人员', '员工', '职工', '本单位', 'internal', 'staff'],
        外部: ['外', '外部人员', '外聘', '外单位', '劳务', 'external'],
      },
    }),
  ],
};

/** People by name (blanks within Chinese names dropped); 身份 unsaid or unknown is 内部 and reported. */
export function readPeople(rows: readonly PolicyRow<PersonColumn>[]): Map<string, Person> {
  const people = new Map<string, Person>();
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    row.require('姓名');
    const name = personName(row.text('姓名'));
    const unit = row.text('所属单位');
    const standing = row.choice<'内部' | '外部'>('身份', 'person-standing-unknown');
    const earlier = rowOf.get(name);
    if (earlier !== undefined) row.reject('policy-row-repeated', '姓名', { key: name, row: earlier + 1 });
    if (!row.usable) continue;
    if (!row.said('身份')) row.warn('person-standing-missing', '身份', { name });
    rowOf.set(name, row.row);
    people.set(name, { name, unit, external: standing === '外部' });
  }
  return people;
}
