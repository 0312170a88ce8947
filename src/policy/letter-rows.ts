import { NO_DAY, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

/** The letters that can be written, in the order of their sheets. */
export const LETTER_KINDS = ['催款函', '对账函', '询证函', '还款计划'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

type LetterColumn =
  | '函件种类'
  | '债务人'
  | '逾期超过'
  | '欠款超过'
  | '函件日期'
  | '付款期限'
  | '期数'
  | '首期日期'
  | '收款账户'
  | '联系人'
  | '联系电话';

/** One row of 函件: a letter to the debtors that it names, or to all who owe enough for long enough. */
export interface LetterWish {
  readonly kind: LetterKind;
  /** One name or several with 、 between them; empty: every debtor whom the limits below meet. */
  readonly debtor: string;
  /** Debtors with a claim overdue for more days than this; null: no such limit. */
  readonly overdueMoreThan: number | null;
  /** Debtors who owe more than this, fen; null: no such limit. */
  readonly owesMoreThan: Fen | null;
  /** The letter's date; NO_DAY: the as-of date. */
  readonly day: Day;
  /** Day by which the debtor is asked to pay or to answer; NO_DAY where none is set. */
  readonly payBy: Day;
  /** 还款计划: number of monthly instalments and day of the first; null and NO_DAY: left for the debtor to fill in. */
  readonly instalments: number | null;
  readonly firstPayment: Day;
  /** Whom to pay and whom to call, as printed; may be empty. */
  readonly account: string;
  readonly contact: string;
  readonly phone: string;
  /** Null where the wish does not stand in a table. */
  readonly place: Place | null;
}

/** More instalments than this do not fit on one page, nor in what a creditor would grant. */
export const MOST_INSTALMENTS = 24;

/** Ten years overdue: a higher limit is a mistake. */
const MOST_DAYS = 36_500;

/** 函件: which letters are to be written to whom (rules.md §9). */
export const LETTER_TABLE: TableDescription<LetterColumn> = {
  name: '函件',
  sheetNames: ['函件清单', '发函清单', '发函', 'letters'],
  columns: [
    column('函件种类', 'text', ['种类', '函件类型', 'letter', 'kind'], {
      required: true,
      width: 14,
      choices: {
        催款函: ['催收函', '催款通知书', '催收通知书', 'demand'],
        对账函: ['对帐函', '往来对账函', 'reconciliation'],
        询证函: ['往来询证函', '企业询证函', 'confirmation'],
        还款计划: ['还款计划书', 'repayment plan'],
      },
    }),
    column('债务人', 'text', ['客户', '借款人', 'debtor'], { width: 26 }),
    column('逾期超过', 'number', ['逾期天数', '逾期天数超过', 'overdue more than'], { width: 11 }),
    column('欠款超过', 'amount', ['欠款金额', '欠款金额超过', 'owes more than']),
    column('函件日期', 'day', ['发函日期', '日期', 'date']),
    column('付款期限', 'day', ['付款期限至', '回复期限', 'pay by']),
    column('期数', 'number', ['分期数', 'instalments'], { width: 8 }),
    column('首期日期', 'day', ['首期还款日', 'first payment']),
    column('收款账户', 'text', ['收款账号', '账户', 'account'], { width: 34 }),
    column('联系人', 'text', ['contact'], { width: 10 }),
    column('联系电话', 'text', ['电话', 'phone'], { width: 16 }),
  ],
};

/** A wish of a kind that says nothing else: to everybody who owes something, as at the as-of date. */
export function plainWish(kind: LetterKind): LetterWish {
  return {
    kind,
    debtor: '',
    overdueMoreThan: null,
    owesMoreThan: null,
    day: NO_DAY,
    payBy: NO_DAY,
    instalments: null,
    firstPayment: NO_DAY,
    account: '',
    contact: '',
    phone: '',
    place: null,
  };
}

/** The kind that a word means, by the names that the column 函件种类 takes; null where it is none of them. */
export function letterKindOf(word: string): LetterKind | null {
  const wanted = word.trim().toLowerCase();
  const choices = LETTER_TABLE.columns[0].choices ?? {};
  return LETTER_KINDS.find((kind) => [kind, ...choices[kind]].includes(wanted)) ?? null;
}

/** The wishes in sheet order. */
export function readLetterWishes(
  rows: readonly PolicyRow<LetterColumn>[],
  moneyUnit: MoneyUnit,
): LetterWish[] {
  return rows.flatMap((row) => {
    row.require('函件种类');
    const kind = row.choice<LetterKind>('函件种类');
    const wish = {
      debtor: row.text('债务人'),
      overdueMoreThan: row.count('逾期超过', MOST_DAYS),
      owesMoreThan: row.amount('欠款超过', row.unitOf('欠款超过', moneyUnit)),
      day: row.day('函件日期'),
      payBy: row.day('付款期限'),
      instalments: row.count('期数', MOST_INSTALMENTS),
      firstPayment: row.day('首期日期'),
      account: row.text('收款账户'),
      contact: row.text('联系人'),
      phone: row.text('联系电话'),
      place: row.place(),
    };
    return row.usable && kind !== null ? [{ ...wish, kind }] : [];
  });
}
