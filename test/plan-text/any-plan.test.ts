import fc from 'fast-check';
import { asPolicyRow } from '../../src/plan-text/as-policy-row';
import { proposalWords } from '../../src/plan-text/proposal-words';
import { readPlan } from '../../src/plan-text/read-plan';
import { search } from '../search';

const WORDS = (
  '2012年 二〇一二年 20__年 9999年 2012 5月 13月 1日 31日 二十日 至 到 — - ~ 起 从 前 之前 ， , 。 ； 、 （一） 第一步 第三 分为三个 阶段 ' +
  '摸底 清收 复查 宣传 为 是 优惠 截止日期 期限 减免 罚息 奖励 提成 按 5 10 510 0 99999999999999999999 1.5.5 1,234.5 % ‰ 百分之 千分之 五 ' +
  '账龄 逾期 拖欠 一年 1-3年 年 以上 以下 以内 已达 超过 不满 万元 亿元 元 占比 完成计划的 个百分点 上升 不良贷款余额 截止 预计 实现 年度 计划 ' +
  '目标 信用村 不超过 清收任务 指标 《清欠奖励办法》 关于印发 第二篇 实物 现金 变现 裁定 完成指标的 ５ ％ <b> =cmd|calc __proto__ {text}'
).split(' ');
/** Whole turns, between which the single words make trouble. */
const TURNS = (
  '2012年5月15日至2012年5月20日 （5月1日—5月31日） 摸底阶段 清收阶段, 分为四个阶段 账龄1-3年 逾期一年以上三年以下 奖励5%, 按1%-4%奖励 清收任务500万元 ' +
  '截止10月份,实现收入5170万元 不良贷款余额2735万元 占比48% 2012年8月1日前,减免罚息 优惠截止日期为2012年8月1日 不超过5%以下的信用村 下降个百分点'
).split(' ');
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TURNS) },
  { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\n', '\n\n', ' ', '　', '\t', '\r', '\u0000', '\ud800', '\u200b'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

test('whatever a plan says: what is read are its own words, and each doubt is a sentence in both languages', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      for (const proposal of readPlan(text)) {
        found++;
        expect(text.slice(proposal.start, proposal.end)).toBe(proposal.words);
        for (const language of ['zh', 'en'] as const) {
          const { kind, content, problem } = proposalWords(proposal, language);
          expect([kind, content]).not.toContain('');
          expect(content).not.toMatch(/NaN|undefined|Infinity/);
          if (problem !== null) expect([problem.message, problem.action]).not.toContain('');
        }
        for (const value of Object.values(asPolicyRow(proposal)?.cells ?? {}))
          expect(typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string').toBe(true);
      }
    }),
    search('QINGQIAN_PLANS', 1_500),
  );
  // Of plans that all say nothing, nothing would be learnt.
  expect(found).toBeGreaterThan(100);
});
