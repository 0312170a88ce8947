import type { MoneyUnit } from '../money/amount';
import { titleKey, moneyUnitOfTitle } from '../table/title';
import type { LedgerTable } from './ledger-table';

/** A column that holds a year's debits, beside a balance. */
export interface YearColumn {
  readonly column: number;
  readonly year: number;
  readonly title: string;
  /** Named in the title, or null. */
  readonly moneyUnit: MoneyUnit | null;
}

const DEBITS =
  '(?:借方(?:发生额|金额)?|新增(?:欠款|金额)?|发生额?|应收(?:金额|款)?|欠款(?:金额)?|销售(?:额|收入)?|debits?)';
const YEAR_OF_DEBITS = new RegExp(`^((?:19|20)\\d\\d)年?度?${DEBITS}?$`);
const ONLY_DEBITS = new RegExp(`^${DEBITS}$`);
const ONLY_YEAR = /^((?:19|20)\d\d)年?度?$/;

/**
 * Columns of yearly debits (2010年, 2011年借方, or 借方 under a band 2010年), the newest year first.
 * Columns that were read as fields are none.
 */
export function yearColumns(table: LedgerTable): YearColumn[] {
  const { located, rows } = table;
  const header = rows[located.headerRow];
  const band = located.headerRow > 0 ? rows[located.headerRow - 1] : [];
  const used = new Set(located.columns.map(({ column }) => column));
  const found: YearColumn[] = [];
  let bandYear = 0;
  for (
    let column = 0;
    column < Math.max(header.length, located.firstColumn + located.titles.length);
    column++
  ) {
    const above = keyOf(band[column]);
    if (above !== '') bandYear = Number(ONLY_YEAR.exec(above)?.[1] ?? 0);
    if (used.has(column)) continue;
    const title = table.titleAt(column) || keyOf(header[column]);
    const key = keyOf(header[column]) || titleKey(title);
    const own = YEAR_OF_DEBITS.exec(key);
    const year = own ? Number(own[1]) : ONLY_DEBITS.test(key) ? bandYear : 0;
    if (year > 0)
      found.push({
        column,
        year,
        title: own ? title : `${year}年${title}`,
        moneyUnit: moneyUnitOfTitle(title),
      });
  }
  return found.sort((a, b) => b.year - a.year || b.column - a.column);
}

function keyOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : '';
  return typeof value === 'string' ? titleKey(value) : '';
}
