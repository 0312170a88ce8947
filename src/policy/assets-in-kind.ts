import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type AssetColumn =
  | '债权编号'
  | '债务人'
  | '资产名称'
  | '接收日期'
  | '抵债金额'
  | '裁定日期'
  | '裁定文号'
  | '裁定价值'
  | '保管人'
  | '批准文号'
  | '批准日'
  | '变现日期'
  | '变现金额'
  | '备注';

/** One row of 抵债资产: something taken in instead of money. Days are NO_DAY and amounts null where not said; fen. */
export interface AssetInKind {
  readonly claim: string;
  readonly debtor: string;
  readonly name: string;
  readonly received: Day;
  /** 抵债金额: how much of the debt it settled. */
  readonly settled: Fen | null;
  readonly ruled: Day;
  readonly ruling: string;
  /** 裁定价值. */
  readonly value: Fen | null;
  readonly custodian: string;
  /** 批准文号 and 批准日 of the disposal (篇五 art. 37). */
  readonly approval: string;
  readonly approvedOn: Day;
  readonly realisedOn: Day;
  readonly realised: Fen | null;
  readonly place: Place;
}

/** 抵债资产 (rules.md §9, §10). */
export const ASSET_TABLE: TableDescription<AssetColumn> = {
  name: '抵债资产',
  sheetNames: ['抵债资产登记', '抵债资产台账', '以物抵债', '抵债物资', 'foreclosed assets'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 24 }),
    column('资产名称', 'text', ['资产', '抵债资产名称'], { width: 24 }),
    column('接收日期', 'day', ['接收日', '交付日期']),
    column('抵债金额', 'amount', ['抵偿金额']),
    column('裁定日期', 'day', ['裁定日', '裁定生效日']),
    column('裁定文号', 'text', ['裁定书文号'], { width: 22 }),
    column('裁定价值', 'amount', ['裁定金额', '评估价值']),
    column('保管人', 'text', ['保管单位', '保管责任人']),
    column('批准文号', 'text', ['文号', '处置批准文号'], { width: 20 }),
    column('批准日', 'day', ['批准日期']),
    column('变现日期', 'day', ['处置日期', '变现日']),
    column('变现金额', 'amount', ['处置金额']),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The assets in sheet order. */
export function readAssets(rows: readonly PolicyRow<AssetColumn>[], moneyUnit: MoneyUnit): AssetInKind[] {
  return rows.flatMap((row) => {
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const amount = (name: '抵债金额' | '裁定价值' | '变现金额'): Fen | null =>
      row.amount(name, row.unitOf(name, moneyUnit));
    const asset: AssetInKind = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      name: row.text('资产名称'),
      received: row.day('接收日期'),
      settled: amount('抵债金额'),
      ruled: row.day('裁定日期'),
      ruling: row.text('裁定文号'),
      value: amount('裁定价值'),
      custodian: row.text('保管人'),
      approval: row.text('批准文号'),
      approvedOn: row.day('批准日'),
      realisedOn: row.day('变现日期'),
      realised: amount('变现金额'),
      place: row.place(),
    };
    if (isReversed(asset.received, asset.realisedOn))
      row.reject('policy-dates-reversed', '变现日期', {
        first: formatDay(asset.received),
        last: formatDay(asset.realisedOn),
      });
    return row.usable ? [asset] : [];
  });
}
