/** No sheet holds claims, a running ledger or balances: nothing can be computed. Its sentence stands in `ledger.json`. */
export class LedgerNotFound extends Error {
  override readonly name = 'LedgerNotFound';

  /**
   * @param key locale key of the sentence
   * @param values what stands in its places: the sheets that were looked at, the nearest one and what it lacks
   */
  constructor(
    readonly key: LedgerNotFoundKey,
    readonly values: Readonly<Record<string, string | number>>,
  ) {
    super(key);
  }
}

export type LedgerNotFoundKey =
  /** There is no sheet but policy tables and reports of ours. */
  | 'ledger-not-found-no-sheet'
  /** No sheet has a header that resembles a ledger's. */
  | 'ledger-not-found-no-header'
  /** A ledger's header stands below the rows that are searched for it. */
  | 'ledger-not-found-late-header'
  /** There are recoveries, but nothing that was owed. */
  | 'ledger-not-found-only-recoveries'
  /** The nearest sheet lacks columns. */
  | 'ledger-not-found-columns';
