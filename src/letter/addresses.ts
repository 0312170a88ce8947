import type { Ledger, LedgerSource } from '../ledger/ledger';
import { textOf } from '../table/cell';

/** Where a letter goes, as the ledger says it; empty where it does not. */
export interface Address {
  readonly address: string;
  readonly contact: string;
  readonly phone: string;
}

const PARTS = ['address', 'contact', 'phone'] as const;
type Part = (typeof PARTS)[number];

const TITLES: Readonly<Record<Part, RegExp>> = {
  address: /地址|住所|address/i,
  contact: /联系人|联络人|法定代表人|contact/i,
  phone: /电话|手机|联系方式|phone|mobile|tel\b/i,
};
/** Titles that speak of our own people or of somebody else than the debtor. */
const NOT_THE_DEBTOR = /经办|责任|业务|经理|管户|担保|保证|所属|我方|owner|sales|guarant/i;

/** Looks for address, contact and telephone of debtors in the columns that a ledger has beside those it is read by. */
export class Addresses {
  private readonly columns: readonly Readonly<Record<Part, number>>[];

  constructor(private readonly ledger: Ledger) {
    this.columns = ledger.sources.map(columnsOf);
  }

  /**
   * What the first of some claims' rows says of each part that says anything.
   * @param claims indexes of one debtor's claims
   */
  of(claims: readonly number[]): Address {
    const found: Record<Part, string> = { address: '', contact: '', phone: '' };
    for (const claim of claims) {
      const source = this.ledger.claims.source[claim];
      const row = this.ledger.sources[source].rows[this.ledger.claims.row[claim]];
      for (const part of PARTS) {
        const column = this.columns[source][part];
        if (found[part] === '' && column >= 0) found[part] = textOf(row?.[column] ?? null);
      }
      if (PARTS.every((part) => found[part] !== '' || this.columns[source][part] < 0)) break;
    }
    return found;
  }
}

function columnsOf({ titles, firstColumn, mapping }: LedgerSource): Record<Part, number> {
  const taken = new Set(mapping.map(({ column }) => column));
  const find = (part: Part): number => {
    const index = titles.findIndex(
      (title, at) => TITLES[part].test(title) && !NOT_THE_DEBTOR.test(title) && !taken.has(firstColumn + at),
    );
    return index < 0 ? -1 : firstColumn + index;
  };
  return { address: find('address'), contact: find('contact'), phone: find('phone') };
}
