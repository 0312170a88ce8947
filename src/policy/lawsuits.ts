import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type LawsuitColumn =
  | '债权编号'
  | '债务人'
  | '案号'
  | '受理法院'
  | '批准文号'
  | '批准日'
  | '立案日期'
  | '标的金额'
  | '诉讼费'
  | '判决日期'
  | '生效日期'
  | '判决金额'
  | '履行期限'
  | '申请执行日期'
  | '执行金额'
  | '其他费用'
  | '预计回收金额'
  | '结案日期'
  | '备注';

type AmountColumn = '标的金额' | '诉讼费' | '判决金额' | '执行金额' | '其他费用' | '预计回收金额';

/** One row of 诉讼. Days are NO_DAY and amounts null where not said. */
export interface Lawsuit {
  readonly claim: string;
  readonly debtor: string;
  readonly caseNumber: string;
  readonly court: string;
  readonly approval: string;
  readonly approvedOn: Day;
  readonly filed: Day;
  readonly claimed: Fen | null;
  readonly fee: Fen | null;
  readonly judged: Day;
  readonly effective: Day;
  readonly judgedAmount: Fen | null;
  /** 履行期限: the last day that the judgment gives for performance. */
  readonly performBy: Day;
  readonly enforcementAsked: Day;
  readonly enforced: Fen | null;
  /** 其他费用 (lawyers, preservation, appraisal) and 预计回收金额, as the case's owner estimates them. */
  readonly otherCost: Fen | null;
  readonly expected: Fen | null;
  readonly closed: Day;
  readonly place: Place;
}

/** 诉讼 (rules.md §9, §10). */
export const LAWSUIT_TABLE: TableDescription<LawsuitColumn> = {
  name: '诉讼',
  sheetNames: ['诉讼登记', '诉讼台账', '诉讼登记簿', '诉讼情况', 'litigation'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人', '被告'], { width: 24 }),
    column('案号', 'text', [], { width: 24 }),
    column('受理法院', 'text', ['法院'], { width: 22 }),
    column('批准文号', 'text', ['文号'], { width: 20 }),
    column('批准日', 'day', ['批准日期']),
    column('立案日期', 'day', ['立案日', '起诉日期']),
    column('标的金额', 'amount', ['标的', '诉讼标的', '起诉金额']),
    column('诉讼费', 'amount', ['受理费', '案件受理费']),
    column('判决日期', 'day', ['判决日']),
    column('生效日期', 'day', ['生效日']),
    column('判决金额', 'amount'),
    column('履行期限', 'day', ['履行期限届满日']),
    column('申请执行日期', 'day', ['申请执行日', '执行申请日期']),
    column('执行金额', 'amount', ['执行到位金额']),
    column('其他费用', 'amount', ['律师费', '其他诉讼费用']),
    column('预计回收金额', 'amount', ['预计回收', '预计可回收金额']),
    column('结案日期', 'day', ['结案日']),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The lawsuits in sheet order. */
export function readLawsuits(rows: readonly PolicyRow<LawsuitColumn>[], moneyUnit: MoneyUnit): Lawsuit[] {
  return rows.flatMap((row) => {
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const amount = (name: AmountColumn): Fen | null => row.amount(name, row.unitOf(name, moneyUnit));
    const lawsuit: Lawsuit = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      caseNumber: row.text('案号'),
      court: row.text('受理法院'),
      approval: row.text('批准文号'),
      approvedOn: row.day('批准日'),
      filed: row.day('立案日期'),
      claimed: amount('标的金额'),
      fee: amount('诉讼费'),
      judged: row.day('判决日期'),
      effective: row.day('生效日期'),
      judgedAmount: amount('判决金额'),
      performBy: row.day('履行期限'),
      enforcementAsked: row.day('申请执行日期'),
      enforced: amount('执行金额'),
      otherCost: amount('其他费用'),
      expected: amount('预计回收金额'),
      closed: row.day('结案日期'),
      place: row.place(),
    };
    return row.usable ? [lawsuit] : [];
  });
}
