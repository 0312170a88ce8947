import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { IdIndex } from '../ledger/id-index';
import type { Rate } from '../money/rate';
import { AGE_BY_YEARS, BUILT_IN_BUCKET_SETS, OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import type { BucketSet, Policy } from '../policy/policy';
import type { ProvisionRates } from '../policy/provision-rates';
import { bucketChain } from './bucket-columns';

/** A bucket set by its name: of the user's 账龄段 or built in. */
export function namedSet(policy: Policy, name: string): BucketSet | null {
  return [...policy.bucketSets, ...BUILT_IN_BUCKET_SETS].find((set) => set.name === name) ?? null;
}

/** The rates of 计提比例 with the set that each belongs to; a set or label that does not exist is reported and stays out. */
export function provisionSets(
  policy: Policy,
  findings: Finding[],
): { readonly set: BucketSet; readonly rates: ProvisionRates }[] {
  return policy.provisionRates.sets.flatMap((rates) => {
    const set = rates.set === '' ? fittingSet(policy, rates) : namedSet(policy, rates.set);
    if (set === null) {
      findings.push({
        severity: 'error',
        code: 'provision-set-unknown',
        place: rates.place,
        values: { set: rates.set, labels: [...rates.byLabel.keys()].join('、') },
      });
      return [];
    }
    const labels = labelsOf(set);
    for (const label of rates.byLabel.keys()) {
      if (!labels.includes(label))
        findings.push({
          severity: 'error',
          code: 'provision-label-unknown',
          place: rates.place,
          values: { label, set: set.name, labels: labels.join('、') },
        });
    }
    return [{ set, rates }];
  });
}

/** A table that names no set means the first that has all its labels: the user's, by days overdue, by years of age. */
function fittingSet(policy: Policy, { byLabel }: ProvisionRates): BucketSet | null {
  const fits = (set: BucketSet): boolean => {
    const labels = labelsOf(set);
    return [...byLabel.keys()].every((label) => labels.includes(label));
  };
  return [...policy.bucketSets, OVERDUE_BY_DAYS, AGE_BY_YEARS].find(fits) ?? null;
}

function labelsOf(set: BucketSet): readonly string[] {
  return bucketChain(set, 0).labels;
}

/** The rates of single claims by claim; one that the ledger does not have is reported. */
export function ownRates({ claims }: Ledger, policy: Policy, findings: Finding[]): Map<number, Rate> {
  const rates = new Map<number, Rate>();
  if (policy.provisionRates.own.length === 0) return rates;
  const index = new IdIndex();
  for (let claim = 0; claim < claims.count; claim++)
    if (claims.id[claim] !== '' && claims.amount[claim] > 0) index.add(claims.id[claim], '', claim);
  for (const { claim: id, rate, place } of policy.provisionRates.own) {
    const claim = index.find(id, '');
    if (claim >= 0) rates.set(claim, rate);
    else findings.push({ severity: 'error', code: 'provision-claim-unknown', place, values: { claim: id } });
  }
  return rates;
}
