import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace, recoveryPlace } from '../ledger/place';
import { formatFen, type FenSum } from '../money/fen';
import type { Policy } from '../policy/policy';
import type { RewardLimit } from '../policy/reward-limits';
import type { Settlement } from '../settlement/settlement';
import { TargetsInProgress } from '../target/progress';
import { annualPay } from './annual-pay';
import { bonusLines } from './bonuses';
import { distribute } from './distribute';
import { cutToPools, limitPeople } from './limits';
import { isCounted, isHeld } from './line-state';
import { payments } from './payments';
import { pointLines, pointPay } from './points';
import { settlePayouts, totalPaid } from './payouts';
import { RewardLines } from './reward-lines';
import type { PayoutResult, RewardLine, RewardResult, RewardState, SchemeTotal } from './reward-result';

/**
 * Rewards of everything recovered up to the as-of date (rules.md §7). Without a row in 奖励方案 nothing is computed.
 * @param baseline the campaign's baseline date, for schemes that freeze the age there; NO_DAY where there is none
 */
export function reward(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
  baseline: Day,
): { readonly result: RewardResult; readonly findings: readonly Finding[] } {
  const targets = new TargetsInProgress(ledger, settlement.applications, policy.targets);
  const uncut =
    policy.brackets.length === 0
      ? []
      : new RewardLines(ledger, policy, settlement, targets, asOf, baseline).all();
  const limits = policy.rewardTables.limits ?? [];
  const { lines, uses: ofPools } = cutToPools(uncut, limits);
  const distributed = distribute(ledger, policy, lines);
  const { shares, extras: floors, uses: ofPeople } = limitPeople(lines, distributed.shares, limits);
  const { payouts: register, points: bands } = policy.rewardTables;
  const points = bands && pointLines(policy, bands, targets, asOf);
  const extras = [...pointPay(points?.lines ?? []), ...floors];
  const settled = register && settlePayouts(ledger, lines, shares, extras, register, asOf);
  const annual = annualPay(policy, targets, asOf);
  const payouts = settled?.result ?? null;
  const people = payments(policy, shares, extras, payouts, asOf);
  const bonuses = bonusLines(policy, people, asOf);
  const returned = [...shares, ...extras].reduce(
    (sum, { kept, amount }) => (kept ? sum + BigInt(amount) : sum),
    0n,
  );
  const held = sumWhere(lines, isHeld);
  const payable = sumWhere(lines, (state) => state === 'payable');

  const result = {
    lines,
    schemes: bySchemes(lines, payouts),
    accrued: held + payable,
    held,
    payable,
    returned,
    shares,
    people,
    points: points?.lines ?? null,
    annualPay: annual.lines,
    bonuses: bonuses.lines,
    limits: [...ofPools, ...ofPeople],
    extras,
    paid: totalPaid(payouts),
    payouts,
  };
  return {
    result,
    findings: [
      ...lines.flatMap((line) => remarksOn(ledger, line)),
      ...distributed.findings,
      ...limitFindings(policy, limits),
      ...(points?.findings ?? []),
      ...annual.findings,
      ...bonuses.findings,
      ...(settled?.findings ?? []),
    ],
  };
}

function sumWhere(lines: readonly RewardLine[], counts: (state: RewardState) => boolean): FenSum {
  return lines.reduce((sum, { state, reward: amount }) => (counts(state) ? sum + BigInt(amount) : sum), 0n);
}

/** What was paid outside the schemes' lines stands with the empty name. */
function bySchemes(lines: readonly RewardLine[], payouts: PayoutResult | null): SchemeTotal[] {
  const paidOf = new Map<string, bigint>();
  for (const { line, paid } of payouts?.shares ?? []) {
    if (paid === 0) continue;
    const scheme = lines[line]?.bracket?.scheme ?? '';
    paidOf.set(scheme, (paidOf.get(scheme) ?? 0n) + BigInt(paid));
  }
  const counted = lines.filter(isCounted);
  const names = new Set([...counted.map((line) => line.bracket?.scheme ?? ''), ...paidOf.keys()]);
  return [...names].map((scheme) => {
    const own = counted.filter((line) => (line.bracket?.scheme ?? '') === scheme);
    const held = sumWhere(own, isHeld);
    const payable = sumWhere(own, (state) => state === 'payable');
    const paid = paidOf.get(scheme) ?? 0n;
    return { scheme, lines: own.length, accrued: held + payable, held, payable, paid };
  });
}

/** A limit of a scheme that does not exist limits nothing. */
function limitFindings({ brackets }: Policy, limits: readonly RewardLimit[]): Finding[] {
  const schemes = new Set(['', ...brackets.map(({ scheme }) => scheme)]);
  return limits
    .filter(({ scheme }) => !schemes.has(scheme))
    .map(({ scheme, place }) => ({
      severity: 'warning',
      code: 'reward-limit-scheme-unknown',
      place,
      values: { scheme },
    }));
}

/** Lines that the reader of the sheet must decide or mend something about. */
function remarksOn(ledger: Ledger, line: RewardLine): Finding[] {
  const id = ledger.claims.id[line.claim];
  const values = { claim: id, recovery: ledger.recoveries.id[line.recovery], amount: formatFen(line.base) };
  switch (line.state) {
    case 'unapproved':
      return [
        {
          severity: 'error',
          code: 'case-unapproved',
          place: claimPlace(ledger, line.claim, '债权编号'),
          values,
        },
      ];
    case 'undecided':
      // No bracket: the age is frozen at a baseline date that nobody gave.
      if (line.bracket === null)
        return [
          {
            severity: 'error',
            code: 'reward-baseline-missing',
            place: claimPlace(ledger, line.claim, '债权编号'),
            values,
          },
        ];
      return [
        {
          severity: 'warning',
          code: 'rate-undecided',
          place: claimPlace(ledger, line.claim, '债权编号'),
          values,
        },
      ];
    case 'pending-value':
      return [
        {
          severity: 'error',
          code: 'goods-value-missing',
          place: recoveryPlace(ledger, line.recovery, '裁定价值'),
          values,
        },
      ];
    case 'method-unsaid':
      return [
        {
          severity: 'warning',
          code: 'reward-method-unsaid',
          place: recoveryPlace(ledger, line.recovery, '方式'),
          values,
        },
      ];
    default:
      return [];
  }
}
