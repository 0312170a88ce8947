import type { CampaignResult } from '../campaign/result';
import { formatDay, NO_DAY } from '../calendar/day';
import { formatFen } from '../money/fen';
import { formatRate } from '../money/rate';
import type { AnnualPayLine } from '../reward/annual-pay';
import type { BonusLine } from '../reward/bonuses';
import type { PayoutResult, PointLine, RewardResult } from '../reward/reward-result';
import { undecidedLines } from '../reward/undecided';

/** What stands beside the rewards of a run: what was paid, what points of completion pay. Each part is null where its table does not exist. */
export function rewardPayOf({ rewards, ledger }: CampaignResult): object {
  return {
    payouts: rewards.payouts && payoutsOf(rewards, rewards.payouts, ledger),
    points: rewards.points && rewards.points.map(pointsOf),
    annualPay: rewards.annualPay && rewards.annualPay.map(annualPayOf),
    bonuses: rewards.bonuses && rewards.bonuses.map(bonusOf),
    limits: rewards.limits.map(({ limit, from, person, allowed, before, after }) => ({
      scheme: limit.scheme,
      of: limit.of,
      period: limit.period,
      from: from === NO_DAY ? null : formatDay(from),
      person: person === '' ? null : person,
      allowed: formatFen(allowed),
      before: formatFen(before),
      after: formatFen(after),
    })),
    undecided: undecidedLines(rewards.lines).map(({ line, base, least, most }) => ({
      claim: ledger.claims.id[rewards.lines.columns.claim[line]],
      recovery: ledger.recoveries.id[rewards.lines.columns.recovery[line]],
      base: formatFen(base),
      least: least === null ? null : formatFen(least),
      most: most === null ? null : formatFen(most),
    })),
  };
}

function payoutsOf(
  { lines, people, paid }: RewardResult,
  { rows, shares }: PayoutResult,
  { recoveries, claims }: CampaignResult['ledger'],
): object {
  return {
    paid: formatFen(paid),
    register: rows.map(({ paidOn, person, recovery, claim, amount, voucher }) => ({
      paidOn: formatDay(paidOn),
      person,
      recovery,
      claim,
      amount: formatFen(amount),
      voucher,
    })),
    people: people.map(({ name, gross, paid: before, due, tax, net }) => ({
      name,
      payable: formatFen(gross),
      paid: formatFen(before),
      due: formatFen(due),
      tax: formatFen(tax),
      net: formatFen(net),
    })),
    shares: shares.map(({ line, person, payable, paid: before }) => ({
      recovery: line < 0 ? null : recoveries.id[lines.columns.recovery[line]],
      claim: line < 0 ? null : claims.id[lines.columns.claim[line]],
      person,
      payable: formatFen(payable),
      paid: formatFen(before),
      due: formatFen(payable - before),
    })),
  };
}

function pointsOf({ target, toward, band, points, amount, running, barred }: PointLine): object {
  return {
    unit: target.unit,
    owner: target.owner,
    first: formatDay(target.first),
    last: formatDay(target.last),
    target: formatFen(target.amount),
    recovered: formatFen(toward),
    scheme: band?.scheme ?? null,
    points: band && points,
    amount: band && formatFen(amount),
    running,
    barred,
  };
}

function annualPayOf({ manager, target, toward, band, earned, running }: AnnualPayLine): object {
  return {
    name: manager.name,
    unit: manager.unit,
    first: formatDay(manager.first),
    last: formatDay(manager.last),
    pay: formatFen(manager.pay),
    target: target && formatFen(target.amount),
    recovered: target && formatFen(toward),
    share: band && formatRate(band.share),
    earned: band && formatFen(earned),
    advance: formatFen(manager.advance),
    due: band && !running ? formatFen(earned - manager.advance) : null,
    running,
  };
}

function bonusOf({ asked, paidOn, bonus, wageTax, separate, merged, better, jump }: BonusLine): object {
  return {
    name: asked.name,
    paidOn: formatDay(paidOn),
    bonus: formatFen(bonus),
    income: formatFen(asked.income),
    wageTax: formatFen(wageTax),
    separate: separate === null ? null : formatFen(separate),
    merged: formatFen(merged),
    better,
    jump: jump && { edge: formatFen(jump.edge), loss: formatFen(jump.loss) },
  };
}
