/** What the cells of a column hold. */
export type FieldKind = 'text' | 'day' | 'amount' | 'rate' | 'number' | 'yesNo';

/** A column that a table of ours can have (rules.md §10), and the titles by which users call it. */
export interface Field<Name extends string = string> {
  /** The title as the templates write it, for example 到期日. */
  readonly name: Name;
  readonly kind: FieldKind;
  /** Other titles, Chinese and English, in any spelling that `titleKey` makes equal. */
  readonly synonyms: readonly string[];
}
