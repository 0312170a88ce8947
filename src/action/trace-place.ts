import type { CampaignResult } from '../campaign/result';
import type { Place } from '../finding/finding';
import type { LedgerSource } from '../ledger/ledger';
import type { Language } from '../locale/text';
import type { Trace } from './trace';
import { traceClaims } from './trace-balance';
import { traceRecovery } from './trace-reward';

/**
 * What the user's own row says in the results (查看依据): of a claim its balance, with what was paid on it and its bucket; of a
 * recovery the claims that it paid and the rewards of it.
 * @param place sheet and row of the selected cell
 * @returns null for a place that is no row of the ledger
 */
export function tracePlace(
  result: CampaignResult,
  { sheet, row }: Pick<Place, 'sheet' | 'row'>,
  language: Language,
): Trace | null {
  const { claims, recoveries, sources } = result.ledger;
  const onSheet = (source: LedgerSource): boolean => source.sheet === sheet;
  const rowsOf = ({ source, row: rows, count }: typeof claims | typeof recoveries): number[] =>
    Array.from({ length: count }, (_, index) => index).filter(
      (index) => rows[index] === row && onSheet(sources[source[index]]),
    );
  const owing = rowsOf(claims);
  if (owing.length > 0) return traceClaims(result, owing, language);
  const paying = rowsOf(recoveries);
  return paying.length > 0 ? traceRecovery(result, paying[0], language) : null;
}
