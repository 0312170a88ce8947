import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import { atOnce, type Paced } from '../pace/pace';
import { checkDates } from './check-dates';
import { checkFormulaTexts } from './check-formula-texts';
import { checkNames } from './check-names';
import { checkVouchers } from './check-vouchers';
import type { Ledger } from './ledger';

export { checkBalances } from './check-balances';

/**
 * The checks of rules.md §11 that need no settlement and that reading did not make: dates against each other and against
 * the as-of date, vouchers, names in several spellings, texts that would run as formulas.
 */
export function checkLedger(ledger: Ledger, asOf: Day): Finding[] {
  return atOnce(pacedChecks(ledger, asOf));
}

/** The same checks with rests between them. */
export function* pacedChecks(ledger: Ledger, asOf: Day): Paced<Finding[]> {
  const dates = yield* checkDates(ledger, asOf);
  yield;
  const vouchers = yield* checkVouchers(ledger);
  yield;
  const names = checkNames(ledger);
  yield;
  return [...dates, ...vouchers, ...names, ...checkFormulaTexts(ledger)];
}
