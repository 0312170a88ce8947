/** What the cells of a column hold. */
export type FieldKind = 'text' | 'day' | 'amount' | 'rate' | 'number' | 'yesNo';

/** A column that a table of ours can have (rules.md §10), and the titles by which users call it. */
export interface Field<Name extends string = string> {
  /** The title as the templates write it, for example 到期日. */
  readonly name: Name;
  readonly kind: FieldKind;
  /** Other titles, Chinese and English, in any spelling that `titleKey` makes equal; the better ones first. */
  readonly synonyms: readonly string[];
  /** Titles that count only as a whole: inside a longer title (日期, 单位, amount) they would say too little. */
  readonly whole?: readonly string[];
  /** A title that begins so is this column where nothing better is known of it: 应收租金, 应缴学费, 已收租金, 欠租. */
  readonly begins?: RegExp;
  /** A title in which this is found is not this column, however much it resembles it (期初余额 is no 余额). */
  readonly excludes?: RegExp;
}
