import { LAST_DAY, NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import { isAmountRefusal, readAmount } from '../money/amount';
import { formatFen, type Fen } from '../money/fen';
import { saysNothing, textOf } from '../table/cell';
import type { Ledger, LedgerSource } from './ledger';
import { claimPlace } from './place';

/**
 * Compares the ledger's own columns 余额 and 已收金额 with what a settlement found (rules.md §4): each difference is a
 * finding with the row and both numbers. Tables whose columns were themselves used, because there are no recoveries
 * for them, are left out.
 * @param balance of each claim at the as-of date, fen
 * @param asOf claims that arose later do not exist yet and are not compared
 */
export function checkBalances(ledger: Ledger, balance: Float64Array, asOf: Day = LAST_DAY): Finding[] {
  const { claims, sources } = ledger;
  const columns = comparedColumns(ledger);
  const findings: Finding[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    const compared = columns[claims.source[claim]];
    if (compared === null || !(claims.amount[claim] > 0)) continue;
    if (claims.origin[claim] !== NO_DAY && claims.origin[claim] > asOf) continue;
    const cells = sources[claims.source[claim]].rows[claims.row[claim]];
    const computed = { 余额: balance[claim], 已收金额: claims.amount[claim] - balance[claim] };
    for (const { field, column, unit } of compared) {
      const said = amountIn(cells[column], unit);
      if (said === 'unreadable')
        findings.push({
          severity: 'warning',
          code: 'compared-amount-unreadable',
          place: claimPlace(ledger, claim, field),
          values: { column: field, text: textOf(cells[column]) },
        });
      if (said === null || said === 'unreadable' || said === computed[field]) continue;
      findings.push({
        severity: 'error',
        code: field === '余额' ? 'balance-differs' : 'paid-differs',
        place: claimPlace(ledger, claim, field),
        values: { claim: claims.id[claim], said: formatFen(said), computed: formatFen(computed[field]) },
      });
      // Where both columns differ they do so for one reason.
      break;
    }
  }
  return findings;
}

interface Compared {
  readonly field: '余额' | '已收金额';
  readonly column: number;
  readonly unit: LedgerSource['moneyUnit'];
}

/** For each table the columns to compare, or null where there are none, or where they are what was reckoned with. */
function comparedColumns({ sources, claims, recoveries }: Ledger): (readonly Compared[] | null)[] {
  const used = new Uint8Array(sources.length);
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (sources[recoveries.source[recovery]].kind === 'claims') used[recoveries.source[recovery]] = 1;
  }
  const isRowOfOne = rowsOfOneClaim({ sources, claims });
  return sources.map(({ kind, mapping, moneyUnit, rows }, source) => {
    const amount = mapping.find(({ field }) => field === '应收金额')?.column;
    if (kind !== 'claims' || used[source] === 1 || amount === undefined || !isRowOfOne[source]) return null;
    // Balances stand for the amounts where the column of amounts is empty.
    const first = claims.source.indexOf(source);
    if (first === -1 || saysNothing(rows[claims.row[first]][amount])) return null;
    return mapping.flatMap(({ field, column, moneyUnit: own }): Compared[] => {
      return field === '余额' || field === '已收金额' ? [{ field, column, unit: own ?? moneyUnit }] : [];
    });
  });
}

/** False for tables in which a row is several claims (balances that were aged backwards). */
function rowsOfOneClaim({ sources, claims }: Pick<Ledger, 'sources' | 'claims'>): boolean[] {
  const one = sources.map(({ mapping }) => !mapping.some(({ field }) => field === '借方'));
  for (let claim = 1; claim < claims.count; claim++) {
    const source = claims.source[claim];
    if (source === claims.source[claim - 1] && claims.row[claim] === claims.row[claim - 1])
      one[source] = false;
  }
  return one;
}

function amountIn(
  value: LedgerSource['rows'][number][number] | undefined,
  unit: LedgerSource['moneyUnit'],
): Fen | 'unreadable' | null {
  if (value === undefined || saysNothing(value)) return null;
  if (typeof value === 'boolean') return 'unreadable';
  const amount = readAmount(value as string | number, unit);
  return isAmountRefusal(amount) ? 'unreadable' : amount.fen;
}
