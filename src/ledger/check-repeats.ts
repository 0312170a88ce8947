import type { Finding } from '../finding/finding';
import type { Claims, Ledger, LedgerSource } from './ledger';

/** So much of the shorter table in the longer one is no chance. */
const SHARE_REPEATED = 0.5;
const FEWEST_REPEATED = 2;
/** 5月末, 2024年, 2024-06: a name that says a time; branches may well have customers in common. */
const NAMES_A_TIME = /\d\s*(?:年|月|日|号|季)|[一二三四五六七八九十]\s*(?:月|季)|\d{4}/;

/**
 * Tables of one file under the same titles that hold the same claims are most likely one ledger at several times (5月末, 6月末), and every
 * claim is counted as often. Claims with an id are reported one by one instead.
 */
export function reportRepeats(
  claims: Claims,
  sources: readonly LedgerSource[],
  { debtors }: Pick<Ledger, 'debtors'>,
  findings: Finding[],
): void {
  const looked = sources
    .map((source, index) => ({ source, index }))
    .filter(({ source }) => source.kind === 'claims' && !hasField(source, '债权编号'));
  if (looked.length < 2) return;
  const rowsOf = claimsBySource(claims, sources.length);
  const keysOf = looked.map(({ source, index }) => {
    // A list of balances names a debtor once; elsewhere a debtor may well have several claims.
    const byDebtor = !hasField(source, '应收金额');
    return new Map(
      rowsOf[index].flatMap((claim) => {
        const debtor = claims.debtor[claim];
        if (debtor === 0) return [];
        const key = byDebtor ? `${debtor}` : `${debtor} ${claims.origin[claim]} ${claims.amount[claim]}`;
        return [[key, debtor] as const];
      }),
    );
  });
  looked.forEach(({ source }, later) => {
    const earlier = looked.findIndex((other, at) => {
      if (at >= later || other.source.file !== source.file) return false;
      if (other.source.titles.join('\n') !== source.titles.join('\n')) return false;
      const repeated = repeatedIn(keysOf[at], keysOf[later]).length;
      const least = Math.min(keysOf[at].size, keysOf[later].size) * SHARE_REPEATED;
      return repeated >= FEWEST_REPEATED && repeated >= least;
    });
    if (earlier < 0) return;
    const both = repeatedIn(keysOf[earlier], keysOf[later]);
    const names = [source.sheet, looked[earlier].source.sheet].map((name) => name.normalize('NFKC'));
    findings.push({
      severity: names.every((name) => NAMES_A_TIME.test(name)) ? 'error' : 'warning',
      code: 'claims-in-both',
      place: { file: source.file, sheet: source.sheet },
      values: {
        sheet: source.sheet,
        other: looked[earlier].source.sheet,
        count: both.length,
        debtor: debtors.text(both[0]),
      },
    });
  });
}

/** Debtors of what stands in both. */
function repeatedIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number[] {
  return [...one].filter(([key]) => other.has(key)).map(([, debtor]) => debtor);
}

function hasField({ mapping }: LedgerSource, name: string): boolean {
  return mapping.some(({ field }) => field === name);
}

function claimsBySource(claims: Claims, sources: number): number[][] {
  const rows: number[][] = Array.from({ length: sources }, () => []);
  for (let claim = 0; claim < claims.count; claim++) rows[claims.source[claim]].push(claim);
  return rows;
}
