import type { Finding, Place } from '../finding/finding';
import type { ClaimsNamed } from './claims-named';

type Entry = { readonly claim: string; readonly debtor: string; readonly place: Place };

/** What is wrong with entries of registers, one finding each. */
export class RegisterFindings {
  readonly list: Finding[] = [];

  warn(code: string, place: Place, values: Finding['values'] = {}): void {
    this.list.push({ severity: 'warning', code, place, values });
  }

  error(code: string, place: Place, values: Finding['values'] = {}): void {
    this.list.push({ severity: 'error', code, place, values });
  }

  /** The claims that an entry speaks of; an entry that speaks of none is reported. */
  claimsOf(named: ClaimsNamed, entry: Entry): readonly number[] {
    const claims = named.of(entry);
    if (claims.length === 0)
      this.warn('register-claim-unknown', entry.place, { name: entry.claim || entry.debtor });
    return claims;
  }
}
