import { overdueDays, overdueYears } from '../aging/overdue';
import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect, METHOD_EARNS } from '../ledger/method';
import { allocate } from '../money/allocate';
import type { Fen } from '../money/fen';
import { compareRates, timesRate, type Rate } from '../money/rate';
import type { DecidedCase, Policy, RewardBracket } from '../policy/policy';
import type { RewardLimit } from '../policy/reward-limits';
import type { Settlement } from '../settlement/settlement';
import type { TargetsInProgress } from '../target/progress';
import { holdsOverdue, inForce, rewards, type Earning } from './bracket';
import { goodsTrigger } from './goods';
import { concerns } from './limits';
import { progressiveReward } from './progressive';
import type { RewardLine, RewardState } from './reward-result';

/** What a line was given: a bracket, a rate and where it comes from, or the reason why there is none. */
interface Rating {
  readonly bracket: RewardBracket | null;
  readonly rate: Rate | null;
  readonly approval: string;
  readonly state: RewardState | null;
}

/**
 * One line for each recovery on each claim, in the order of application (rules.md §7). Nothing is lost: what earns
 * nothing has a line with its reason.
 */
export class RewardLines {
  private readonly lines: RewardLine[] = [];
  private readonly lineOf: Int32Array;
  /** What of each line's reward and amount still stands after reversals. Fen. */
  private readonly standing: { reward: Fen; amount: Fen; base: Fen }[] = [];
  /** Applications of each recovery in goods, and what of the goods' value falls to each. */
  private readonly goodsPaid = new Map<number, number[]>();
  private readonly goodsBase = new Map<number, Fen>();
  /** Rows of 奖励方案 by kind and day: many recoveries share a day. */
  private readonly rowsOf: Readonly<Record<Earning, Map<Day, readonly RewardBracket[]>>> = {
    cash: new Map(),
    goods: new Map(),
    unsaid: new Map(),
  };
  private readonly lineLimits: readonly RewardLimit[];
  /** Fen recovered so far on each claim, for progressive schemes. */
  private readonly recoveredOn: Float64Array;

  constructor(
    private readonly ledger: Ledger,
    private readonly policy: Policy,
    private readonly settlement: Settlement,
    private readonly targets: TargetsInProgress,
    private readonly asOf: Day,
    private readonly baseline: Day,
  ) {
    this.lineOf = new Int32Array(settlement.applications.count).fill(-1);
    this.lineLimits = (policy.rewardTables.limits ?? []).filter(({ of }) => of === '每笔');
    this.recoveredOn = new Float64Array(ledger.claims.count);
    const { recovery, undoes, count } = settlement.applications;
    for (let application = 0; application < count; application++) {
      const source = recovery[application];
      if (source < 0 || undoes[application] >= 0) continue;
      if (METHOD_EARNS[ledger.recoveries.method[source]] !== 'goods') continue;
      const paid = this.goodsPaid.get(source);
      if (paid) paid.push(application);
      else this.goodsPaid.set(source, [application]);
    }
  }

  all(): RewardLine[] {
    const { applications } = this.settlement;
    for (let application = 0; application < applications.count; application++) {
      if (applications.effect[application] !== Effect.Recovered) continue;
      const undone = applications.undoes[application];
      const line = undone >= 0 ? this.reversal(application, undone) : this.earning(application);
      if (line) {
        this.lineOf[application] = this.lines.length;
        this.lines.push(line);
        this.standing.push({
          reward: line.reward,
          amount: applications.amount[application],
          base: line.base,
        });
      }
      this.recoveredOn[applications.claim[application]] += applications.amount[application];
    }
    return this.lines;
  }

  private earning(application: number): RewardLine | null {
    const { applications } = this.settlement;
    const { claims, recoveries } = this.ledger;
    const recovery = applications.recovery[application];
    const claim = applications.claim[application];
    const earning = METHOD_EARNS[recoveries.method[recovery]];
    if (earning === 'nothing') return null;
    const day = recoveries.day[recovery];
    const due = claims.due[claim];
    const amount = applications.amount[application];

    const rows = this.rowsFor(earning, day);
    const rating = this.rate(rows, earning, claim, due, day);
    const frame = {
      recovery,
      claim,
      application,
      day,
      overdueDays: overdueDays(due, day) ?? 0,
      overdueYears: overdueYears(due, day),
      bracket: rating.bracket,
      rate: rating.rate,
      approval: rating.approval,
      cut: 0,
      undoes: -1,
    };
    let earnedOn = day;
    let base = amount;
    if (earning === 'goods' && rows.length > 0 && (rating.bracket || rating.rate)) {
      const bracket = rating.bracket ?? rows[0];
      const trigger = goodsTrigger(recoveries, recovery, bracket.goodsTrigger, this.asOf);
      if (!trigger.met) {
        return { ...frame, earnedOn: NO_DAY, base: amount, beforeCap: 0, reward: 0, state: trigger.state };
      }
      earnedOn = trigger.day;
      base = this.shareOfGoods(application, trigger.value);
    }
    if (rating.state) return { ...frame, earnedOn, base, beforeCap: 0, reward: 0, state: rating.state };
    const cap = (rating.bracket ?? rows[0])?.cap ?? null;
    const beforeCap = rating.rate
      ? timesRate(base, rating.rate)
      : progressiveReward(rows, this.recoveredOn[claim], base);
    const reward = this.limited(cap === null ? beforeCap : Math.min(beforeCap, cap), frame);
    return {
      ...frame,
      earnedOn,
      base,
      beforeCap,
      reward,
      state: this.gate(rating.bracket ?? rows[0], claim, earnedOn),
    };
  }

  /** 每笔 of 奖励限额: what earns anything earns at least the floor and at most the cap. */
  private limited(reward: Fen, line: Pick<RewardLine, 'day' | 'bracket'>): Fen {
    let limited = reward;
    for (const limit of this.lineLimits) {
      if (reward === 0 || !concerns(limit, line)) continue;
      if (limit.floor !== null) limited = Math.max(limited, limit.floor);
      if (limit.cap !== null) limited = Math.min(limited, limit.cap);
    }
    return limited;
  }

  /** The rows that could reward a recovery: those of the first scheme in force on its day that rewards its kind. */
  private rowsFor(earning: Earning, day: Day): readonly RewardBracket[] {
    const known = this.rowsOf[earning].get(day);
    if (known) return known;
    const inForceNow = this.policy.brackets.filter((bracket) => inForce(bracket, day));
    const scheme = inForceNow.find((bracket) => rewards(bracket, earning))?.scheme;
    const rows = inForceNow.filter((bracket) => bracket.scheme === scheme && rewards(bracket, earning));
    this.rowsOf[earning].set(day, rows);
    return rows;
  }

  private rate(rows: readonly RewardBracket[], earning: Earning, claim: number, due: Day, day: Day): Rating {
    const nothing = (state: RewardState): Rating => ({ bracket: null, rate: null, approval: '', state });
    if (rows.length === 0) {
      const someScheme = this.policy.brackets.some((bracket) => inForce(bracket, day));
      return nothing(earning === 'unsaid' && someScheme ? 'method-unsaid' : 'no-scheme');
    }
    const decided = this.decisionFor(claim);
    if (rows[0].unit === '元') {
      if (decided) return withDecision(rows[0], decided);
      return { bracket: rows[0], rate: null, approval: '', state: null };
    }
    if (due === NO_DAY) return nothing('no-due-date');
    const frozen = rows[0].ageBasis === '基线日';
    if (frozen && this.baseline === NO_DAY) return nothing('undecided');
    const ageDay = frozen ? Math.min(day, this.baseline) : day;
    const bracket = rows.find((row) => holdsOverdue(row, due, ageDay)) ?? null;
    if (decided) return withDecision(bracket, decided);
    if (!bracket) return nothing('no-bracket');
    return { bracket, rate: bracket.rate, approval: '', state: bracket.rate ? null : 'undecided' };
  }

  /** The leaders' decision for a claim, once it is made. */
  private decisionFor(claim: number): DecidedCase | null {
    const decided = this.policy.cases.get(this.ledger.claims.id[claim]);
    return decided && (decided.approvedOn === NO_DAY || decided.approvedOn <= this.asOf) ? decided : null;
  }

  /** A goods value is allocated over the claims that the goods paid, by what each was paid. */
  private shareOfGoods(application: number, value: Fen): Fen {
    const { applications } = this.settlement;
    if (!this.goodsBase.has(application)) {
      const paid = this.goodsPaid.get(applications.recovery[application])!;
      const shares = allocate(
        value,
        paid.map((other) => applications.amount[other]),
      );
      paid.forEach((other, index) => this.goodsBase.set(other, shares[index]));
    }
    return this.goodsBase.get(application)!;
  }

  /** 须达标: the owner's own target counts where there is one, otherwise the unit's; without any, held (未下达). */
  private gate(bracket: RewardBracket, claim: number, day: Day): RewardState {
    if (!bracket.gated) return 'payable';
    const { claims, owners, units } = this.ledger;
    const unit = units.text(claims.unit[claim]);
    const progress =
      this.targets.ofOwner(owners.text(claims.owner[claim]), unit, day, this.asOf) ??
      this.targets.ofUnit(unit, day, this.asOf);
    if (!progress) return 'held-no-target';
    return progress.toward >= progress.target ? 'payable' : 'held';
  }

  /** Takes back the reward of the line that it reverses, at that line's rate, and shares its fate. */
  private reversal(application: number, undone: number): RewardLine | null {
    const index = this.lineOf[undone];
    if (index < 0) return null;
    const original = this.lines[index];
    const standing = this.standing[index];
    const back = -this.settlement.applications.amount[application];
    const whole = back === standing.amount;
    const base = whole ? standing.base : shareOf(standing.base, back, standing.amount);
    const atRate = original.rate
      ? timesRate(base, original.rate)
      : shareOf(standing.reward, back, standing.amount);
    const reward = whole ? standing.reward : Math.min(atRate, standing.reward);
    standing.amount -= back;
    standing.base -= base;
    standing.reward -= reward;
    return {
      ...original,
      recovery: this.settlement.applications.recovery[application],
      application,
      day: this.settlement.applications.day[application],
      base: -base,
      beforeCap: -atRate,
      reward: -reward,
      undoes: index,
    };
  }
}

/** A decision within the bracket's range stands by itself; any other rate is a special case and needs an approval. */
function withDecision(bracket: RewardBracket | null, { rate, approval }: DecidedCase): Rating {
  const decided = { bracket, rate, approval, state: null };
  const { rateFloor, rateCeiling } = bracket ?? {};
  const inRange =
    rateFloor && rateCeiling && compareRates(rateFloor, rate) <= 0 && compareRates(rate, rateCeiling) <= 0;
  if (inRange || approval !== '') return decided;
  return { bracket, rate: null, approval: '', state: 'unapproved' };
}

/** amount × part ÷ whole, exactly, rounded to the fen; all fen, none negative. */
function shareOf(amount: Fen, part: Fen, whole: Fen): Fen {
  return allocate(amount, [part, whole - part])[0];
}
