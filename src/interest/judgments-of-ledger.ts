import { NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect, METHOD_EFFECT } from '../ledger/method';
import type { Fen } from '../money/fen';
import type { Lawsuit } from '../policy/lawsuits';
import type { Settlement } from '../settlement/settlement';
import { type JudgmentInterest, judgmentInterest } from './judgment';
import type { StatementPayment } from './statement';

/** The doubled part of interest on one judgment of 诉讼. */
export interface JudgmentOfLedger extends JudgmentInterest {
  /** The claim that the judgment is about, or -1 where the register names only its debtor. */
  readonly claim: number;
  readonly debtor: string;
  readonly lawsuit: Lawsuit;
}

/**
 * 加倍部分债务利息 for every row of 诉讼 that says 判决金额 and 履行期限 (rules.md §6): on what of the judgment money is unpaid from day to
 * day. What came in or was remitted after the judgment lowers it, on the claim that the row names or on all claims of its debtor; a
 * write-off does not, because what has left the books is owed still. Of several rows of one claim, as after an appeal, the last that
 * says both counts.
 */
export function judgmentsOfLedger(
  ledger: Ledger,
  lawsuits: readonly Lawsuit[],
  settlement: Settlement,
  asOf: Day,
): JudgmentOfLedger[] {
  const judged = new Map<string, Lawsuit>();
  for (const lawsuit of lawsuits) {
    if (lawsuit.judgedAmount === null || lawsuit.judgedAmount === 0 || lawsuit.performBy === NO_DAY) continue;
    judged.set(lawsuit.claim === '' ? `\n${lawsuit.debtor}` : lawsuit.claim, lawsuit);
  }
  if (judged.size === 0) return [];
  const { claims, debtors } = ledger;
  const claimAt = new Map<string, number>();
  for (let claim = claims.count - 1; claim >= 0; claim--) claimAt.set(claims.id[claim], claim);
  const paid = new PaidOnJudgments(ledger, settlement, asOf);
  return [...judged.values()].flatMap((lawsuit) => {
    const claim = lawsuit.claim === '' ? -1 : (claimAt.get(lawsuit.claim) ?? null);
    if (claim === null || lawsuit.performBy >= asOf) return [];
    const debtor = claim < 0 ? lawsuit.debtor : debtors.text(claims.debtor[claim]);
    const all = claim < 0 ? paid.byDebtor(debtors.find(debtor) ?? NONE) : paid.onClaim(claim);
    const after = lawsuit.judged === NO_DAY ? lawsuit.performBy : lawsuit.judged;
    const since = withinJudgment(
      lawsuit.judgedAmount!,
      all.filter(({ day }) => day > after),
    );
    return [
      { claim, debtor, lawsuit, ...judgmentInterest(lawsuit.judgedAmount!, lawsuit.performBy, since, asOf) },
    ];
  });
}

/**
 * What lowers the money of judgments, day by day. Money that names its claim counts in full, also what exceeds the claim's balance:
 * a judgment may hold more than the books, and a claim that was written off has no balance left.
 */
class PaidOnJudgments {
  private readonly byClaim = new Map<number, Map<Day, Fen>>();
  private readonly waiting = new Map<number, Map<Day, Fen>>();

  constructor(
    private readonly ledger: Ledger,
    { applications, interestPaid, unappliedRecovery }: Settlement,
    asOf: Day,
  ) {
    const { recoveries } = ledger;
    const sourceOf = (recovery: number): number =>
      recoveries.reverses[recovery] < 0 ? recovery : recoveries.reverses[recovery];
    const isNamed = (recovery: number): boolean =>
      recovery !== NONE &&
      recoveries.claim[sourceOf(recovery)] >= 0 &&
      METHOD_EFFECT[recoveries.method[sourceOf(recovery)]] === Effect.Recovered;
    for (let recovery = 0; recovery < recoveries.count; recovery++) {
      if (recoveries.day[recovery] > asOf) continue;
      const claim = recoveries.claim[sourceOf(recovery)];
      if (isNamed(recovery))
        this.add(this.byClaim, claim, recoveries.day[recovery], recoveries.amount[recovery]);
      else if (unappliedRecovery[recovery] > 0 && claim === NONE)
        this.add(
          this.waiting,
          recoveries.debtor[recovery],
          recoveries.day[recovery],
          unappliedRecovery[recovery],
        );
    }
    for (let index = 0; index < applications.count; index++) {
      if (applications.effect[index] === Effect.WrittenOff || isNamed(applications.recovery[index])) continue;
      this.add(this.byClaim, applications.claim[index], applications.day[index], applications.amount[index]);
    }
    for (let index = 0; index < interestPaid.count; index++)
      if (!isNamed(interestPaid.recovery[index]))
        this.add(
          this.byClaim,
          interestPaid.claim[index],
          interestPaid.day[index],
          interestPaid.amount[index],
        );
  }

  onClaim(claim: number): StatementPayment[] {
    return inOrder([this.byClaim.get(claim)]);
  }

  /** What was paid on all claims of a debtor, and what of the debtor's money waits for a claim. */
  byDebtor(debtor: number): StatementPayment[] {
    const { claims } = this.ledger;
    const own = [...this.byClaim].filter(([claim]) => claims.debtor[claim] === debtor);
    return inOrder([...own.map(([, days]) => days), this.waiting.get(debtor)]);
  }

  private add(to: Map<number, Map<Day, Fen>>, key: number, day: Day, fen: Fen): void {
    let days = to.get(key);
    if (!days) to.set(key, (days = new Map()));
    days.set(day, (days.get(day) ?? 0) + fen);
  }
}

/** What lowers the judgment money and what raises it again: money beyond it waits, and is what a reversal takes first. */
function withinJudgment(judged: Fen, paid: readonly StatementPayment[]): StatementPayment[] {
  const standing = (total: Fen): Fen => Math.min(judged, Math.max(0, total));
  let total = 0;
  return paid.flatMap(({ day, fen }) => {
    const before = standing(total);
    total += fen;
    return standing(total) === before ? [] : [{ day, fen: standing(total) - before }];
  });
}

function inOrder(lists: readonly (Map<Day, Fen> | undefined)[]): StatementPayment[] {
  const days = new Map<Day, Fen>();
  for (const list of lists) for (const [day, fen] of list ?? []) days.set(day, (days.get(day) ?? 0) + fen);
  return [...days]
    .filter(([, fen]) => fen !== 0)
    .sort(([a], [b]) => a - b)
    .map(([day, fen]) => ({ day, fen }));
}
