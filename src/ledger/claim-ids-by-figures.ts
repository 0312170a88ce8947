import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { isBlank, textOf } from '../table/cell';
import type { LocatedColumn, LocatedTable } from '../table/locate';
import { matchTitle } from '../table/title';
import { columnsLeft } from './columns-left';
import { idText, type TableKind } from './ledger-table';
import { isTotalsLabel } from './totals-label';

const CLAIM_ID = '债权编号';
/** In a credit note the claim that it lowers. */
const CORRECTED = '原债权编号';
/** A column by which nearly as many recoveries name a claim as by any other. */
const NEARLY_AS_MANY = 0.9;

/** A table of the ledger, and the user's own mapping of its fields. */
export interface TableOfIds {
  readonly kind: TableKind;
  readonly located: LocatedTable;
  readonly given: Readonly<Record<string, string>>;
}

/** What stands in a column, row by row. */
interface Ids {
  readonly ids: readonly string[];
}

/** A column that could name a claim. */
interface Option extends Ids {
  readonly column: LocatedColumn;
}

/**
 * Of several columns that could name a claim (合同号, 发票号) the one by which recoveries and credit notes name claims, and of those the one
 * in which no value comes twice: a contract has several invoices, an invoice stands once. What the titles say counts where neither tells,
 * and what the user has mapped is obeyed.
 * @returns the tables in their order, the same where nothing speaks for another column
 */
export function* claimIdsByFigures(tables: readonly TableOfIds[]): Paced<LocatedTable[]> {
  const titled = tables.map(columnsOf);
  // Hardly any ledger leaves it open, and a large one has many ids.
  if (titled.every((columns) => columns.length <= 1)) return tables.map(({ located }) => located);
  const options: Option[][] = [];
  for (const [index, { located }] of tables.entries()) {
    options.push([]);
    for (const column of titled[index])
      options[index].push({ column, ids: yield* idsIn(located, column.column) });
  }
  const naming = tables.map(({ kind }, index) => (kind === 'recoveries' ? options[index] : []));
  const known = new Set<string>();
  const chosen: (Option | null)[] = [];
  for (const [index, { kind, located }] of tables.entries()) {
    const isClaims = kind === 'claims' && options[index].length > 0;
    const corrected = isClaims ? yield* correctedIn(located) : [];
    const best = isClaims ? yield* bestOfClaims(options[index], [...naming, corrected]) : null;
    for (const id of best?.ids ?? []) known.add(id);
    chosen.push(best);
    yield;
  }
  return tables.map(({ kind, located }, index) => {
    const best = kind === 'recoveries' ? mostKnown(options[index], known) : chosen[index];
    return best === null ? located : withId(located, best.column);
  });
}

/** The one that its title makes the likeliest, then the others. */
function columnsOf({ kind, located, given }: TableOfIds): LocatedColumn[] {
  const titled = located.columns.find(({ field }) => field.name === CLAIM_ID);
  if (titled === undefined || kind === 'running') return [];
  const others = columnsLeft(located).flatMap(({ column, title }): LocatedColumn[] => {
    const [match] = matchTitle(title, [titled.field]);
    if (match === undefined || match.reason === 'contains') return [];
    return [{ ...titled, column, title, confidence: match.confidence, reason: 'figures' }];
  });
  return given[CLAIM_ID] === undefined ? [titled, ...others] : [titled];
}

function* bestOfClaims(options: readonly Option[], naming: readonly (readonly Ids[])[]): Paced<Option> {
  if (options.length === 1) return options[0];
  const judged: { option: Option; found: number; isUnique: boolean }[] = [];
  for (const option of options) {
    const known = new Set(option.ids);
    const isUnique = known.size === option.ids.length && option.ids.length >= options[0].ids.length;
    let found = 0;
    for (const columns of naming) {
      yield;
      found += mostFound(columns, known);
    }
    judged.push({ option, found, isUnique });
  }
  const most = Math.max(...judged.map(({ found }) => found));
  const named = judged.filter(({ found }) => found >= most * NEARLY_AS_MANY);
  return (named.find(({ isUnique }) => isUnique) ?? named[0]).option;
}

/** How many rows name what is known, in the column in which most do. */
function mostFound(options: readonly Ids[], known: ReadonlySet<string>): number {
  return options.reduce((most, { ids }) => Math.max(most, ids.filter((id) => known.has(id)).length), 0);
}

function mostKnown(options: readonly Option[], known: ReadonlySet<string>): Option | null {
  if (options.length <= 1) return options[0] ?? null;
  const found = options.map((option) => mostFound([option], known));
  return options[found.indexOf(Math.max(...found))];
}

function* correctedIn(located: LocatedTable): Paced<Ids[]> {
  const column = located.columns.find(({ field }) => field.name === CORRECTED);
  return column === undefined ? [] : [{ ids: yield* idsIn(located, column.column) }];
}

function withId(located: LocatedTable, best: LocatedColumn): LocatedTable {
  if (located.columns.includes(best)) return located;
  const columns = located.columns.map((column) => (column.field.name === CLAIM_ID ? best : column));
  return { ...located, columns: columns.sort((a, b) => a.column - b.column) };
}

/** What stands in a column below the header, blanks and labels of sums left out. */
function* idsIn({ sheet, headerRow }: LocatedTable, column: number): Paced<string[]> {
  const ids: string[] = [];
  for (let row = headerRow + 1; row < sheet.rows.length; row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const value = sheet.rows[row][column];
    if (isBlank(value)) continue;
    const id = idText(textOf(value)).normalize('NFKC');
    if (!isTotalsLabel(id)) ids.push(id);
  }
  return ids;
}
