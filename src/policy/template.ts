import { formatDay, NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import { CATALOGUES, text, type Language } from '../locale/text';
import { pagesAcross } from '../workbook/pages-across';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, SheetPlan, ValidationPlan } from '../workbook/sheet-plan';
import { BUCKET_TABLE } from './bucket-sets';
import { BUILT_IN_BUCKET_SETS } from './built-in-buckets';
import { BUILT_IN_TAX_BRACKETS } from './built-in-tax-brackets';
import { LEDGER_TABLES } from './ledger-tables';
import { LPR_CHECKED_ON, LPR_HISTORY } from './lpr-history';
import { LPR_TABLE } from './lpr-rows';
import { READ_TABLES } from './policy-sheet';
import { TAX_TABLE } from './reward-tax-brackets';
import type { ColumnDescription, TableDescription } from './table-description';

const ALL_TABLES: readonly TableDescription[] = [...LEDGER_TABLES, ...READ_TABLES];

/** Every sheet of rules.md §10 that a template can be made of, by name, in the order in which a user needs them. */
export const POLICY_TABLES: readonly string[] = ALL_TABLES.map(({ name }) => name);

/** Rows below the header that the template checks while the user types. */
const CHECKED_ROWS = 10_000;
/** A printed blank form fills one page. */
const PRINTED_ROWS = 30;
/** Tables wider than this are printed in landscape. */
const MOST_PORTRAIT_COLUMNS = 8;

/**
 * An empty sheet of one of the tables of rules.md §10: its headers, on each a comment that explains the column, checks
 * on what is typed. 账龄段 holds the built-in sets, 个税税率 the built-in tables and LPR its history; nothing else is filled in,
 * because nothing else is built in.
 * @param table one of `POLICY_TABLES`
 * @param language of comments and messages; headers are Chinese
 * @throws RangeError for any other table
 */
export function planPolicyTemplate(table: string, language: Language): SheetPlan {
  const description = ALL_TABLES.find(({ name }) => name === table);
  if (!description) throw new RangeError(`no table ${table}`);
  const { columns } = description;
  const filled = builtInRows(table).map((cells) => columns.map(({ name }) => cells[name]));
  const lastColumn = columns.length - 1;
  const landscape = columns.length > MOST_PORTRAIT_COLUMNS;
  const debtor = columns.findIndex(({ name }) => name === '债务人');
  const { across } = pagesAcross(
    columns.map(({ width }) => width),
    debtor + 1,
    landscape,
  );
  return {
    name: table,
    id: `input:${table}`,
    columns: columns.map(({ kind, width }) => ({ width, style: kind === 'day' ? 'plainDate' : 'plain' })),
    rows: [columns.map(({ name }) => name), ...filled],
    cells: columns.map((column, index) => headerCell(description, column, index, language)),
    freeze: { rows: 1, columns: 0 },
    validations: columns.flatMap((column, index) => validation(column, index, language) ?? []),
    print: {
      landscape,
      area: { firstRow: 0, firstColumn: 0, lastRow: Math.max(PRINTED_ROWS, filled.length), lastColumn },
      repeatRows: { first: 0, last: 0 },
      ...(across && { across }),
    },
  };
}

/** What a column of a table means, in one or two sentences; columns that mean the same everywhere share a text. */
export function describeColumn(table: string, column: string, language: Language): string {
  const own = `column.${table}.${column}`;
  return text(language, own in CATALOGUES[language] ? own : `column.${column}`);
}

function headerCell(
  { name: table }: TableDescription,
  { name, choices, required }: ColumnDescription,
  column: number,
  language: Language,
): CellPlan {
  const parts = [describeColumn(table, name, language)];
  if (choices) parts.push(text(language, 'template.choices', { choices: Object.keys(choices).join('、') }));
  if (required) parts.push(text(language, 'template.required'));
  return { row: 0, column, style: 'header', comment: parts.join('\n') };
}

function validation(column: ColumnDescription, index: number, language: Language): ValidationPlan | null {
  const check = checkOf(column);
  if (check === null) return null;
  const values = check.values;
  const message = text(language, `template.${check.kind}`, { choices: values?.join('、') ?? '' });
  const area = { firstRow: 1, firstColumn: index, lastRow: CHECKED_ROWS, lastColumn: index };
  return { area, ...check, title: column.name, message };
}

function checkOf({ kind, choices }: ColumnDescription): Pick<ValidationPlan, 'kind' | 'values'> | null {
  if (choices) return { kind: 'list', values: Object.keys(choices) };
  switch (kind) {
    case 'yesNo':
      return { kind: 'list', values: ['是', '否'] };
    case 'day':
      return { kind: 'date' };
    case 'rate':
      return { kind: 'ratio' };
    case 'amount':
    case 'number':
      return { kind: 'number' };
    case 'text':
      return null;
  }
}

/** What the program itself goes by where the workbook has no such table. */
function builtInRows(table: string): Readonly<Record<string, CellValue>>[] {
  switch (table) {
    case BUCKET_TABLE.name:
      return BUILT_IN_BUCKET_SETS.flatMap(({ name, from, edge, buckets }) =>
        buckets.map(({ label, start, unit }) => ({
          账龄集: name,
          名称: label,
          起: start,
          单位: unit,
          起算: from,
          边界: edge,
        })),
      );
    case TAX_TABLE.name:
      return BUILT_IN_TAX_BRACKETS.map(
        ({ tax, firstDay, lastDay, upTo, rate, deduction, source, checkedOn }) => ({
          税目: tax,
          起用日: serialOfDay(firstDay),
          停用日: lastDay === NO_DAY ? null : serialOfDay(lastDay),
          级距上限: upTo === null ? null : upTo / 100,
          税率: rate.num / rate.den,
          速算扣除数: deduction / 100,
          来源: source,
          核对日: checkedOn === NO_DAY ? null : serialOfDay(checkedOn),
        }),
      );
    case LPR_TABLE.name:
      return LPR_HISTORY.map(({ from, oneYear, fiveYears }) => ({
        生效日: serialOfDay(from),
        一年期: oneYear.num / oneYear.den,
        五年期以上: fiveYears.num / fiveYears.den,
        来源: `全国银行间同业拆借中心 ${formatDay(from)} 公布；${formatDay(LPR_CHECKED_ON)} 核对`,
      }));
    default:
      return [];
  }
}
