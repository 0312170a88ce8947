import { CLAIM_FIELDS, DIRECTION, RECOVERY_FIELDS } from '../../src/ledger/fields';
import { matchTitle } from '../../src/table/title';

/** Titles as they stand in ledgers of factories, builders, landlords, utilities and banks. */
const CLAIM_TITLES: readonly [field: string, titles: string][] = [
  [
    '债务人',
    '客户 客户名称 往来单位 欠款单位 业主单位 建设单位 发包方 甲方 需方 买受人 承租人 租户 商户 经销商 借款企业 贷款户 欠费用户 应收单位 被执行人 拖欠方',
  ],
  ['债权编号', '合同号 发票号 借据号 借据 协议编号 账单号 出库单号 送货单号 项目号 工程编号 案号'],
  ['所属单位', '部门 分公司 事业部 支行 信用社 分社 营业部 办事处 片区 大区'],
  ['责任人', '业务员 客户经理 信贷员 清收人 清欠人 包收人 包案领导 销售代表 项目经理'],
  [
    '发生日期',
    '开票日期 开票日 账单日期 交货日期 出库日期 验收日期 收入确认日期 立账日期 借款时间 贷款起期 签约日期 拖欠起始时间',
  ],
  ['到期日', '到期日期 约定付款时间 合同约定付款日 应收款时间 付款截止日期 贷款止期 止期 履行期限'],
  [
    '应收金额',
    '应收款 应收货款 应收租金 发票额 开票额 结算金额 销售额 贷款总额 借款额 债权总金额 应收物业费 应缴学费 应交水费 拖欠款 欠费金额 应缴金额 合同总价 合同价款',
  ],
  [
    '已收金额',
    '已回款 已收货款 已支付金额 已偿还 已清收金额 累计清收 已清欠 已回笼 回款额 已缴金额 已收租金 已缴 实缴学费 已还本息',
  ],
  [
    '余额',
    '欠款余额 未收 未收额 应收未收 未付款 未偿还本金 未结金额 未清收 剩余未还 尚欠本金 实欠金额 目前欠款 期末欠款 结欠 欠租 欠缴 欠缴学费 未缴水费 尚欠货款 尚未收回款项 截至2024年6月30日余额 截止2024年末欠款余额',
  ],
  ['信用期', '账期 信用期 付款天数 赊销期 付款条件'],
  ['五级分类', '五级分类 五级形态 四级形态 贷款形态'],
];

describe('a title says which field a column is', () => {
  const cases = CLAIM_TITLES.flatMap(([field, titles]) => titles.split(' ').map((title) => [title, field]));

  test.each(cases)('%s: %s', (title, field) => {
    expect(matchTitle(title, [...CLAIM_FIELDS, DIRECTION])[0]?.field.name).toBe(field);
  });

  test.each([
    '逾期起始日',
    '应收票据',
    '应收利息',
    '应交税费',
    '已还期数',
    '已收利息',
    '实收日期',
    '未收原因',
    '欠缴月份',
    '尚欠利息',
    '应收账龄',
    '未收质保金',
    '已付保证金',
    '实收资本',
    '年初余额',
    '2023年余额',
    '利息',
    '税额',
    '担保金额',
    '工程款',
    '联系电话',
    '客户类型',
  ])('%s: none', (title) => {
    const best = matchTitle(title, [...CLAIM_FIELDS, DIRECTION])[0]?.field.name;
    expect(['债务人', '债权编号', '发生日期', '到期日', '应收金额', '已收金额', '余额']).not.toContain(best);
  });

  test.each(['收款金额', '回款额', '还款本金', '到账金额'])('of a recovery %s is its amount', (title) => {
    expect(matchTitle(title, RECOVERY_FIELDS)[0]?.field.name).toBe('金额');
  });
});
