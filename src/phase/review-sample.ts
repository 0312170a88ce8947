import { NO_DAY, type Day } from '../calendar/day';
import { fullYears } from '../calendar/months';
import type { Ledger } from '../ledger/ledger';
import { Effect, METHOD_EARNS } from '../ledger/method';
import type { Fen, FenSum } from '../money/fen';
import type { Settings } from '../policy/policy';
import { balanceAt, existsAt } from '../settlement/balance-at';
import type { Settlement } from '../settlement/settlement';
import { baselineFingerprint, type BaselineClaim } from './baseline';

/** Why a claim deserves a second look, and by how many points. */
export const REVIEW_RISKS = {
  longOverdue: 2,
  overdue: 1,
  undated: 2,
  relieved: 2,
  goods: 1,
  unvouched: 1,
  unowned: 1,
} as const;
export type ReviewRisk = keyof typeof REVIEW_RISKS;

const LONG_OVERDUE_YEARS = 3;
const OVERDUE_YEARS = 1;

/** A claim that is to be looked through again. */
export interface SampledClaim {
  readonly claim: number;
  /** What was at stake: its balance at the campaign's beginning, or its amount where it arose later. Fen. */
  readonly exposure: Fen;
  readonly risks: readonly ReviewRisk[];
  /** Exposure × (1 + points): so heavy that it is in every sample of this size. */
  readonly certain: boolean;
}

/** 复查抽样: which claims are looked through again, reproducibly (rules.md §8). */
export interface ReviewSample {
  /** Claims to choose from, and what is at stake in them (fen). */
  readonly population: number;
  readonly exposure: FenSum;
  /** 16 hexadecimal digits over the claims to choose from; the sample follows from it and from nothing else. */
  readonly fingerprint: string;
  /** In ledger order. */
  readonly claims: readonly SampledClaim[];
}

/**
 * Draws claims by amount and risk, as auditors do by monetary units: every yuan of exposure × (1 + risk points) is as likely as any
 * other, so a claim of twice the weight is drawn twice as often, and one heavier than the step always. The first step is set by
 * the fingerprint of the claims, so that anybody who draws again from the same ledger draws the same.
 * @param baseline end of the day before the campaign; NO_DAY: every claim stands with its amount
 * @returns null where 预警线 says no size
 */
export function reviewSample(
  ledger: Ledger,
  settlement: Settlement,
  { sampleCount, sampleShare }: Pick<Settings, 'sampleCount' | 'sampleShare'>,
  baseline: Day,
  asOf: Day,
): ReviewSample | null {
  if (sampleCount === null && sampleShare === null) return null;
  const candidates = candidatesOf(ledger, settlement, baseline, asOf);
  const byShare = sampleShare ? Math.ceil((candidates.length * sampleShare.num) / sampleShare.den) : 0;
  const wanted = Math.min(candidates.length, Math.max(sampleCount ?? 0, byShare));
  const fingerprint = baselineFingerprint(
    candidates.map(({ claim, exposure }) => lineOf(ledger, claim, exposure)),
  );
  return {
    population: candidates.length,
    exposure: candidates.reduce((sum, { exposure }) => sum + BigInt(exposure), 0n),
    fingerprint,
    claims: draw(candidates, wanted, fingerprint),
  };
}

interface Candidate {
  readonly claim: number;
  readonly exposure: Fen;
  readonly risks: readonly ReviewRisk[];
  readonly weight: bigint;
}

function candidatesOf(ledger: Ledger, settlement: Settlement, baseline: Day, asOf: Day): Candidate[] {
  const { claims } = ledger;
  const opening = baseline === NO_DAY ? null : balanceAt(claims, settlement.applications, baseline);
  const history = historyOf(ledger, settlement);
  const found: Candidate[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(claims.amount[claim] > 0) || !existsAt(claims, claim, asOf)) continue;
    const stood = opening !== null && existsAt(claims, claim, baseline);
    const exposure = stood ? opening[claim] : claims.amount[claim];
    if (!(exposure > 0)) continue;
    const risks = risksOf(ledger, claim, asOf, history[claim]);
    const points = risks.reduce((sum, risk) => sum + REVIEW_RISKS[risk], 0);
    found.push({ claim, exposure, risks, weight: BigInt(exposure) * BigInt(1 + points) });
  }
  return found;
}

const RELIEVED = 1;
const GOODS = 2;
const UNVOUCHED = 4;

/** What happened to each claim, as bits. */
function historyOf({ claims, recoveries }: Ledger, { applications }: Settlement): Uint8Array {
  const bits = new Uint8Array(claims.count);
  for (let at = 0; at < applications.count; at++) {
    const recovery = applications.recovery[at];
    if (recovery < 0) continue;
    const claim = applications.claim[at];
    if (applications.effect[at] !== Effect.Recovered) bits[claim] |= RELIEVED;
    else if (recoveries.voucher[recovery] === '') bits[claim] |= UNVOUCHED;
    if (METHOD_EARNS[recoveries.method[recovery]] === 'goods') bits[claim] |= GOODS;
  }
  return bits;
}

function risksOf({ claims }: Ledger, claim: number, asOf: Day, history: number): ReviewRisk[] {
  const due = claims.due[claim];
  const years = due === NO_DAY || due > asOf ? 0 : fullYears(due, asOf);
  const risks: ReviewRisk[] = [];
  if (years >= LONG_OVERDUE_YEARS) risks.push('longOverdue');
  else if (years >= OVERDUE_YEARS) risks.push('overdue');
  if (due === NO_DAY) risks.push('undated');
  if (history & RELIEVED) risks.push('relieved');
  if (history & GOODS) risks.push('goods');
  if (history & UNVOUCHED) risks.push('unvouched');
  if (claims.owner[claim] === 0) risks.push('unowned');
  return risks;
}

/** Takes what is heavier than the step, until nothing is; then every step through the rest, in ledger order. */
function draw(candidates: readonly Candidate[], wanted: number, fingerprint: string): SampledClaim[] {
  const certain = new Set<Candidate>();
  let rest = candidates;
  while (certain.size < wanted) {
    const total = weightOf(rest);
    const left = BigInt(wanted - certain.size);
    const heavy = rest.filter(({ weight }) => weight * left >= total);
    if (heavy.length === 0) break;
    for (const one of heavy) certain.add(one);
    rest = rest.filter((one) => !certain.has(one));
  }
  const drawn = steps(rest, wanted - certain.size, fingerprint);
  return candidates
    .filter((one) => certain.has(one) || drawn.has(one))
    .map((one) => ({
      claim: one.claim,
      exposure: one.exposure,
      risks: one.risks,
      certain: certain.has(one),
    }));
}

function steps(rest: readonly Candidate[], count: number, fingerprint: string): Set<Candidate> {
  const drawn = new Set<Candidate>();
  if (count <= 0) return drawn;
  // All is counted in parts of a fen, `count` to each, so that the step is whole.
  const step = weightOf(rest);
  let next = (step * BigInt(`0x${fingerprint}`)) >> 64n;
  let passed = 0n;
  for (const one of rest) {
    passed += one.weight * BigInt(count);
    if (passed <= next) continue;
    drawn.add(one);
    next += step;
  }
  return drawn;
}

function weightOf(candidates: readonly Candidate[]): bigint {
  return candidates.reduce((sum, { weight }) => sum + weight, 0n);
}

function lineOf({ claims, debtors, units }: Ledger, claim: number, balance: Fen): BaselineClaim {
  return {
    claim: claims.id[claim],
    debtor: debtors.text(claims.debtor[claim]),
    unit: units.text(claims.unit[claim]),
    due: claims.due[claim],
    balance,
  };
}
