import { CATALOGUES, text, type Language } from '../locale/text';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, SheetPlan, ValidationPlan } from '../workbook/sheet-plan';
import { BUCKET_TABLE } from './bucket-sets';
import { BUILT_IN_BUCKET_SETS } from './built-in-buckets';
import { LEDGER_TABLES } from './ledger-tables';
import { READ_TABLES } from './policy-sheet';
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
 * on what is typed. 账龄段 holds the built-in sets; nothing else is filled in, because nothing else is built in.
 * @param table one of `POLICY_TABLES`
 * @param language of comments and messages; headers are Chinese
 * @throws RangeError for any other table
 */
export function planPolicyTemplate(table: string, language: Language): SheetPlan {
  const description = ALL_TABLES.find(({ name }) => name === table);
  if (!description) throw new RangeError(`no table ${table}`);
  const { columns } = description;
  const filled = table === BUCKET_TABLE.name ? builtInRows(columns) : [];
  const lastColumn = columns.length - 1;
  return {
    name: table,
    id: `input:${table}`,
    columns: columns.map(({ kind, width }) => ({ width, style: kind === 'day' ? 'plainDate' : 'plain' })),
    rows: [columns.map(({ name }) => name), ...filled],
    cells: columns.map((column, index) => headerCell(description, column, index, language)),
    freeze: { rows: 1, columns: 0 },
    validations: columns.flatMap((column, index) => validation(column, index, language) ?? []),
    print: {
      landscape: columns.length > MOST_PORTRAIT_COLUMNS,
      area: { firstRow: 0, firstColumn: 0, lastRow: Math.max(PRINTED_ROWS, filled.length), lastColumn },
      repeatRows: { first: 0, last: 0 },
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

function builtInRows(columns: readonly ColumnDescription[]): CellValue[][] {
  return BUILT_IN_BUCKET_SETS.flatMap(({ name, from, edge, buckets }) =>
    buckets.map(({ label, start, unit }) => {
      const cells: Record<string, CellValue> = {
        账龄集: name,
        名称: label,
        起: start,
        单位: unit,
        起算: from,
        边界: edge,
      };
      return columns.map((column) => cells[column.name]);
    }),
  );
}
