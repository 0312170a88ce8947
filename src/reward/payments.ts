import type { Day } from '../calendar/day';
import { FenTotals } from '../money/sum';
import type { Policy } from '../policy/policy';
import { taxLevels } from '../policy/reward-tax-brackets';
import { labourTax } from './labour-tax';
import type { ExtraPay, PayoutResult, PersonPay } from './reward-result';
import type { RewardShares } from './reward-shares';

/**
 * What each person gets in this run, as one payment: all that was earned, by lines and besides them, less what was paid before, and the tax that is
 * withheld from external people (rules.md §7). The largest earnings first, equal ones by name.
 */
export function payments(
  policy: Policy,
  shares: RewardShares,
  extras: readonly ExtraPay[],
  payouts: PayoutResult | null,
  asOf: Day,
): PersonPay[] {
  const levels = taxLevels(policy.rewardTables.taxBrackets ?? [], '劳务报酬', asOf) ?? undefined;
  const sums = new Map<string, { gross: bigint; paid: bigint; returned: bigint }>();
  const sumOf = (person: string) => {
    const sum = sums.get(person) ?? { gross: 0n, paid: 0n, returned: 0n };
    sums.set(person, sum);
    return sum;
  };
  const gross = new FenTotals(shares.people.size);
  const returned = new FenTotals(shares.people.size);
  const named = new Uint8Array(shares.people.size);
  shares.forEachAmount((person, amount, kept) => {
    (kept ? returned : gross).add(person, amount);
    named[person] = 1;
  });
  for (let person = 0; person < named.length; person++)
    if (named[person] === 1)
      sums.set(shares.people.text(person), {
        gross: gross.value(person),
        paid: 0n,
        returned: returned.value(person),
      });
  for (const { person, amount, kept } of extras) {
    if (kept) sumOf(person).returned += BigInt(amount);
    else sumOf(person).gross += BigInt(amount);
  }
  for (const { person, paid } of payouts?.shares ?? []) if (paid !== 0) sumOf(person).paid += BigInt(paid);
  const people = [...sums].map(([name, { gross, paid, returned }]): PersonPay => {
    const external = policy.people?.get(name)?.external ?? false;
    const due = gross - paid;
    const tax = external ? labourTax(due, levels) : 0n;
    return { name, external, gross, paid, due, tax, net: due - tax, returned };
  });
  return people.sort((a, b) =>
    a.gross === b.gross ? compareNames(a.name, b.name) : a.gross > b.gross ? -1 : 1,
  );
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
