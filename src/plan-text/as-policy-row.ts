import { NO_DAY, type Day } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { Rate } from '../money/rate';
import type { PlanProposal } from './proposal';

/** What a scheme is called whose plan has no title: it must not go on with the scheme that stands above it in the table. */
const UNTITLED = '方案';

/** A row for one of the policy tables, by column; dates are serials. */
export interface ProposedRow {
  readonly table: '阶段' | '利率与优惠' | '预警线' | '奖励方案' | '指标';
  readonly cells: Readonly<Record<string, string | number>>;
}

/**
 * What a proposal would write into a policy table once the user accepts it; null for one that says nothing that a table can
 * hold. What could not be read stays out of the row, so that its cell is seen to be empty.
 */
export function asPolicyRow(proposal: PlanProposal): ProposedRow | null {
  switch (proposal.kind) {
    case 'phase':
      return {
        table: '阶段',
        cells: {
          阶段: proposal.name,
          类型: proposal.phaseKind,
          ...dayCell('开始', proposal.first),
          ...dayCell('结束', proposal.last),
        },
      };
    case 'deadline':
      return { table: '利率与优惠', cells: { 项目: '优惠截止日', ...dayCell('值', proposal.day) } };
    case 'credit-limit':
      return {
        table: '预警线',
        cells: { 项目: '信用村不良率上限', 值: fraction(proposal.rate) },
      };
    case 'reward-rate': {
      const { scheme, method, from, to, rate, floor, ceiling, goodsTrigger, gated } = proposal;
      return {
        table: '奖励方案',
        cells: {
          方案: scheme ?? UNTITLED,
          ...(method && { 方式: method }),
          ...(from !== null && { 逾期起: from }),
          ...(to !== null && { 逾期止: to }),
          ...((from !== null || to !== null) && { 单位: '年' }),
          ...(rate && { 比例: fraction(rate) }),
          ...(floor && { 比例下限: fraction(floor) }),
          ...(ceiling && { 比例上限: fraction(ceiling) }),
          ...(goodsTrigger && { 实物触发: goodsTrigger }),
          ...(gated && { 须达标: '是' }),
        },
      };
    }
    case 'target':
      return proposal.fen === null ? null : { table: '指标', cells: { 金额: proposal.fen / 100 } };
    case 'phase-count':
    case 'phase-overlap':
    case 'reward-age':
    case 'reward-scope':
    case 'figure':
      return null;
  }
}

function fraction({ num, den }: Rate): number {
  return num / den;
}

function dayCell(name: string, day: Day): Record<string, number> {
  return day === NO_DAY ? {} : { [name]: serialOfDay(day) };
}
