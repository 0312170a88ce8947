import { belowHundred, NUMERAL_CHARACTERS } from '../calendar/chinese-numeral';
import { compareRates, isShare, parseRate, type Rate } from '../money/rate';
import { PlanTitles } from './plan-title';
import type { PlanProblem, PlanProposal } from './proposal';
import { apartFrom, type Span } from './sorted-places';

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const YEARS = `[${NUMERAL_CHARACTERS}]{1,3}`;
const DASH = '[-—－–~～至到]';
/** 5%, 5‰, 百分之五, 1%-4%, 1至4%. */
const RATE = new RegExp(
  String.raw`(?<!\d)(?:(${NUMBER})\s*(?:([%‰])\s*)?${DASH}\s*)?(${NUMBER})\s*([%‰])|([百千])分之(${NUMBER}|${YEARS})`,
  'g',
);
/** 拖欠账龄1-3年, 逾期一年以上三年以下, 账龄已达5年以上. */
const AGE = new RegExp(
  String.raw`((?:拖欠|逾期)?账龄|拖欠|逾期)\s*(?:(?:已达|达到|已满|超过|在|满|为)\s*)?(${YEARS})\s*(?:年以上\s*)?(?:(?:${DASH}|、|,)\s*)?(?:(${YEARS})\s*年(?:以下|以内|之内)?|年?(以上))`,
  'g',
);
/** 账龄1年以内. */
const YOUNG = new RegExp(
  String.raw`((?:拖欠|逾期)?账龄|拖欠|逾期)\s*(?:(?:在|不满)\s*)?(${YEARS})\s*年(?:以下|以内|之内)`,
  'g',
);
const REWARD = /奖励|提奖|计奖|奖金|提成/;
const GOODS = /以物抵债|抵账物|实物|变现|折现/;
const CASH = /现金|货币|现款/;
const REALISED = /变现|折现/;
const GATE = /完成(?:当年|年度|全年)?(?:清欠|清收|回收|回款)?(?:指标|任务)的/;
/** What a share is of that is no reward: a completion, a part of the balance. */
const OTHER_SHARE = /(?:完成|达到?|超过|占比?|率)(?:任务|指标|计划|为|低于|高于|不足)*的?\s*$/;
const LIMIT = /^\s*(?:以上|以下|以内|之内)/;
/** 「形成拖欠账龄已达1年以上的贷款」 says which debts a plan is about. */
const SCOPE = /^[^,，]{0,16}已[达满][^,，]{0,8}以上的/;
/** Characters before a share that say what it is of. */
const WORDS_BEFORE = 20;
/** What is said so far before a rate belongs to another. */
const LONGEST_SENTENCE = 400;
/** How far before a bracket the heading may stand that speaks of rewards. */
const HEADING_WITHIN = 200;

interface Age extends Span {
  readonly from: number | null;
  readonly to: number | null;
  /** 账龄 is said, so that the words mean a bracket even where a rate is missing. */
  readonly isBracket: boolean;
}
type RewardRate = Extract<PlanProposal, { kind: 'reward-rate' }>;
interface Share extends Span {
  readonly low: Rate | null;
  /** The same as `low` where there is one rate and no range. */
  readonly high: Rate | null;
}

/** Rates of rewards with the ages that they are for, and ages to which the text gives no rate (rules.md §7). */
export function findRewards(text: string, plain: string): PlanProposal[] {
  const titles = new PlanTitles(plain);
  return clausesOf(plain).flatMap(({ start, end }): PlanProposal[] => {
    const clause = plain.slice(start, end);
    const ages = agesIn(clause, start);
    const near = plain.slice(Math.max(0, start - HEADING_WITHIN), start);
    const speaks = REWARD.test(clause) || (ages.length > 0 && REWARD.test(near));
    const shares = speaks ? sharesIn(clause, start) : [];
    const ageOf = agesOfShares(ages, shares);
    const priced = new Set(ageOf);
    const bare = ages.filter((age) => age.isBracket && !priced.has(age));
    return [
      ...once(
        shares.map((share, index): PlanProposal => ({
          ...rewardOf(text, plain, { start, end }, ageOf[index], shares, index),
          scheme: titles.before(share.start),
        })),
      ),
      ...bare.map((age): PlanProposal => {
        const words = text.slice(age.start, age.end);
        if (SCOPE.test(plain.slice(age.start, end))) {
          const from = age.from ?? 0;
          return { kind: 'reward-scope', from, ...spanOf(age), words, problem: null };
        }
        const problem = { reason: 'plan-rate-missing', values: { text: words.trim() } } as const;
        return { kind: 'reward-age', from: age.from ?? 0, to: age.to, ...spanOf(age), words, problem };
      }),
    ];
  });
}

/** Clauses are told apart by full stops, semicolons and line ends. */
function clausesOf(plain: string): Span[] {
  return [...plain.matchAll(/[^。;;\n]+/g)].map(({ index, 0: clause }) => ({
    start: index,
    end: index + clause.length,
  }));
}

function agesIn(clause: string, offset: number): Age[] {
  const age = (match: RegExpExecArray, from: number | null, to: number | null): Age[] => {
    const start = offset + match.index;
    const end = start + match[0].length;
    return Number.isNaN(from) || Number.isNaN(to)
      ? []
      : [{ start, end, from, to, isBracket: match[1].endsWith('账龄') }];
  };
  const wide = [...clause.matchAll(AGE)].flatMap((match) =>
    age(
      match,
      belowHundred(match[2]),
      (match[3] as string | undefined) === undefined ? null : belowHundred(match[3]),
    ),
  );
  const young = [...clause.matchAll(YOUNG)].flatMap((match) => age(match, null, belowHundred(match[2])));
  return [...wide, ...apartFrom(young, wide)].sort((a, b) => a.start - b.start);
}

function sharesIn(clause: string, offset: number): Share[] {
  return [...clause.matchAll(RATE)].flatMap((match): Share[] => {
    const { index, 0: whole } = match;
    const before = clause.slice(Math.max(0, index - WORDS_BEFORE), index);
    const isOther = OTHER_SHARE.test(before) && !REWARD.test(before.slice(-8));
    if (isOther || LIMIT.test(clause.slice(index + whole.length))) return [];
    const [, low, lowSign, high, sign, word, ofWord] = match as (string | undefined)[];
    const last =
      word === undefined
        ? parseRate(`${high ?? ''}${sign ?? ''}`)
        : parseRate(`${numberOf(ofWord ?? '')}${word === '百' ? '%' : '‰'}`);
    const first = low === undefined ? last : parseRate(`${low}${lowSign ?? sign ?? ''}`);
    return [{ start: offset + index, end: offset + index + whole.length, low: first, high: last }];
  });
}

function numberOf(written: string): number {
  return /^\d/.test(written) ? Number(written) : belowHundred(written);
}

/** One rate: what it is paid for is said between the rate before it in its line and itself. */
function rewardOf(
  text: string,
  plain: string,
  clause: Span,
  age: Age | null,
  shares: readonly Share[],
  index: number,
): Omit<RewardRate, 'scheme'> {
  const share = shares[index];
  const near = plain.slice(Math.max(0, share.start - LONGEST_SENTENCE), share.start);
  const sentence = near.slice(near.lastIndexOf('\n') + 1);
  const line = share.start - sentence.length;
  const own = index === 0 ? sentence : plain.slice(Math.max(shares[index - 1].end, line), share.start);
  const isGoods = GOODS.test(own);
  const span = wordsAround(plain, clause, age?.start ?? share.start, share.end);
  const problem = problemOf(share, plain.slice(share.start, share.end));
  const isRange = share.low !== null && share.high !== null && compareRates(share.low, share.high) !== 0;
  return {
    kind: 'reward-rate',
    ...span,
    words: text.slice(span.start, span.end),
    method: isGoods ? '实物' : CASH.test(own + plain.slice(share.start, span.end)) ? '现金' : null,
    from: age?.from ?? null,
    to: age?.to ?? null,
    rate: problem !== null || isRange ? null : share.high,
    floor: problem !== null || !isRange ? null : share.low,
    ceiling: problem !== null || !isRange ? null : share.high,
    gated: GATE.test(sentence),
    goodsTrigger: !isGoods
      ? null
      : /裁定|判决/.test(sentence)
        ? '裁定'
        : REALISED.test(sentence)
          ? '变现'
          : null,
    problem,
  };
}

function problemOf({ low, high }: Share, text: string): PlanProblem | null {
  if (low === null || high === null || !isShare(low) || !isShare(high))
    return { reason: 'plan-rate-garbled', values: { text } };
  return compareRates(low, high) > 0 ? { reason: 'plan-rates-reversed', values: { text } } : null;
}

/** From the comma before a place to the one behind another, within their clause and so far as one sentence may reach. */
function wordsAround(plain: string, clause: Span, from: number, to: number): Span {
  const first = Math.max(clause.start, from - LONGEST_SENTENCE);
  const start = first + plain.slice(first, from).lastIndexOf(',') + 1;
  const behind = plain.slice(to, Math.min(clause.end, to + LONGEST_SENTENCE));
  const comma = behind.indexOf(',');
  const end = to + (comma < 0 ? behind.length : comma);
  const words = plain.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}

/** For each rate the age that stands before it, or null; both in the order of the text. */
function agesOfShares(ages: readonly Age[], shares: readonly Share[]): (Age | null)[] {
  let next = 0;
  return shares.map(({ start }) => {
    while (next < ages.length && ages[next].start < start) next++;
    return next === 0 ? null : ages[next - 1];
  });
}

/** A rate that a clause says twice is one rate. */
function once(rewards: readonly PlanProposal[]): PlanProposal[] {
  const said = new Set<string>();
  return rewards.filter((reward) => {
    const { start: _start, end: _end, words: _words, ...rest } = reward;
    const key = JSON.stringify(rest);
    return !said.has(key) && said.add(key);
  });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
