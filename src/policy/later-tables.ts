import { column, type TableDescription } from './table-description';

const claim = column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 });
const debtor = column('债务人', 'text', ['客户', '借款人'], { width: 24 });
const approval = column('批准文号', 'text', ['文号'], { width: 20 });
const approvedOn = column('批准日', 'day', ['批准日期']);
const remark = column('备注', 'text', [], { width: 24 });
const funds = { 好: [], 差: [], 恶劣: [] };
const prospects = { 好: [], 差: [] };
const goodFaith = { 善意: [], 恶意: [] };

/**
 * Tables of rules.md §9 and §10 that have their sheet and template but are not computed with yet. They are known by
 * name, so that none of them is ever taken for a ledger, and mentioned where they hold rows.
 */
export const LATER_TABLES: readonly TableDescription[] = [
  {
    name: '清收策略',
    sheetNames: ['策略', '清欠策略', '清收策略表', 'strategy'],
    columns: [
      column('资金状况', 'text', [], { choices: funds }),
      column('项目前景', 'text', [], { choices: prospects }),
      column('诚信', 'text', [], { choices: goodFaith }),
      column('策略', 'text', [], { choices: { 现金催收: [], 抵押担保: [], 实物抵债: [], 诉讼: [] } }),
    ],
  },
  {
    name: '抵债资产',
    sheetNames: ['抵债资产登记', '抵债资产台账', '以物抵债', '抵债物资', 'foreclosed assets'],
    columns: [
      claim,
      debtor,
      column('资产名称', 'text', [], { width: 24 }),
      column('接收日期', 'day'),
      column('裁定日期', 'day'),
      column('裁定文号', 'text', [], { width: 22 }),
      column('裁定价值', 'amount'),
      approval,
      approvedOn,
      column('变现日期', 'day'),
      column('变现金额', 'amount'),
      remark,
    ],
  },
  {
    name: '核销',
    sheetNames: ['核销登记', '核销台账', '核销登记簿', '呆账核销', '坏账核销', 'write-offs'],
    columns: [
      claim,
      debtor,
      column('核销日期', 'day'),
      column('核销金额', 'amount'),
      column('核销原因', 'text', [], { width: 28 }),
      approval,
      approvedOn,
      remark,
    ],
  },
  {
    name: '争议',
    sheetNames: ['争议登记', '争议台账', '争议事项', 'disputes'],
    columns: [
      claim,
      debtor,
      column('提出日期', 'day'),
      column('争议金额', 'amount'),
      column('争议原因', 'text', [], { width: 28 }),
      column('处理结果', 'text', [], { width: 24 }),
      column('解决日期', 'day'),
      column('认可金额', 'amount'),
      approval,
      remark,
    ],
  },
];
