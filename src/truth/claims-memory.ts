import { formatDay, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { Settlement } from '../settlement/settlement';
import type { EarlierState } from './earlier-state';

/** An open claim as it is remembered: number, debtor, unit, origin, due date, amount and balance in fen. */
type RememberedClaim = readonly [
  id: string,
  debtor: string,
  unit: string,
  origin: Day,
  due: Day,
  amount: number,
  balance: number,
];

/** The open claims of a ledger as at a day (yyyy-mm-dd). */
interface Snapshot {
  readonly asOf: string;
  readonly claims: readonly RememberedClaim[];
}

/**
 * What a workbook remembers of its claims from report to report (预警线「债权比对」): those of the last report, and of the last one before
 * its as-of date, with which all reports as at that date are compared.
 */
export interface ClaimsMemory {
  readonly last: Snapshot;
  readonly before: Snapshot | null;
}

/** More open claims would make the workbook noticeably heavier; they are compared by handing in the earlier file. */
export const MOST_REMEMBERED = 20_000;

/**
 * The memory once a report as at a day has been written. A report as at an earlier day changes nothing; the first report as at the first
 * day is kept, so that later ones as at the same day are compared with it.
 * @returns the same memory where nothing is to be remembered; null where there are too many open claims
 */
export function remember(
  memory: ClaimsMemory | null,
  ledger: Ledger,
  settlement: Settlement,
  asOf: Day,
): ClaimsMemory | null {
  const day = formatDay(asOf);
  if (memory !== null && (memory.last.asOf > day || (memory.last.asOf === day && memory.before === null)))
    return memory;
  const claims = openClaims(ledger, settlement);
  if (claims.length > MOST_REMEMBERED) return null;
  const before = memory === null ? null : memory.last.asOf < day ? memory.last : memory.before;
  return { last: { asOf: day, claims }, before };
}

/** What a ledger as at a day is compared with; null where nothing is remembered from before. */
export function rememberedState(memory: ClaimsMemory | null, asOf: Day): EarlierState | null {
  if (memory === null) return null;
  const day = formatDay(asOf);
  const { last, before } = memory;
  const snapshot = last.asOf < day ? last : last.asOf === day ? (before ?? last) : before;
  if (snapshot === null || snapshot.asOf > day) return null;
  const claims = snapshot.claims.map(([id, debtor, unit, origin, due, amount, balance]) => ({
    id,
    debtor,
    unit,
    origin,
    due,
    amount,
    balance,
    place: null,
  }));
  return { claims, whole: null };
}

/** A memory as it stands in the workbook's part; null where there is none, or it is not of this shape. */
export function memoryIn(stored: unknown): ClaimsMemory | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { last, before } = stored as { last?: unknown; before?: unknown };
  if (!isSnapshot(last) || (before !== null && !isSnapshot(before))) return null;
  return { last, before };
}

function openClaims({ claims, debtors, units }: Ledger, settlement: Settlement): RememberedClaim[] {
  const open: RememberedClaim[] = [];
  for (let claim = 0; claim < claims.count && open.length <= MOST_REMEMBERED; claim++) {
    if (claims.amount[claim] <= 0 || settlement.balance[claim] <= 0) continue;
    open.push([
      claims.id[claim],
      debtors.text(claims.debtor[claim]),
      units.text(claims.unit[claim]),
      claims.origin[claim],
      claims.due[claim],
      claims.amount[claim],
      settlement.balance[claim],
    ]);
  }
  return open;
}

const SHAPE = ['string', 'string', 'string', 'number', 'number', 'number', 'number'];

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false;
  const { asOf, claims } = value as { asOf?: unknown; claims?: unknown };
  return (
    typeof asOf === 'string' &&
    Array.isArray(claims) &&
    claims.every(
      (claim: unknown) => Array.isArray(claim) && SHAPE.every((type, at) => typeof claim[at] === type),
    )
  );
}
