import { NO_DAY, type Day } from '../../../src/calendar/day';
import { NONE, type Claims, type Ledger, type Recoveries } from '../../../src/ledger/ledger';
import { Effect, METHOD_EARNS, METHOD_EFFECT } from '../../../src/ledger/method';
import { notLeapDay, phasesUntil, type Book } from './book';

/** The columns of a ledger that all competitors can settle alike, and how many of its rows were left out, by the reason. */
export interface OwnBook {
  readonly book: Book;
  readonly leftOut: ReadonlyMap<string, number>;
  /** Rows that are in it with another day than in the ledger, by the reason. */
  readonly changed: ReadonlyMap<string, number>;
}

/**
 * A ledger of one's own as the product has read it, for the race: claims that are owed, and money that came in for them. What a query
 * of four questions does not know (credit notes, reversals, reliefs, goods) is left out, for everybody.
 * @param today the race is as of the last day on which money came in, or else on which a claim fell due, not after today
 * @returns null where no claim is left
 */
export function bookOfLedger({ claims, recoveries, units }: Ledger, today: Day): OwnBook | null {
  const [leftOut, changed] = [new Map<string, number>(), new Map<string, number>()];
  const asOf = lastDay(recoveries.day, today) ?? lastDay(claims.due, today) ?? today;
  const note = (reasons: Map<string, number>, reason: string | null): boolean => {
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return reason === null;
  };
  const inRace = rowsOf(claims.count).filter((claim) => note(leftOut, whyNoClaim(claims, claim, asOf)));
  if (inRace.length === 0) return null;
  const place = new Map(inRace.map((claim, at) => [claim, at]));
  const dueOf = (claim: number): Day => {
    const due = claims.due[claim] === NO_DAY ? claims.origin[claim] : claims.due[claim];
    const raced = notLeapDay(due);
    note(changed, raced === due ? null : 'due on 29 February, moved to 1 March');
    return raced;
  };
  const originOf = (claim: number): Day => {
    if (claims.origin[claim] !== NO_DAY) return claims.origin[claim];
    note(changed, 'without a day of origin, that of the due date taken');
    // A claim cannot arise after the as-of date, though it can fall due.
    return Math.min(claims.due[claim], asOf);
  };
  const debts = inRace.map((claim) => ({
    debtor: claims.debtor[claim],
    unit: claims.unit[claim],
    origin: originOf(claim),
    due: dueOf(claim),
    amount: claims.amount[claim],
  }));
  const money = rowsOf(recoveries.count)
    .filter((recovery) => note(leftOut, whyNoMoney(recoveries, recovery, place)))
    .map((recovery) => ({
      claim: recoveries.claim[recovery] === NONE ? -1 : place.get(recoveries.claim[recovery])!,
      debtor: recoveries.debtor[recovery],
      day: recoveries.day[recovery],
      amount: recoveries.amount[recovery],
    }))
    .map((one) => (one.claim < 0 ? one : { ...one, debtor: debts[one.claim].debtor }));
  const unlike = debtorsUnlike(debts, money);
  const raced = money.filter(({ claim, debtor }) =>
    note(leftOut, claim < 0 ? (unlike.get(debtor) ?? null) : null),
  );
  const codes = codesOf(debts, raced);
  const unitCodes = new Map([...new Set(debts.map(({ unit }) => unit))].map((unit, code) => [unit, code]));
  const column = <Row>(rows: readonly Row[], of: (row: Row) => number): Int32Array =>
    Int32Array.from(rows, of);
  return {
    leftOut,
    changed,
    book: {
      asOf,
      phases: phasesUntil(asOf),
      // Names of the ledger's own could mean something to a reader of ledgers.
      units: [...unitCodes.keys()].map((unit) => (units.text(unit) === '' ? '未填单位' : `单位${unit}`)),
      debtors: 2 * codes.size,
      claims: {
        count: debts.length,
        debtor: column(debts, ({ debtor }) => codes.get(debtor)!),
        unit: column(debts, ({ unit }) => unitCodes.get(unit)!),
        origin: column(debts, ({ origin }) => origin),
        due: column(debts, ({ due }) => due),
        amount: Float64Array.from(debts, ({ amount }) => amount),
      },
      recoveries: {
        count: raced.length,
        day: column(raced, ({ day }) => day),
        claim: column(raced, ({ claim }) => claim),
        debtor: column(raced, ({ debtor }) => codes.get(debtor)!),
        amount: Float64Array.from(raced, ({ amount }) => amount),
      },
    },
  };
}

const rowsOf = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

function lastDay(days: Int32Array, today: Day): Day | null {
  const last = days.reduce((latest, day) => (day <= today && day > latest ? day : latest), NO_DAY);
  return last === NO_DAY ? null : last;
}

function whyNoClaim({ amount, origin, due }: Claims, claim: number, asOf: Day): string | null {
  if (amount[claim] < 0) return 'credit notes';
  if (!(amount[claim] > 0)) return 'claims without an amount';
  if (origin[claim] === NO_DAY && due[claim] === NO_DAY) return 'claims without a date';
  return origin[claim] !== NO_DAY && origin[claim] > asOf ? 'claims after the as-of date' : null;
}

function whyNoMoney(
  { amount, claim, day, method, reverses }: Recoveries,
  recovery: number,
  place: ReadonlyMap<number, number>,
): string | null {
  if (amount[recovery] < 0 || reverses[recovery] !== NONE) return 'reversals';
  if (METHOD_EFFECT[method[recovery]] !== Effect.Recovered) return 'reliefs and write-offs';
  if (METHOD_EARNS[method[recovery]] === 'goods') return 'goods';
  if (!(amount[recovery] > 0)) return 'recoveries without an amount';
  if (day[recovery] === NO_DAY) return 'recoveries without a date';
  const isThere = claim[recovery] === NONE || place.has(claim[recovery]);
  return isThere ? null : 'recoveries of a claim that is not in the race';
}

/**
 * Debtors whose unnamed money queries cannot lay beside their debts, and why: who names claims as well, or pays while a claim is yet to
 * arise that falls due before others.
 */
function debtorsUnlike(
  debts: readonly { readonly debtor: number; readonly origin: Day; readonly due: Day }[],
  money: readonly { readonly claim: number; readonly debtor: number; readonly day: Day }[],
): Map<number, string> {
  const unlike = new Map<number, string>();
  const firstPaid = new Map<number, Day>();
  for (const { claim, debtor, day } of money)
    if (claim < 0) firstPaid.set(debtor, Math.min(day, firstPaid.get(debtor) ?? day));
  const latest = new Map<number, Day>();
  for (const { debtor, origin } of [...debts].sort((a, b) => a.due - b.due || a.origin - b.origin)) {
    const paid = firstPaid.get(debtor);
    const before = latest.get(debtor) ?? origin;
    if (paid !== undefined && origin < before && paid < before)
      unlike.set(debtor, 'unnamed payments of debtors whose later claims fall due earlier');
    latest.set(debtor, Math.max(before, origin));
  }
  for (const { claim, debtor } of money)
    if (claim >= 0 && firstPaid.has(debtor))
      unlike.set(debtor, 'unnamed payments of debtors who also name claims');
  return unlike;
}

/** Codes from 0 for all debtors; odd for those whose money names no claim. */
function codesOf(
  debts: readonly { readonly debtor: number }[],
  money: readonly { readonly claim: number; readonly debtor: number }[],
): Map<number, number> {
  const unnamed = new Set(money.flatMap(({ claim, debtor }) => (claim < 0 ? [debtor] : [])));
  const codes = new Map<number, number>();
  for (const { debtor } of [...debts, ...money])
    if (!codes.has(debtor)) codes.set(debtor, 2 * codes.size + (unnamed.has(debtor) ? 1 : 0));
  return codes;
}
