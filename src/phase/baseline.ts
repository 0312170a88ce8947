import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Finding, Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { formatFen, type Fen, type FenSum } from '../money/fen';
import type { BaselineRow } from '../policy/baseline-rows';
import { balanceAt, existsAt } from '../settlement/balance-at';
import type { Settlement } from '../settlement/settlement';
import { hash32 } from '../workbook/hash';

/** A claim as a baseline knows it. */
export interface BaselineClaim {
  readonly claim: string;
  readonly debtor: string;
  readonly unit: string;
  readonly due: Day;
  readonly balance: Fen;
}

/** What a claim of a locked baseline came to then, and what the ledger says of the same day now. Fen. */
export interface BaselineChange {
  readonly kind: 'changed' | 'vanished' | 'added';
  readonly claim: string;
  readonly debtor: string;
  readonly unit: string;
  readonly locked: FenSum;
  readonly now: FenSum;
}

/** A locked baseline beside the ledger as it is now (rules.md §8). Fen. */
export interface BaselineReport {
  readonly phase: string;
  /** The baseline is the state at the end of this day. */
  readonly day: Day;
  readonly claims: number;
  readonly locked: FenSum;
  /** The same day by the present ledger. */
  readonly now: FenSum;
  readonly fingerprint: string;
  /** False where the locked rows are no longer those that were locked. */
  readonly intact: boolean;
  /** Since the baseline, up to the as-of date: recovered on claims of the baseline, and on claims that arose later. */
  readonly recoveredFromBaseline: FenSum;
  readonly recoveredFromNew: FenSum;
  /** Claims that arose since, and what is left of both kinds. */
  readonly arisen: FenSum;
  readonly leftOfBaseline: FenSum;
  readonly leftOfNew: FenSum;
  readonly changes: readonly BaselineChange[];
  readonly place: Place;
}

/** The open claims at the end of a day, as they are locked: in ledger order. */
export function baselineClaims(
  { claims, debtors, units }: Ledger,
  settlement: Settlement,
  day: Day,
): BaselineClaim[] {
  const balance = balanceAt(claims, settlement.applications, day);
  const found: BaselineClaim[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(balance[claim] > 0)) continue;
    found.push({
      claim: claims.id[claim],
      debtor: debtors.text(claims.debtor[claim]),
      unit: units.text(claims.unit[claim]),
      due: claims.due[claim],
      balance: balance[claim],
    });
  }
  return found;
}

/**
 * The fingerprint of a baseline: 16 hexadecimal digits, two FNV-1a hashes of 32 bits (the second from another seed, both mixed by
 * MurmurHash3's finaliser) over the lines `claim TAB debtor TAB balance in fen`, sorted by code unit and joined by line feeds.
 * It shows that a row was altered, added or taken away; it is no proof against one who sets out to forge it.
 */
export function baselineFingerprint(claims: readonly BaselineClaim[]): string {
  const lines = claims.map(({ claim, debtor, balance }) => `${claim}\t${debtor}\t${balance}`).sort();
  const text = lines.join('\n');
  return [hash32(text), hash32(text, 0x9e3779b9)].map((part) => part.toString(16).padStart(8, '0')).join('');
}

/**
 * Compares every locked baseline with the ledger: what has changed behind it is listed, not silently computed anew; what was
 * recovered of it and what is new since are told apart.
 */
export function compareBaselines(
  rows: readonly BaselineRow[],
  ledger: Ledger,
  settlement: Settlement,
  asOf: Day,
): { readonly reports: readonly BaselineReport[]; readonly findings: readonly Finding[] } {
  const byPhase = new Map<string, BaselineRow[]>();
  for (const row of rows) {
    const key = `${row.phase}\n${row.day}`;
    const list = byPhase.get(key);
    if (list) list.push(row);
    else byPhase.set(key, [row]);
  }
  const reports = [...byPhase.values()]
    .filter(([{ day }]) => day <= asOf)
    .map((locked) => compare(locked, ledger, settlement, asOf));
  return { reports, findings: reports.flatMap(findingsOf) };
}

interface Side {
  readonly claim: string;
  readonly debtor: string;
  readonly unit: string;
  locked: FenSum;
  now: FenSum;
  inLedger: boolean;
}

function compare(
  rows: readonly BaselineRow[],
  ledger: Ledger,
  settlement: Settlement,
  asOf: Day,
): BaselineReport {
  const [{ phase, day, fingerprint, place }] = rows;
  const { claims, debtors, units } = ledger;
  const sides = new Map<string, Side>();
  for (const row of rows) {
    const side = sides.get(keyOf(row.claim, row.debtor, row.due));
    if (side) side.locked += BigInt(row.balance);
    else
      sides.set(keyOf(row.claim, row.debtor, row.due), {
        claim: row.claim,
        debtor: row.debtor,
        unit: row.unit,
        locked: BigInt(row.balance),
        now: 0n,
        inLedger: false,
      });
  }
  const then = balanceAt(claims, settlement.applications, day);
  const isOld = new Uint8Array(claims.count);
  let [arisen, leftOfBaseline, leftOfNew] = [0n, 0n, 0n];
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(claims.amount[claim] > 0)) continue;
    const debtor = debtors.text(claims.debtor[claim]);
    const key = keyOf(claims.id[claim], debtor, claims.due[claim]);
    const old = existsAt(claims, claim, day);
    isOld[claim] = old ? 1 : 0;
    const left = BigInt(settlement.balance[claim]);
    if (old) leftOfBaseline += left;
    else {
      leftOfNew += left;
      if (existsAt(claims, claim, asOf)) arisen += BigInt(claims.amount[claim]);
    }
    const side = sides.get(key);
    if (side) {
      side.inLedger = true;
      side.now += BigInt(then[claim]);
    } else if (old && then[claim] > 0) {
      const unit = units.text(claims.unit[claim]);
      sides.set(key, {
        claim: claims.id[claim],
        debtor,
        unit,
        locked: 0n,
        now: BigInt(then[claim]),
        inLedger: true,
      });
    }
  }
  let [recoveredFromBaseline, recoveredFromNew] = [0n, 0n];
  const { applications } = settlement;
  for (let index = 0; index < applications.count; index++) {
    const on = applications.day[index];
    if (on <= day || on > asOf || applications.effect[index] !== Effect.Recovered) continue;
    const amount = BigInt(applications.amount[index]);
    if (isOld[applications.claim[index]] === 1) recoveredFromBaseline += amount;
    else recoveredFromNew += amount;
  }
  const all = [...sides.values()];
  const sum = (of: (side: Side) => FenSum): FenSum => all.reduce((total, side) => total + of(side), 0n);
  return {
    phase,
    day,
    claims: rows.length,
    locked: sum(({ locked }) => locked),
    now: sum(({ now }) => now),
    fingerprint,
    intact: baselineFingerprint(rows) === fingerprint,
    recoveredFromBaseline,
    recoveredFromNew,
    arisen,
    leftOfBaseline,
    leftOfNew,
    changes: all.filter(({ locked, now }) => locked !== now).map(changeOf),
    place,
  };
}

function changeOf({ claim, debtor, unit, locked, now, inLedger }: Side): BaselineChange {
  const kind = locked === 0n ? 'added' : inLedger ? 'changed' : 'vanished';
  return { kind, claim, debtor, unit, locked, now };
}

/** A claim without a number is known by its debtor and its due date; claims that share a key are compared together. */
function keyOf(claim: string, debtor: string, due: Day): string {
  return claim !== '' ? claim : `\n${debtor}\n${due === NO_DAY ? '' : due}`;
}

function findingsOf(report: BaselineReport): Finding[] {
  const { phase, place, changes, locked, now, intact } = report;
  const findings: Finding[] = [];
  if (!intact) findings.push({ severity: 'error', code: 'baseline-altered', place, values: { phase } });
  if (changes.length > 0)
    findings.push({
      severity: 'error',
      code: 'baseline-changed',
      place,
      values: { phase, count: changes.length, locked: formatFen(locked), computed: formatFen(now) },
    });
  return findings;
}
