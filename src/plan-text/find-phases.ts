import { belowHundred } from '../calendar/chinese-numeral';
import type { PhaseKind } from '../policy/policy';
import { dateRanges } from './date-range';
import type { PlanProposal } from './proposal';
import { countUpTo } from './sorted-places';

/** How far before its dates a phase may be named. */
const NAME_WITHIN = 40;
const NAMES = /([\u4e00-\u9fff]{2,12}?)阶段/g;
/** 「（一）宣传动员（」, 「第一步，宣传动员：」 right before the dates: a heading of the steps of a plan. */
const HEADING =
  /^\s*(?:[(][一二三四五六七八九十\d]+[)]|[一二三四五六七八九十\d]+[、.]|第[一二三四五六七八九十]+步[,:、]?)\s*([\u4e00-\u9fff]{2,12})\s*[(:,]\s*(?:自|从)?$/;
const ORDINAL = /^第?[一二三四五六七八九十\d]+$/;
const ANNOUNCED = /分(?:为|成)?\s*([一二三四五六七八九十\d]{1,3})\s*个?阶段/g;

/** What the name of a phase says of its kind, the first that fits. */
const KINDS: readonly (readonly [PhaseKind, RegExp])[] = [
  ['复查', /复查|整改|验收|检查|总结/],
  ['认定', /认定|确认|核实/],
  ['摸底', /摸底|调查|排查|清查/],
  ['清收', /清收|清欠|催收|攻坚|收回/],
];

/**
 * The phases that a plan dates: 「第一阶段为摸底阶段，从2012年5月15日至2012年5月20日」, 「（一）宣传动员阶段（2012年7月16日—7月23日）」. Where the text
 * announces more phases than it dates, that is said too.
 * @param text the plan as it stands
 * @param plain the same through `plainPlan`
 */
export function findPhases(text: string, plain: string): PlanProposal[] {
  const phases = dateRanges(plain).flatMap((range): PlanProposal[] => {
    const named = nameBefore(plain, range.start);
    if (!named) return [];
    return [
      {
        kind: 'phase',
        name: named.name,
        phaseKind: KINDS.find(([, words]) => words.test(named.name))?.[0] ?? '其他',
        first: range.first,
        last: range.last,
        start: named.start,
        end: range.end,
        words: text.slice(named.start, range.end),
        problem: range.problem,
      },
    ];
  });
  return [...phases, ...announced(text, plain, phases)].sort((a, b) => a.start - b.start);
}

/** The phase that is named in the same sentence before its dates, without 「第一阶段为」 and without the word 阶段. */
function nameBefore(plain: string, place: number): { name: string; start: number } | null {
  const from = Math.max(0, place - NAME_WITHIN);
  const before = plain.slice(from, place);
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), -1) + 1);
  const offset = place - sentence.length;
  const names = [...sentence.matchAll(NAMES)].map((match) => {
    const name = match[1].replace(/^.*(?:为|是)/, '');
    return { name, start: offset + match.index + match[1].length - name.length };
  });
  const own = names.filter(({ name }) => !ORDINAL.test(name)).at(-1);
  return own ?? names.at(-1) ?? headingBefore(sentence, offset);
}

function headingBefore(sentence: string, offset: number): { name: string; start: number } | null {
  const heading = HEADING.exec(sentence);
  return heading && { name: heading[1], start: offset + sentence.lastIndexOf(heading[1]) };
}

/** How many phases the text says that there are, where it dates fewer of them before it announces others. */
function announced(text: string, plain: string, phases: readonly PlanProposal[]): PlanProposal[] {
  const places = [...plain.matchAll(ANNOUNCED)];
  const starts = phases.map(({ start }) => start).sort((a, b) => a - b);
  return places.flatMap((match, index): PlanProposal[] => {
    const count = belowHundred(match[1]);
    const until = places[index + 1]?.index ?? nextPlan(plain, match.index);
    const found = countUpTo(starts, until - 1) - countUpTo(starts, match.index);
    if (Number.isNaN(count) || found >= count) return [];
    const end = match.index + match[0].length;
    return [
      {
        kind: 'phase-count',
        announced: count,
        found,
        start: match.index,
        end,
        words: text.slice(match.index, end),
        problem: { reason: 'plan-phases-missing', values: { announced: count, found } },
      },
    ];
  });
}

/** Where the next document begins in a text that holds several (「第二篇」, 「关于印发」). */
function nextPlan(plain: string, from: number): number {
  const next =
    /\n[^\S\n]*(?:第[一二三四五六七八九十\d]+篇|关于印发|[^\n]{0,20}篇[一二三四五六七八九十][^\S\n]*\n)/.exec(
      plain.slice(from),
    );
  return next ? from + next.index : plain.length;
}
