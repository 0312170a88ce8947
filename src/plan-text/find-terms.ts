import { NO_DAY } from '../calendar/day';
import { NUMERAL_CHARACTERS } from '../calendar/chinese-numeral';
import { isShare, parseRate } from '../money/rate';
import { dateOf, yearBefore } from './date-range';
import { fenOf } from './find-figures';
import type { PlanProblem, PlanProposal } from './proposal';

const NUMBER = `[${NUMERAL_CHARACTERS}]{1,4}`;

/** A day before which paying brings something: 「2012年8月1日前，愿意主动归还…按现行合同利率收取利息，不计复利，减免罚息」. */
const DEADLINE = new RegExp(
  String.raw`(?:(${NUMBER})\s*年\s*)?(${NUMBER})\s*月\s*(${NUMBER})\s*[日号]\s*(?:之?前|以前|止|为止)[^。\n]{0,80}?(?:减免|免除|优惠|不计复利|合同利率)`,
  'g',
);
const REWARD = /奖励(?:标准|比例)?(?:为|按)?[^。，\n]{0,20}?(\d+(?:\.\d+)?)\s*[%％]/g;
const AGE = /(?:拖欠|逾期)?账龄\s*(?:已达|达到|在)?\s*(\d{1,2})\s*(?:[-—~～至]\s*(\d{1,2}))?\s*年(以上)?/g;
const LIMIT = /(\d+(?:\.\d+)?)\s*%\s*(?:以内|以下|之内)[^。\n]{0,12}?(?:信用村|信用社区|信用单位)/g;
const TARGET =
  /(?:清收|清欠|收回|回收)(?:任务|目标|指标)(?:数|额|金额)?(?:为|是|:)?\s*(\d[\d,]*(?:\.\d+)?)?\s*(万元|元|亿元)/g;
const GOODS = /以物抵债|抵账物|实物|变现/;
const REALISED = /变现|折现/;
const GATE = /完成(?:当年|年度|全年)?(?:清欠|清收|回收|回款)?(?:指标|任务)的/;

/** Deadlines, reward rates and ages, the limit of credit villages, targets: what a plan says beside its phases. */
export function findTerms(text: string, plain: string): PlanProposal[] {
  return [
    ...deadlines(text, plain),
    ...rewardRates(text, plain),
    ...rewardAges(text, plain),
    ...creditLimits(text, plain),
    ...targets(text, plain),
  ];
}

function quoted(text: string, match: RegExpMatchArray): { start: number; end: number; words: string } {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return { start, end, words: text.slice(start, end) };
}

function deadlines(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(DEADLINE)].map((match): PlanProposal => {
    const [, year, month, day] = match;
    const read = dateOf(year ?? yearBefore(plain, match.index), month, day);
    return {
      kind: 'deadline',
      ...quoted(text, match),
      day: 'day' in read ? read.day : NO_DAY,
      problem: 'day' in read ? null : read.problem,
    };
  });
}

function rewardRates(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(REWARD)].map((match): PlanProposal => {
    const rate = parseRate(`${match[1]}%`);
    const sentence = plain.slice(plain.lastIndexOf('\n', match.index) + 1, match.index);
    const garbled = rate === null || !isShare(rate);
    return {
      kind: 'reward-rate',
      ...quoted(text, match),
      method: GOODS.test(sentence) ? '实物' : /现金/.test(sentence + match[0]) ? '现金' : null,
      gated: GATE.test(sentence),
      goodsTrigger: !GOODS.test(sentence)
        ? null
        : /裁定|判决/.test(sentence)
          ? '裁定'
          : REALISED.test(sentence)
            ? '变现'
            : null,
      rate: garbled ? null : rate,
      problem: garbled ? { reason: 'plan-rate-garbled', values: { text: `${match[1]}%` } } : null,
    };
  });
}

/** Ages by which rewards are graded. A rate that stands within the same line belongs to it and is read with it by the user. */
function rewardAges(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(AGE)].flatMap((match): PlanProposal[] => {
    const [whole, from, to, above] = match;
    if (to === undefined && above === undefined) return [];
    const line = plain.slice(plain.lastIndexOf('\n', match.index) + 1, lineEnd(plain, match.index));
    const missing: PlanProblem = { reason: 'plan-rate-missing', values: { text: whole.trim() } };
    return [
      {
        kind: 'reward-age',
        ...quoted(text, match),
        from: Number(from),
        to: to === undefined ? null : Number(to),
        problem: /%|千分之|百分之/.test(line) ? null : missing,
      },
    ];
  });
}

function creditLimits(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(LIMIT)].flatMap((match): PlanProposal[] => {
    const rate = parseRate(`${match[1]}%`);
    return rate === null ? [] : [{ kind: 'credit-limit', ...quoted(text, match), rate, problem: null }];
  });
}

function targets(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(TARGET)].map((match): PlanProposal => {
    const [, number, unit] = match;
    const fen = number === undefined ? null : fenOf(number, unit);
    return {
      kind: 'target',
      ...quoted(text, match),
      fen,
      problem: fen === null ? { reason: 'plan-amount-missing', values: { text: match[0] } } : null,
    };
  });
}

function lineEnd(plain: string, from: number): number {
  const end = plain.indexOf('\n', from);
  return end < 0 ? plain.length : end;
}
