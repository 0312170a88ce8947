import { parseDay } from '../../src/calendar/parse';
import { provenOrder } from '../../src/calendar/order';
import { CLAIM_FIELDS } from '../../src/ledger/fields';
import {
  headingDepth,
  isBreakdown,
  isNote,
  isOpeningLine,
  isTotalsLabel,
} from '../../src/ledger/totals-label';
import { creditPeriodOf } from '../../src/ledger/credit-period';
import { readAmount } from '../../src/money/amount';
import { parseRate } from '../../src/money/rate';
import { readPlan } from '../../src/plan-text/read-plan';
import { personName } from '../../src/policy/person-name';
import { readParticipants } from '../../src/reward/participants';
import { matchTitle, moneyUnitIn, unitMentionedIn } from '../../src/table/title';
import { showsDates } from '../../src/workbook/date-format';
import { unitShown } from '../../src/workbook/unit-format';
import { movedFormula } from '../../src/xlsx/cell-formulas';
import { readCsv } from '../../src/xlsx/read-csv';
import { growth, MOST_GROWTH } from './growth';

/** Texts that are said once, and repeated: each is the beginning of something that a pattern looks for and that never ends. */
const REPEATED = [
  ...[
    '1',
    '0',
    '.',
    ',000',
    ' 000',
    '5-',
    '5%',
    '1.1',
    '20_',
    '"',
    "'",
    '(',
    '()',
    '[',
    '《',
    '\\',
    '_',
    '$',
    '&',
    '\n',
  ],
  ...[
    'A1:',
    'aB',
    '¥',
    '二〇',
    '十',
    '篇一 ',
    '5月',
    '5月1日至5月2日,',
    '2012年5月1日',
    '2012年5月1日至',
    '2012.7.1-',
  ],
  ...[
    '摸底阶段',
    '摸底阶段(5月1日至5月2日)',
    '摸底阶段(2012年5月1日至5月2日)\n',
    '分为三个阶段\n',
    '优惠',
    '优惠截止日期',
  ],
  ...[
    '2012年8月1日前,',
    '2012年8月1日前免息',
    '账龄1-3年',
    '账龄1年以内,账龄1-3年',
    '逾期一年以上三年以下奖励5%、',
    '奖励5%,',
  ],
  ...[
    '率为高于低于',
    '截止5月',
    '截止5月实现收入5万元',
    '年度计划',
    '不超过5%',
    '全年计划完成产值约',
    '第一篇\n',
    '奖励办法\n奖励5%\n',
  ],
  ...['张三:', '张三:1;', '单位', '合计', '占比', '清收任务1,'],
];
/** Runs of one character between two words, as a torn or a hostile cell has them. */
const STRETCHED: readonly (readonly [before: string, run: string, after: string])[] = [
  ['1', ' ', 'x'],
  ['1', '　', '元元'],
  ['2012', ' ', '-1x'],
  ['2012年', ' ', '5月'],
  ['5月', '—', ''],
  ['百分之', ' ', 'x'],
  ['占比', ' ', 'x'],
  ['逾期', ' ', 'x'],
  ['清收任务', ' ', 'x'],
  ['张三', ' ', 'x'],
  ['不超过 ', '1', '%'],
  ['20', '_', ''],
  ['分为三个阶段', '\n', '篇'],
  ['', ' ', '截'],
];
const SHAPES: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ...REPEATED.map((text) => [text, (size: number) => text.repeat(size)] as const),
  ...STRETCHED.map(
    ([before, run, after]) =>
      [`${before}${run}…${after}`, (size: number) => `${before}${run.repeat(size)}${after}`] as const,
  ),
];

const READERS: Readonly<Record<string, readonly [size: number, read: (text: string) => unknown]>> = {
  'a date': [4_000, (text) => parseDay(text)],
  "a column's order of dates": [4_000, (text) => provenOrder([text])],
  'an amount': [4_000, (text) => readAmount(text, '元')],
  'a rate': [4_000, (text) => parseRate(text)],
  'a plan': [2_500, readPlan],
  'a title': [4_000, (text) => [...matchTitle(text, CLAIM_FIELDS), moneyUnitIn(text), unitMentionedIn(text)]],
  'a label': [
    4_000,
    (text) => [isTotalsLabel(text), isNote(text), isOpeningLine(text), isBreakdown(text), headingDepth(text)],
  ],
  'a period': [4_000, creditPeriodOf],
  'a name': [4_000, personName],
  'people with their shares': [4_000, readParticipants],
  'a number format': [8_000, (text) => [showsDates(text), unitShown(text)]],
  'a formula': [4_000, (text) => movedFormula(text, 1, 1)],
  'a .csv file': [4_000, (text) => readCsv('a.csv', new TextEncoder().encode(text))],
};

/** A pattern that tries all ways to share out a text takes minutes for one cell; this is seen by growth, whatever the machine. */
test.each(Object.entries(READERS))(
  'a long text is read as %s in time that grows as it does',
  async (_, [size, read]) => {
    const grown: [string, number][] = [];
    for (const [name, make] of SHAPES) grown.push([name, await growth(size, make, read)]);
    expect(grown.filter(([, factor]) => factor > MOST_GROWTH)).toEqual([]);
  },
);
