import { NONE } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import type { Place } from '../finding/finding';
import type { LinkTarget } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** More links than this make a workbook slow to open. */
const MOST_LINKED_ROWS = 20_000;

/** How the sheets of casework name claims, debtors and responsible persons, and lead to them. */
export class CaseNames {
  constructor(
    private readonly context: ReportContext,
    private readonly ledgers: LedgerSheets,
  ) {}

  /** The ids of some claims; of many the first and how many there are. */
  claims(claims: readonly number[]): string {
    const ids = claims.map((claim) => this.context.result.ledger.claims.id[claim]).filter((id) => id !== '');
    if (ids.length <= 2) return ids.join(this.context.t('casework.and'));
    return this.context.t('casework.claims', { first: ids[0], count: ids.length });
  }

  debtor(code: number): string {
    return code < 0 ? '' : this.context.named(this.context.result.ledger.debtors.text(code), 'debtor');
  }

  /** The debtor of some claims, or the name that the register gives where the ledger has none. */
  debtorOf(claims: readonly number[], otherwise: string): string {
    return claims.length === 0 ? otherwise : this.debtor(this.context.result.ledger.claims.debtor[claims[0]]);
  }

  /** The responsible persons of some claims, each once. */
  owners(claims: readonly number[]): string {
    const { claims: columns, owners } = this.context.result.ledger;
    const names = new Set(claims.map((claim) => owners.text(columns.owner[claim])));
    names.delete('');
    return [...names].join(this.context.t('casework.and'));
  }

  /** Leads from one column of a list to the claim of its row. */
  linkTo(
    column: number,
    claimsOfRow: readonly (number | undefined)[],
  ): (row: number, at: number) => LinkTarget | null {
    return (row, at) => {
      const claim = claimsOfRow[row];
      if (at !== column || claim === undefined || claim === NONE || claimsOfRow.length > MOST_LINKED_ROWS)
        return null;
      return this.ledgers.find(claimPlace(this.context.result.ledger, claim, '应收金额'));
    };
  }

  /** Leads to a place in the user's files where this workbook has it. */
  find(place: Place): LinkTarget | null {
    return this.ledgers.find(place);
  }

  /** A place in words: the sheet and the row. */
  place({ file, sheet, row }: Place): string {
    return row === undefined
      ? (sheet ?? file)
      : this.context.t('casework.place', { sheet: sheet ?? file, row: row + 1 });
  }

  /** What 清收策略 says for a claim; words where no row matches; empty without the table. */
  strategy(claim: number): string {
    const { casework, policy } = this.context.result;
    if (casework.strategies === null) return '';
    const index = casework.strategies[claim];
    return index === NONE
      ? this.context.t('casework.noStrategy')
      : (policy.casework.strategies?.[index].strategy ?? '');
  }

  /** The strategies of some claims, each once, that of the first claim first. */
  strategiesOf(claims: readonly number[]): string {
    return [...new Set(claims.map((claim) => this.strategy(claim)))]
      .filter((one) => one !== '')
      .join(this.context.t('casework.and'));
  }
}
