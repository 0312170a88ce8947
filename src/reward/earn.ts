import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect, METHOD_EARNS, methodCode } from '../ledger/method';
import { allocate } from '../money/allocate';
import type { Fen } from '../money/fen';
import { compareRates, rateMultiplier, timesRate, type Rate } from '../money/rate';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { DecidedCase, Policy, RewardBracket } from '../policy/policy';
import type { RewardLimit } from '../policy/reward-limits';
import type { Settlement } from '../settlement/settlement';
import type { TargetsInProgress } from '../target/progress';
import { inForce, schemeRows, type Earning } from './bracket';
import { goodsTrigger } from './goods';
import { concerns } from './limits';
import { LineWriter } from './line-writer';
import { progressiveReward } from './progressive';
import { remembered } from './remembered';
import { RewardLines, type Rating } from './reward-lines';
import { REWARD_STATES, type RewardState } from './reward-result';
import { SchemeOfDay } from './scheme-of-day';

/**
 * One line for each recovery on each claim, in the order of application (rules.md §7). Nothing is lost: what earns nothing has
 * a line with its reason. Without a row in 奖励方案 there are no lines.
 * @param baseline the day at which schemes may freeze the age of claims; NO_DAY where there is none
 */
export function* earnedLines(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  targets: TargetsInProgress,
  asOf: Day,
  baseline: Day,
): Paced<RewardLines> {
  if (policy.brackets.length === 0) return new RewardLines(new LineWriter(0).written(), ledger.claims);
  return yield* new Earner(ledger, policy, settlement, targets, asOf, baseline).lines();
}

const GOODS = methodCode('实物抵债');

/** A rating under its number, how an amount is multiplied by its rate, and the reason where it earns nothing. */
interface Judgement extends Rating {
  readonly code: number;
  readonly multiply: ((fen: Fen) => Fen) | null;
  readonly state: RewardState | null;
}

class Earner {
  private readonly writer: LineWriter;
  private readonly written;
  /** The line of each application; none is kept where nothing is reversed. */
  private readonly lineOf: Int32Array;
  /** What of a line's reward and amount still stands after reversals; lines without any are not here. Fen. */
  private readonly standing = new Map<number, { reward: Fen; amount: Fen; base: Fen }>();
  /** Applications of each recovery in goods, and what of the goods' value falls to each. */
  private readonly goodsPaid = new Map<number, number[]>();
  private readonly goodsBase = new Map<number, Fen>();
  /** By kind and day: many recoveries share a day. */
  private readonly schemes: Readonly<Record<Earning, Map<Day, SchemeOfDay<Judgement>>>> = {
    cash: new Map(),
    goods: new Map(),
    unsaid: new Map(),
  };
  private latest: {
    readonly earning: Earning;
    readonly day: Day;
    readonly scheme: SchemeOfDay<Judgement>;
  } | null = null;
  private readonly nothing = remembered((state: RewardState) => this.judgement('', null, null, '', state));
  private readonly byRate = remembered((row: RewardBracket) =>
    this.judgement(row.scheme, row, row.rate, '', row.rate ? null : 'undecided'),
  );
  private readonly bySlices = remembered((row: RewardBracket) =>
    this.judgement(row.scheme, row, null, '', null),
  );
  private readonly lineLimits: readonly RewardLimit[];
  /** Fen recovered so far on each claim; null without a progressive scheme. */
  private readonly recoveredOn: Float64Array | null;

  constructor(
    private readonly ledger: Ledger,
    private readonly policy: Policy,
    private readonly settlement: Settlement,
    private readonly targets: TargetsInProgress,
    private readonly asOf: Day,
    private readonly baseline: Day,
  ) {
    this.writer = new LineWriter(settlement.applications.count);
    this.written = this.writer.written();
    const { recovery, undoes, count } = settlement.applications;
    this.lineOf = new Int32Array(undoes.some((undone) => undone >= 0) ? count : 0).fill(-1);
    this.lineLimits = (policy.rewardTables.limits ?? []).filter(({ of }) => of === '每笔');
    this.recoveredOn = policy.brackets.some(({ unit }) => unit === '元')
      ? new Float64Array(ledger.claims.count)
      : null;
    if (!ledger.recoveries.method.includes(GOODS)) return;
    for (let application = 0; application < count; application++) {
      const source = recovery[application];
      if (source < 0 || undoes[application] >= 0) continue;
      if (ledger.recoveries.method[source] !== GOODS) continue;
      const paid = this.goodsPaid.get(source);
      if (paid) paid.push(application);
      else this.goodsPaid.set(source, [application]);
    }
  }

  *lines(): Paced<RewardLines> {
    const { count } = this.settlement.applications;
    for (let from = 0; from < count; from += ROWS_BETWEEN_RESTS) {
      yield;
      this.judgeAll(from, Math.min(from + ROWS_BETWEEN_RESTS, count));
    }
    return new RewardLines(this.writer.written(), this.ledger.claims);
  }

  private judgeAll(from: number, to: number): void {
    const { applications } = this.settlement;
    for (let application = from; application < to; application++) {
      if (applications.effect[application] !== Effect.Recovered) continue;
      const undone = applications.undoes[application];
      if (undone >= 0) this.reverse(application, undone);
      else this.earn(application);
      if (this.recoveredOn)
        this.recoveredOn[applications.claim[application]] += applications.amount[application];
    }
  }

  private earn(application: number): void {
    const { applications } = this.settlement;
    const { recoveries } = this.ledger;
    const recovery = applications.recovery[application];
    const claim = applications.claim[application];
    const earning = METHOD_EARNS[recoveries.method[recovery]];
    if (earning === 'nothing') return;
    const day = recoveries.day[recovery];
    const amount = applications.amount[application];
    const scheme = this.schemeOf(earning, day);
    const { rows } = scheme;
    const judgement = this.judge(scheme, earning, claim, day);
    const { bracket, rate, multiply } = judgement;
    const line = this.writer.begin(application, recovery, claim, day, judgement.code, -1);
    this.lineOf[application] = line;
    let earnedOn = day;
    let base = amount;
    if (earning === 'goods' && rows.length > 0 && (bracket || rate)) {
      const trigger = goodsTrigger(recoveries, recovery, (bracket ?? rows[0]).goodsTrigger, this.asOf);
      if (!trigger.met) {
        this.writer.earned(line, NO_DAY, amount, 0, 0, trigger.state);
        return;
      }
      earnedOn = trigger.day;
      base = this.shareOfGoods(application, trigger.value);
    }
    if (judgement.state) {
      this.writer.earned(line, earnedOn, base, 0, 0, judgement.state);
      return;
    }
    const row = bracket ?? rows[0];
    const beforeCap = multiply
      ? multiply(base)
      : progressiveReward(rows, this.recoveredOn?.[claim] ?? 0, base);
    const capped = row.cap === null ? beforeCap : Math.min(beforeCap, row.cap);
    const reward = this.lineLimits.length === 0 ? capped : this.limited(capped, day, judgement.scheme);
    this.writer.earned(line, earnedOn, base, beforeCap, reward, this.gate(row, claim, earnedOn));
  }

  /** 每笔 of 奖励限额: what earns anything earns at least the floor and at most the cap. */
  private limited(reward: Fen, day: Day, scheme: string): Fen {
    let limited = reward;
    for (const limit of this.lineLimits) {
      if (reward === 0 || !concerns(limit, day, scheme)) continue;
      if (limit.floor !== null) limited = Math.max(limited, limit.floor);
      if (limit.cap !== null) limited = Math.min(limited, limit.cap);
    }
    return limited;
  }

  /** The rows that could reward a recovery: those of the first scheme in force on its day that rewards its kind. */
  private schemeOf(earning: Earning, day: Day): SchemeOfDay<Judgement> {
    // Applications come day by day.
    if (earning === this.latest?.earning && day === this.latest.day) return this.latest.scheme;
    const known = this.schemes[earning].get(day);
    const scheme = known ?? this.madeScheme(earning, day);
    if (!known) this.schemes[earning].set(day, scheme);
    this.latest = { earning, day, scheme };
    return scheme;
  }

  private madeScheme(earning: Earning, day: Day): SchemeOfDay<Judgement> {
    const rows = schemeRows(this.policy.brackets, earning, day);
    const ageDay = isFrozen(rows) && this.baseline !== NO_DAY ? Math.min(day, this.baseline) : day;
    return new SchemeOfDay(rows, ageDay, this.byRate);
  }

  private judge(scheme: SchemeOfDay<Judgement>, earning: Earning, claim: number, day: Day): Judgement {
    const { rows } = scheme;
    if (rows.length === 0) {
      const someScheme = this.policy.brackets.some((bracket) => inForce(bracket, day));
      return this.nothing(earning === 'unsaid' && someScheme ? 'method-unsaid' : 'no-scheme');
    }
    const decided = this.decisionFor(claim);
    if (rows[0].unit === '元') {
      return decided ? this.decide(rows[0].scheme, rows[0], decided) : this.bySlices(rows[0]);
    }
    const due = this.ledger.claims.due[claim];
    if (due === NO_DAY) return this.nothing('no-due-date');
    if (isFrozen(rows) && this.baseline === NO_DAY) return this.nothing('undecided');
    const row = scheme.rowFor(due);
    if (decided) return this.decide(rows[0].scheme, rows[row] ?? null, decided);
    return row < 0 ? this.nothing('no-bracket') : scheme.made[row];
  }

  /** A decision within the bracket's range stands by itself; any other rate is a special case and needs an approval. */
  private decide(scheme: string, bracket: RewardBracket | null, { rate, approval }: DecidedCase): Judgement {
    const { rateFloor, rateCeiling } = bracket ?? {};
    const inRange =
      rateFloor && rateCeiling && compareRates(rateFloor, rate) <= 0 && compareRates(rate, rateCeiling) <= 0;
    if (inRange || approval !== '') return this.judgement(scheme, bracket, rate, approval, null);
    return this.judgement(scheme, bracket, null, '', 'unapproved');
  }

  private judgement(
    scheme: string,
    bracket: RewardBracket | null,
    rate: Rate | null,
    approval: string,
    state: RewardState | null,
  ): Judgement {
    const rating = { scheme, bracket, rate, approval };
    return { ...rating, code: this.writer.rating(rating), multiply: rate && rateMultiplier(rate), state };
  }

  /** The leaders' decision for a claim, once it is made. */
  private decisionFor(claim: number): DecidedCase | null {
    const { cases } = this.policy;
    const decided = cases.size > 0 ? cases.get(this.ledger.claims.id[claim]) : undefined;
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
  private reverse(application: number, undone: number): void {
    const first = this.lineOf[undone];
    if (first < 0) return;
    const { applications } = this.settlement;
    const { claim, rating, earnedOn, state, base: bases, reward: rewarded } = this.written;
    let standing = this.standing.get(first);
    if (standing === undefined) {
      standing = { reward: rewarded[first], amount: applications.amount[undone], base: bases[first] };
      this.standing.set(first, standing);
    }
    const back = -applications.amount[application];
    const whole = back === standing.amount;
    const base = whole ? standing.base : shareOf(standing.base, back, standing.amount);
    const { rate } = this.written.ratings[rating[first]];
    const atRate = rate ? timesRate(base, rate) : shareOf(standing.reward, back, standing.amount);
    const reward = whole ? standing.reward : Math.min(atRate, standing.reward);
    standing.amount -= back;
    standing.base -= base;
    standing.reward -= reward;
    const line = this.writer.begin(
      application,
      applications.recovery[application],
      claim[first],
      applications.day[application],
      rating[first],
      first,
    );
    this.lineOf[application] = line;
    this.writer.earned(line, earnedOn[first], -base, -atRate, -reward, REWARD_STATES[state[first]]);
  }
}

/** Schemes may freeze the age of claims at the baseline date (账龄基准). */
function isFrozen(rows: readonly RewardBracket[]): boolean {
  return rows.length > 0 && rows[0].ageBasis === '基线日';
}

/** amount × part ÷ whole, exactly, rounded to the fen; all fen, none negative. */
function shareOf(amount: Fen, part: Fen, whole: Fen): Fen {
  return allocate(amount, [part, whole - part])[0];
}
