import type { CampaignResult } from '../campaign/result';
import { optionalStatements } from './optional-statements';

/** 总览, 账龄分析表, 排名表, 奖励计算明细, 奖励分配公示表, 数据体检, 口径说明. */
const ALWAYS = 7;

/**
 * How many sheets 一键生成 writes, known without drawing them up.
 * @param withParameters formulas beside the ledger count to the date on a sheet of their own
 */
export function sheetCount(result: CampaignResult, withParameters: boolean): number {
  return ALWAYS + result.phases.length + optionalStatements(result).length + (withParameters ? 1 : 0);
}
