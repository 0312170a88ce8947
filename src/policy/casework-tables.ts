import type { MoneyUnit } from '../money/amount';
import { APPROVAL_TABLE, readApprovalLevels, type ApprovalLevel } from './approval-levels';
import { ASSET_TABLE, readAssets, type AssetInKind } from './assets-in-kind';
import { CONSEQUENCE_TABLE, readConsequences, type Consequence } from './consequences';
import { DISPUTE_TABLE, readDisputes, type Dispute } from './disputes';
import { HANDOVER_TABLE, readHandovers, type Handover } from './handovers';
import type { TableReader } from './reward-tables';
import { readStrategies, STRATEGY_TABLE, type StrategyRow } from './strategy';
import type { TableDescription } from './table-description';
import { readWriteOffs, WRITE_OFF_TABLE, type WriteOff } from './write-offs';

/** Strategy and registers (rules.md §9), each in sheet order; null where the workbook has no such table. */
export interface CaseworkTables {
  readonly strategies: readonly StrategyRow[] | null;
  readonly assets: readonly AssetInKind[] | null;
  readonly writeOffs: readonly WriteOff[] | null;
  readonly disputes: readonly Dispute[] | null;
  readonly handovers: readonly Handover[] | null;
  readonly consequences: readonly Consequence[] | null;
  readonly approvalLevels: readonly ApprovalLevel[] | null;
}

/** A workbook that has none of them. */
export const NO_CASEWORK_TABLES: CaseworkTables = {
  strategies: null,
  assets: null,
  writeOffs: null,
  disputes: null,
  handovers: null,
  consequences: null,
  approvalLevels: null,
};

/** Their descriptions, in the order in which a user needs them. */
export const CASEWORK_TABLES: readonly TableDescription[] = [
  STRATEGY_TABLE,
  ASSET_TABLE,
  WRITE_OFF_TABLE,
  DISPUTE_TABLE,
  HANDOVER_TABLE,
  CONSEQUENCE_TABLE,
  APPROVAL_TABLE,
];

/** Reads strategy and registers. */
export function readCaseworkTables(read: TableReader, moneyUnit: MoneyUnit): CaseworkTables {
  return {
    strategies: read(STRATEGY_TABLE, readStrategies),
    assets: read(ASSET_TABLE, (rows) => readAssets(rows, moneyUnit)),
    writeOffs: read(WRITE_OFF_TABLE, (rows) => readWriteOffs(rows, moneyUnit)),
    disputes: read(DISPUTE_TABLE, (rows) => readDisputes(rows, moneyUnit)),
    handovers: read(HANDOVER_TABLE, (rows) => readHandovers(rows, moneyUnit)),
    consequences: read(CONSEQUENCE_TABLE, readConsequences),
    approvalLevels: read(APPROVAL_TABLE, (rows) => readApprovalLevels(rows, moneyUnit)),
  };
}
