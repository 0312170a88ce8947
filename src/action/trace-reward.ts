import { addTime } from '../aging/bucket';
import { NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { METHOD_EARNS, METHODS } from '../ledger/method';
import { claimPlace, recoveryPlace } from '../ledger/place';
import { text, type Language } from '../locale/text';
import { formatRate } from '../money/rate';
import { bracketWords } from '../policy/bracket-words';
import type { RewardBracket } from '../policy/policy';
import { schemeRows } from '../reward/bracket';
import type { RewardLine, RewardShare, RewardState } from '../reward/reward-result';
import { TargetsInProgress } from '../target/progress';
import { claimTitle } from './trace-balance';
import { paidLines } from './trace-payouts';
import type { Trace, TraceLine, TracePart } from './trace';
import { dayText, largestParts, traceText, yuan } from './trace-text';

/**
 * How the reward of one line is computed, and who gets it (rules.md §7).
 * @param line index into `rewards.lines`
 * @throws RangeError where there is no such line
 */
export function traceRewardLine(result: CampaignResult, line: number, language: Language): Trace {
  const found = result.rewards.lines.at(line);
  const shares = result.rewards.shares.of({ line }).map((share) => result.rewards.shares.at(share));
  const shared = shares.reduce((sum, { amount }) => sum + amount, 0);
  const parts: TracePart[] = shares.map(({ person, amount, kept }) => ({
    title: kept ? traceText(language, kept === 'barred' ? 'barred' : 'overLimit', { name: person }) : person,
    amount: BigInt(amount),
    place: recoveryPlace(result.ledger, firstOf(result, found).recovery, '参与人'),
    lines: [],
  }));
  if (found.reward !== shared) {
    parts.push({
      title: found.state === 'payable' ? traceText(language, 'undistributed') : stateText(found, language),
      amount: BigInt(found.reward - shared),
      place: null,
      lines: [],
    });
  }
  return {
    title: claimTitle(result, found.claim, language),
    amount: BigInt(found.reward),
    lines: rewardLines(result, found, language),
    parts,
  };
}

/**
 * What became of one recovery: the claims that it paid, what waits unapplied, and the rewards of it line by line. The parts add up
 * to what came in.
 */
export function traceRecovery(result: CampaignResult, recovery: number, language: Language): Trace {
  const { ledger, settlement, rewards } = result;
  const { applications } = settlement;
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const lineOf = new Map<number, number>();
  for (let line = 0; line < rewards.lines.length; line++)
    if (rewards.lines.columns.recovery[line] === recovery)
      lineOf.set(rewards.lines.columns.application[line], line);
  const parts: TracePart[] = [];
  let applied = 0n;
  for (let index = 0; index < applications.count; index++) {
    if (applications.recovery[index] !== recovery) continue;
    const claim = applications.claim[index];
    const own = lineOf.get(index);
    applied += BigInt(applications.amount[index]);
    parts.push({
      title: claimTitle(result, claim, language),
      amount: BigInt(applications.amount[index]),
      place: claimPlace(ledger, claim, '应收金额'),
      lines: own === undefined ? [] : rewardLines(result, rewards.lines.at(own), language),
    });
  }
  const amount = BigInt(ledger.recoveries.amount[recovery]);
  if (amount !== applied)
    parts.push({ title: t('notApplied'), amount: amount - applied, place: null, lines: [] });
  return {
    title: t('payment', {
      id: ledger.recoveries.id[recovery],
      day: dayText(language, ledger.recoveries.day[recovery]),
      method: METHODS[ledger.recoveries.method[recovery]],
    }),
    amount,
    lines: [],
    parts,
  };
}

/** Which lines a sum of the rewards is made of. */
const LINES_OF: Readonly<Record<'accrued' | 'held' | 'payable', readonly RewardState[]>> = {
  accrued: ['payable', 'held', 'held-no-target'],
  held: ['held', 'held-no-target'],
  payable: ['payable'],
};

/** The lines behind a sum of the rewards: accrued = held + payable (rules.md §7). */
export function traceRewards(
  result: CampaignResult,
  sum: 'accrued' | 'held' | 'payable',
  language: Language,
): Trace {
  const { rewards, ledger } = result;
  const lines = rewards.lines.in(...LINES_OF[sum]).filter((line) => rewards.lines.columns.reward[line] !== 0);
  return {
    title: traceText(language, `rewards.${sum}`),
    amount: rewards[sum],
    lines: [],
    parts: largestParts(
      language,
      lines,
      (line) => rewards.lines.columns.reward[line],
      (index) => {
        const line = rewards.lines.at(index);
        return {
          title: claimTitle(result, line.claim, language),
          place: recoveryPlace(ledger, line.recovery, '金额'),
          lines: rewardLines(result, line, language),
        };
      },
    ),
  };
}

/**
 * What a person is paid: the share of every line, before tax.
 * @param name as `rewards.people` has it
 */
export function tracePerson(result: CampaignResult, name: string, language: Language): Trace {
  const { rewards } = result;
  const person = rewards.people.find((one) => one.name === name);
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const lines: TraceLine[] = [];
  if (person) {
    lines.push(...paidLines(result, name, language));
    lines.push({
      label: t(person.external ? 'taxWithheld' : 'taxOwn'),
      value: yuan(language, person.tax),
    });
    if (person.returned !== 0n)
      lines.push({ label: t('returned'), value: yuan(language, person.returned), tone: 'bad' });
    lines.push({ label: t('net'), value: yuan(language, person.net), tone: 'sum' });
  }
  const shares = rewards.shares
    .of({ person: name })
    .map((share) => rewards.shares.at(share))
    .filter(({ kept }) => kept === null);
  return {
    title: t('person', { name }),
    amount: person?.gross ?? 0n,
    lines,
    parts: [
      ...shares.map((share) => sharePart(result, share, language)),
      ...extraParts(result, name, language),
    ],
  };
}

/** What the person earns besides the lines. */
function extraParts({ rewards }: CampaignResult, name: string, language: Language): TracePart[] {
  return rewards.extras
    .filter(({ person, kept }) => person === name && kept === null)
    .map(({ why, amount, place }) => ({
      title: text(language, `report.extras.why.${why}`),
      amount: BigInt(amount),
      place,
      lines: [],
    }));
}

function sharePart(result: CampaignResult, share: RewardShare, language: Language): TracePart {
  const line = result.rewards.lines.at(share.line);
  return {
    title: claimTitle(result, line.claim, language),
    amount: BigInt(share.amount),
    place: recoveryPlace(result.ledger, line.recovery, '金额'),
    lines: [
      ...rewardLines(result, line, language),
      {
        label: traceText(language, 'share', {
          people:
            result.ledger.recoveries.people[firstOf(result, line).recovery] || traceText(language, 'owner'),
        }),
        value: yuan(language, share.amount),
        tone: 'sum',
      },
    ],
  };
}

/** A reversal is shared as the line was that it takes back. */
function firstOf({ rewards }: CampaignResult, line: RewardLine): RewardLine {
  return line.undoes >= 0 ? rewards.lines.at(line.undoes) : line;
}

function stateText({ state }: RewardLine, language: Language): string {
  return text(language, `report.reward.state.${state}`);
}

/** From the recovery to the reward, step by step, as an auditor would compute it again. */
function rewardLines(result: CampaignResult, line: RewardLine, language: Language): TraceLine[] {
  const { ledger, policy, settlement } = result;
  const { claims, recoveries } = ledger;
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const lines: TraceLine[] = [
    {
      label: t('payment', {
        id: recoveries.id[line.recovery],
        day: dayText(language, line.day),
        method: METHODS[recoveries.method[line.recovery]],
      }),
      value: yuan(language, settlement.applications.amount[line.application]),
      place: recoveryPlace(ledger, line.recovery, '金额'),
    },
  ];
  const due = claims.due[line.claim];
  lines.push({
    label: due === NO_DAY ? t('noDue') : overdueText(due, line, language),
    value: line.bracket ? bracketWords(language, line.bracket) : '',
    place: claimPlace(ledger, line.claim, '到期日'),
    ...(due === NO_DAY && { tone: 'bad' as const }),
  });
  if (line.undoes >= 0) lines.push({ label: t('undoes', { number: line.undoes + 1 }), value: '' });
  if (line.bracket) {
    lines.push({
      label: t('rate', { scheme: line.bracket.scheme, row: (line.bracket.place.row ?? 0) + 1 }),
      value: line.rate ? formatRate(line.rate) : text(language, 'report.reward.progressive'),
      place: line.bracket.place,
    });
  }
  const decided = policy.cases.get(claims.id[line.claim]);
  if (line.approval !== '' && decided)
    lines.push({ label: t('decided'), value: line.approval, place: decided.place });
  if (line.bracket || line.rate) {
    lines.push({
      label: line.rate
        ? t('product', { base: yuan(language, line.base), rate: formatRate(line.rate) })
        : t('progressive', { base: yuan(language, line.base) }),
      value: yuan(language, line.beforeCap),
    });
    const row = ruleOf(result, line);
    const cap = row?.cap ?? null;
    const limited = line.reward + line.cut;
    if (cap !== null)
      lines.push({
        label: t('cap', { cap: yuan(language, cap) }),
        value: limited === line.beforeCap ? t('capUntouched') : yuan(language, limited),
      });
    if (line.undoes < 0 && limited !== Math.min(line.beforeCap, cap ?? Infinity))
      lines.push({ label: t('lineLimit'), value: yuan(language, limited) });
    if (line.cut !== 0) lines.push({ label: t('poolCut'), value: yuan(language, -line.cut), tone: 'bad' });
    if (row?.gated === true) lines.push(...gateLine(result, line, language));
  }
  const good = line.state === 'payable';
  lines.push({
    label: stateText(line, language),
    value: yuan(language, line.reward),
    tone: good ? 'sum' : 'bad',
  });
  return lines;
}

/** The row whose cap and gate hold a line: its bracket, or the first of the scheme under which a special case outside all brackets stands. */
function ruleOf(result: CampaignResult, line: RewardLine): RewardBracket | null {
  if (line.bracket) return line.bracket;
  const { day, recovery } = firstOf(result, line);
  const earning = METHOD_EARNS[result.ledger.recoveries.method[recovery]];
  return earning === 'nothing' ? null : (schemeRows(result.policy.brackets, earning, day).at(0) ?? null);
}

/** 「已逾期2年365天」: full years, then the days beyond them. */
function overdueText(due: number, line: RewardLine, language: Language): string {
  const anniversary = addTime(due, line.overdueYears, '年');
  const values = {
    day: dayText(language, due),
    years: line.overdueYears,
    days: Math.max(0, line.day - anniversary),
  };
  return traceText(language, line.overdueYears > 0 ? 'overdueYears' : 'due', values);
}

function gateLine(result: CampaignResult, line: RewardLine, language: Language): TraceLine[] {
  const { ledger, asOf } = result;
  const targets = targetsOf(result);
  const owner = ledger.owners.text(ledger.claims.owner[line.claim]);
  const unit = ledger.units.text(ledger.claims.unit[line.claim]);
  const earned = firstOf(result, line).earnedOn;
  const ofOwner = targets.ofOwner(owner, unit, earned, asOf);
  const progress = ofOwner ?? targets.ofUnit(unit, earned, asOf);
  if (!progress)
    return [{ label: traceText(language, 'noTarget', { name: owner || unit }), value: '', tone: 'bad' }];
  const met = progress.toward >= progress.target;
  return [
    {
      label: traceText(language, 'target', {
        name: ofOwner ? owner : unit,
        target: yuan(language, progress.target),
        toward: yuan(language, progress.toward),
      }),
      value: traceText(language, met ? 'targetMet' : 'targetMissed'),
      place: progress.row.place,
      ...(!met && { tone: 'bad' as const }),
    },
  ];
}

/** The targets of a result are sorted once, however many lines are looked at. */
const TARGETS = new WeakMap<CampaignResult, TargetsInProgress>();

function targetsOf(result: CampaignResult): TargetsInProgress {
  let targets = TARGETS.get(result);
  if (targets === undefined) {
    const { ledger, policy, settlement } = result;
    targets = new TargetsInProgress(ledger, settlement.applications, policy.targets);
    TARGETS.set(result, targets);
  }
  return targets;
}
