import type { Finding } from '../finding/finding';
import type { Ledger } from './ledger';
import { claimPlace, recoveryPlace } from './place';

/**
 * One debtor in several spellings: names that differ only by blanks, signs that nobody sees, case or full-width signs. They are counted as two
 * debtors, and an unnamed payment of the one does not pay the claims of the other.
 */
export function checkNames(ledger: Ledger): Finding[] {
  const { claims, recoveries, debtors } = ledger;
  const firstBy = new Map<string, number>();
  const otherOf = new Int32Array(debtors.size).fill(-1);
  for (let code = 1; code < debtors.size; code++) {
    const key = spelling(debtors.text(code));
    const first = firstBy.get(key);
    if (first === undefined) firstBy.set(key, code);
    else otherOf[code] = first;
  }
  if (firstBy.size === debtors.size - 1) return [];
  const findings: Finding[] = [];
  const report = (code: number, place: Finding['place']): void => {
    const values = { name: debtors.text(code), other: debtors.text(otherOf[code]) };
    findings.push({ severity: 'warning', code: 'debtor-spellings', place, values });
    otherOf[code] = -1;
  };
  for (let claim = 0; claim < claims.count; claim++) {
    const code = claims.debtor[claim];
    if (otherOf[code] !== -1) report(code, claimPlace(ledger, claim, '债务人'));
  }
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    const code = recoveries.debtor[recovery];
    if (otherOf[code] !== -1) report(code, recoveryPlace(ledger, recovery, '债务人'));
  }
  return findings;
}

function spelling(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');
}
