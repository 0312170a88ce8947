import type { CampaignResult } from '../campaign/result';

/** 总览, 账龄分析表, 排名表, 奖励计算明细, 奖励分配公示表, 数据体检, 口径说明. */
const ALWAYS = 7;

/**
 * How many sheets 一键生成 writes, known without drawing them up.
 * @param withParameters formulas beside the ledger count to the date on a sheet of their own
 */
export function sheetCount(
  { phases, interest, clocks, classes }: CampaignResult,
  withParameters: boolean,
): number {
  const further = [interest, interest, clocks, classes.present, withParameters];
  return ALWAYS + phases.length + further.filter(Boolean).length;
}
