import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { methodCode } from '../ledger/method';
import { recoveryPlace } from '../ledger/place';
import { formatFen, type FenSum } from '../money/fen';
import { approvalLevelFor, type ApprovalLevel } from '../policy/approval-levels';
import type { AssetInKind } from '../policy/assets-in-kind';
import type { ClaimsNamed } from './claims-named';
import type { RegisterFindings } from './register-findings';

export type AssetState = 'agreed' | 'held' | 'approved' | 'realised';

/** One asset as it stands at the as-of date. Fen. */
export interface AssetStanding {
  readonly entry: AssetInKind;
  /** Code of its debtor; -1 where the ledger has neither claim nor debtor. */
  readonly debtor: number;
  readonly state: AssetState;
  /** Realised less the ruling's value (what it settled where there is no ruling); null until it is realised. */
  readonly gain: FenSum | null;
  /** Who must approve its disposal; null where the policy does not say. */
  readonly level: ApprovalLevel | null;
}

const GOODS = methodCode('实物抵债');

/**
 * The register of assets taken in kind (篇五 art. 37), checked: against the goods in 回款, and for disposals that nobody approved.
 */
export function assetRegister(
  ledger: Ledger,
  assets: readonly AssetInKind[],
  levels: readonly ApprovalLevel[],
  named: ClaimsNamed,
  asOf: Day,
  findings: RegisterFindings,
): AssetStanding[] {
  const list = assets.map((entry): AssetStanding => {
    const claims = findings.claimsOf(named, entry);
    const happened = (day: Day): boolean => day !== NO_DAY && day <= asOf;
    const realised = happened(entry.realisedOn) && entry.realised !== null;
    const worth = entry.value ?? entry.settled;
    const disposed = happened(entry.realisedOn);
    if (disposed && entry.approval === '')
      findings.error('asset-disposed-unapproved', entry.place, { name: entry.name });
    else if (disposed && entry.approvedOn !== NO_DAY && entry.approvedOn > entry.realisedOn)
      findings.warn('approval-after-act', entry.place, {
        approved: formatDay(entry.approvedOn),
        done: formatDay(entry.realisedOn),
      });
    const approved = entry.approval !== '' && (entry.approvedOn === NO_DAY || entry.approvedOn <= asOf);
    return {
      entry,
      debtor: claims.length > 0 ? ledger.claims.debtor[claims[0]] : -1,
      state: disposed ? 'realised' : approved ? 'approved' : held(entry, asOf) ? 'held' : 'agreed',
      gain: realised && worth !== null ? BigInt(entry.realised ?? 0) - BigInt(worth) : null,
      level: worth === null ? null : approvalLevelFor(levels, '资产处置', worth),
    };
  });
  compareWithRecoveries(ledger, list, asOf, findings);
  return list;
}

function held({ received, ruled }: AssetInKind, asOf: Day): boolean {
  const day = received === NO_DAY ? ruled : received;
  return day === NO_DAY || day <= asOf;
}

/** Debtor by debtor: what the register says was settled in kind, and what 回款 says. */
function compareWithRecoveries(
  ledger: Ledger,
  list: readonly AssetStanding[],
  asOf: Day,
  findings: RegisterFindings,
): void {
  const { recoveries, claims, debtors } = ledger;
  const booked = new Map<number, FenSum>();
  const firstOf = new Map<number, number>();
  for (let index = 0; index < recoveries.count; index++) {
    if (recoveries.method[index] !== GOODS || recoveries.day[index] > asOf) continue;
    const claim = recoveries.claim[index];
    const debtor = claim >= 0 ? claims.debtor[claim] : recoveries.debtor[index];
    booked.set(debtor, (booked.get(debtor) ?? 0n) + BigInt(recoveries.amount[index]));
    if (!firstOf.has(debtor)) firstOf.set(debtor, index);
  }
  const registered = new Map<number, AssetStanding[]>();
  for (const asset of list) {
    if (asset.debtor < 0 || !held(asset.entry, asOf)) continue;
    registered.set(asset.debtor, [...(registered.get(asset.debtor) ?? []), asset]);
  }
  for (const [debtor, assets] of registered) {
    const [{ entry }] = assets;
    const said = assets.map((asset) => asset.entry.settled);
    const inBooks = booked.get(debtor) ?? 0n;
    const name = debtors.text(debtor);
    if (inBooks === 0n) findings.warn('asset-without-recovery', entry.place, { name });
    else if (said.every((amount) => amount !== null)) {
      const sum = said.reduce((total: FenSum, amount) => total + BigInt(amount ?? 0), 0n);
      if (sum !== inBooks)
        findings.error('asset-recovery-differs', entry.place, {
          name,
          registered: formatFen(sum),
          booked: formatFen(inBooks),
        });
    }
  }
  for (const [debtor, index] of firstOf)
    if (!registered.has(debtor) && booked.get(debtor) !== 0n)
      findings.warn('goods-not-registered', recoveryPlace(ledger, index, '方式'), {
        name: debtors.text(debtor),
        amount: formatFen(booked.get(debtor) ?? 0n),
      });
}
