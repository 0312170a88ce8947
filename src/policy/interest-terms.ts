import { formatDay, NO_DAY } from '../calendar/day';
import type { DatedRate, InterestBasis, InterestRule, InterestTerms, ParameterRow } from './policy';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type InterestColumn = '项目' | '值' | '起用日' | '停用日' | '来源' | '核对日';
type InterestRow = PolicyRow<InterestColumn>;

/** Items whose value is a rate that may change by date. */
const RATES = {
  合同利率: ['约定利率', '贷款利率', 'contract rate'],
  罚息利率: ['逾期利率', 'penalty rate'],
  罚息上浮: ['罚息上浮比例', '罚息加收比例', '逾期上浮', 'penalty uplift'],
  LPR上浮: ['LPR加点', 'LPR上浮比例', 'LPR加计', 'LPR uplift'],
  基准利率: ['贷款基准利率', '同期同类贷款基准利率', 'benchmark rate'],
  损失利率: ['实际损失利率', '逾期付款损失利率', 'loss rate'],
} as const;

/** Items that are said once. */
const ONCE = {
  计息方式: ['计息规则', '利率依据', 'rule of interest'],
  计息基准: ['计息基础', '年基准天数', '年天数', 'day basis'],
  计息天数: ['算头算尾', '天数计算', 'day count'],
  计收复利: ['复利', '是否计收复利', 'compound interest'],
  抵充次序: ['抵充顺序', '还款抵充次序', 'order of application'],
  优惠截止日: ['自愿还款优惠截止日', '优惠期截止日', 'concession deadline'],
} as const;

type RateItem = keyof typeof RATES;
type OnceItem = keyof typeof ONCE;

/** 利率与优惠 (rules.md §6, §10): one item a row; rates may stand several times with different days. */
export const INTEREST_TABLE: TableDescription<InterestColumn> = {
  name: '利率与优惠',
  sheetNames: ['利率', '利率表', '利率优惠', '利息优惠', 'interest'],
  columns: [
    column('项目', 'text', ['名称', 'item'], { required: true, width: 28, choices: { ...RATES, ...ONCE } }),
    column('值', 'text', ['数值', '取值', 'value'], { required: true, width: 16 }),
    column('起用日', 'day', ['起', '生效日', 'from']),
    column('停用日', 'day', ['止', '失效日', 'to']),
    column('来源', 'text', ['依据', 'source'], { width: 28 }),
    column('核对日', 'day', ['核对日期', 'checked on']),
  ],
};

const BASES: Readonly<Record<InterestBasis, readonly string[]>> = {
  '360': ['360天', '实际/360', 'act/360', 'actual/360'],
  '365': ['365天', '实际/365', 'act/365', 'actual/365'],
  实际: ['实际天数', '实际/实际', 'act/act', 'actual', 'actual/actual'],
  '30/360': ['30e/360'],
  日利率: ['日', 'daily', '1'],
};
const ENDS = {
  算头不算尾: ['算尾不算头', 'one end'],
  两头都算: ['算头又算尾', '头尾都算', 'both ends'],
} as const;
const RULES: Readonly<Record<InterestRule, readonly string[]>> = {
  约定利率: ['约定', '合同约定', '借款合同', 'as agreed'],
  买卖合同: ['买卖合同逾期付款', '买卖合同逾期付款损失', '法释〔2020〕17号', 'sales contract'],
  中小企业: ['中小企业款项', '保障中小企业款项支付条例', 'SME'],
  民间借贷: ['民间借贷合同', 'private lending'],
};
const ORDERS = {
  先本后息: ['本金优先', '本金', 'principal first'],
  先息后本: ['费用、利息、本金', '费用→利息→本金', '费用利息本金', '民法典561条', 'interest first'],
} as const;

/** What stands where the table does not say otherwise; the basis has no default (rules.md: nothing is guessed). */
export const NO_INTEREST_TERMS: InterestTerms = {
  contract: [],
  penalty: [],
  uplift: [],
  lprUplift: [],
  benchmark: [],
  loss: [],
  rule: '约定利率',
  basis: null,
  countsFirstDay: false,
  compound: false,
  order: 'principal',
  deadline: NO_DAY,
  parameters: [],
};

/** The terms of interest; of two rows that say one item for the same first day the first counts. */
export function readInterestTerms(rows: readonly InterestRow[]): InterestTerms {
  const rates: Record<RateItem, DatedRate[]> = {
    合同利率: [],
    罚息利率: [],
    罚息上浮: [],
    LPR上浮: [],
    基准利率: [],
    损失利率: [],
  };
  const parameters: ParameterRow[] = [];
  let once: Partial<InterestTerms> = {};
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    row.require('项目');
    const item = row.choice<RateItem | OnceItem>('项目', 'setting-unknown');
    if (item === null) {
      row.exclude();
      continue;
    }
    row.require('值');
    const from = row.day('起用日');
    const to = row.day('停用日');
    if (isReversed(from, to))
      row.reject('policy-dates-reversed', '停用日', { first: formatDay(from), last: formatDay(to) });
    const key = isRate(item) ? `${item}\n${from}` : item;
    const earlier = rowOf.get(key);
    if (row.usable && earlier !== undefined)
      row.reject('policy-row-repeated', '项目', { key: item, row: earlier + 1 });
    if (!row.usable) continue;
    rowOf.set(key, row.row);
    const checkedOn = row.day('核对日', 'date-unreadable');
    parameters.push({ item, from, to, checkedOn, place: row.place('项目') });
    if (isRate(item)) {
      const rate = row.rate('值');
      if (rate === null) continue;
      rates[item].push({ from: from === NO_DAY ? -Infinity : from, to, rate, place: row.place('值') });
    } else once = { ...once, ...readOnce(row, item) };
  }
  return {
    ...NO_INTEREST_TERMS,
    ...once,
    contract: rates.合同利率,
    penalty: rates.罚息利率,
    uplift: rates.罚息上浮,
    lprUplift: rates.LPR上浮,
    benchmark: rates.基准利率,
    loss: rates.损失利率,
    parameters,
  };
}

function isRate(item: RateItem | OnceItem): item is RateItem {
  return item in RATES;
}

function readOnce(row: InterestRow, item: OnceItem): Partial<InterestTerms> {
  switch (item) {
    case '计息基准': {
      const basis = oneOf(row, BASES);
      return basis === null ? {} : { basis };
    }
    case '计息方式': {
      const rule = oneOf(row, RULES);
      return rule === null ? {} : { rule };
    }
    case '计息天数':
      return { countsFirstDay: oneOf(row, ENDS) === '两头都算' };
    case '计收复利':
      return { compound: row.yesNo('值') === true };
    case '抵充次序':
      return { order: oneOf(row, ORDERS) === '先息后本' ? 'fees-interest-principal' : 'principal' };
    case '优惠截止日':
      return { deadline: row.day('值') };
  }
}

/** The value as one of a closed list, however it is written; reported and null where it is none of them. */
function oneOf<Choice extends string>(
  row: InterestRow,
  choices: Readonly<Record<Choice, readonly string[]>>,
): Choice | null {
  const key = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s,、→]/g, '');
  const wanted = key(row.text('值'));
  for (const [choice, ways] of Object.entries(choices) as [Choice, readonly string[]][])
    if ([choice, ...ways].some((way) => key(way) === wanted)) return choice;
  row.reject('policy-choice-unknown', '值', {
    column: '值',
    text: row.text('值'),
    choices: Object.keys(choices).join('、'),
  });
  return null;
}
