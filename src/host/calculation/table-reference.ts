import type { HostTable } from '../book';
import type { Box } from '../box';
import { type CellError } from '../cell';
import { invalidArgument } from '../host-error';
import { REFERENCE_ERROR, VALUE_ERROR } from './computed';
import type { TableTree } from './formula-tree';

const PARTS: Readonly<Record<string, TableTree['part']>> = {
  '#ALL': 'all',
  '#DATA': 'data',
  '#HEADERS': 'headers',
  '#THIS ROW': 'row',
};

/**
 * Reads a reference like `表[列]`, `表[[#All],[一]:[二]]` or `[@列]`.
 * @throws HostError InvalidArgument for parts that a table does not have here (totals)
 */
export function parseTableReference(text: string): TableTree {
  const open = text.indexOf('[');
  const table = open === 0 ? null : text.slice(0, open);
  const inner = text.slice(open + 1, -1).trim();
  const isRow = inner.startsWith('@');
  const rest = isRow ? inner.slice(1) : inner;
  const items = rest.startsWith('[')
    ? [...rest.matchAll(/\[((?:'.|[^[\]'])*)\]/g)].map(([, item]) => item)
    : rest === ''
      ? []
      : [rest];
  let part: TableTree['part'] = isRow ? 'row' : 'data';
  const columns: string[] = [];
  for (const item of items) {
    if (!item.startsWith('#')) {
      columns.push(item.replace(/'(.)/g, '$1'));
      continue;
    }
    const named = PARTS[item.toUpperCase()] as TableTree['part'] | undefined;
    if (!named) throw invalidArgument(`${item} of a table is not played by this host`);
    part = named;
  }
  if (columns.length > 2) throw invalidArgument(`${text} names more than two columns`);
  return {
    kind: 'table',
    table,
    part,
    columns: columns.length === 0 ? null : [columns[0], columns[columns.length - 1]],
  };
}

/** The rows of data of a table. */
export function dataOf({ box }: HostTable): Box {
  return { ...box, row: box.row + 1, rows: box.rows - 1 };
}

/**
 * The cells that a reference means.
 * @param titles of the table's columns
 * @param row of the formula
 */
export function tableCells(
  tree: TableTree,
  table: HostTable,
  titles: readonly string[],
  row: number,
): Box | CellError {
  const { box } = table;
  const at = (title: string): number => titles.findIndex((one) => one.toUpperCase() === title.toUpperCase());
  const [first, last] = tree.columns ? tree.columns.map(at) : [0, box.columns - 1];
  if (first < 0 || last < 0) return REFERENCE_ERROR;
  const across = { column: box.column + Math.min(first, last), columns: Math.abs(last - first) + 1 };
  switch (tree.part) {
    case 'all':
      return { ...across, row: box.row, rows: box.rows };
    case 'headers':
      return { ...across, row: box.row, rows: 1 };
    case 'data':
      return { ...dataOf(table), ...across };
    case 'row':
      return row > box.row && row < box.row + box.rows ? { ...across, row, rows: 1 } : VALUE_ERROR;
  }
}
