import { IdIndex } from '../ledger/id-index';
import { NONE, type Ledger } from '../ledger/ledger';
import type { Names } from '../ledger/names';

/** Registers name claims of all files alike. */
const EVERYWHERE = '';

/** Finds the claims that an entry of a register speaks of: the one that it names, otherwise all of its debtor. */
export class ClaimsNamed {
  private readonly byId = new IdIndex();
  private readonly byDebtor = new Map<number, number[]>();
  private readonly debtors: Names;

  constructor({ claims, debtors }: Ledger) {
    this.debtors = debtors;
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.amount[claim] <= 0) continue;
      if (claims.id[claim] !== '') this.byId.add(claims.id[claim], EVERYWHERE, claim);
      const own = this.byDebtor.get(claims.debtor[claim]);
      if (own) own.push(claim);
      else this.byDebtor.set(claims.debtor[claim], [claim]);
    }
  }

  /** Index of the claim with this id, or NONE. */
  claim(id: string): number {
    return this.byId.find(id, EVERYWHERE);
  }

  /**
   * The claims of an entry, in ledger order.
   * @returns empty where the ledger has neither the claim nor the debtor
   */
  of(entry: { readonly claim: string; readonly debtor: string }): readonly number[] {
    if (entry.claim !== '') {
      const claim = this.claim(entry.claim);
      return claim === NONE ? [] : [claim];
    }
    const debtor = this.debtors.find(entry.debtor);
    return (debtor !== undefined && this.byDebtor.get(debtor)) || [];
  }
}
