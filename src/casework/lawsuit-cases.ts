import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect, methodCode } from '../ledger/method';
import { formatFen, type Fen, type FenSum } from '../money/fen';
import { approvalLevelFor, type ApprovalLevel } from '../policy/approval-levels';
import type { Lawsuit } from '../policy/lawsuits';
import type { Settlement } from '../settlement/settlement';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';
import { courtFee } from './court-fee';
import { enforcementClock } from './court-title';
import type { InterruptionsByClaim } from './interruptions';
import type { Limitation } from './limitation';
import type { RegisterFindings } from './register-findings';

export type LawsuitStage =
  'proposed' | 'approved' | 'filed' | 'judged' | 'effective' | 'enforcing' | 'closed';

/** One case as it stands at the as-of date. Fen. */
export interface LawsuitCase {
  readonly entry: Lawsuit;
  readonly claims: readonly number[];
  readonly debtor: number;
  readonly stage: LawsuitStage;
  /** 标的金额; where the register does not say, the balance of its claims. Null where there is neither. */
  readonly sued: Fen | null;
  /** Who must approve it, by amount; null where the policy does not say. */
  readonly level: ApprovalLevel | null;
  /** The fee by the tariff on what is sued for; null where that is not known. */
  readonly tariffFee: Fen | null;
  /** The fee of the register, otherwise that of the tariff, and other costs. */
  readonly cost: FenSum | null;
  /** 预计回收金额 less the costs; null where nobody has estimated it. */
  readonly expectedNet: FenSum | null;
  /** Recovered on its claims from the day of filing on, and by enforcement of the court. */
  readonly recoveredSince: FenSum;
  readonly enforcedSince: FenSum;
  /** How long enforcement can still be applied for; null where there is nothing to apply for. */
  readonly enforcement: Limitation | null;
}

const COURT = methodCode('法院执行');
/** A fee that is neither the tariff's nor half of it (summary procedure, mediation) is a question. */
const HALVED = true;

/** The cases of the register 诉讼 (篇五 art. 36), checked for approval, fee and what the court collected. */
export function lawsuitCases(
  ledger: Ledger,
  lawsuits: readonly Lawsuit[],
  levels: readonly ApprovalLevel[] | null,
  settlement: Settlement,
  named: ClaimsNamed,
  applied: ApplicationsOf,
  interruptions: InterruptionsByClaim,
  asOf: Day,
  findings: RegisterFindings,
): LawsuitCase[] {
  return lawsuits.map((entry) => {
    const claims = findings.claimsOf(named, entry);
    const balance = claims.reduce((sum, claim) => sum + settlement.balance[claim], 0);
    const sued = entry.claimed ?? (balance > 0 ? balance : null);
    const level = sued === null || levels === null ? null : approvalLevelFor(levels, '诉讼', sued);
    const tariffFee = sued === null ? null : courtFee(sued);
    checkApproval(entry, levels === null || level !== null, level, asOf, findings);
    checkFee(entry, tariffFee, findings);
    const { all, court } = recoveredOn(ledger, claims, applied, entry.filed);
    if (entry.enforced !== null && entry.filed !== NO_DAY && BigInt(entry.enforced) !== court)
      findings.warn('lawsuit-enforced-differs', entry.place, {
        register: formatFen(entry.enforced),
        booked: formatFen(court),
      });
    const fee = entry.fee ?? tariffFee;
    const cost = fee === null ? null : BigInt(fee) + BigInt(entry.otherCost ?? 0);
    return {
      entry,
      claims,
      debtor: claims.length > 0 ? ledger.claims.debtor[claims[0]] : NONE,
      stage: stageOf(entry, asOf),
      sued,
      level,
      tariffFee,
      cost,
      expectedNet: entry.expected === null || cost === null ? null : BigInt(entry.expected) - cost,
      recoveredSince: all,
      enforcedSince: court,
      enforcement: enforcementClock(
        entry,
        claims.flatMap((claim) => interruptions[claim] ?? []),
        asOf,
      ),
    };
  });
}

function stageOf(entry: Lawsuit, asOf: Day): LawsuitStage {
  const happened = (day: Day): boolean => day !== NO_DAY && day <= asOf;
  if (happened(entry.closed)) return 'closed';
  if (happened(entry.enforcementAsked)) return 'enforcing';
  if (happened(entry.effective)) return 'effective';
  if (happened(entry.judged)) return 'judged';
  if (happened(entry.filed)) return 'filed';
  return entry.approval !== '' && (entry.approvedOn === NO_DAY || entry.approvedOn <= asOf)
    ? 'approved'
    : 'proposed';
}

function checkApproval(
  entry: Lawsuit,
  needed: boolean,
  level: ApprovalLevel | null,
  asOf: Day,
  findings: RegisterFindings,
): void {
  if (entry.filed === NO_DAY || entry.filed > asOf) return;
  if (entry.approval === '' && needed)
    findings.error('lawsuit-unapproved', entry.place, { approver: level?.approver ?? '-' });
  else if (entry.approvedOn !== NO_DAY && entry.approvedOn > entry.filed)
    findings.warn('approval-after-act', entry.place, {
      approved: formatDay(entry.approvedOn),
      done: formatDay(entry.filed),
    });
}

function checkFee({ fee, claimed, place }: Lawsuit, tariffFee: Fen | null, findings: RegisterFindings): void {
  if (fee === null || claimed === null || tariffFee === null) return;
  if (fee !== tariffFee && fee !== courtFee(claimed, undefined, HALVED))
    findings.warn('lawsuit-fee-differs', place, { fee: formatFen(fee), tariff: formatFen(tariffFee) });
}

/** What came in on some claims from a day on, and what of it a court collected. */
function recoveredOn(
  { recoveries }: Ledger,
  claims: readonly number[],
  applied: ApplicationsOf,
  from: Day,
): { all: FenSum; court: FenSum } {
  const { applications } = applied;
  let [all, court] = [0n, 0n];
  if (from === NO_DAY) return { all, court };
  for (const claim of claims)
    for (const index of applied.of(claim)) {
      if (applications.effect[index] !== Effect.Recovered || applications.day[index] < from) continue;
      const amount = BigInt(applications.amount[index]);
      all += amount;
      // A reversal takes back what its original brought in, by whatever way that came.
      const undone = applications.undoes[index];
      const recovery = applications.recovery[undone === NONE ? index : undone];
      if (recovery !== NONE && recoveries.method[recovery] === COURT) court += amount;
    }
  return { all, court };
}
