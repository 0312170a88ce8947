import { NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { METHODS } from '../ledger/method';
import { claimPlace, recoveryPlace } from '../ledger/place';
import type { Language } from '../locale/text';
import type { Fen } from '../money/fen';
import { bridgePart, type Bridge } from '../phase/bridge';
import { balanceAt, existsAt } from '../settlement/balance-at';
import { claimTitle } from './trace-balance';
import type { Trace, TracePart } from './trace';
import { dayText, largestParts, traceText } from './trace-text';

/** A figure of a phase's bridge. */
export interface PhaseFigure {
  /** Index into `result.phases`. */
  readonly phase: number;
  readonly group: 'total' | 'unit' | 'owner';
  /** As the phase's line names it; ignored for the total. */
  readonly name: string;
  /** Of an owner: the unit that the line names; empty or not given: all units. */
  readonly unit?: string;
  readonly figure: keyof Bridge;
}

/**
 * The rows behind a figure of a phase (rules.md §8): claims for the opening and what has arisen, recoveries for the rest; the
 * closing balance is explained by the bridge itself.
 * @throws RangeError where there is no such phase
 */
export function tracePhaseFigure(result: CampaignResult, wanted: PhaseFigure, language: Language): Trace {
  const { group, name, unit = '', figure } = wanted;
  const phase = result.phases[wanted.phase];
  if (phase === undefined) throw new RangeError(`no phase ${wanted.phase}`);
  const last = Math.min(phase.last, result.asOf);
  const inGroup = groupOf(result, group, name, unit);
  const whole = group === 'total' ? traceText(language, 'total') : name || traceText(language, 'unnamed');
  const parts = partsOf(result, inGroup, figure, phase.first, last, language);
  return {
    title: traceText(language, 'title', {
      name: `${phase.name}　${whole}`,
      figure: figureName(language, figure),
    }),
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: [
      {
        label: traceText(language, 'span'),
        value: `${dayText(language, phase.first)} — ${dayText(language, last)}`,
        place: phase.row.place,
      },
    ],
    parts,
  };
}

function figureName(language: Language, figure: keyof Bridge): string {
  return traceText(language, `bridge.${figure}`);
}

function groupOf(
  { ledger }: CampaignResult,
  group: PhaseFigure['group'],
  name: string,
  unit: string,
): (claim: number) => boolean {
  if (group === 'total') return () => true;
  const [codes, names] =
    group === 'unit' ? [ledger.claims.unit, ledger.units] : [ledger.claims.owner, ledger.owners];
  const code = names.find(name);
  const within = unit === '' ? null : ledger.units.find(unit);
  return (claim) => codes[claim] === code && (within === null || ledger.claims.unit[claim] === within);
}

function partsOf(
  result: CampaignResult,
  inGroup: (claim: number) => boolean,
  figure: keyof Bridge,
  first: number,
  last: number,
  language: Language,
): TracePart[] {
  if (first > last) return [];
  switch (figure) {
    case 'opening':
      return openingParts(result, inGroup, first, language);
    case 'arisen':
      return arisenParts(result, inGroup, first, last, language);
    case 'closing':
      return closingParts(result, inGroup, first, last, language);
    default:
      return paidParts(result, inGroup, figure, first, last, language);
  }
}

/** The claims that made up the balance at the end of the day before a span. */
export function openingParts(
  result: CampaignResult,
  inGroup: (claim: number) => boolean,
  first: number,
  language: Language,
): TracePart[] {
  const { claims } = result.ledger;
  const balance = balanceAt(claims, result.settlement.applications, first - 1);
  return claimParts(
    result,
    (claim) => inGroup(claim) && existsAt(claims, claim, first - 1) && balance[claim] !== 0,
    (claim) => balance[claim],
    language,
  );
}

function arisenParts(
  result: CampaignResult,
  inGroup: (claim: number) => boolean,
  first: number,
  last: number,
  language: Language,
): TracePart[] {
  const { origin, amount } = result.ledger.claims;
  return claimParts(
    result,
    (claim) =>
      inGroup(claim) &&
      amount[claim] > 0 &&
      origin[claim] !== NO_DAY &&
      origin[claim] >= first &&
      origin[claim] <= last,
    (claim) => amount[claim],
    language,
  );
}

function claimParts(
  result: CampaignResult,
  counts: (claim: number) => boolean,
  amountOf: (claim: number) => Fen,
  language: Language,
): TracePart[] {
  const { claims } = result.ledger;
  const wanted = Array.from({ length: claims.count }, (_, claim) => claim).filter(counts);
  return largestParts(language, wanted, amountOf, (claim) => ({
    title: claimTitle(result, claim, language),
    place: claimPlace(result.ledger, claim, '应收金额'),
    lines: [
      {
        label: traceText(language, 'origin'),
        value: dayText(language, claims.origin[claim]),
        place: claimPlace(result.ledger, claim, '发生日期'),
      },
    ],
  }));
}

/** What was paid in a span of days by the applications of one column of the bridge. */
export function paidParts(
  result: CampaignResult,
  inGroup: (claim: number) => boolean,
  figure: keyof Bridge,
  first: number,
  last: number,
  language: Language,
): TracePart[] {
  const { ledger, settlement } = result;
  const { applications } = settlement;
  const recoveredParts = new Set<keyof Bridge>(['cash', 'goods', 'execution', 'other']);
  const wanted: number[] = [];
  for (let index = 0; index < applications.count; index++) {
    const day = applications.day[index];
    if (day < first || day > last || !inGroup(applications.claim[index])) continue;
    const part = bridgePart(applications, index, ledger.recoveries);
    if (part === figure || (figure === 'recovered' && recoveredParts.has(part))) wanted.push(index);
  }
  return largestParts(
    language,
    wanted,
    (index) => applications.amount[index],
    (index) => {
      const recovery = applications.recovery[index];
      const claim = applications.claim[index];
      const day = dayText(language, applications.day[index]);
      return {
        title:
          recovery >= 0
            ? traceText(language, 'payment', {
                id: ledger.recoveries.id[recovery],
                day,
                method: METHODS[ledger.recoveries.method[recovery]],
              })
            : traceText(language, 'creditNote', { day }),
        place:
          recovery >= 0
            ? recoveryPlace(ledger, recovery, '金额')
            : claimPlace(ledger, applications.creditNote[index], '应收金额'),
        lines: [
          {
            label: traceText(language, 'paidClaim'),
            value: claimTitle(result, claim, language),
            place: claimPlace(ledger, claim, '应收金额'),
          },
        ],
      };
    },
  );
}

/** opening + arisen − recovered − written off − corrections, each added up from its own rows. */
function closingParts(
  result: CampaignResult,
  inGroup: (claim: number) => boolean,
  first: number,
  last: number,
  language: Language,
): TracePart[] {
  const columns = [
    ['opening', 1n],
    ['arisen', 1n],
    ['recovered', -1n],
    ['writtenOff', -1n],
    ['corrections', -1n],
  ] as const;
  return columns.map(([figure, sign]) => ({
    title: figureName(language, figure),
    amount:
      sign *
      partsOf(result, inGroup, figure, first, last, language).reduce((sum, { amount }) => sum + amount, 0n),
    place: null,
    lines: [],
  }));
}
