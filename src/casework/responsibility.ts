import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { formatFen, type FenSum } from '../money/fen';
import type { Rate } from '../money/rate';
import { FenTotals } from '../money/sum';
import type { Consequence } from '../policy/consequences';
import type { Handover } from '../policy/handovers';
import type { Policy } from '../policy/policy';
import { Effect } from '../ledger/method';
import type { Settlement } from '../settlement/settlement';
import { TargetsInProgress, type TargetProgress } from '../target/progress';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';
import { balanceOn } from './promise-outcomes';
import type { RegisterFindings } from './register-findings';

/** How a unit or an owner stands against the target, and what follows from it (rules.md §9; 篇五 art. 29, 33, 34). Fen. */
export interface ResponsibilityLine {
  readonly who: '单位' | '责任人';
  readonly name: string;
  readonly balance: FenSum;
  readonly overdue: FenSum;
  /** Null: 未下达. */
  readonly progress: TargetProgress | null;
  /** The first row of 责任追究 whose range holds the rate; null where none does, or there is no target. */
  readonly consequence: Consequence | null;
}

/** The units first, then the owners; each by the lowest completion, those without a target last. */
export function responsibility(
  ledger: Ledger,
  { targets, casework }: Policy,
  settlement: Settlement,
  asOf: Day,
): ResponsibilityLine[] {
  const { claims, units, owners } = ledger;
  const progress = new TargetsInProgress(ledger, settlement.applications, targets);
  const lines = (
    who: ResponsibilityLine['who'],
    names: Ledger['units'],
    codes: Int32Array,
    others: readonly string[],
    progressOf: (name: string) => TargetProgress | null,
  ): ResponsibilityLine[] => {
    const balance = new FenTotals(names.size);
    const overdue = new FenTotals(names.size);
    const present = new Uint8Array(names.size);
    for (let claim = 0; claim < claims.count; claim++) {
      if (settlement.exists[claim] !== 1) continue;
      present[codes[claim]] = 1;
      balance.add(codes[claim], settlement.balance[claim]);
      if (isOverdue(claims.due[claim], asOf)) overdue.add(codes[claim], settlement.balance[claim]);
    }
    const own = Array.from(present, (there, code) => (there === 1 ? names.text(code) : '')).filter(
      (name) => name !== '',
    );
    const all = [...new Set([...own, ...others])];
    return all
      .map((name): ResponsibilityLine => {
        const code = names.find(name);
        const found = progressOf(name);
        return {
          who,
          name,
          balance: code === undefined ? 0n : balance.value(code),
          overdue: code === undefined ? 0n : overdue.value(code),
          progress: found,
          consequence: found && consequenceOf(casework.consequences ?? [], who, found),
        };
      })
      .sort(byCompletion);
  };
  return [
    ...lines('单位', units, claims.unit, progress.unitNames, (name) => progress.ofUnit(name, asOf, asOf)),
    ...lines('责任人', owners, claims.owner, progress.ownerNames, (name) =>
      progress.ofOwner(name, asOf, asOf),
    ),
  ];
}

function isOverdue(due: Day, asOf: Day): boolean {
  return due !== NO_DAY && due < asOf;
}

function byCompletion({ progress: a }: ResponsibilityLine, { progress: b }: ResponsibilityLine): number {
  const isKnown = (one: TargetProgress | null): one is TargetProgress => one !== null && one.target > 0n;
  if (!isKnown(a) || !isKnown(b)) return Number(isKnown(b)) - Number(isKnown(a));
  const difference = a.toward * b.target - b.toward * a.target;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The first row whose range holds the rate, compared exactly. */
function consequenceOf(
  rows: readonly Consequence[],
  who: ResponsibilityLine['who'],
  { toward, target }: TargetProgress,
): Consequence | null {
  if (target <= 0n) return null;
  const reaches = ({ num, den }: Rate): boolean => toward * BigInt(den) >= target * BigInt(num);
  return (
    rows.find(
      (row) =>
        (row.who === null || row.who === who) &&
        (row.from === null || reaches(row.from)) &&
        (row.to === null || !reaches(row.to)),
    ) ?? null
  );
}

/** A change of the responsible person, and what became of the claims since. Fen. */
export interface HandoverStanding {
  readonly entry: Handover;
  readonly claims: readonly number[];
  /** Balance at the end of the day of the handover. */
  readonly handedOver: FenSum;
  readonly recoveredSince: FenSum;
  readonly balance: FenSum;
}

/** The handovers up to the as-of date, checked: the balance signed for, and whom the ledger names now. */
export function handoverStandings(
  ledger: Ledger,
  handovers: readonly Handover[],
  settlement: Settlement,
  named: ClaimsNamed,
  applied: ApplicationsOf,
  asOf: Day,
  findings: RegisterFindings,
): HandoverStanding[] {
  const latest = new Map<number, Handover>();
  const list = [...handovers]
    .filter(({ day }) => day <= asOf)
    .sort((a, b) => a.day - b.day)
    .map((entry): HandoverStanding => {
      const claims = findings.claimsOf(named, entry);
      claims.forEach((claim) => latest.set(claim, entry));
      let [handedOver, recoveredSince, balance] = [0n, 0n, 0n];
      for (const claim of claims) {
        handedOver += BigInt(balanceOn(ledger, applied, claim, entry.day));
        balance += BigInt(settlement.balance[claim]);
        for (const index of applied.of(claim))
          if (
            applied.applications.effect[index] === Effect.Recovered &&
            applied.applications.day[index] > entry.day
          )
            recoveredSince += BigInt(applied.applications.amount[index]);
      }
      if (entry.amount !== null && BigInt(entry.amount) !== handedOver)
        findings.error('handover-amount-differs', entry.place, {
          said: formatFen(entry.amount),
          computed: formatFen(handedOver),
        });
      return { entry, claims, handedOver, recoveredSince, balance };
    });
  const told = new Set<Handover>();
  for (const [claim, entry] of latest) {
    const owner = ledger.owners.text(ledger.claims.owner[claim]);
    if (owner === entry.to || told.has(entry)) continue;
    told.add(entry);
    findings.warn('handover-owner-differs', entry.place, { to: entry.to, owner: owner || '-' });
  }
  return list;
}
