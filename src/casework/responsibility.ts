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
import { OwnerGroups } from '../target/owner-groups';
import { TargetsInProgress, type TargetOwner, type TargetProgress } from '../target/progress';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';
import { balanceOn } from './promise-outcomes';
import type { RegisterFindings } from './register-findings';

/** How a unit or an owner stands against the target, and what follows from it (rules.md §9; 篇五 art. 29, 33, 34). Fen. */
export interface ResponsibilityLine {
  readonly who: '单位' | '责任人';
  readonly name: string;
  /** Of an owner the unit that the target names, so that two of one name are told apart; empty otherwise. */
  readonly unit: string;
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
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
): ResponsibilityLine[] {
  const { claims, units, owners } = ledger;
  const { casework, targets } = policy;
  const progress = new TargetsInProgress(ledger, settlement.applications, targets);
  const lineOf = (
    who: ResponsibilityLine['who'],
    { name, unit }: TargetOwner,
    { balance, overdue }: Standing,
    found: TargetProgress | null,
  ): ResponsibilityLine => {
    const consequence = found && consequenceOf(casework.consequences ?? [], who, found);
    return { who, name, unit, balance, overdue, progress: found, consequence };
  };
  const byUnit = standings(ledger, settlement, claims.unit, units.size, asOf);
  const unitLines = [...new Set([...namesIn(units, byUnit), ...progress.unitNames])].map((name) => {
    const code = units.find(name);
    const standing = together(code === undefined ? [] : [byUnit[code]]);
    return lineOf('单位', { name, unit: '' }, standing, progress.ofUnit(name, asOf, asOf));
  });
  const byOwner = standings(ledger, settlement, claims.owner, owners.size, asOf);
  const named = progress.owners;
  const namedAs = new Map<string, TargetOwner[]>();
  for (const owner of named) namedAs.set(owner.name, [...(namedAs.get(owner.name) ?? []), owner]);
  const groups = new OwnerGroups(ledger, named);
  const byGroup = standings(ledger, settlement, groups.codes, groups.size, asOf);
  const ownerLines = [...new Set([...namesIn(owners, byOwner), ...named.map(({ name }) => name)])].flatMap(
    (name) => {
      const withTarget = namedAs.get(name) ?? [];
      const shown = withTarget.map((owner) => {
        const standing = together(groups.of(owner).map((code) => byGroup[code]));
        return lineOf('责任人', owner, standing, progress.ofNamedOwner(owner, asOf, asOf));
      });
      const told = new Set(withTarget.flatMap((owner) => groups.of(owner)));
      const owner = { name, unit: '' };
      const others =
        withTarget.length === 0
          ? [byOwner[owners.find(name)!]]
          : groups.of(owner).flatMap((code) => (told.has(code) ? [] : [byGroup[code]]));
      const rest = together(others);
      return rest.claims === 0 ? shown : [...shown, lineOf('责任人', owner, rest, null)];
    },
  );
  return [...unitLines.sort(byCompletion), ...ownerLines.sort(byCompletion)];
}

/** What a unit or an owner answers for. Fen. */
interface Standing {
  readonly claims: number;
  readonly balance: FenSum;
  readonly overdue: FenSum;
}

/** By the code of each claim's unit, owner or group. */
function standings(
  { claims }: Ledger,
  settlement: Settlement,
  codes: Int32Array,
  size: number,
  asOf: Day,
): Standing[] {
  const balance = new FenTotals(size);
  const overdue = new FenTotals(size);
  const present = new Uint32Array(size);
  for (let claim = 0; claim < claims.count; claim++) {
    if (settlement.exists[claim] !== 1) continue;
    present[codes[claim]]++;
    balance.add(codes[claim], settlement.balance[claim]);
    if (isOverdue(claims.due[claim], asOf)) overdue.add(codes[claim], settlement.balance[claim]);
  }
  return Array.from(present, (count, code) => ({
    claims: count,
    balance: balance.value(code),
    overdue: overdue.value(code),
  }));
}

function together(parts: readonly Standing[]): Standing {
  return parts.reduce(
    (sum, part) => ({
      claims: sum.claims + part.claims,
      balance: sum.balance + part.balance,
      overdue: sum.overdue + part.overdue,
    }),
    { claims: 0, balance: 0n, overdue: 0n },
  );
}

/** Those that have claims and a name. */
function namesIn(names: Ledger['units'], standing: readonly Standing[]): string[] {
  return standing.flatMap(({ claims }, code) =>
    claims > 0 && names.text(code) !== '' ? [names.text(code)] : [],
  );
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
