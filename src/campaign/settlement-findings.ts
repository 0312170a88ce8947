import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import { formatFen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';

/** What a recovery, relief or reversal could not do, as findings on its row (rules.md §4, §11). */
export function settlementFindings(ledger: Ledger, { remarks }: Settlement): Finding[] {
  const CODE = {
    cut: 'relief-cut',
    excess: 'recovered-more-than-owed',
    'reversal-excess': 'reversal-more-than-original',
  };
  return remarks.map(({ kind, recovery, amount }) => {
    const claim = ledger.recoveries.claim[recovery];
    return {
      severity: 'error',
      code: CODE[kind],
      place: recoveryPlace(ledger, recovery, '金额'),
      values: {
        recovery: ledger.recoveries.id[recovery],
        claim: claim >= 0 ? ledger.claims.id[claim] : '',
        amount: formatFen(amount),
      },
    };
  });
}
