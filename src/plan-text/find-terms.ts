import { NO_DAY } from '../calendar/day';
import { NUMERAL_CHARACTERS } from '../calendar/chinese-numeral';
import { parseRate } from '../money/rate';
import { dateOf, YearsSaid } from './date-range';
import { fenOf } from './find-figures';
import { findRewards } from './find-rewards';
import type { PlanProposal } from './proposal';
import { apartFrom } from './sorted-places';

const NUMBER = `[${NUMERAL_CHARACTERS}]{1,4}`;
const DATE = String.raw`(?:(${NUMBER})\s*年\s*)?(${NUMBER})\s*月\s*(${NUMBER})\s*[日号]`;
const CONCESSION = '(?:减免|免除|免收|免罚|免息|优惠|不计复利|合同利率)';

/** A day before which paying brings something: 「2012年8月1日前，愿意主动归还…按现行合同利率收取利息，不计复利，减免罚息」. */
const DEADLINE = new RegExp(
  String.raw`${DATE}\s*(?:之?前|以前|止|为止)[^。\n]{0,80}?${CONCESSION}[^。；;\n]{0,40}`,
  'g',
);
/** 「优惠截止日为2012年8月1日」, 「减免罚息的期限至2012年8月1日」. */
const UNTIL = new RegExp(
  String.raw`(?:优惠|减免|免息)[^。；;\n\d]{0,12}?(?:截止(?:日期?|时间)?|期限|至|到)[^。；;\n\d]{0,4}${DATE}`,
  'g',
);
const LIMIT =
  /(?:(?:不超过|低于|不高于|小于)\s*)?(?<!\d)(\d+(?:\.\d+)?)\s*%\s*(?:(?:以内|以下|之内)|(?<=(?:不超过|低于|不高于|小于)\s*[\d.]+\s*%\s*))[^。\n]{0,20}?(?:信用村|信用社区|信用单位)/g;
const TARGET =
  /(?:清收|清欠|收回|回收)(?:任务|目标|指标)(?:数|额|金额)?(?:为|是|:)?\s*(?:(\d[\d,]*(?:\.\d+)?)\s*)?(万元|元|亿元)/g;

/** Deadlines, reward rates and ages, the limit of credit villages, targets: what a plan says beside its phases. */
export function findTerms(text: string, plain: string): PlanProposal[] {
  return [
    ...deadlines(text, plain),
    ...findRewards(text, plain),
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
  const years = new YearsSaid(plain);
  const found = (pattern: RegExp): { match: RegExpExecArray; start: number; end: number }[] =>
    [...plain.matchAll(pattern)].map((match) => ({
      match,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const before = found(DEADLINE);
  return [...before, ...apartFrom(found(UNTIL), before)].map(({ match }): PlanProposal => {
    const [, year, month, day] = match;
    const read = dateOf(year ?? years.before(match.index), month, day);
    return {
      kind: 'deadline',
      ...quoted(text, match),
      day: 'day' in read ? read.day : NO_DAY,
      problem: 'day' in read ? null : read.problem,
    };
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
