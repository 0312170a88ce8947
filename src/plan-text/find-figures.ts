import { isAmountRefusal, readAmount } from '../money/amount';
import type { Fen } from '../money/fen';
import { parseRate } from '../money/rate';
import type { PlanProblem, PlanProposal } from './proposal';

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const AMOUNT = String.raw`(?:约|近|达|为|:)*(${NUMBER})?(万元|亿元|元)`;
/** What a figure is about: the last words before it, without a verb. */
const SUBJECT = String.raw`([\u4e00-\u9fff]{2,10}?)`;

/** 「截止到10月份，实现设备租赁收入5170万元」, 「预计截止12月份实现设备租赁收入5600万元」. */
const UP_TO_MONTH = new RegExp(
  String.raw`(?:(预计|预测)\s*)?截[止至](?:到)?\s*(\d{1,2})\s*月份?[^。\n\d]{0,6}?(?:实现|完成|累计)?(?:收回|清收|回收)?${SUBJECT}${AMOUNT}`,
  'g',
);
/** 「生产经营目标为实现产值5500万元」. */
const PLANNED = new RegExp(
  String.raw`(?:年度|全年|今年|明年|年)[^。\n]{0,16}?(?:目标|计划)(?:为|是)?(?:实现|完成|收回|清收)${SUBJECT}${AMOUNT}`,
  'g',
);
/** 「不良贷款余额2735万元」; the number may have been lost when the plan was copied. */
const BALANCE = new RegExp(
  String.raw`((?:不良|逾期|各项)?(?:[贷给]款|欠款|应收账款|债权)余额)(?:为)?(${NUMBER})?\s*(万元|亿元|元)`,
  'g',
);
/** 「占比48%」, 「完成计划的%」, 「下降个百分点」. */
const RATIO = new RegExp(
  String.raw`(占比|完成(?:年度|全年)?(?:计划|任务|指标)的|存贷比?)\s*(?:(${NUMBER})\s*)?%|(上升|下降)(${NUMBER})?个百分点`,
  'g',
);
/** A year that was left blank in the text: 「20__年」. */
const BLANK_YEAR = /20_+\s*年/;
/** What stands farther before a figure in a line without end says nothing about it. */
const LONGEST_PARAGRAPH = 2_000;

/** Figures that a plan or a summary reports beside its rules: sums up to a month, expected and planned ones, balances, ratios. */
export function findFigures(text: string, plain: string): PlanProposal[] {
  return [
    ...upToMonth(text, plain),
    ...planned(text, plain),
    ...balances(text, plain),
    ...ratios(text, plain),
  ];
}

function upToMonth(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(UP_TO_MONTH)].map((match): PlanProposal => {
    const [, expected, month, subject, number, unit] = match;
    return {
      kind: 'figure',
      basis: expected === undefined ? 'cumulative' : 'expected',
      subject,
      month: Number(month),
      ...amountOf(number, unit, match[0], lineBefore(plain, match.index)),
      rate: null,
      ...quoted(text, match),
    };
  });
}

function planned(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(PLANNED)].map((match): PlanProposal => {
    const [, subject, number, unit] = match;
    return {
      kind: 'figure',
      basis: 'planned',
      subject,
      month: null,
      ...amountOf(number, unit, match[0], lineBefore(plain, match.index)),
      rate: null,
      ...quoted(text, match),
    };
  });
}

function balances(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(BALANCE)].map((match): PlanProposal => {
    const [, subject, number, unit] = match;
    return {
      kind: 'figure',
      basis: 'balance',
      subject: subject.replace('给款', '贷款'),
      month: null,
      ...amountOf(number, unit, match[0], ''),
      rate: null,
      ...quoted(text, match),
    };
  });
}

function ratios(text: string, plain: string): PlanProposal[] {
  return [...plain.matchAll(RATIO)].map((match): PlanProposal => {
    const [whole, subject, share, direction, points] = match;
    const number = share ?? points;
    return {
      kind: 'figure',
      basis: 'ratio',
      subject: (subject as string | undefined) ?? direction,
      month: null,
      fen: null,
      rate: number === undefined ? null : parseRate(`${number}%`),
      ...quoted(text, match),
      problem: number === undefined ? { reason: 'plan-number-missing', values: { text: whole } } : null,
    };
  });
}

/** The amount, and why it cannot be used: its number is missing, or the text leaves its year blank. */
function amountOf(
  number: string | undefined,
  unit: string,
  words: string,
  before: string,
): { fen: Fen | null; problem: PlanProblem | null } {
  const fen = number === undefined ? null : fenOf(number, unit);
  if (fen === null) return { fen, problem: { reason: 'plan-amount-missing', values: { text: words } } };
  const blank = BLANK_YEAR.exec(before + words)?.[0];
  return {
    fen,
    problem: blank === undefined ? null : { reason: 'plan-year-missing', values: { text: blank } },
  };
}

/**
 * An amount as a plan writes it.
 * @param number digits, with or without commas and decimals
 * @returns null where it has more digits than an amount can have
 */
export function fenOf(number: string, unit: string): Fen | null {
  if (unit !== '亿元') {
    const read = readAmount(number, unit as '万元' | '元');
    return isAmountRefusal(read) ? null : read.fen;
  }
  // 亿 is 10,000 万: the decimal point moves four places to the right.
  const [whole, decimals = ''] = number.replace(/,/g, '').split('.');
  const moved = `${whole}${decimals.slice(0, 4).padEnd(4, '0')}.${decimals.slice(4)}`.replace(/\.$/, '');
  const read = readAmount(moved, '万元');
  return isAmountRefusal(read) ? null : read.fen;
}

/** The words of the same line before a place: there its year is said, or left blank. */
function lineBefore(plain: string, place: number): string {
  const before = plain.slice(Math.max(0, place - LONGEST_PARAGRAPH), place);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function quoted(text: string, match: RegExpExecArray): { start: number; end: number; words: string } {
  const start = match.index;
  const end = start + match[0].length;
  return { start, end, words: text.slice(start, end) };
}
