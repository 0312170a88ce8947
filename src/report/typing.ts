import type { TypingPlan } from '../workbook/sheet-plan';
import type { Block, BlockPlace, ColumnKind } from './block';

/** What may name a row, the kinds that name it best first; figures change from run to run and name nothing. */
const NAMING_KINDS: readonly (readonly ColumnKind[])[] = [['text', 'wrap'], ['center', 'date'], ['serial']];

/**
 * The columns of a table that are meant for the user's typing, each with the columns that name its rows: the texts, and
 * where two rows have the same, what else tells them apart.
 */
export function typingOf(block: Block, place: BlockPlace): TypingPlan[] {
  const { firstRow, lastRow, columns } = place;
  if (block.rows.length === 0) return [];
  const typing = block.columns.flatMap(({ kind }, index) => (kind === 'typing' ? [columns[index]] : []));
  if (typing.length === 0) return [];
  const keyColumns = keyColumnsOf(block).map((index) => columns[index]);
  return typing.map((column) => ({
    area: { firstRow, firstColumn: column, lastRow, lastColumn: column },
    keyColumns,
  }));
}

function keyColumnsOf({ columns, rows }: Block): number[] {
  let keys: number[] = [];
  for (const kinds of NAMING_KINDS) {
    keys = [...keys, ...columns.flatMap(({ kind }, index) => (kinds.includes(kind) ? [index] : []))];
    const distinct = new Set(rows.map((row) => JSON.stringify(keys.map((key) => String(row[key])))));
    if (keys.length > 0 && distinct.size === rows.length) break;
  }
  return keys;
}
