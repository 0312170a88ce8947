import type { Book } from './book';

/** The least that any program must do: look once at every amount and every day of the same columns. */
export function onePass({ asOf, claims, recoveries }: Book): number {
  let sum = 0;
  for (let claim = 0; claim < claims.count; claim++)
    if (claims.due[claim] < asOf) sum += claims.amount[claim] + claims.debtor[claim] + claims.unit[claim];
  for (let recovery = 0; recovery < recoveries.count; recovery++)
    if (recoveries.day[recovery] <= asOf) sum -= recoveries.amount[recovery] + recoveries.debtor[recovery];
  return sum;
}
