import type { Ledger } from '../ledger/ledger';
import type { TargetOwner } from './progress';

/** The claims of the owners that have targets, told apart by owner and unit: two owners of one name are two people. */
export class OwnerGroups {
  /** Group of each claim; 0: of an owner without a target. */
  readonly codes: Int32Array;
  readonly size: number;
  private readonly byOwner = new Map<string, { readonly unit: string; readonly code: number }[]>();

  /** @param owners as the targets name them */
  constructor({ claims, owners: names, units }: Ledger, owners: readonly TargetOwner[]) {
    const wanted = new Set(owners.map(({ name }) => names.find(name)));
    const codeOf = new Map<number, number>();
    this.codes = new Int32Array(claims.count);
    for (let claim = 0; claim < claims.count && wanted.size > 0; claim++) {
      const [owner, unit] = [claims.owner[claim], claims.unit[claim]];
      if (!wanted.has(owner)) continue;
      const key = owner * units.size + unit;
      let code = codeOf.get(key);
      if (code === undefined) {
        code = codeOf.size + 1;
        codeOf.set(key, code);
        const name = names.text(owner);
        this.byOwner.set(name, [...(this.byOwner.get(name) ?? []), { unit: units.text(unit), code }]);
      }
      this.codes[claim] = code;
    }
    this.size = codeOf.size + 1;
  }

  /** The groups whose claims count for an owner: those of the unit that the targets name, or of all units. */
  of({ name, unit }: TargetOwner): number[] {
    return (this.byOwner.get(name) ?? [])
      .filter((group) => unit === '' || group.unit === unit)
      .map(({ code }) => code);
  }
}
