import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import { formatFen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';

/** Where each kind of table says how much came in. */
const AMOUNT = { claims: '已收金额', recoveries: '金额', running: '贷方' } as const;

/** What a recovery, relief or reversal could not do, as findings on its row (rules.md §4, §11). */
export function settlementFindings(ledger: Ledger, { remarks }: Settlement): Finding[] {
  const CODE = {
    cut: 'relief-cut',
    excess: 'recovered-more-than-owed',
    'reversal-excess': 'reversal-more-than-original',
  };
  return remarks.map(({ kind, recovery, amount }) => {
    const claim = ledger.recoveries.claim[recovery];
    const id = ledger.recoveries.id[recovery];
    return {
      severity: 'error',
      // What a table of claims says was paid has no number of its own.
      code: kind === 'excess' && id === '' ? 'paid-more-than-owed' : CODE[kind],
      place: recoveryPlace(ledger, recovery, AMOUNT[ledger.sources[ledger.recoveries.source[recovery]].kind]),
      values: {
        recovery: id,
        claim: claim >= 0 ? ledger.claims.id[claim] : '',
        amount: formatFen(amount),
      },
    };
  });
}
