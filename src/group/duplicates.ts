import { NO_DAY } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import { formatFen } from '../money/fen';
import { nameKey } from './members';

/** A claim that stands in two files as it seems: same debtor, same amount, same date. */
export interface DoubleClaim {
  readonly claim: number;
  /** The earlier one, in another file. */
  readonly other: number;
}

/**
 * Claims that two files have alike, whatever their ids say. They are counted in both files: whether they are one and
 * the same only the user knows.
 */
export function doubleClaims(ledger: Ledger, findings: Finding[]): DoubleClaim[] {
  const { claims, debtors, sources } = ledger;
  const canonical = new Int32Array(debtors.size);
  const codes = new Map<string, number>();
  for (let code = 0; code < debtors.size; code++) {
    const key = nameKey(debtors.text(code));
    if (!codes.has(key)) codes.set(key, code);
    canonical[code] = codes.get(key)!;
  }
  const first = new Map<string, number>();
  const doubles: DoubleClaim[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    const date = claims.origin[claim] === NO_DAY ? claims.due[claim] : claims.origin[claim];
    if (!(claims.amount[claim] > 0) || date === NO_DAY || claims.debtor[claim] === 0) continue;
    const key = `${canonical[claims.debtor[claim]]} ${claims.amount[claim]} ${date}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, claim);
    else if (sources[claims.source[other]].file !== sources[claims.source[claim]].file)
      doubles.push({ claim, other });
  }
  for (const { claim, other } of doubles) {
    const { file, sheet } = sources[claims.source[other]];
    findings.push({
      severity: 'warning',
      code: 'claim-in-two-files',
      place: claimPlace(ledger, claim, '应收金额'),
      values: {
        debtor: debtors.text(claims.debtor[claim]),
        amount: formatFen(claims.amount[claim]),
        file,
        sheet,
        row: claims.row[other] + 1,
      },
    });
  }
  return doubles;
}
