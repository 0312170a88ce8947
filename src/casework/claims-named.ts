import type { Names } from '../ledger/names';
import { NONE, type Ledger } from '../ledger/ledger';

/** Finds the claims that an entry of a register speaks of: the one that it names, otherwise all of its debtor. */
export class ClaimsNamed {
  private readonly byId = new Map<string, number>();
  private readonly byDebtor = new Map<number, number[]>();
  private readonly debtors: Names;

  constructor({ claims, debtors }: Ledger) {
    this.debtors = debtors;
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.amount[claim] <= 0) continue;
      const id = keyOf(claims.id[claim]);
      if (id !== '' && !this.byId.has(id)) this.byId.set(id, claim);
      const own = this.byDebtor.get(claims.debtor[claim]);
      if (own) own.push(claim);
      else this.byDebtor.set(claims.debtor[claim], [claim]);
    }
  }

  /** Index of the claim with this id, or NONE. */
  claim(id: string): number {
    return this.byId.get(keyOf(id)) ?? NONE;
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

/** Full-width letters and digits are the same id. */
function keyOf(id: string): string {
  return id.normalize('NFKC').trim();
}
