import { policySheetOf } from '../../src/policy/read-policy';
import { POLICY_TABLES } from '../../src/policy/template';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from './sheet';

test.each([
  ['账龄段', '账龄段'],
  ['一.账龄段', '账龄段'],
  ['一、账龄段', '账龄段'],
  ['（二）奖励方案', '奖励方案'],
  ['1、账龄段', '账龄段'],
  ['2.指标', '指标'],
  ['3阶段', '阶段'],
  ['账龄段 (2)', '账龄段'],
  ['账龄段（2）', '账龄段'],
  ['指标（2012年）', '指标'],
  ['2012年度指标', '指标'],
  ['人员 副本', '人员'],
  [' 限制 名单 ', '限制名单'],
  ['处分名单', '限制名单'],
  ['lpr', 'LPR'],
  ['ＬＰＲ', 'LPR'],
  ['利率与优惠', '利率与优惠'],
  ['清收策略', '清收策略'],
  ['催收记录', '催收记录'],
  ['诉讼', '诉讼'],
  ['抵债资产', '抵债资产'],
  ['核销', '核销'],
  ['还款承诺', '还款承诺'],
  ['争议', '争议'],
  ['台账', null],
  ['往来明细', null],
  ['回款', null],
  ['账龄分析表', null],
  ['阶段进度表', null],
  ['Sheet1', null],
])('sheet name %s is %s', (name, table) => expect(policySheetOf(sheetOf(name, []))).toBe(table));

test.each<[string, string, CellValue[], string | null]>([
  ['exact headers in any order', 'Sheet1', ['起', '名称', '账龄集', '起算', '单位', '边界'], '账龄段'],
  ['brackets', 'Sheet1', ['方案', '逾期起', '逾期止', '单位', '比例'], '奖励方案'],
  ['cases', 'Sheet1', ['债权编号', '比例', '批准文号', '批准日'], '个案'],
  ['people', 'Sheet1', ['姓名', '所属单位', '身份'], '人员'],
  ['barred', 'Sheet1', ['姓名', '起', '止', '原因'], '限制名单'],
  ['phases', 'Sheet1', ['阶段', '类型', '开始', '结束'], '阶段'],
  ['targets with unit', 'Sheet1', ['所属单位', '责任人', '起', '止', '金额（万元）'], '指标'],
  ['settings', 'Sheet1', ['项目', '值'], '预警线'],
  ['part of the headers', 'Sheet1', ['阶段', '开始', '结束'], null],
  ['synonyms are not enough', 'Sheet1', ['人员姓名', '部门', '身份'], null],
  ['a roster with more', 'Sheet1', ['姓名', '所属单位', '身份', '贷款余额'], null],
  ['a ledger with two such columns', 'Sheet1', ['项目', '值', '债务人', '应收金额'], null],
  ['a ledger by its name', '台账', ['姓名', '起', '止', '原因'], null],
])('headers: %s', (_, name, header, table) => {
  expect(policySheetOf(sheetOf(name, [['某某公司'], [], header, ['x']]))).toBe(table);
});

test('every table that can be made but the ledger’s own is known by its name', () => {
  for (const table of POLICY_TABLES) {
    const own = ['台账', '往来明细', '回款'].includes(table);
    expect(policySheetOf(sheetOf(table, []))).toBe(own ? null : table);
  }
});
