import { GRADES, REVIEWS } from '../ledger/ledger';
import { METHODS } from '../ledger/method';
import { column, type TableDescription } from './table-description';

/** A closed list without other ways to write its values. */
function list(values: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(values.filter((value) => value !== '').map((value) => [value, []]));
}

const wide = { width: 24 };

/**
 * The ledger's own sheets (rules.md §10), for their templates only: the ledger room reads them, by headers that users
 * write in many more ways.
 */
export const LEDGER_TABLES: readonly TableDescription[] = [
  {
    name: '台账',
    sheetNames: [],
    columns: [
      column('债权编号', 'text', [], { width: 18 }),
      column('原债权编号', 'text', [], { width: 18 }),
      column('债务人', 'text', [], wide),
      column('所属单位', 'text', [], { width: 20 }),
      column('责任人', 'text'),
      column('款项性质', 'text'),
      column('发生日期', 'day'),
      column('到期日', 'day'),
      column('信用期', 'number'),
      column('应收金额', 'amount'),
      column('已收金额', 'amount'),
      column('余额', 'amount'),
      column('结清日期', 'day'),
      column('合同利率', 'rate'),
      column('罚息利率', 'rate'),
      column('五级分类', 'text', [], { choices: list(GRADES), width: 10 }),
      column('资金状况', 'text', [], { choices: list(['好', '差', '恶劣']), width: 10 }),
      column('项目前景', 'text', [], { choices: list(['好', '差']), width: 10 }),
      column('诚信', 'text', [], { choices: list(['善意', '恶意']), width: 10 }),
      column('担保方式', 'text'),
      column('保证期间至', 'day'),
      column('摸底日期', 'day'),
      column('认定日期', 'day'),
      column('复查结果', 'text', [], { choices: list(REVIEWS), width: 10 }),
      column('整改日期', 'day'),
      column('争议金额', 'amount'),
      column('备注', 'text', [], wide),
    ],
  },
  {
    name: '往来明细',
    sheetNames: [],
    columns: [
      column('日期', 'day'),
      column('债务人', 'text', [], wide),
      column('所属单位', 'text', [], { width: 20 }),
      column('凭证号', 'text'),
      column('摘要', 'text', [], wide),
      column('借方', 'amount'),
      column('贷方', 'amount'),
      column('余额', 'amount'),
    ],
  },
  {
    name: '回款',
    sheetNames: [],
    columns: [
      column('回款编号', 'text'),
      column('日期', 'day'),
      column('债权编号', 'text', [], { width: 18 }),
      column('债务人', 'text', [], wide),
      column('金额', 'amount'),
      column('方式', 'text', [], { choices: list(METHODS) }),
      column('凭证号', 'text'),
      column('参与人', 'text', [], wide),
      column('裁定日期', 'day'),
      column('裁定价值', 'amount'),
      column('变现日期', 'day'),
      column('变现金额', 'amount'),
      column('冲销回款编号', 'text'),
      column('批准文号', 'text', [], { width: 20 }),
      column('备注', 'text', [], wide),
    ],
  },
];
