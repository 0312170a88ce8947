import { textOf, type Claim, type Row } from './book';
import { dayOfCell, textOfDay } from './calendar';
import { amountOfCell, sum, textOfAmount, ZERO, type Decimal } from './money';
import type { PhaseInput } from './phases';
import { balanceAt, claimsAt } from './settle';
import { recoveredBetween } from './targets';

/**
 * §8: a baseline is locked with its date, its claims and its totals; recovered from the baseline and new arrears since are told
 * apart; a later change to what it saw is listed. One for each phase and day, once that day has come.
 */
export function baselineDocument(input: PhaseInput): object[] {
  const keyOf = (row: Row): string => `${textOf(row.阶段)}|${dayOfCell(row.基准日)}`;
  return [...new Set(input.baselines.map(keyOf))]
    .map((key) => input.baselines.filter((row) => keyOf(row) === key))
    .filter(([row]) => dayOfCell(row.基准日)! <= input.asOf)
    .map((rows) => reportOf(rows, input));
}

function reportOf(rows: readonly Row[], { book, settlement, asOf }: PhaseInput): object {
  const day = dayOfCell(rows[0].基准日)!;
  const then = claimsAt(book, day);
  const now = claimsAt(book, asOf);
  const isOld = (claim: Claim): boolean => then.includes(claim);
  const isNew = (claim: Claim): boolean => !isOld(claim);
  const left = (isMeant: (claim: Claim) => boolean): string =>
    textOfAmount(sum(now.filter(isMeant).map((claim) => balanceAt(claim, settlement, asOf))));
  const recovered = (isMeant: (claim: Claim) => boolean): string =>
    textOfAmount(recoveredBetween(settlement, isMeant, day + 1, asOf));
  const balanceThen = (claim: Claim): Decimal => (isOld(claim) ? balanceAt(claim, settlement, day) : ZERO);
  const lockedIds = new Set(rows.map((row) => textOf(row.债权编号)));
  const locked = [...lockedIds].map((id) => {
    const own = rows.filter((row) => row.债权编号 === id);
    const claims = book.claims.filter((claim) => claim.id === id);
    return {
      claim: id,
      debtor: textOf(own[0].债务人),
      unit: textOf(own[0].所属单位),
      locked: sum(own.map((row) => amountOfCell(row.余额)!)),
      now: sum(claims.map(balanceThen)),
      kind: claims.length > 0 ? 'changed' : 'vanished',
    };
  });
  const added = then
    .filter(({ id }) => !lockedIds.has(id))
    .map((claim) => ({
      claim: claim.id,
      debtor: claim.debtor,
      unit: claim.unit,
      locked: ZERO,
      now: balanceThen(claim),
      kind: 'added',
    }));
  const all = [...locked, ...added];
  return {
    phase: textOf(rows[0].阶段),
    day: textOfDay(day),
    claims: rows.length,
    locked: textOfAmount(sum(all.map((each) => each.locked))),
    now: textOfAmount(sum(all.map((each) => each.now))),
    recoveredOfBaseline: recovered(isOld),
    leftOfBaseline: left(isOld),
    new: textOfAmount(sum(now.filter(isNew).map(({ amount }) => amount))),
    recoveredOfNew: recovered(isNew),
    leftOfNew: left(isNew),
    changes: Object.fromEntries(
      all
        .filter(({ locked: was, now: is }) => !was.eq(is))
        .map(({ claim, locked: was, now: is, ...rest }) => [
          claim,
          { ...rest, locked: textOfAmount(was), now: textOfAmount(is) },
        ]),
    ),
  };
}
