import type { AgingTable } from '../aging/aging';
import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { claimPlace } from '../ledger/place';
import { formatFen } from '../money/fen';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import {
  groupBuckets,
  groupLines,
  internalPairs,
  type GroupBucket,
  type GroupLine,
  type InternalPair,
} from './consolidate';
import { doubleClaims, type DoubleClaim } from './duplicates';
import { membersOf } from './members';

export type { GroupLine } from './consolidate';

/** Several companies' ledgers as one: by company, by file, and what they owe each other. */
export interface Group {
  readonly units: readonly GroupLine[];
  /** By file, in the order of the files; one line only where the ledgers stand in one file. */
  readonly files: readonly GroupLine[];
  readonly total: GroupLine;
  readonly buckets: readonly GroupBucket[];
  /** Names that the pairs refer to. */
  readonly members: readonly string[];
  readonly pairs: readonly InternalPair[];
  /** Open claims on companies of the group, in ledger order. */
  readonly internalClaims: readonly number[];
  readonly doubles: readonly DoubleClaim[];
}

export interface GroupResult {
  /** Null where the claims stand in one file and nobody lists 内部单位. */
  readonly group: Group | null;
  readonly findings: readonly Finding[];
}

/**
 * Consolidates the ledgers of a group: sums by company and by file, claims within the group apart and eliminated,
 * claims that seem to stand in two files, payments in one file that paid claims of another.
 */
export function consolidate(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  aging: AgingTable,
  asOf: Day,
): GroupResult {
  const { claims, sources, units } = ledger;
  const files = [...new Set(sources.filter(({ kind }) => kind !== 'recoveries').map(({ file }) => file))];
  if (files.length < 2 && policy.groupMembers.length === 0) return { group: null, findings: [] };
  const findings: Finding[] = [];
  const members = membersOf(ledger, policy, findings);
  const fileOfSource = Int32Array.from(sources, ({ file }) => files.indexOf(file));
  const fileOf = claims.source.map((source) => fileOfSource[source]);
  const unitNames = Array.from({ length: units.size }, (_, code) => units.text(code));
  const byUnit = groupLines(ledger, settlement, members, claims.unit, unitNames, asOf);
  const byFile = groupLines(ledger, settlement, members, fileOf, files, asOf);
  const internal = internalPairs(ledger, settlement, members);
  const doubles = files.length > 1 ? doubleClaims(ledger, findings) : [];
  reportSelfClaims(ledger, members.ofDebtor, members.ofUnit, internal.claims, findings);
  if (files.length > 1) reportForeignPayments(ledger, settlement, files, findings);
  return {
    group: {
      units: byUnit.lines,
      files: byFile.lines,
      total: byUnit.total,
      buckets: groupBuckets(ledger, settlement, aging, members),
      members: members.names,
      pairs: internal.pairs,
      internalClaims: internal.claims,
      doubles,
    },
    findings,
  };
}

/** A company cannot owe itself anything. */
function reportSelfClaims(
  ledger: Ledger,
  ofDebtor: Int32Array,
  ofUnit: Int32Array,
  open: readonly number[],
  findings: Finding[],
): void {
  const { claims, debtors, units } = ledger;
  for (const claim of open) {
    if (ofDebtor[claims.debtor[claim]] !== ofUnit[claims.unit[claim]]) continue;
    findings.push({
      severity: 'error',
      code: 'claim-on-itself',
      place: claimPlace(ledger, claim, '债务人'),
      values: { debtor: debtors.text(claims.debtor[claim]), unit: units.text(claims.unit[claim]) },
    });
  }
}

/** Money that came in at one company and, naming no claim, paid another's. */
function reportForeignPayments(
  { claims, recoveries, sources }: Ledger,
  { applications }: Settlement,
  files: readonly string[],
  findings: Finding[],
): void {
  const fileOfSource = Int32Array.from(sources, ({ file }) => files.indexOf(file));
  const sums = new Map<number, { payments: Set<number>; amount: bigint }>();
  for (let application = 0; application < applications.count; application++) {
    const recovery = applications.recovery[application];
    if (recovery < 0) continue;
    const from = fileOfSource[recoveries.source[recovery]];
    const to = fileOfSource[claims.source[applications.claim[application]]];
    // A file of recoveries alone speaks for all.
    if (from < 0 || from === to) continue;
    const key = from * files.length + to;
    const sum = sums.get(key) ?? { payments: new Set<number>(), amount: 0n };
    sum.payments.add(recovery);
    sum.amount += BigInt(applications.amount[application]);
    sums.set(key, sum);
  }
  for (const [key, { payments, amount }] of [...sums].sort(([a], [b]) => a - b)) {
    findings.push({
      severity: 'warning',
      code: 'payment-across-files',
      place: { file: files[Math.floor(key / files.length)] },
      values: { count: payments.size, amount: formatFen(amount), other: files[key % files.length] },
    });
  }
}
