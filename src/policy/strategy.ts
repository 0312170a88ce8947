import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type StrategyColumn = '资金状况' | '项目前景' | '诚信' | '策略';

/** 清收策略 (rules.md §9, §10): one row a strategy, in the order in which they are tried. No strategy is built in. */
export const STRATEGY_TABLE: TableDescription<StrategyColumn> = {
  name: '清收策略',
  sheetNames: ['策略', '清欠策略', '清收策略表', 'strategy'],
  columns: [
    column('资金状况', 'text', [], { choices: { 好: [], 差: [], 恶劣: [] } }),
    column('项目前景', 'text', [], { choices: { 好: [], 差: [] } }),
    column('诚信', 'text', [], { choices: { 善意: [], 恶意: [] } }),
    column('策略', 'text', [], { choices: { 现金催收: [], 抵押担保: [], 实物抵债: [], 诉讼: [] } }),
  ],
};

export type Funds = '好' | '差' | '恶劣';
export type Prospects = '好' | '差';
export type GoodFaith = '善意' | '恶意';

/** What is known of a debtor; null: not said. */
export interface Situation {
  readonly funds: Funds | null;
  readonly prospects: Prospects | null;
  readonly goodFaith: GoodFaith | null;
}

/** One row of 清收策略: a null condition holds for every debtor. */
export interface StrategyRow extends Situation {
  readonly strategy: string;
  /** Zero-based row of its sheet. */
  readonly row: number;
}

/** The rows of 清收策略 in sheet order; a blank condition holds for every debtor. */
export function readStrategies(rows: readonly PolicyRow<StrategyColumn>[]): StrategyRow[] {
  return rows.flatMap((row) => {
    row.require('策略');
    const read = {
      funds: row.choice<Funds>('资金状况'),
      prospects: row.choice<Prospects>('项目前景'),
      goodFaith: row.choice<GoodFaith>('诚信'),
      strategy: row.text('策略'),
      row: row.row,
    };
    return row.usable ? [read] : [];
  });
}

/**
 * The first row whose conditions all hold (rules.md §9); what is not known of a debtor meets blank conditions only.
 * @returns null where no row matches
 */
export function matchStrategy(strategies: readonly StrategyRow[], situation: Situation): StrategyRow | null {
  const holds = <Value>(wanted: Value | null, said: Value | null): boolean =>
    wanted === null || wanted === said;
  return (
    strategies.find(
      ({ funds, prospects, goodFaith }) =>
        holds(funds, situation.funds) &&
        holds(prospects, situation.prospects) &&
        holds(goodFaith, situation.goodFaith),
    ) ?? null
  );
}
