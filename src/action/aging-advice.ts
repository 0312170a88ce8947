import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';
import { MOST_HANDED_BYTES } from './handed-over';
import type { AgingColumnsState } from './session';

/**
 * Formulas up to so many rows: each recalculation of a column's one formula sends its whole input range to the function and its
 * result back, and a request of Excel on the web holds 5 MB (platform.md §2, §3).
 */
const MOST_FORMULA_ROWS = 20_000;

/** Which way of writing the aging columns suits the size of the ledger, and why. */
export function agingAdvice(result: CampaignResult | null, language: Language): AgingColumnsState['advice'] {
  const rows = result?.ledger.claims.count ?? 0;
  const better = rows <= MOST_FORMULA_ROWS ? 'formulas' : 'values';
  const values = { rows, limit: MOST_FORMULA_ROWS, megabytes: MOST_HANDED_BYTES / 1_000_000 };
  return { better, why: text(language, `action.advice.${better}`, values) };
}
