import type { Finding } from '../finding/finding';
import { formatFen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { Ledger } from './ledger';
import { recoveryPlace } from './place';

/**
 * The same voucher with the same amount on different rows, and recoveries without a voucher. A table without the column
 * is reported once; what rests on an approval (核销, 减免) needs no voucher.
 */
export function* checkVouchers(ledger: Ledger): Paced<Finding[]> {
  const missing = withoutVoucher(ledger);
  yield;
  return [...missing, ...(yield* voucherTwice(ledger))];
}

function withoutVoucher(ledger: Ledger): Finding[] {
  const { recoveries, sources } = ledger;
  const findings: Finding[] = [];
  const hasColumn = sources.map(({ mapping }) => mapping.some(({ field }) => field === '凭证号'));
  const missing = new Int32Array(sources.length);
  let lastRow = -1;
  let lastSource = -1;
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    const source = recoveries.source[recovery];
    const row = recoveries.row[recovery];
    if (
      sources[source].kind === 'claims' ||
      recoveries.voucher[recovery] !== '' ||
      recoveries.approval[recovery] !== ''
    )
      continue;
    // A negative credit can be several reversals in one row.
    if (row === lastRow && source === lastSource) continue;
    [lastRow, lastSource] = [row, source];
    missing[source]++;
    if (!hasColumn[source]) continue;
    findings.push({
      severity: 'warning',
      code: 'recovery-without-voucher',
      place: recoveryPlace(ledger, recovery, '凭证号'),
      values: { amount: formatFen(recoveries.amount[recovery]) },
    });
  }
  sources.forEach(({ file, sheet, headerRow }, source) => {
    if (hasColumn[source] || missing[source] === 0) return;
    const place = { file, sheet, row: headerRow };
    findings.push({
      severity: 'warning',
      code: 'voucher-column-missing',
      place,
      values: { count: missing[source] },
    });
  });
  return findings;
}

function* voucherTwice(ledger: Ledger): Paced<Finding[]> {
  const { recoveries, sources } = ledger;
  const findings: Finding[] = [];
  // By voucher the first recovery; from the second amount on, the first recovery by amount.
  const firstBy = new Map<string, number | Map<number, number>>();
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (recovery % ROWS_BETWEEN_RESTS === 0) yield;
    const voucher = recoveries.voucher[recovery];
    if (voucher === '' || sources[recoveries.source[recovery]].kind !== 'recoveries') continue;
    const amount = recoveries.amount[recovery];
    const known = firstBy.get(voucher);
    if (known === undefined) {
      firstBy.set(voucher, recovery);
      continue;
    }
    const byAmount = typeof known === 'number' ? new Map([[recoveries.amount[known], known]]) : known;
    const first = byAmount.get(amount);
    if (first === undefined) {
      firstBy.set(voucher, byAmount.set(amount, recovery));
      continue;
    }
    const { file, sheet } = sources[recoveries.source[first]];
    findings.push({
      severity: 'warning',
      code: 'voucher-twice',
      place: recoveryPlace(ledger, recovery, '凭证号'),
      values: { voucher, amount: formatFen(amount), file, sheet, row: recoveries.row[first] + 1 },
    });
  }
  return findings;
}
