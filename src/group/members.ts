import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import type { Policy } from '../policy/policy';

/** Which debtors are companies of the group themselves. */
export interface Members {
  /** By debtor code: index into `names`, or -1 for a debtor outside the group. */
  readonly ofDebtor: Int32Array;
  /** By unit code: index into `names`, or -1. */
  readonly ofUnit: Int32Array;
  /** Each company once: as its own ledger calls it, or else as 内部单位 does. */
  readonly names: readonly string[];
}

/**
 * Knows a company of the group by the names of 内部单位 and by the names of the ledgers' units; names that differ only by
 * blanks, case or full-width signs are the same.
 */
export function membersOf({ debtors, units }: Ledger, policy: Policy, findings: Finding[]): Members {
  const names: string[] = [];
  const byName = new Map<string, number>();
  const member = (name: string): number => {
    const key = nameKey(name);
    const known = byName.get(key);
    if (known !== undefined) return known;
    byName.set(key, names.length);
    return names.push(name) - 1;
  };
  const ofUnit = new Int32Array(units.size).fill(-1);
  for (let unit = 1; unit < units.size; unit++) ofUnit[unit] = member(units.text(unit));
  for (const { name, unit, place } of policy.groupMembers) {
    if (unit !== '' && !byName.has(nameKey(unit)))
      findings.push({ severity: 'warning', code: 'group-unit-unknown', place, values: { name, unit } });
    byName.set(nameKey(name), member(unit === '' ? name : unit));
  }
  const ofDebtor = new Int32Array(debtors.size).fill(-1);
  for (let debtor = 1; debtor < debtors.size; debtor++)
    ofDebtor[debtor] = byName.get(nameKey(debtors.text(debtor))) ?? -1;
  return { ofDebtor, ofUnit, names };
}

/** A name as it is compared. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
