import type { Field, FieldKind } from '../table/field';

function field<const Name extends string>(
  name: Name,
  kind: FieldKind,
  synonyms: string,
  more: { english?: readonly string[]; whole?: readonly string[]; begins?: RegExp; excludes?: RegExp } = {},
): Field<Name> {
  const { english = [], ...rest } = more;
  return {
    name,
    kind,
    synonyms: [...words(synonyms), ...english],
    ...rest,
  };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

const claimId = field(
  '债权编号',
  'text',
  `债权号 债权编码 债权序号 欠款编号 账款编号 台账编号 对应债权 对应债权编号 借据号 借据编号 借据号码 贷款编号 贷款账号 合同编号 合同号 发票号码 发票号
  发票编号 票号 票据号码 应收单号 单据编号 单据号 销售单号 订单编号 订单号 业务编号 项目编号 案件编号 档案号`,
  {
    english: [
      'claim id',
      'claim no',
      'claim number',
      'invoice number',
      'invoice no',
      'invoice id',
      'loan id',
      'loan number',
      'loan no',
      'contract no',
      'contract number',
      'doc id',
      'document number',
      'document no',
      'document id',
      'order number',
      'order no',
    ],
    whole: [
      ...words(
        `编号 单号 借据 借据流水号 协议编号 协议号 账单编号 账单号 业务单号 出库单号 送货单号 项目号 工程编号 资产编号 欠条编号 贷款证号 案号`,
      ),
      'invoice',
      'claim',
      'reference',
      'ref no',
      'reference no',
    ],
    excludes:
      /原|冲|客户|单位|部门|机构|证件|身份|凭证|对方|债务人|回款|收款|还款|产品|行业|地区|批准|借方|贷方/,
  },
);

const debtor = field(
  '债务人',
  'text',
  `债务人名称 债务人姓名 债务单位 债务单位名称 债务方 欠款单位 欠款单位名称 欠款人 欠款客户 欠款方 借款人 借款人名称 借款人姓名 借款单位 借款户 客户名称
  客户全称 客户姓名 客户简称 客户 往来单位 往来单位名称 往来户名 往来客户 往来对象 对方单位 对方单位名称 对方户名 单位名称 购货单位 购货方 购买方名称
  购方名称 付款单位 付款人 付款方 还款人 户名 贷款户名 企业名称 公司名称 买方 买方名称 核算项目 辅助核算`,
  {
    english: [
      'debtor',
      'debtor name',
      'borrower',
      'borrower name',
      'customer id',
      'cust number',
      'customer name',
      'name customer',
      'cust name',
      'customer',
      'client name',
      'client',
      'account name',
      'company name',
      'buyer',
      'payer',
      'customer number',
      'customer no',
    ],
    whole: [
      ...words(`业主单位 业主名称 业主 建设单位 发包方 发包人 发包单位 甲方单位 甲方名称 甲方 需方 买受人 购买人 承租方 承租人 租户 商户 经销商
        代理商 借款企业 贷款企业 欠款企业 债务企业 欠款户 欠费单位 欠费用户 用户 用水户 缴费人 会员单位 会员 顾客 学生姓名 贷户 贷款户
        应收单位 应收账款单位 被执行人 欠债人 拖欠单位 拖欠人 拖欠方 购电方 委托单位 委托方 对方 企业 姓名 名称 客户编号 客户代码 客户编码
        客户号 往来单位编码`),
      'name',
      'client id',
    ],
    excludes:
      /所属|经办|责任|归口|管理|保证人|担保人|联系|电话|地址|经理|类型|类别|等级|评级|性质|编号|代码|编码|行业|日期|余额|金额|产品|项目前景|资金/,
  },
);

const unit = field(
  '所属单位',
  'text',
  `所属公司 所属机构 所属部门 所属分公司 所属网点 所属信用社 所属村 经办单位 经办机构 经办行 经办部门 债权单位 责任单位 责任部门 归口单位 归口部门 管理单位
  管理机构 管户机构 清收单位 经营单位 业务单位 下属单位 分公司 子公司 分支机构 支行 支行名称 信用社 信用社名称 机构名称 部门名称 网点名称 核算单位 账套 村组`,
  {
    english: [
      'business unit',
      'business code',
      'company code',
      'branch',
      'department',
      'subsidiary',
      'country code',
    ],
    whole: [
      ...words(`单位 公司 机构 部门 网点 事业部 业务部门 分社 经办社 办事处 营业部 责任中心 片区 大区 区域`),
      'unit',
      'entity',
      'company',
      'country',
    ],
    excludes: /债务|欠款|客户|往来|对方|借款|购货|付款|计量|担保|保证|编号|代码|金额|余额/,
  },
);

const remark = field('备注', 'text', '备注说明', {
  english: ['remarks', 'comments'],
  whole: ['说明', '附注', 'remark', 'note', 'notes', 'comment', 'memo'],
});

const NOT_AMOUNT =
  /已|未|余额|(?<!含)税|不含税|利息|罚|诉讼|费|单价|数量|争议|减值|坏账|准备|比例|率|逾期|期初|期末|年初|年末|上年|上期|累计|计划|承诺|收回|回款|收款|还款|结清|核销|减免|抵债|裁定|变现|担保|抵押|日期|编号|名称|\d{4}年|月份|settled|paid|disputed|balance|open|due/;
const NOT_BALANCE =
  /期初|年初|上年|上期|月初|季初|担保|抵押|存款|保证金|方向|贷方|日期|逾期|比例|率|准备|(?<!^截[至止]?[到至]?)\d{4}年|opening/;

/** What a title goes on with that begins as an amount does and is none, or is only a part: 应收日期, 已还期数, 已收利息, 未收质保金. */
const NO_SUM =
  '(?!.*(?:日|时间|月|年|期|天数|次数|原因|方式|性质|类|单位|对象|户|人|会计|科目|票|税|利息|罚|率|比例|编号|代码|状态|账龄|周转|质保|保证金|押金|定金|预[付收]|资本))';

/** 台账: claims (rules.md §10). */
export const CLAIM_FIELDS = [
  claimId,
  field(
    '原债权编号',
    'text',
    '原债权号 原发票号 原发票号码 原单据号 原单据编号 原借据号 原合同号 原合同编号 原编号 冲红原编号 被冲红编号 红冲债权编号',
    {
      english: ['original invoice', 'original claim', 'original document', 'credits invoice'],
    },
  ),
  debtor,
  unit,
  field(
    '责任人',
    'text',
    `责任人姓名 清收责任人 清欠责任人 包收责任人 终身责任人 经办人 经办责任人 管户人 管户经理 客户经理 信贷员 业务员 销售员 业务经办 跟进人 催收人 负责人`,
    {
      english: ['salesperson', 'account manager', 'collector', 'responsible person', 'sales rep'],
      whole: [
        'owner',
        'responsible',
        '清收人',
        '清欠人',
        '包收人',
        '包案领导',
        '主办人',
        '销售人员',
        '销售代表',
        '项目经理',
      ],
      excludes: /单位|部门|电话|联系|日期|主管|审批|债务|客户$/,
    },
  ),
  field(
    '款项性质',
    'text',
    '款项类型 款项类别 欠款性质 欠款类型 债权类型 债权性质 业务类型 业务性质 贷款种类 贷款品种',
    {
      english: ['claim type'],
      whole: ['性质', '类型', '类别', 'type', 'nature'],
    },
  ),
  field(
    '发生日期',
    'day',
    `入账日期 发生日 发生时间 业务日期 开票日期 开票时间 发票日期 单据日期 借款日期 借款日 放款日期 放款日 发放日期 贷款日期 贷款发放日 起息日 起息日期 起始日期
    起始日 借款起始日 贷款起始日 挂账日期 挂账时间 欠款日期 欠款时间 欠款形成日期 形成日期 形成时间 发货日期 记账日期 凭证日期 合同日期 签订日期 合同签订日期
    制单日期 出票日期`,
    {
      english: [
        'origin date',
        'invoice date',
        'baseline create date',
        'posting date',
        'document date',
        'doc date',
        'billing date',
        'issue date',
        'loan date',
        'disbursement date',
        'order date',
      ],
      whole: [
        ...words(`开票日 发票时间 账单日期 交货日期 送货日期 出库日期 交付日期 验收日期 竣工日期 收入确认日期 销售日期 立账日期 过账日期 记账时间
        借款时间 贷款时间 贷出日 发放日 贷款起期 合同起期 签约日期 签订时间 拖欠起始时间 日期 时间`),
        'date',
      ],
      excludes:
        /到期|逾期|应收|应付|应还|结清|收款|回款|还款|还清|付清|付款|截止|截至|基准|终止|结束|摸底|认定|整改|保证|裁定|变现|due|settled|clear|paid|maturity|end/,
    },
  ),
  field(
    '到期日',
    'day',
    `到期日期 到期时间 合同到期日 贷款到期日 借款到期日 账期到期日 付款到期日 约定到期日 应收日期 应付日期 应还日期 应还款日 应还款日期 应付款日 应付款日期 应收款日
    应收款日期 约定还款日 约定付款日 约定还款日期 约定付款日期 最后还款日 最迟付款日 应履行日 应履行日期 履行期限届满日 付款期限 还款期限`,
    {
      english: [
        'due date',
        'due in date',
        'maturity date',
        'maturity',
        'payment due date',
        'date due',
        'net due date',
        'expiry date',
      ],
      whole: [
        ...words(`约定付款时间 约定还款时间 合同约定付款时间 合同约定付款日 合同约定付款日期 合同付款日期 应付款时间 应收款时间 应还时间 应结日期 付款截止日
        付款截止日期 最后付款日 付款到期 贷款到期 到期 止期 贷款止期 终止日 履行期限 债务履行期限`),
        'due',
      ],
      excludes: /保证|担保|承兑|天数|逾期/,
    },
  ),
  field('信用期', 'number', '信用期限 信用期天数 信用天数 信用账期 账期天数 付款账期 账期 赊销天数', {
    whole: ['赊销期', '付款天数', '授信天数', '付款条件', '收款条件', '结算条件', 'payment terms', 'terms'],
    english: ['credit period', 'credit days', 'credit term', 'credit term days', 'payment days'],
    excludes: /到期|日期/,
  }),
  field(
    '应收金额',
    'amount',
    `应收款 应收款金额 应收账款 应收账款金额 应收总额 应收款项 债权金额 债权本金 债权总额 欠款金额 欠款总额 欠款额 欠款合计 贷款金额 贷款本金 借款金额 借款本金
    发放金额 放款金额 发票金额 开票金额 价税合计 含税金额 合同应收 应还金额 应还本金 应付金额 原始金额 本币金额 销售金额 货款金额`,
    {
      english: [
        'claim amount',
        'invoice amount',
        'invoice total',
        'total amount',
        'total open amount',
        'gross amount',
        'original amount',
        'loan amount',
        'principal amount',
        'converted usd',
        'amount in local currency',
      ],
      whole: [
        ...words(`金额 应收 欠款 本金 货款 发生额 合同金额 应收货款 应收租金 应收工程款 应收额 应收数 发票额 开票额 账单金额 结算金额 结算额 销售额
        货款总额 贷款额 贷款总额 借款额 借款总额 发放额 本金金额 原始本金 初始金额 债权额 债权总金额 债权账面值 欠款数额 欠款总金额 拖欠金额
        拖欠款 拖欠款项 拖欠总额 欠费金额 欠费 欠缴金额 应缴金额 应交金额 挂账金额 往来金额 款项金额 账面原值 账面金额 原值 总金额 总额
        合同额 合同总额 合同总价 合同价款 合同价`),
        'amount',
        'principal',
        'total',
      ],
      begins: new RegExp(`^应[收缴交]${NO_SUM}`),
      excludes: NOT_AMOUNT,
    },
  ),
  field(
    '已收金额',
    'amount',
    `已收款 已收款金额 已收回金额 已收回 已回款 已回款金额 累计已收 累计回款 累计收款 累计收回 累计收回金额 累计还款 已还金额 已还本金 已还款金额 已付金额
    已付款金额 回款金额 收款金额 收回金额 还款金额 实收金额`,
    {
      english: [
        'paid amount',
        'amount paid',
        'received amount',
        'amount received',
        'total paid',
        'paid to date',
      ],
      whole: [
        ...words(`已收 已还 已付 实收 已收货款 已收合计 已收总额 已付款项 已支付 已支付金额 已还款 已还款额 已偿还 已偿还金额 已清收 已清收金额 已清欠
        已清欠金额 已回收 已回收金额 已回笼 已缴金额 累计已还 累计偿还 累计回收 累计回笼 累计清收 累计清收金额 回笼金额 收回额 回款额 回款
        收款 还款`),
        'paid',
        'received',
      ],
      begins: new RegExp(`^[已实][收缴交还付偿]${NO_SUM}`),
      excludes: /未|日期|方式|计划|本年|本月|本期|当年|当月|\d{4}年|date|method/,
    },
  ),
  field(
    '余额',
    'amount',
    `欠款余额 贷款余额 借款余额 应收余额 应收账款余额 应收款余额 未收余额 债权余额 本金余额 期末余额 账面余额 尚欠金额 尚欠款 未收金额 未收款 未收款金额 未收回金额
    未回款 未回款金额 未还金额 未还本金 未付金额 剩余金额 剩余欠款 剩余本金 结欠金额`,
    {
      english: [
        'outstanding balance',
        'outstanding amount',
        'open amount',
        'open balance',
        'balance due',
        'amount due',
        'remaining amount',
        'closing balance',
        'amount outstanding',
        'balance',
      ],
      whole: [
        ...words(`尚欠 未收 结余 结存 未收额 未收货款 未收回款 应收未收 未付款 未付款项 未还 未还款 未偿还 未偿还金额 未偿还本金 未缴金额 未结
        未结金额 未清 未清金额 未清收 剩余 剩余应收 剩余未收 剩余未还 尚欠本金 尚未收回 尚未支付 净欠款 实欠 实欠金额 现欠 现欠金额 目前欠款
        当前欠款 期末欠款 年末欠款 欠款数 结欠 期末数`),
        'outstanding',
        'remaining',
      ],
      begins: new RegExp(`^(?:欠[租缴交]|[未尚][收缴交还付偿]|尚[欠未])${NO_SUM}`),
      excludes: NOT_BALANCE,
    },
  ),
  field(
    '结清日期',
    'day',
    `结清日 结清时间 还清日期 还清日 付清日期 付清日 收清日期 全部收回日期 清偿日期 收款日期 回款日期 还款日期 到账日期 实际还款日期 实际付款日期`,
    {
      english: [
        'settled date',
        'settlement date',
        'date settled',
        'clear date',
        'cleared date',
        'clearing date',
        'paid date',
        'date paid',
        'payment date',
      ],
      excludes: /应|约定|预计|计划|最后|最迟|首次|due|expected|planned/,
    },
  ),
  field('合同利率', 'rate', '贷款利率 借款利率 执行利率 年利率', {
    english: ['interest rate', 'contract rate'],
    whole: ['利率', 'rate'],
    excludes: /罚|逾期|浮动/,
  }),
  field('罚息利率', 'rate', '罚息率 逾期利率', { english: ['penalty rate', 'default rate'] }),
  field('五级分类', 'text', '风险分类 贷款分类 贷款五级分类 贷款形态 资产分类 四级分类 一逾两呆', {
    english: ['loan classification', 'loan class', 'classification'],
    whole: ['分类', '形态', '五级', '四级形态', '五级形态', 'grade'],
  }),
  field('分期债务编号', 'text', '分期编号 分期债务号 同一债务编号 分期合同编号', {
    english: ['instalment debt', 'installment debt'],
  }),
  field('资金状况', 'text', '资金情况 客户资金状况 偿债能力 还款能力'),
  field('项目前景', 'text', '项目情况 经营前景 市场前景', { whole: ['前景'] }),
  field('诚信', 'text', '诚信状况 诚信情况 还款意愿 信用状况', { english: ['good faith'] }),
  field('担保方式', 'text', '担保类型 担保情况 担保种类 保证方式', {
    english: ['security type', 'collateral type'],
    whole: ['担保', 'security', 'collateral'],
  }),
  field('保证期间至', 'day', '保证期间 保证期限至 保证到期日 保证期间届满日 保证期届满日', {
    english: ['surety until'],
  }),
  field('摸底日期', 'day', '摸底时间 摸底日 调查日期 清查日期', { english: ['survey date', 'surveyed'] }),
  field('认定日期', 'day', '认定时间 认定日 责任认定日期 确认日期 债务确认日期 对账确认日期', {
    english: ['identification date', 'identified'],
  }),
  field('复查结果', 'text', '复查结论 复查意见 检查结果 复查情况 验收结果', { english: ['review result'] }),
  field('整改日期', 'day', '整改时间 整改完成日期 整改完成日', {
    english: ['rectification date', 'rectified'],
  }),
  field('争议金额', 'amount', '争议款 有争议金额', { english: ['disputed amount', 'amount disputed'] }),
  remark,
] as const;

/** 回款: recoveries (rules.md §10). */
export const RECOVERY_FIELDS = [
  field(
    '回款编号',
    'text',
    `回款号 回款单号 回款序号 收款编号 收款单号 收款单编号 还款编号 还款流水号 收回编号 到账编号 交易流水号 流水号 收据号 收据编号`,
    {
      english: [
        'recovery id',
        'recovery no',
        'receipt no',
        'receipt number',
        'payment id',
        'payment no',
        'payment number',
        'transaction id',
      ],
      excludes: /冲销|原|被冲|账号/,
    },
  ),
  field(
    '日期',
    'day',
    `回款日期 回款日 回款时间 收款日期 收款日 收款时间 收回日期 收回时间 清收日期 到账日期 到账日 到账时间 还款日期 还款日 还款时间 入账日期 入账日 交易日期
    付款日期 记账日期 业务日期 凭证日期`,
    {
      english: [
        'recovery date',
        'payment date',
        'receipt date',
        'received date',
        'paid date',
        'value date',
        'posting date',
        'transaction date',
        'clear date',
      ],
      whole: ['date', '时间'],
      excludes: /裁定|变现|批准|应|约定|到期|计划|预计|due|发生/,
    },
  ),
  claimId,
  debtor,
  field(
    '金额',
    'amount',
    `回款金额 回款额 收款金额 收款额 收回金额 收回额 收回本金 清收金额 到账金额 还款金额 还款额 还款本金 归还金额 归还本金 实收金额 本次回款 本次收款 本次收回
    本次还款 入账金额 交易金额 付款金额`,
    {
      english: [
        'recovery amount',
        'recovered amount',
        'payment amount',
        'amount paid',
        'paid amount',
        'received amount',
        'amount received',
        'receipt amount',
      ],
      whole: ['回款', '收款', '实收', '收回', 'amount', 'recovered', 'paid', 'received', 'payment'],
      excludes:
        /应|未|余额|裁定|变现|欠款|贷款|借款|债权|发票|税|利息|罚|计划|承诺|累计|已|比例|率|争议|invoice|due|balance|claim/,
    },
  ),
  field(
    '方式',
    'text',
    '回款方式 收款方式 收回方式 还款方式 清收方式 结算方式 支付方式 付款方式 回款类型 收回类型',
    {
      english: ['payment method', 'payment type'],
      whole: ['method'],
      excludes: /担保|催收/,
    },
  ),
  field(
    '凭证号',
    'text',
    '凭证编号 凭证字号 凭证号码 记账凭证号 记账凭证 会计凭证号 收款凭证号 银行回单号 回单编号',
    {
      english: ['voucher no', 'voucher number', 'voucher'],
      whole: ['凭证', '回单号'],
    },
  ),
  field('参与人', 'text', '参与人员 清收人员 清欠人员 清收人 清欠人 清收参与人 奖励人员 分配比例', {
    english: ['participants'],
    whole: ['people'],
  }),
  field('裁定日期', 'day', '裁定生效日 裁定生效日期 裁定书日期 法院裁定日期 裁定日', {
    english: ['ruling date'],
  }),
  field('裁定价值', 'amount', '裁定金额 裁定抵债金额 抵债金额 抵债价值', { english: ['ruling value'] }),
  field('变现日期', 'day', '处置日期 变现时间 变现日 处置变现日期 拍卖成交日期', {
    english: ['realisation date', 'realization date', 'realised date', 'realized date'],
  }),
  field('变现金额', 'amount', '处置金额 变现价值 处置变现金额 拍卖成交价', {
    english: ['realised value', 'realized value', 'realised amount'],
  }),
  field(
    '冲销回款编号',
    'text',
    '冲销编号 原回款编号 被冲销编号 被冲销回款编号 原收款编号 冲销原编号 冲回编号',
    {
      english: ['reverses', 'reversal of'],
    },
  ),
  field('批准文号', 'text', '批准文件号 批文号 审批文号 批复文号 批复号 审批编号', {
    english: ['approval no', 'approval number'],
  }),
  remark,
] as const;

const NOT_TURNOVER = /\d{4}年|期初|期末|年初|余额|累计|方向|科目|limit|period|days|term/;

/** 往来明细: a running customer ledger (rules.md §10). */
export const RUNNING_FIELDS = [
  field('日期', 'day', '记账日期 凭证日期 业务日期 发生日期 入账日期 交易日期 单据日期', {
    english: ['posting date', 'transaction date', 'entry date'],
    whole: ['date', '时间'],
    excludes: /到期|due|应/,
  }),
  debtor,
  unit,
  field('凭证号', 'text', '凭证编号 凭证字号 凭证号码 记账凭证号 单据号 单据编号', {
    english: ['voucher no', 'voucher number', 'voucher', 'document no'],
    whole: ['凭证', '单号'],
  }),
  field('摘要', 'text', '业务摘要 凭证摘要', {
    english: ['description', 'particulars', 'narration'],
    whole: ['事由', '说明', '内容', 'memo', 'text', 'summary'],
  }),
  field(
    '借方',
    'amount',
    '借方金额 借方发生额 借方本币 本期借方 借方发生 本期借方发生额 发生额借方 金额借方 应收增加',
    {
      english: ['debit amount', 'debit'],
      whole: ['借', '发生额借', '增加', '应收', '本期应收', '本期增加', '本期新增', 'dr'],
      excludes: NOT_TURNOVER,
    },
  ),
  field(
    '贷方',
    'amount',
    '贷方金额 贷方发生额 贷方本币 本期贷方 贷方发生 本期贷方发生额 发生额贷方 金额贷方 应收减少',
    {
      english: ['credit amount', 'credit'],
      whole: [
        '贷',
        '发生额贷',
        '减少',
        '收款',
        '本期实收',
        '本期收款',
        '本期收回',
        '本期回款',
        '本期减少',
        'cr',
      ],
      excludes: NOT_TURNOVER,
    },
  ),
  field('余额', 'amount', '期末余额 账面余额 本币余额 累计余额 应收余额', {
    english: ['running balance', 'closing balance', 'balance'],
    whole: ['结余', '结存'],
    excludes: NOT_BALANCE,
  }),
] as const;

/** 借或贷, beside a balance; the templates do without it. */
export const DIRECTION = field('方向', 'text', '借贷方向 余额方向 借或贷 借贷标志', {
  english: ['dr cr', 'balance side'],
  whole: ['借贷', 'side'],
});

export type ClaimField = (typeof CLAIM_FIELDS)[number]['name'];
export type RecoveryField = (typeof RECOVERY_FIELDS)[number]['name'];
export type RunningField = (typeof RUNNING_FIELDS)[number]['name'];
