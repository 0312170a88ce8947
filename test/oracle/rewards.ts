import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf, type Claim, type Recovery, type Row } from './book';
import { inOrder } from './by-name';
import { after, dayOfCell, type Day } from './calendar';
import { allocate, amountOfCell, Decimal, decimalOfCell, sum, textOfAmount, toFen, ZERO } from './money';
import { annualPayOf } from './reward-annual-pay';
import { bonusesOf, labourTax } from './reward-bonuses';
import { limitedByPeople, limitedByPools, limitedLine } from './reward-limits';
import { Payouts, type Extra } from './reward-payouts';
import { pointsOf } from './reward-points';
import { sharesOf, type Share } from './reward-shares';
import { stillPaid, type Payment, type Settlement } from './settle';
import { recoveredBetween, shortestHolding, type Target } from './targets';

/** One row of 奖励方案. */
interface Bracket {
  readonly scheme: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly method: string;
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  readonly unit: string;
  readonly rate: Decimal | null;
  readonly floor: Decimal | null;
  readonly ceiling: Decimal | null;
  readonly progressive: boolean;
  readonly cap: Decimal | null;
  readonly trigger: string;
  readonly gated: boolean;
  readonly frozen: boolean;
}

/** One row of 个案. */
interface Decision {
  readonly rate: Decimal;
  readonly approval: string;
}

/** undecided: a bracket holds it, but its rate is 待定 or not approved. */
type Fate = 'nothing' | 'pending' | 'undecided' | 'payable' | 'held';

/** What one recovery earns on one claim. */
export interface Line {
  readonly payment: Payment;
  readonly recovery: Recovery;
  readonly fate: Fate;
  readonly scheme: string;
  readonly earnedOn: Day;
  readonly base: Decimal;
  /** null by 分段: the line has no one rate. */
  readonly rate: Decimal | null;
  readonly reward: Decimal;
  /** 待定, or a special case that lacks its approval, with the range of its bracket; null: nothing is to be decided. */
  readonly waits: { readonly floor: Decimal | null; readonly ceiling: Decimal | null } | null;
}

/** All that a reward is computed from. */
export interface RewardInput {
  readonly sheets: readonly SheetData[];
  readonly settlement: Settlement;
  readonly targets: readonly Target[];
  readonly asOf: Day;
  /** 基线日, or the day before the first phase; null where neither is given. */
  readonly baseline: Day | null;
}

/** What one person gets in one run. */
interface PersonPay {
  readonly name: string;
  readonly external: boolean;
  readonly gross: Decimal;
  readonly paid: Decimal;
  readonly due: Decimal;
  readonly tax: Decimal;
}

/** §7: what the run accrues, holds and pays, and to whom; what stands beside it: payouts, points, annual pay, limits. */
export function rewardDocument(input: RewardInput): { rewards: object; rewardPay: object } {
  const { sheets, asOf } = input;
  const hasTable = (name: string): boolean => rowsOf(sheets, name).length > 0;
  const { lines, uses: ofPools } = limitedByPools(linesOf(input), sheets);
  const limited = limitedByPeople(sharesOf(lines, sheets), sheets);
  const points = pointsOf(input);
  const pointPay = points
    .filter(({ owner, running, barred }) => owner !== '' && !running && !barred)
    .map(({ owner, amount }) => ({ person: owner, amount }));
  const extras = [...pointPay, ...limited.floors].filter(({ amount }) => !amount.isZero());
  const payouts = hasTable('奖励发放') ? new Payouts(lines, limited.shares, extras, sheets, asOf) : null;
  const people = paymentsToPeople(limited.shares, extras, payouts, input).filter(
    ({ gross, paid }) => !gross.isZero() || !paid.isZero(),
  );
  const counted = lines.filter(({ fate }) => fate !== 'nothing' && fate !== 'pending');
  const total = (wanted: readonly Fate[]): string =>
    textOfAmount(sum(counted.filter(({ fate }) => wanted.includes(fate)).map(({ reward }) => reward)));
  return {
    rewards: {
      lines: counted.length,
      accrued: total(['payable', 'held']),
      held: total(['held']),
      payable: total(['payable']),
      people: Object.fromEntries(
        people.map(({ name, external, gross, due, tax }) => [
          name,
          { external, gross: textOfAmount(gross), tax: textOfAmount(tax), net: textOfAmount(due.minus(tax)) },
        ]),
      ),
    },
    rewardPay: {
      payouts: payouts && payouts.document(Object.fromEntries(people.map(payOf))),
      points: hasTable('按点奖罚') ? points.map(({ document }) => document) : null,
      annualPay: hasTable('年薪') ? annualPayOf(input) : null,
      bonuses: hasTable('年终奖')
        ? bonusesOf(sheets, (person) => people.find(({ name }) => name === person)?.due ?? ZERO, asOf)
        : null,
      undecided: inOrder(undecided(lines)),
      limits: inOrder([...ofPools, ...limited.uses]),
    },
  };
}

/** §7: lines without a decision, with what the range allows of what was not reversed since. */
function undecided(lines: readonly Line[]): object[] {
  return lines.flatMap((line) => {
    if (!line.waits || line.payment.undoes) return [];
    const { floor, ceiling } = line.waits;
    const all = lines.filter((each) => each === line || each.payment.undoes === line.payment);
    const base = sum(all.map((each) => each.base));
    const at = (rate: Decimal | null): string | null => rate && textOfAmount(toFen(base.times(rate)));
    return base.gt(0)
      ? [
          {
            claim: line.payment.claim.id,
            recovery: line.recovery.id,
            base: textOfAmount(base),
            least: at(floor),
            most: at(ceiling),
          },
        ]
      : [];
  });
}

function payOf({ name, gross, paid, due, tax }: PersonPay): [string, object] {
  const net = due.minus(tax);
  return [
    name,
    {
      payable: textOfAmount(gross),
      paid: textOfAmount(paid),
      due: textOfAmount(due),
      tax: textOfAmount(tax),
      net: textOfAmount(net),
    },
  ];
}

function bracketOf(row: Row): Bracket {
  const unit = textOf(row.单位);
  return {
    scheme: textOf(row.方案),
    firstDay: dayOfCell(row.起用日) ?? -Infinity,
    lastDay: dayOfCell(row.停用日) ?? Infinity,
    method: textOf(row.方式),
    from: decimalOfCell(row.逾期起),
    to: decimalOfCell(row.逾期止),
    unit,
    rate: decimalOfCell(row.比例),
    floor: decimalOfCell(row.比例下限),
    ceiling: decimalOfCell(row.比例上限),
    progressive: row.计算 === '分段',
    cap: amountOfCell(row.单笔上限),
    trigger: textOf(row.实物触发),
    gated: row.须达标 === '是',
    frozen: row.账龄基准 === '基线日',
  };
}

/** §1: every figure is as at the end of the as-of date: what was approved later is not decided yet. */
function decisionFor(claim: Claim, { sheets, asOf }: RewardInput): Decision | null {
  const row = rowsOf(sheets, '个案').find(
    (each) => each.债权编号 === claim.id && (dayOfCell(each.批准日) ?? -Infinity) <= asOf,
  );
  return row ? { rate: decimalOfCell(row.比例)!, approval: textOf(row.批准文号) } : null;
}

/** §10: cash and goods earn; 减免, 债务重组 and 核销 do not. */
function kindOf({ method }: Recovery): '现金' | '实物' | null {
  if (method === '实物抵债') return '实物';
  return ['现金', '银行', '承兑汇票', '法院执行'].includes(method) ? '现金' : null;
}

/** §7: a line is one recovery on one claim, in the order in which they were applied; a reversal follows its line. */
function linesOf(input: RewardInput): Line[] {
  const lines: Line[] = [];
  if (rowsOf(input.sheets, '奖励方案').length === 0) return lines;
  for (const payment of input.settlement.payments) {
    if (payment.effect !== 'recovered') continue;
    if (payment.undoes) {
      const reversed = lines.find((line) => line.payment === payment.undoes);
      if (reversed) lines.push(reversal(payment, reversed, lines, input));
    } else {
      const recovery = payment.money.recovery!;
      if (kindOf(recovery)) lines.push(lineOf(payment, recovery, input));
    }
  }
  return lines;
}

function lineOf(payment: Payment, recovery: Recovery, input: RewardInput): Line {
  const { claim } = payment;
  const rows = bracketsInForce(recovery, input.sheets);
  const scheme = rows.length > 0 ? rows[0].scheme : '';
  const unearned = { earnedOn: recovery.day, base: payment.amount, rate: ZERO, reward: ZERO };
  const none = { payment, recovery, scheme, ...unearned, waits: null };
  const nothing: Line = { ...none, fate: 'nothing' };
  const holding = rows.find((bracket) => isIn(bracket, claim, recovery.day, input)) ?? null;
  const decision = decisionFor(claim, input);
  if (rows.length === 0 || !hasAge(rows[0], claim, input)) return nothing;
  // §7: an approved special case has its own rate, whatever bracket would hold it.
  if (!holding && !decision?.approval)
    return decision ? { ...nothing, waits: { floor: null, ceiling: null } } : nothing;
  const bracket = holding ?? rows[0];
  const earned = earning(payment, recovery, bracket, input);
  if (!earned) return { ...none, fate: 'pending' };
  const rate = rateOf(bracket, decision);
  if (rate === null) return { ...none, ...earned, fate: 'undecided', waits: bracket };
  const { earnedOn, base } = earned;
  const byAmount = bracket.unit === '元' && decision === null;
  const before = recoveredBefore(payment, input.settlement);
  const full = byAmount
    ? progressive(before, base, bracketsInForce(recovery, input.sheets))
    : base.times(rate);
  const capped = bracket.cap ? Decimal.min(toFen(full), bracket.cap) : toFen(full);
  const reward = limitedLine(capped, scheme, recovery.day, input.sheets);
  const fate = !bracket.gated || isMet(claim, earnedOn, input) ? 'payable' : 'held';
  return { ...none, fate, earnedOn, base, rate: byAmount ? null : rate, reward };
}

/** §7: the rows of the scheme in force on the day of the recovery that reward its kind (方式 empty: both). */
function bracketsInForce(recovery: Recovery, sheets: readonly SheetData[]): Bracket[] {
  const rows = rowsOf(sheets, '奖励方案')
    .map(bracketOf)
    .filter(({ firstDay, lastDay }) => firstDay <= recovery.day && recovery.day <= lastDay)
    .filter(({ method }) => method === '' || method === kindOf(recovery));
  return rows.filter(({ scheme }) => scheme === rows[0].scheme);
}

/** §7: a claim without a due date has no bracket by time and earns nothing; nor can an age be frozen without a baseline. */
function hasAge({ unit, frozen }: Bracket, claim: Claim, { baseline }: RewardInput): boolean {
  return unit === '元' || (claim.due !== null && !(frozen && baseline === null));
}

/** §10: 分段 goes by the amount recovered on the claim before. */
function recoveredBefore(payment: Payment, { payments }: Settlement): Decimal {
  const earlier = payments.slice(0, payments.indexOf(payment));
  return sum(
    earlier
      .filter(({ claim, effect }) => claim === payment.claim && effect === 'recovered')
      .map(({ amount }) => amount),
  );
}

/** §7, §10: 逾期起 inclusive, 逾期止 exclusive, on the day of the recovery or frozen at the baseline date. */
function isIn(
  { from, to, unit, frozen }: Bracket,
  claim: Claim,
  day: Day,
  { baseline }: RewardInput,
): boolean {
  if (unit === '元') return true;
  const at = frozen ? Math.min(day, baseline!) : day;
  const hasReached = (edge: Decimal): boolean =>
    edge.isZero() || after(claim.due!, edge.toNumber(), unit) <= at;
  return (from === null || hasReached(from)) && (to === null || !hasReached(to));
}

/** §7: cash earns on its day; goods on the trigger's day at the ruling's or the realised value, until then nothing. */
function earning(
  payment: Payment,
  recovery: Recovery,
  { trigger }: Bracket,
  { settlement, asOf }: RewardInput,
): { earnedOn: Day; base: Decimal } | null {
  if (kindOf(recovery) === '现金') return { earnedOn: recovery.day, base: payment.amount };
  const [day, value] =
    trigger === '变现'
      ? [recovery.realisedDay, recovery.realisedValue]
      : [recovery.rulingDay, recovery.rulingValue];
  if (trigger === '' || day === null || day > asOf || value === null) return null;
  const all = settlement.payments.filter((each) => each.money === payment.money);
  const parts = allocate(
    value,
    all.map(({ amount }) => amount),
  );
  return { earnedOn: day, base: parts[all.indexOf(payment)] };
}

/**
 * §7: the row's rate; in a range the one decided, which must lie in it; an approved special case its own, with an
 * approval number. Null: 待定, or not approved.
 */
function rateOf({ rate, floor, ceiling }: Bracket, decision: Decision | null): Decimal | null {
  if (!decision) return rate;
  if (decision.approval !== '') return decision.rate;
  const inRange =
    floor !== null && ceiling !== null && decision.rate.gte(floor) && decision.rate.lte(ceiling);
  return inRange ? decision.rate : null;
}

/** §7, §10: 分段: what lies in each slice of the amount recovered on the claim, at the slice's rate. */
function progressive(before: Decimal, base: Decimal, slices: readonly Bracket[]): Decimal {
  const whole = before.plus(base);
  return sum(
    slices.map(({ from, to, rate }) => {
      const low = Decimal.max(before, from ?? ZERO);
      const high = to === null ? whole : Decimal.min(whole, to);
      return high.gt(low) ? high.minus(low).times(rate!) : ZERO;
    }),
  );
}

/** §7: the owner's own target where there is one, otherwise the unit's; met from its first day to the as-of date or its last. */
function isMet({ owner, unit }: Claim, day: Day, { targets, settlement, asOf }: RewardInput): boolean {
  // An owner's target that names a unit is not that of a namesake elsewhere.
  const owners = targets.filter(
    (target) => target.owner !== '' && target.owner === owner && (target.unit === '' || target.unit === unit),
  );
  const own = shortestHolding(owners, day);
  const units = targets.filter((target) => target.owner === '' && target.unit === unit);
  const target = own ?? shortestHolding(units, day);
  if (!target) return false;
  // A row that names a unit beside its owner means the owner's claims of that unit.
  const isMeant = (claim: Claim): boolean =>
    own ? claim.owner === owner && (own.unit === '' || claim.unit === own.unit) : claim.unit === unit;
  const recovered = recoveredBetween(settlement, isMeant, target.first, Math.min(target.last, asOf));
  return recovered.gte(target.amount);
}

/**
 * §7: a reversal takes back the reward of its line, at that line's rate, and shares its fate. Where the line has no one rate (分段),
 * of which §7 says nothing, it takes its share of the reward that still stands.
 */
function reversal(payment: Payment, line: Line, earlier: readonly Line[], { settlement }: RewardInput): Line {
  const others = earlier.filter((each) => each.payment.undoes === line.payment);
  const left = line.reward.plus(sum(others.map(({ reward }) => reward)));
  const before = settlement.payments.slice(0, settlement.payments.indexOf(payment));
  const back = payment.amount.neg();
  const remaining = stillPaid(line.payment, before).minus(back);
  // §3: what is taken back of a goods value is split off it, to the fen.
  const standing = line.base.plus(sum(others.map((each) => each.base)));
  const base = allocate(standing, [back, remaining])[0].neg();
  const atRate =
    line.rate === null ? allocate(left, [back, remaining])[0] : toFen(base.neg().times(line.rate));
  const reward = remaining.isZero() ? left.neg() : Decimal.min(atRate, left).neg();
  return { ...line, payment, base, reward };
}

/**
 * §7: all that a person gets in one run is one payment: what he earned, by lines and besides, less what was paid before.
 */
function paymentsToPeople(
  shares: readonly Share[],
  extras: readonly Extra[],
  payouts: Payouts | null,
  { sheets, asOf }: RewardInput,
): PersonPay[] {
  const earned = [...shares.filter(({ barred }) => !barred), ...extras];
  const names = new Set([...earned.map(({ person }) => person), ...(payouts?.people ?? [])]);
  return [...names].map((name) => {
    const gross = sum(earned.filter(({ person }) => person === name).map(({ amount }) => amount));
    const paid = payouts?.paidTo(name) ?? ZERO;
    const external = rowsOf(sheets, '人员').some((row) => row.姓名 === name && row.身份 === '外部');
    const due = gross.minus(paid);
    return { name, external, gross, paid, due, tax: external ? labourTax(due, asOf, sheets) : ZERO };
  });
}
