import type { Day } from '../calendar/day';
import type { Finding, Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { AGE_BY_YEARS } from '../policy/built-in-buckets';
import type { BucketSet, Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { bucketChain } from './bucket-columns';
import { collectionMeasures, type CollectionMeasures } from './collection-measures';
import { concentrations, type Concentration } from './concentration';
import { forecast, type Forecast } from './forecast';
import type { PromisedPayment } from './promised';
import { commonLength, migration, type Migration } from './migration';
import { periodEnds } from './period-ends';
import { provide, type Provision } from './provision';
import { namedSet, ownRates, provisionSets } from './provision-sets';
import { rollForwards, type RollForward } from './roll-forward';

/** What the months before the as-of date show; the last period ends with it. */
export interface Analysis {
  readonly months: number;
  readonly set: BucketSet;
  readonly periods: readonly RollForward[];
  readonly measures: readonly CollectionMeasures[];
  readonly concentrations: readonly Concentration[];
  readonly forecast: Forecast;
  readonly migration: Migration | NoMigration;
}

/** First and last day of one of the periods, or of all of them. */
export function spanOf(
  { periods }: Analysis,
  period: number | null,
): { readonly first: Day; readonly last: Day } {
  const first = periods[period ?? 0];
  const last = periods[period ?? periods.length - 1];
  return { first: first.from + 1, last: last.to };
}

/** Why there are no migration rates: the months analysed are fewer than one period has. */
export interface NoMigration {
  readonly set: BucketSet;
  readonly months: number;
  readonly periods: null;
}

export interface AnalysisResult {
  /** Null where 预警线 says no 分析月数. */
  readonly analysis: Analysis | null;
  /** One for each set of 计提比例, and one for the set of the migration rates; empty where there is neither. */
  readonly provisions: readonly Provision[];
  readonly findings: readonly Finding[];
}

/** True where the months analysed hold at least one period of migration. */
export function hasRates(migration: Migration | NoMigration): migration is Migration {
  return migration.periods !== null;
}

const ALL_LOST = { num: 1, den: 1 };
const NOTHING_ADDED = { num: 0, den: 1 };

/**
 * Roll-forward, migration rates, DSO, CEI, concentration and forecast where 预警线 says 分析月数, provisions where the
 * policy has rates or the migration gives some. Without either nothing is computed.
 * @param set the campaign's bucket set
 * @param promises to pay, made by the as-of date
 */
export function analyse(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  set: BucketSet,
  asOf: Day,
  promises: readonly PromisedPayment[] = [],
): AnalysisResult {
  const findings: Finding[] = [];
  const tables = provisionSets(policy, findings);
  const { analysisMonths: months } = policy.settings;
  const migrating = months ? migrationSet(policy, tables[0]?.set, findings) : null;
  const analysis = months
    ? analyseMonths(ledger, policy, settlement, set, asOf, months, migrating ?? AGE_BY_YEARS, promises)
    : null;
  const losses = analysis && hasRates(analysis.migration) ? analysis.migration : null;
  const own = ownRates(ledger, policy, findings);
  const provisions = tables.map(({ set: ofTable, rates }) =>
    provide(ledger, settlement, ofTable, rates, losses?.set === ofTable ? losses : null, own, asOf),
  );
  if (losses && !tables.some(({ set: ofTable }) => ofTable === losses.set))
    provisions.push(provide(ledger, settlement, losses.set, null, losses, own, asOf));
  provisions.forEach((provision, index) => {
    if (provision.hasTable) findings.push(...missingRates(provision, tables[index].rates.place));
  });
  return { analysis, provisions, findings };
}

function analyseMonths(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  set: BucketSet,
  asOf: Day,
  months: number,
  migrating: BucketSet,
  promises: readonly PromisedPayment[],
): Analysis {
  const ends = periodEnds(asOf, months, 1);
  const periods = rollForwards(ledger, settlement, set, ends);
  const { forecastMonths } = policy.settings;
  return {
    months,
    set,
    periods,
    measures: collectionMeasures(ledger, settlement, periods),
    concentrations: concentrations(ledger, settlement, ends),
    forecast: forecast(ledger, settlement, set, periods, Math.max(1, forecastMonths ?? 1), promises),
    migration: migrationOf(ledger, policy, settlement, migrating, asOf, months),
  };
}

function migrationOf(
  ledger: Ledger,
  { settings }: Policy,
  settlement: Settlement,
  set: BucketSet,
  asOf: Day,
  months: number,
): Migration | NoMigration {
  const length = commonLength(set) ?? 0;
  const count = Math.floor(months / length);
  if (count === 0) return { set, months: length, periods: null };
  return migration(
    set,
    length,
    rollForwards(ledger, settlement, set, periodEnds(asOf, count, length)),
    bucketChain(set, asOf),
    settings.lastBucketLoss ?? ALL_LOST,
    settings.forwardAdjustment ?? NOTHING_ADDED,
  );
}

/** The set that 预警线 names, otherwise that of 计提比例; null where it does not exist or its buckets differ in length. */
function migrationSet(policy: Policy, ofTable: BucketSet | undefined, findings: Finding[]): BucketSet | null {
  const { migrationSet: name } = policy.settings;
  if (name === '') return ofTable && commonLength(ofTable) !== null ? ofTable : null;
  const set = namedSet(policy, name);
  if (set !== null && commonLength(set) !== null) return set;
  findings.push({
    severity: 'error',
    code: set === null ? 'migration-set-unknown' : 'migration-set-uneven',
    place: settingsPlace(policy),
    values: { set: name, used: AGE_BY_YEARS.name },
  });
  return null;
}

function settingsPlace({ tables }: Policy): Place {
  return tables.find(({ table }) => table === '预警线')!.place;
}

/** Buckets that owe something and have no rate in the table: nothing is provided for them, which must be said. */
function missingRates({ set, lines }: Provision, place: Place): Finding[] {
  return lines
    .filter(({ balance, tableRate }) => balance !== 0n && tableRate === null)
    .map(({ label }) => ({
      severity: 'error',
      code: 'provision-rate-missing',
      place,
      values: { label, set: set.name },
    }));
}
