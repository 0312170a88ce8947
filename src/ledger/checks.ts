import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
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
  return [
    ...checkDates(ledger, asOf),
    ...checkVouchers(ledger),
    ...checkNames(ledger),
    ...checkFormulaTexts(ledger),
  ];
}
