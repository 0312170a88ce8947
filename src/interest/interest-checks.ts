import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import { formatFen, type Fen } from '../money/fen';
import { compareRates, formatRate, type Rate } from '../money/rate';
import { oldestCheck } from '../policy/parameter-age';
import type { Policy } from '../policy/policy';
import type { ClaimAccountTerms } from './claim-terms';
import { FIRST_LPR_DAY, privateLendingCap } from './lpr';
import { multipliedRate, RateGap, rateKnownOn, reasonOf, scheduleOf } from './rate-schedule';
import { type Statement, statementOf, type StatementTerms } from './statement';

const SALES_UPLIFT: readonly [Rate, Rate] = [
  { num: 30, den: 100 },
  { num: 50, den: 100 },
];
const DAYS_OF_YEAR: Rate = { num: 365, den: 1 };

/**
 * What the law says of a claim's rates and what was found out of line (rules.md §6): caps are checked and told, never applied
 * silently.
 */
export class InterestChecks {
  readonly findings: Finding[] = [];

  constructor(
    private readonly ledger: Ledger,
    private readonly policy: Policy,
  ) {}

  /** One claim whose interest was computed. */
  claim(claim: number, terms: ClaimAccountTerms, asked: StatementTerms, statement: Statement): void {
    const { interest } = this.policy;
    if (terms.raised) this.report(claim, 'interest-sme-below-lpr', {});
    if (terms.basis === 'sales' && (terms.due + 1 === FIRST_LPR_DAY || terms.due + 1 === FIRST_LPR_DAY - 1))
      this.report(claim, 'interest-default-on-change-day', {});
    if (interest?.rule === '民间借贷') this.checkLendingCap(claim, terms);
    if (interest && interest.loss.length > 0 && terms.basis === 'agreed') {
      const penalty = penaltyIn(statement);
      const loss = this.lossOf(asked);
      // More than 30% above the loss (Civil Code art. 585; 法释〔2023〕13号 art. 65).
      if (loss !== null && BigInt(penalty) * 10n > BigInt(loss) * 13n)
        this.report(claim, 'interest-penalty-above-loss', {
          amount: formatFen(penalty),
          computed: formatFen(loss),
        });
    }
  }

  /** The table itself: an uplift that the law does not know, parameters that have expired or were last checked long ago. */
  table(asOf: Day): void {
    const { interest, lpr, settings } = this.policy;
    if (!interest) return;
    if (interest.rule === '买卖合同') {
      const [least, most] = SALES_UPLIFT;
      for (const { rate, place } of interest.lprUplift)
        if (compareRates(rate, least) < 0 || compareRates(rate, most) > 0)
          this.findings.push({
            severity: 'warning',
            code: 'interest-uplift-out-of-range',
            place,
            values: { rate: formatRate(rate) },
          });
    }
    const oldest = oldestCheck(settings, asOf);
    for (const { item, from, to, checkedOn, place } of interest.parameters) {
      const followed = interest.parameters.some((other) => other.item === item && other.from > from);
      if (to !== NO_DAY && to < asOf && !followed)
        this.findings.push({
          severity: 'warning',
          code: 'interest-parameter-expired',
          place,
          values: { item, day: formatDay(to) },
        });
      else if (checkedOn !== NO_DAY && checkedOn < oldest)
        this.findings.push({
          severity: 'warning',
          code: 'interest-parameter-unchecked',
          place,
          values: { item, day: formatDay(checkedOn) },
        });
    }
    const newest = lpr.at(-1);
    const used =
      interest.lprUplift.length > 0 || interest.rule === '中小企业' || interest.rule === '民间借贷';
    if (used && newest && newest.from < oldest)
      this.findings.push({
        severity: 'warning',
        code: 'interest-lpr-old',
        place: newest.place,
        values: { day: formatDay(newest.from) },
      });
  }

  private checkLendingCap(claim: number, { contract, penalty, origin, due }: ClaimAccountTerms): void {
    const { interest, lpr } = this.policy;
    const daily = interest?.basis === '日利率';
    for (const [schedule, day] of [
      [contract, origin + 1],
      [penalty, due + 1],
    ] as const) {
      const rate = schedule && rateKnownOn(schedule, day);
      if (!rate) continue;
      const yearly = daily ? multipliedRate(rate, DAYS_OF_YEAR) : rate;
      try {
        const check = privateLendingCap(yearly, origin, lpr);
        if (!check?.above) continue;
        this.report(claim, 'interest-above-lending-cap', {
          rate: formatRate(yearly),
          cap: formatRate(check.cap),
        });
      } catch (error) {
        if (!(error instanceof RateGap)) throw error;
        this.report(claim, 'interest-lending-cap-unknown', { day: formatDay(error.day) });
      }
      return;
    }
  }

  /** The interest at the rate of the loss; null where it cannot be computed. */
  private lossOf(asked: StatementTerms): number | null {
    const penalty = scheduleOf(this.policy.interest?.loss ?? []);
    try {
      return statementOf({ ...asked, contract: null, penalty, compound: false }).interest;
    } catch (error) {
      // The claim's own interest is known all the same.
      reasonOf(error);
      return null;
    }
  }

  private report(claim: number, code: string, values: Finding['values']): void {
    const { claims } = this.ledger;
    const field = claims.penaltyRate[claim] ? '罚息利率' : claims.contractRate[claim] ? '合同利率' : '到期日';
    this.findings.push({
      severity: 'warning',
      code,
      place: claimPlace(this.ledger, claim, field),
      values: { claim: claims.id[claim], ...values },
    });
  }
}

function penaltyIn({ lines }: Statement): Fen {
  return lines.reduce((sum, { kind, interest }) => (kind === 'penalty' ? sum + interest : sum), 0);
}
