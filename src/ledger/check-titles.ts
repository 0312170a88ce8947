import { columnLetters } from '../finding/finding';
import { textOf } from '../table/cell';
import type { Field } from '../table/field';
import type { LocatedTable } from '../table/locate';
import { titleKey } from '../table/title';
import type { LedgerTable } from './ledger-table';

/** Texts by which rows are told apart and added up. */
const WHO = ['债权编号', '债务人', '所属单位', '责任人'];
/** So many currencies are named in a finding. */
const FEW = 3;
const CURRENCY_TITLE =
  /^(?:(?:结算|原币|记账|合同)?(?:币种|币别|货币)|(?:invoice)?curr(?:ency)?(?:code)?|ccy)$/;
const YUAN = /^(?:人民币元?|元|rmb|cny|[¥￥])$/i;
/** A code of three letters, or a name as 美元, 港币, 英镑: no remark, no sum. */
const CURRENCY = /^(?:[a-z]{3}|\p{Script=Han}{1,3}[元圆币镑郎布盾])$/iu;
const FOREIGN_TITLE =
  /(?<![a-z])(?:usd|eur|gbp|jpy|hkd|twd|krw|sgd|aud|cad|chf)(?![a-z])|美元|美金|欧元|英镑|日元|日圆|港元|港币|外币/i;

/** Reports of a table's titles what could be read in another way, or is not read at all, and would change the sums. */
export function reportTitles(table: LedgerTable, located: LocatedTable): void {
  reportTwice(table, located);
  reportDated(table, located);
  reportCurrencies(table, located);
}

/** Two columns of one title that do not hold the same: one of them is read. */
function reportTwice(
  { reader, rows }: LedgerTable,
  { columns, firstColumn, headerRow, titles }: LocatedTable,
): void {
  const taken = new Set(columns.map(({ column }) => column));
  for (const { column: read, field, title, reason } of columns) {
    if (title === '' || reason === 'given' || isRemark(field)) continue;
    titles.forEach((other, index) => {
      const column = firstColumn + index;
      if (other !== title || taken.has(column)) return;
      const differs = rows.some((row, at) => at > headerRow && (row[column] ?? null) !== (row[read] ?? null));
      if (!differs) return;
      const values = { title, read: columnLetters(read) };
      reader.report('warning', 'column-title-twice', headerRow, column, values);
    });
  }
}

/** Two columns of amounts whose titles differ in a date or a number alone (2022-12-31余额, 2023-12-31余额): only one is read. */
function reportDated(
  { reader }: LedgerTable,
  { columns, firstColumn, headerRow, titles }: LocatedTable,
): void {
  const taken = new Set(columns.map(({ column }) => column));
  for (const { column: read, field, title, reason } of columns) {
    const bare = withoutDate(title);
    if (field.kind !== 'amount' || reason === 'given' || bare === '') continue;
    titles.forEach((other, index) => {
      if (other === title || taken.has(firstColumn + index) || withoutDate(other) !== bare) return;
      const values = { title: other, read: columnLetters(read), other: title };
      reader.report('error', 'column-title-dated', headerRow, firstColumn + index, values);
    });
  }
}

function withoutDate(title: string): string {
  return titleKey(title).replace(/\d+[年月日号]?/g, '');
}

/** Of most texts (备注, 摘要) nothing is computed. */
function isRemark({ kind, name }: Field): boolean {
  return kind === 'text' && !WHO.includes(name);
}

/** Amounts are read and added up as 人民币, whatever the currency. */
function reportCurrencies(
  { reader, rows }: LedgerTable,
  { columns, firstColumn, headerRow, titles }: LocatedTable,
): void {
  for (const { column, field, title } of columns) {
    const foreign = field.kind === 'amount' ? FOREIGN_TITLE.exec(title.normalize('NFKC')) : null;
    if (foreign) reader.report('warning', 'currency-not-yuan', headerRow, column, { currencies: foreign[0] });
  }
  titles.forEach((title, index) => {
    if (!CURRENCY_TITLE.test(titleKey(title))) return;
    const found = new Set<string>();
    for (let row = headerRow + 1; row < rows.length && found.size <= FEW; row++) {
      const value = rows[row][firstColumn + index];
      const text = typeof value === 'string' ? textOf(value).normalize('NFKC').trim() : '';
      if (CURRENCY.test(text) && !YUAN.test(text)) found.add(text);
    }
    if (found.size === 0) return;
    const named = [...found].slice(0, FEW).join('、');
    const currencies = found.size > FEW ? `${named}…` : named;
    reader.report('warning', 'currency-not-yuan', headerRow, firstColumn + index, { currencies });
  });
}
