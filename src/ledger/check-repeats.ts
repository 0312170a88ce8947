import type { Finding } from '../finding/finding';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
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
export function* reportRepeats(
  claims: Claims,
  sources: readonly LedgerSource[],
  { debtors }: Pick<Ledger, 'debtors'>,
  findings: Finding[],
): Paced<void> {
  for (const alike of tablesAlike(sources)) {
    const keysOf: ReadonlyMap<string, number>[] = [];
    for (const source of alike) keysOf.push(yield* claimsOf(claims, sources, source));
    for (const [later, source] of alike.entries()) {
      for (let earlier = 0; earlier < later; earlier++) {
        yield;
        const both = repeatedIn(keysOf[earlier], keysOf[later]);
        const least = Math.min(keysOf[earlier].size, keysOf[later].size) * SHARE_REPEATED;
        if (both.length < FEWEST_REPEATED || both.length < least) continue;
        findings.push(
          repeatedFinding(sources[source], sources[alike[earlier]], both.length, debtors.text(both[0])),
        );
        break;
      }
    }
  }
}

/** Tables of claims without an id that share their file and their titles, by their places among the sources. */
function tablesAlike(sources: readonly LedgerSource[]): number[][] {
  const alike = new Map<string, number[]>();
  sources.forEach((source, index) => {
    if (source.kind !== 'claims' || hasField(source, '债权编号')) return;
    const key = [source.file, ...source.titles].join('\n');
    alike.set(key, [...(alike.get(key) ?? []), index]);
  });
  return [...alike.values()].filter((tables) => tables.length > 1);
}

/** Debtors by what tells a table's claims apart: a list of balances names a debtor once, elsewhere a debtor may well have several. */
function* claimsOf(
  claims: Claims,
  sources: readonly LedgerSource[],
  source: number,
): Paced<ReadonlyMap<string, number>> {
  const byDebtor = !hasField(sources[source], '应收金额');
  const keys = new Map<string, number>();
  for (let claim = 0; claim < claims.count; claim++) {
    if (claim % ROWS_BETWEEN_RESTS === 0) yield;
    const debtor = claims.debtor[claim];
    if (claims.source[claim] !== source || debtor === 0) continue;
    keys.set(byDebtor ? `${debtor}` : `${debtor} ${claims.origin[claim]} ${claims.amount[claim]}`, debtor);
  }
  return keys;
}

/** Debtors of what stands in both. */
function repeatedIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number[] {
  return [...one].filter(([key]) => other.has(key)).map(([, debtor]) => debtor);
}

function repeatedFinding(later: LedgerSource, earlier: LedgerSource, count: number, debtor: string): Finding {
  const { file, sheet } = later;
  const isInTime = [sheet, earlier.sheet].every((name) => NAMES_A_TIME.test(name.normalize('NFKC')));
  return {
    severity: isInTime ? 'error' : 'warning',
    code: 'claims-in-both',
    place: { file, sheet },
    values: { sheet, other: earlier.sheet, count, debtor },
  };
}

function hasField({ mapping }: LedgerSource, name: string): boolean {
  return mapping.some(({ field }) => field === name);
}
