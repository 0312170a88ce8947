import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { ApplicationsOf } from './applications-of';
import { assetRegister, type AssetStanding } from './asset-register';
import { ClaimsNamed } from './claims-named';
import type { ClockList } from './clocks';
import { disputedClaims, type DisputedClaim } from './disputed-claims';
import { interruptionsByClaim } from './interruptions';
import { largeDebtors, type LargeDebtor } from './large-debtors';
import { lawsuitCases, type LawsuitCase } from './lawsuit-cases';
import { promiseOutcomes, type PromiseOutcome } from './promise-outcomes';
import { RegisterFindings } from './register-findings';
import {
  handoverStandings,
  responsibility,
  type HandoverStanding,
  type ResponsibilityLine,
} from './responsibility';
import { stopSupply, type StopSupplyList } from './stop-supply';
import { strategiesOf } from './strategies';
import { warningsOf, type Warning } from './warnings';
import { worklist, type WorkItem } from './worklist';
import { writeOffCases, type WriteOffCase } from './write-off-cases';

/** The casework of a campaign (rules.md §9); what the workbook has no table and no setting for is null. */
export interface Casework {
  /** Index into the rows of 清收策略 by claim, NONE where none matches. */
  readonly strategies: Int16Array | null;
  readonly largeDebtors: readonly LargeDebtor[] | null;
  readonly stopSupply: StopSupplyList | null;
  readonly promises: readonly PromiseOutcome[] | null;
  readonly lawsuits: readonly LawsuitCase[] | null;
  readonly assets: readonly AssetStanding[] | null;
  readonly writeOffs: readonly WriteOffCase[] | null;
  readonly disputes: readonly DisputedClaim[] | null;
  readonly responsibility: readonly ResponsibilityLine[] | null;
  readonly handovers: readonly HandoverStanding[] | null;
  readonly warnings: readonly Warning[] | null;
  readonly worklist: readonly WorkItem[] | null;
  readonly findings: readonly Finding[];
}

/** A workbook without any casework. */
export const NO_CASEWORK: Casework = {
  strategies: null,
  largeDebtors: null,
  stopSupply: null,
  promises: null,
  lawsuits: null,
  assets: null,
  writeOffs: null,
  disputes: null,
  responsibility: null,
  handovers: null,
  warnings: null,
  worklist: null,
  findings: [],
};

/** Strategy, stop supply, registers, responsibility, warnings and worklist, each where the workbook asks for it. */
export function caseworkOf(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  clocks: ClockList | null,
  asOf: Day,
): Casework {
  if (!asksForCasework(policy, clocks)) return NO_CASEWORK;
  const { settings, casework: tables } = policy;
  const findings = new RegisterFindings();
  const named = new ClaimsNamed(ledger);
  const applied = new ApplicationsOf(settlement.applications, ledger.claims.count);
  const interruptions = interruptionsByClaim(ledger, policy, settlement, named, asOf);
  const strategies = tables.strategies && strategiesOf(ledger.claims, tables.strategies);
  const stops = stopSupply(ledger, settlement, settings, asOf);
  const large =
    strategies !== null || settings.largeDebtorCount !== null
      ? largeDebtors(ledger, settlement, asOf, settings.largeDebtorCount ?? LISTED_DEBTORS)
      : null;
  policy.promises.forEach((entry) => findings.claimsOf(named, entry));
  const promises = some(policy.promises, (rows) => promiseOutcomes(ledger, rows, named, applied, asOf));
  const lawsuits = some(policy.lawsuits, (rows) =>
    lawsuitCases(
      ledger,
      rows,
      tables.approvalLevels,
      settlement,
      named,
      applied,
      interruptions,
      asOf,
      findings,
    ),
  );
  const assets = some(tables.assets, (rows) =>
    assetRegister(ledger, rows, tables.approvalLevels ?? [], named, asOf, findings),
  );
  const writeOffs = some(tables.writeOffs, (rows) =>
    writeOffCases(ledger, rows, settlement, settings.application, named, applied, asOf, findings),
  );
  const disputes = some(tables.disputes, (rows) =>
    disputedClaims(ledger, rows, settlement, named, applied, asOf, findings),
  );
  const handovers = some(tables.handovers, (rows) =>
    handoverStandings(ledger, rows, settlement, named, applied, asOf, findings),
  );
  const warned = clocks !== null || promises !== null || stops !== null;
  const works = warned || settings.demandIntervalDays !== null || settings.largeDebtorCount !== null;
  return {
    strategies,
    largeDebtors: large,
    stopSupply: stops,
    promises,
    lawsuits,
    assets,
    writeOffs,
    disputes,
    responsibility: some(tables.consequences, () => responsibility(ledger, policy, settlement, asOf)),
    handovers,
    warnings: warned ? warningsOf(ledger, settlement, clocks, promises, stops) : null,
    worklist: works
      ? worklist(ledger, policy, settlement, { clocks, promises, stops, large, interruptions }, asOf)
      : null,
    findings: findings.list,
  };
}

/** How many debtors 大额欠款清单 shows where a strategy table asks for it and 大额欠款户数 is not said. */
const LISTED_DEBTORS = 50;

function asksForCasework(
  { casework, settings, promises, lawsuits }: Policy,
  clocks: ClockList | null,
): boolean {
  const { stopSupplyDays, stopSupplyShare, largeDebtorCount, demandIntervalDays } = settings;
  const said = [stopSupplyDays, stopSupplyShare, largeDebtorCount, demandIntervalDays];
  return (
    clocks !== null ||
    promises.length > 0 ||
    lawsuits.length > 0 ||
    said.some((value) => value !== null) ||
    Object.values(casework).some((rows) => rows !== null)
  );
}

/** A register without rows has no sheet. */
function some<Row, Result>(
  rows: readonly Row[] | null,
  read: (rows: readonly Row[]) => Result,
): Result | null {
  return rows === null || rows.length === 0 ? null : read(rows);
}
