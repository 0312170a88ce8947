import { formatDay } from '../../src/calendar/day';
import { columnLetters } from '../../src/finding/finding';
import { CATALOGUES } from '../../src/locale/text';
import { formatRate } from '../../src/money/rate';
import { BUILT_IN_BUCKET_SETS } from '../../src/policy/built-in-buckets';
import { BUILT_IN_TAX_BRACKETS } from '../../src/policy/built-in-tax-brackets';
import { LPR_HISTORY, type LprPublication } from '../../src/policy/lpr-history';
import { readPolicy } from '../../src/policy/read-policy';
import { describeColumn, planPolicyTemplate, POLICY_TABLES } from '../../src/policy/template';
import type { TaxBracket } from '../../src/policy/reward-tax-brackets';
import { sheetOf } from './sheet';

/** As rules.md §10 lists them; of the registers only what every one of them needs. */
const HEADERS: Readonly<Record<string, string>> = {
  台账: '债权编号 原债权编号 债务人 所属单位 责任人 款项性质 发生日期 到期日 信用期 应收金额 已收金额 余额 结清日期 合同利率 罚息利率 五级分类 资金状况 项目前景 诚信 担保方式 保证期间至 摸底日期 认定日期 复查结果 整改日期 争议金额 备注',
  往来明细: '日期 债务人 所属单位 凭证号 摘要 借方 贷方 余额',
  回款: '回款编号 日期 债权编号 债务人 金额 方式 凭证号 参与人 裁定日期 裁定价值 变现日期 变现金额 冲销回款编号 批准文号 备注',
  账龄段: '账龄集 名称 起 单位 起算 边界',
  奖励方案:
    '方案 起用日 停用日 方式 逾期起 逾期止 单位 比例 比例下限 比例上限 计算 单笔上限 实物触发 须达标 账龄基准',
  个案: '债权编号 比例 批准文号 批准日',
  人员: '姓名 所属单位 身份',
  限制名单: '姓名 起 止 原因',
  阶段: '阶段 类型 开始 结束',
  指标: '所属单位 责任人 起 止 金额',
  年度计划: '年度 所属单位 计划收回 预计全年 上年同期 上年同期截至 备注',
  利率与优惠: '项目 值 起用日 停用日 来源 核对日',
  LPR: '生效日 一年期 五年期以上 来源',
  清收策略: '资金状况 项目前景 诚信 策略',
  预警线: '项目 值',
  奖励限额: '方案 起用日 停用日 对象 周期 上限 下限 计提比例 每笔计提上限',
  按点奖罚: '方案 起用日 停用日 对象 考核期 完成率起 完成率止 每点金额 计点起点 上限 下限 只计整点',
  年薪: '姓名 所属单位 起 止 年薪 已预发 备注',
  年薪兑现: '方案 起用日 停用日 完成率起 完成率止 兑现比例',
  年终奖: '姓名 发放日 年终奖 全年应纳税所得额 备注',
  个税税率: '税目 起用日 停用日 级距上限 税率 速算扣除数 来源 核对日',
  函件: '函件种类 债务人 逾期超过 欠款超过 函件日期 付款期限 期数 首期日期 收款账户 联系人 联系电话',
  奖励发放: '发放日期 姓名 回款编号 债权编号 金额 凭证号 备注',
  移交: '债权编号 债务人 移交日期 移交人 接收人 移交金额 监交人 备注',
  责任追究: '对象 完成率起 完成率止 后果 依据',
  审批权限: '事项 金额起 金额止 批准人 须备案',
  计提比例: '账龄集 名称 债权编号 比例 依据',
  内部单位: '名称 所属单位',
  基线: '阶段 基准日 债权编号 债务人 所属单位 到期日 余额 指纹',
  催收记录: '日期 债权编号 债务人 方式 送达日 内容 证据编号',
};
const REGISTERS = ['诉讼', '抵债资产', '核销', '还款承诺', '争议'];

test('there is a template for every sheet of rules.md §10', () => {
  expect([...POLICY_TABLES].sort()).toEqual([...Object.keys(HEADERS), ...REGISTERS].sort());
});

test.each(Object.entries(HEADERS))('%s has exactly its headers', (table, headers) => {
  expect(planPolicyTemplate(table, 'zh').rows[0]).toEqual(headers.split(' '));
});

test.each(REGISTERS)('%s names the claim, dates, amounts and the approval', (table) => {
  const { rows, validations = [] } = planPolicyTemplate(table, 'zh');
  expect(rows[0]).toEqual(expect.arrayContaining(['债权编号', '批准文号']));
  expect(validations.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['date', 'number']));
});

describe.each(POLICY_TABLES)('%s', (table) => {
  test.each(['zh', 'en'] as const)('every column is explained (%s), checked, and wide enough', (language) => {
    const plan = planPolicyTemplate(table, language);
    const header = plan.rows[0] as string[];
    expect(plan.name).toBe(table);
    expect(plan.columns).toHaveLength(header.length);
    expect(plan.freeze).toEqual({ rows: 1, columns: 0 });
    expect(plan.print.area.lastColumn).toBe(header.length - 1);
    expect(new Set(header).size).toBe(header.length);
    header.forEach((name, column) => {
      const cell = plan.cells.find((each) => each.row === 0 && each.column === column);
      expect(cell).toMatchObject({ style: 'header' });
      expect(cell!.comment!.startsWith(describeColumn(table, name, language))).toBe(true);
      expect(plan.columns[column].width).toBeGreaterThanOrEqual(name.length * 2);
    });
    for (const { area, kind, values, title, message } of plan.validations ?? []) {
      expect(area).toMatchObject({ firstRow: 1, firstColumn: area.lastColumn });
      expect(title).toBe(header[area.firstColumn]);
      expect(values !== undefined).toBe(kind === 'list');
      // Limits of Excel's validations.
      expect((values ?? []).join(',').length).toBeLessThanOrEqual(255);
      expect(title.length).toBeLessThanOrEqual(32);
      expect(message.length).toBeLessThanOrEqual(255);
    }
  });

  test('nothing but built-in bucket sets, tax tables and the LPR is filled in', () => {
    expect(planPolicyTemplate(table, 'zh').rows.slice(1)).toHaveLength(
      { 账龄段: 16, 个税税率: 17, LPR: LPR_HISTORY.length }[table] ?? 0,
    );
  });
});

test('a list offers what the reader takes', () => {
  const { rows, validations = [] } = planPolicyTemplate('奖励方案', 'zh');
  const offered = Object.fromEntries(
    validations.map(({ area, kind, values }) => [rows[0][area.firstColumn], values?.join('/') ?? kind]),
  );
  expect(offered).toEqual({
    起用日: 'date',
    停用日: 'date',
    方式: '现金/实物',
    逾期起: 'number',
    逾期止: 'number',
    单位: '日/月/年/元',
    比例: 'ratio',
    比例下限: 'ratio',
    比例上限: 'ratio',
    计算: '整档/分段',
    单笔上限: 'number',
    实物触发: '裁定/变现',
    须达标: '是/否',
    账龄基准: '回款日/基线日',
  });
});

test('all templates, read back: the built-in sets and no finding', () => {
  const sheets = POLICY_TABLES.map((table) => sheetOf(table, planPolicyTemplate(table, 'zh').rows));
  const policy = readPolicy(sheets, '元');
  expect(policy.findings).toEqual([]);
  expect(policy.bucketSets).toEqual(BUILT_IN_BUCKET_SETS);
  expect(policy.tables.map(({ table, rows }) => [table, rows]).filter(([, rows]) => rows !== 0)).toEqual([
    ['账龄段', 16],
    ['LPR', LPR_HISTORY.length],
    ['个税税率', 17],
  ]);
  const percents = (rows: readonly LprPublication[]) =>
    rows.map(({ from, oneYear, fiveYears }) => [formatDay(from), formatRate(oneYear), formatRate(fiveYears)]);
  expect(percents(policy.lpr.map((row) => ({ ...row, fiveYears: row.fiveYears! })))).toEqual(
    percents(LPR_HISTORY),
  );
  const shown = (brackets: readonly TaxBracket[]) =>
    brackets.map(({ rate, place: _place, ...rest }) => ({ ...rest, rate: rate.num / rate.den }));
  expect(shown(policy.rewardTables.taxBrackets!)).toEqual(shown(BUILT_IN_TAX_BRACKETS));
  expect(policy.tables).toHaveLength(POLICY_TABLES.length - 3);
});

test('a table that is not one', () => {
  expect(() => planPolicyTemplate('总账', 'zh')).toThrow(RangeError);
});

test('no description is left over or missing in a language', () => {
  const described = POLICY_TABLES.flatMap((table) =>
    (planPolicyTemplate(table, 'zh').rows[0] as string[]).flatMap((name) => [
      `column.${table}.${name}`,
      `column.${name}`,
    ]),
  );
  for (const language of ['zh', 'en'] as const) {
    const keys = Object.keys(CATALOGUES[language]).filter((key) => key.startsWith('column.'));
    expect(keys.filter((key) => !described.includes(key))).toEqual([]);
  }
});

test('comments stand on the header cells', () => {
  const { cells } = planPolicyTemplate('阶段', 'zh');
  expect(
    cells.map(({ row, column, comment }) => `${columnLetters(column)}${row + 1} ${comment!.split('\n')[0]}`),
  ).toEqual([
    'A1 阶段名称，不得重复',
    'B1 决定本阶段考核什么',
    'C1 阶段的第一天',
    'D1 阶段的最后一天；与下一阶段首日相同时，这一天归下一阶段',
  ]);
});
