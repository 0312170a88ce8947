import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { MOST_PHASES } from './phase-rows';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type BaselineColumn = '阶段' | '基准日' | '债权编号' | '债务人' | '所属单位' | '到期日' | '余额' | '指纹';

/** One claim of a locked baseline: what it came to at the end of the day before the phase (rules.md §8). */
export interface BaselineRow {
  readonly phase: string;
  /** End of this day. */
  readonly day: Day;
  /** Empty where the ledger gave it no number; it is then known by debtor and due date. */
  readonly claim: string;
  readonly debtor: string;
  readonly unit: string;
  /** NO_DAY where the claim has none. */
  readonly due: Day;
  readonly balance: Fen;
  /** Of the whole baseline of its phase, as it was locked. */
  readonly fingerprint: string;
  readonly place: Place;
}

/** 基线: baselines that the user has locked; written by 锁定基线, read back by every later run. */
export const BASELINE_TABLE: TableDescription<BaselineColumn> = {
  name: '基线',
  sheetNames: ['锁定基线', '基线快照', 'baseline'],
  knownBy: { columns: ['阶段', '基准日', '余额', '指纹'], foreignTitles: 1 },
  columns: [
    column('阶段', 'text', ['阶段名称', 'phase'], { required: true, width: 20 }),
    column('基准日', 'day', ['基线日', 'baseline date'], { required: true }),
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 28 }),
    column('所属单位', 'text', ['单位'], { width: 18 }),
    column('到期日', 'day', ['应履行日']),
    column('余额', 'amount', ['基线余额', 'balance'], { required: true }),
    column('指纹', 'text', ['fingerprint'], { required: true, width: 20 }),
  ],
};

/** The locked rows in sheet order; those of more baselines than there can be phases are kept out. */
export function readBaselines(
  rows: readonly PolicyRow<BaselineColumn>[],
  moneyUnit: MoneyUnit,
): BaselineRow[] {
  const locked = new Set<string>();
  return rows.flatMap((row) => {
    for (const name of ['阶段', '基准日', '余额', '指纹'] as const) row.require(name);
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const balance = row.amount('余额', row.unitOf('余额', moneyUnit));
    const day = row.day('基准日');
    const due = row.day('到期日');
    const phase = row.text('阶段');
    const baseline = `${phase}\n${day}`;
    if (row.usable && locked.size === MOST_PHASES && !locked.has(baseline))
      row.reject('phases-too-many', '阶段', { limit: MOST_PHASES });
    if (!row.usable || balance === null) return [];
    locked.add(baseline);
    return [
      {
        phase,
        day,
        claim: row.text('债权编号'),
        debtor: row.text('债务人'),
        unit: row.text('所属单位'),
        due,
        balance,
        fingerprint: row.text('指纹'),
        place: row.place(),
      },
    ];
  });
}
