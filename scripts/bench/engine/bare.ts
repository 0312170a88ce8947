import { civil, dayOf, daysInMonth, type Day } from '../../../src/calendar/day';
import type { Applications } from '../../../src/settlement/settlement';
import { stableOrder } from '../../../src/settlement/stable-order';
import { BUCKETS, emptyAnswer, type Answer } from './answer';
import { BUCKET_STARTS, REWARD_YEARS, type Book } from './book';

/** What our engine keeps of every payment on a claim, every reward line and every share, in as many columns of the same kinds. */
interface Kept {
  readonly applications: Applications;
  readonly lines: readonly Column[];
  readonly shares: readonly Column[];
}
type Column = Int32Array | Float64Array | Uint8Array;

/** Nobody is paid for it: below the first bracket. */
const UNREWARDED = 8;

/** It adds up in plain doubles: only where all claims together are a number that doubles hold exactly does it take part. */
export function isForBare({ claims, recoveries }: Book): boolean {
  const sum = (amounts: Float64Array): number => amounts.reduce((total, amount) => total + amount, 0);
  return Math.max(sum(claims.amount), sum(recoveries.amount)) <= Number.MAX_SAFE_INTEGER;
}

/**
 * The same job written for this book alone, as near to the machine as the language lets it: no credit notes, no reversals, no goods, no
 * targets, no limits, nobody barred, nothing that can be looked up. It keeps the columns that our engine keeps, and shows what is left
 * to be gained on the same machine.
 */
export function runBare(book: Book): () => Answer & { readonly kept: Kept } {
  const { claims, units: unitNames } = book;
  const balance = claims.amount.slice();
  const applications = applied(book, balance);
  const [units, debtors] = bucketed(book, balance);
  const phases = phased(book, applications);
  const { reward, lines, shares } = rewarded(book, applications);
  return () => {
    const fen = (sums: Float64Array): bigint[] => Array.from(sums, BigInt);
    return {
      ...emptyAnswer(book),
      units: fen(units.subarray(0, unitNames.length * BUCKETS)),
      debtors: fen(debtors),
      phases: fen(phases),
      reward: BigInt(reward),
      kept: { applications, lines, shares },
    };
  };
}

function applied({ asOf, claims, debtors, recoveries }: Book, balance: Float64Array): Applications {
  const { claim: named, debtor: payer, day: came, amount: money } = recoveries;
  const pays = new Uint8Array(debtors);
  const key = new Int32Array(recoveries.count);
  const payment = new Int32Array(recoveries.count);
  let payments = 0;
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (came[recovery] > asOf) continue;
    const isUnnamed = named[recovery] < 0 ? 1 : 0;
    if (isUnnamed === 1) pays[payer[recovery]] = 1;
    payment[payments] = recovery;
    key[payments++] = came[recovery] * 2 + isUnnamed;
  }
  const [line, starts] = lined(claims, pays);
  const next = starts.slice();
  const room = recoveries.count + (claims.count >> 1);
  const columns = {
    claim: new Int32Array(room),
    recovery: new Int32Array(room),
    creditNote: new Int32Array(room),
    day: new Int32Array(room),
    amount: new Float64Array(room),
    effect: new Uint8Array(room),
    undoes: new Int32Array(room),
  };
  let count = 0;
  for (const at of stableOrder(key.subarray(0, payments))) {
    const recovery = payment[at];
    const debtor = payer[recovery];
    const only = named[recovery];
    const end = only < 0 ? starts[debtor + 1] : 1;
    let left = money[recovery];
    for (let place = only < 0 ? next[debtor] : 0; place < end && left > 0; place++) {
      const claim = only < 0 ? line[place] : only;
      const amount = Math.min(left, balance[claim]);
      left -= amount;
      if (only < 0) next[debtor] = left > 0 ? place + 1 : place;
      if (amount === 0) continue;
      balance[claim] -= amount;
      columns.claim[count] = claim;
      columns.recovery[count] = recovery;
      columns.creditNote[count] = -1;
      columns.day[count] = Math.max(came[recovery], claims.origin[claim]);
      columns.amount[count] = amount;
      columns.undoes[count] = -1;
      count++;
    }
  }
  return { count, ...columns };
}

/** The claims of those who pay without naming one, each debtor's behind the other, the earliest due first. */
function lined(claims: Book['claims'], pays: Uint8Array): [line: Int32Array, starts: Int32Array] {
  const { count, debtor, due, origin } = claims;
  const starts = new Int32Array(pays.length + 1);
  const member = new Int32Array(count);
  let members = 0;
  for (let claim = 0; claim < count; claim++) {
    if (pays[debtor[claim]] === 0) continue;
    member[members++] = claim;
    starts[debtor[claim] + 1]++;
  }
  for (let code = 0; code < pays.length; code++) starts[code + 1] += starts[code];
  const key = new Int32Array(members);
  for (let at = 0; at < members; at++) key[at] = origin[member[at]];
  const byOrigin = stableOrder(key);
  for (let at = 0; at < members; at++) key[at] = due[member[byOrigin[at]]];
  const byDue = stableOrder(key);
  const places = starts.slice();
  const line = new Int32Array(members);
  for (const at of byDue) {
    const claim = member[byOrigin[at]];
    line[places[debtor[claim]]++] = claim;
  }
  return [line, starts];
}

function bucketed(
  { asOf, claims, debtors, units }: Book,
  balance: Float64Array,
): [Float64Array, Float64Array] {
  const ofUnits = new Float64Array(units.length * BUCKETS);
  const ofDebtors = new Float64Array(debtors * BUCKETS);
  for (let claim = 0; claim < claims.count; claim++) {
    if (balance[claim] === 0) continue;
    const overdue = asOf - claims.due[claim];
    let bucket = 0;
    while (bucket < BUCKET_STARTS.length && overdue >= BUCKET_STARTS[bucket]) bucket++;
    ofUnits[claims.unit[claim] * BUCKETS + bucket] += balance[claim];
    ofDebtors[claims.debtor[claim] * BUCKETS + bucket] += balance[claim];
  }
  return [ofUnits, ofDebtors];
}

function phased({ claims, phases, units }: Book, { count, claim, day, amount }: Applications): Float64Array {
  const sums = new Float64Array(phases.length * units.length * 3);
  const firsts = Int32Array.from(phases, ([, , first]) => first);
  const lasts = Int32Array.from(phases, ([, , , last]) => last);
  const width = units.length * 3;
  for (let at = 0; at < claims.count; at++) {
    const origin = claims.origin[at];
    const sum = claims.amount[at];
    for (let phase = 0, cell = claims.unit[at] * 3; phase < firsts.length; phase++, cell += width) {
      if (origin < firsts[phase]) sums[cell] += sum;
      if (origin <= lasts[phase]) sums[cell + 2] += sum;
    }
  }
  for (let at = 0; at < count; at++) {
    const on = day[at];
    const sum = amount[at];
    for (let phase = 0, cell = claims.unit[claim[at]] * 3; phase < firsts.length; phase++, cell += width) {
      if (on > lasts[phase]) continue;
      if (on < firsts[phase]) sums[cell] -= sum;
      else sums[cell + 1] += sum;
      sums[cell + 2] -= sum;
    }
  }
  return sums;
}

function rewarded(
  { claims }: Book,
  { count, claim, recovery, day, amount }: Applications,
): { readonly reward: number; readonly lines: readonly Column[]; readonly shares: readonly Column[] } {
  const ofLine = {
    recovery: new Int32Array(count),
    claim: new Int32Array(count),
    application: new Int32Array(count),
    day: new Int32Array(count),
    earnedOn: new Int32Array(count),
    base: new Float64Array(count),
    beforeCap: new Float64Array(count),
    cut: new Float64Array(count),
    reward: new Float64Array(count),
    state: new Uint8Array(count),
    undoes: new Int32Array(count),
    rating: new Int32Array(count),
  };
  const ofShare = {
    line: new Int32Array(count),
    person: new Int32Array(count),
    weight: new Int32Array(count),
    amount: new Float64Array(count),
    kept: new Uint8Array(count),
  };
  const dueBy = new Int32Array(REWARD_YEARS.length);
  let known: Day | null = null;
  let shares = 0;
  let sum = 0;
  for (let line = 0; line < count; line++) {
    const paid = day[line];
    if (paid !== known) {
      known = paid;
      const { year, month, day: ofMonth } = civil(paid);
      REWARD_YEARS.forEach(([years], row) => {
        const last = daysInMonth(year - years, month);
        dueBy[row] = dayOf(year - years, month, Math.min(ofMonth, last));
      });
    }
    const due = claims.due[claim[line]];
    let row = dueBy.length - 1;
    while (row >= 0 && due > dueBy[row]) row--;
    ofLine.recovery[line] = recovery[line];
    ofLine.claim[line] = claim[line];
    ofLine.application[line] = line;
    ofLine.day[line] = paid;
    ofLine.earnedOn[line] = paid;
    ofLine.base[line] = amount[line];
    ofLine.undoes[line] = -1;
    ofLine.rating[line] = row;
    if (row < 0) {
      ofLine.state[line] = UNREWARDED;
      continue;
    }
    const thousandths = REWARD_YEARS[row][1];
    const thousands = Math.floor(amount[line] / 1000);
    const rest = (amount[line] - thousands * 1000) * thousandths;
    const reward = thousands * thousandths + Math.floor((2 * rest + 1000) / 2000);
    ofLine.beforeCap[line] = reward;
    ofLine.reward[line] = reward;
    sum += reward;
    if (reward === 0) continue;
    ofShare.line[shares] = line;
    ofShare.person[shares] = claims.unit[claim[line]] * 10 + (claims.debtor[claim[line]] % 10);
    ofShare.amount[shares] = reward;
    shares++;
  }
  return { reward: sum, lines: Object.values(ofLine), shares: Object.values(ofShare) };
}
