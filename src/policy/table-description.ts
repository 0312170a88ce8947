import type { Field, FieldKind } from '../table/field';

/**
 * A column of one of the tables of rules.md §10. The reader finds and checks cells by it, the template writes header,
 * comment and validation from it; its description for the user stands in policy.json under `column.<table>.<name>`.
 */
export interface ColumnDescription<Name extends string = string> extends Field<Name> {
  /** A closed list: each value, and other ways to write it. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Without this column the table cannot be read. */
  readonly required: boolean;
  /** In characters of the default font. */
  readonly width: number;
}

/** One of the tables of rules.md §10. */
export interface TableDescription<Name extends string = string> {
  /** The sheet's name as the template writes it. */
  readonly name: string;
  /** Other names by which users call the sheet. */
  readonly sheetNames: readonly string[];
  readonly columns: readonly ColumnDescription<Name>[];
  /**
   * Columns by whose exact titles a sheet is known to be this table where its name says nothing, and how many titles
   * of other kinds may stand beside the table's own; without it the name alone decides.
   */
  readonly knownBy?: { readonly columns: readonly Name[]; readonly foreignTitles: number };
}

const WIDTHS: Readonly<Record<FieldKind, number>> = {
  text: 14,
  day: 13,
  amount: 16,
  rate: 10,
  number: 10,
  yesNo: 9,
};

/** In characters: what a column of this kind needs for its values. */
export function defaultWidth(kind: FieldKind): number {
  return WIDTHS[kind];
}

/** A column, its width by its kind unless given. */
export function column<const Name extends string>(
  name: Name,
  kind: FieldKind,
  synonyms: readonly string[] = [],
  more: { choices?: Readonly<Record<string, readonly string[]>>; required?: boolean; width?: number } = {},
): ColumnDescription<Name> {
  const { choices, required = false, width = WIDTHS[kind] } = more;
  return { name, kind, synonyms, required, width, ...(choices && { choices }) };
}

/** Ways to write the units of time in which buckets and brackets are counted. */
export const TIME_UNIT_CHOICES = {
  日: ['天', '日历天', 'd', 'day', 'days'],
  月: ['个月', '月份', 'm', 'month', 'months'],
  年: ['周年', 'y', 'year', 'years'],
} as const;
