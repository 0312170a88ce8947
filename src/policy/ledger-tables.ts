import { CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS } from '../ledger/fields';
import { GRADES, REVIEWS } from '../ledger/ledger';
import { METHODS } from '../ledger/method';
import type { Field } from '../table/field';
import { defaultWidth, type ColumnDescription, type TableDescription } from './table-description';

/** Columns of which only certain values are read. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  五级分类: GRADES,
  复查结果: REVIEWS,
  方式: METHODS,
  资金状况: ['好', '差', '恶劣'],
  项目前景: ['好', '差'],
  诚信: ['善意', '恶意'],
};

const WIDTHS: Readonly<Record<string, number>> = {
  债权编号: 18,
  原债权编号: 18,
  债务人: 24,
  所属单位: 20,
  参与人: 24,
  摘要: 24,
  批准文号: 20,
  备注: 24,
};

/** Columns that are read where a ledger has them; the template keeps to the headers of rules.md §10. */
const READ_ONLY = new Set<string>(['分期债务编号']);

function described(field: Field): ColumnDescription {
  const values = LISTS[field.name]?.filter((value) => value !== '');
  const choices = values && Object.fromEntries(values.map((value) => [value, []]));
  const width = WIDTHS[field.name] ?? defaultWidth(field.kind);
  return { ...field, required: false, width, ...(choices && { choices }) };
}

/** The ledger's own sheets (rules.md §10), for their templates; the ledger room reads them by the same fields. */
export const LEDGER_TABLES: readonly TableDescription[] = [
  {
    name: '台账',
    sheetNames: [],
    columns: CLAIM_FIELDS.filter(({ name }) => !READ_ONLY.has(name)).map(described),
  },
  { name: '往来明细', sheetNames: [], columns: RUNNING_FIELDS.map(described) },
  { name: '回款', sheetNames: [], columns: RECOVERY_FIELDS.map(described) },
];
