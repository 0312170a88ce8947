import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { formatFen, type FenSum } from '../money/fen';
import { NONE } from '../ledger/ledger';

/** A day, or null where there is none. */
function dayOrNull(day: Day | undefined): string | null {
  return day === undefined || day === NO_DAY ? null : formatDay(day);
}

function fenOrNull(amount: number | FenSum | null | undefined): string | null {
  return amount == null ? null : formatFen(amount);
}

/** The clocks of claims: all that are run out, near, or cannot be told; how many of each; what each demand does in law. */
export function clocksJson({ clocks, ledger }: CampaignResult): object | null {
  if (clocks === null) return null;
  const { claims, debtors } = ledger;
  const counts: Record<string, number> = { expired: 0, warning: 0, running: 0, unknown: 0, judged: 0 };
  for (const { limitationState } of clocks.claims) counts[limitationState]++;
  return {
    counts,
    claims: clocks.claims.map((one) => ({
      claim: claims.id[one.claim],
      debtor: debtors.text(claims.debtor[one.claim]),
      limitation: dayOrNull(one.limitation?.expires),
      limitationFrom: dayOrNull(one.limitation?.from),
      interruptedBy: one.limitation?.by ?? null,
      state: one.limitationState,
      surety: dayOrNull(one.surety?.expires),
      enforcement: dayOrNull(one.enforcement?.expires),
    })),
    demands: clocks.demands.map(({ entry, claim, effect, runsUntil }) => ({
      claim: claim === NONE ? entry.claim : claims.id[claim],
      day: formatDay(entry.day),
      delivered: dayOrNull(entry.delivered),
      kind: entry.kind,
      effect,
      runsUntil: dayOrNull(runsUntil),
    })),
  };
}

/** Strategy, stop supply, registers, responsibility, warnings and worklist; each null where the workbook does not ask for it. */
export function caseworkJson({ casework, ledger, policy }: CampaignResult): object {
  const { claims, debtors, owners } = ledger;
  const debtor = (code: number): string => (code < 0 ? '' : debtors.text(code));
  const ids = (list: readonly number[]): string[] => list.map((claim) => claims.id[claim]);
  const strategy = (claim: number): string | null => {
    const index = casework.strategies?.[claim] ?? NONE;
    return index === NONE ? null : (policy.casework.strategies?.[index].strategy ?? null);
  };
  const orNull = <Row>(rows: readonly Row[] | null | undefined, of: (row: Row) => object): object[] | null =>
    rows == null ? null : rows.map(of);
  return {
    largeDebtors: orNull(casework.largeDebtors, (one) => ({
      debtor: debtor(one.debtor),
      balance: formatFen(one.balance),
      overdue: formatFen(one.overdue),
      oldestDue: dayOrNull(one.oldestDue),
      strategies: [...new Set(one.claims.map(strategy))],
    })),
    stopSupply: orNull(casework.stopSupply?.stopped, (one) => ({
      debtor: debtor(one.debtor),
      balance: formatFen(one.balance),
      overdue: fenOrNull(one.overdue?.amount),
      overdueDays: one.overdue?.days ?? null,
      due: fenOrNull(one.short?.due),
      paid: fenOrNull(one.short?.paid),
      toRelease: formatFen(one.toRelease),
    })),
    released: orNull(casework.stopSupply?.released, (one) => ({
      debtor: debtor(one.debtor),
      day: formatDay(one.day),
    })),
    promises: orNull(casework.promises, (one) => ({
      claims: ids(one.claims),
      promisedOn: formatDay(one.entry.promisedOn),
      payBy: dayOrNull(one.entry.payBy),
      promised: formatFen(one.promised),
      paid: formatFen(one.paid),
      late: formatFen(one.late),
      state: one.state,
    })),
    lawsuits: orNull(casework.lawsuits, (one) => ({
      claims: ids(one.claims),
      caseNumber: one.entry.caseNumber,
      stage: one.stage,
      sued: fenOrNull(one.sued),
      approver: one.level?.approver ?? null,
      reported: one.level?.reported ?? null,
      tariffFee: fenOrNull(one.tariffFee),
      cost: fenOrNull(one.cost),
      expectedNet: fenOrNull(one.expectedNet),
      recovered: formatFen(one.recoveredSince),
      enforced: formatFen(one.enforcedSince),
      enforceBy: dayOrNull(one.enforcement?.expires),
    })),
    assets: orNull(casework.assets, (one) => ({
      name: one.entry.name,
      debtor: debtor(one.debtor),
      state: one.state,
      value: fenOrNull(one.entry.value),
      settled: fenOrNull(one.entry.settled),
      realised: fenOrNull(one.entry.realised),
      gain: fenOrNull(one.gain),
    })),
    writeOffs: orNull(casework.writeOffs, (one) => ({
      claims: ids(one.claims),
      debtor: debtor(one.debtor),
      registered: formatFen(one.registered),
      booked: formatFen(one.booked),
      recoveredSince: formatFen(one.recoveredSince),
      open: formatFen(one.open),
    })),
    disputes: orNull(casework.disputes, (one) => ({
      claim: claims.id[one.claim],
      balance: formatFen(one.balance),
      disputed: formatFen(one.disputed),
      undisputed: formatFen(one.undisputed),
      undisputedDue: formatFen(one.undisputedDue),
    })),
    responsibility: orNull(casework.responsibility, (one) => ({
      who: one.who,
      name: one.name,
      unit: one.unit,
      target: fenOrNull(one.progress?.target),
      recovered: fenOrNull(one.progress?.toward),
      consequence: one.consequence?.consequence ?? null,
    })),
    handovers: orNull(casework.handovers, (one) => ({
      claims: ids(one.claims),
      day: formatDay(one.entry.day),
      from: one.entry.from,
      to: one.entry.to,
      handedOver: formatFen(one.handedOver),
      recoveredSince: formatFen(one.recoveredSince),
      balance: formatFen(one.balance),
    })),
    warnings: orNull(casework.warnings, (one) => ({
      kind: one.kind,
      state: one.state,
      claim: one.claim === NONE ? null : claims.id[one.claim],
      debtor: debtor(one.debtor),
      amount: formatFen(one.amount),
      day: dayOrNull(one.day),
      daysLeft: one.daysLeft,
    })),
    worklist: orNull(casework.worklist, (one) => ({
      debtor: debtor(one.debtor),
      owner: owners.text(one.owner),
      claim: claims.id[one.claim],
      balance: formatFen(one.balance),
      overdue: formatFen(one.overdue),
      reasons: one.reasons.map(({ kind, amount, day }) => ({
        kind,
        amount: formatFen(amount),
        day: dayOrNull(day),
      })),
    })),
  };
}
