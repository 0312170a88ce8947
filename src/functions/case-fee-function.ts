import { courtFee } from '../casework/court-fee';
import type { Paced } from '../pace/pace';
import { yuan } from './aging-table';
import { amounts, texts } from './argument';
import type { FunctionContext } from './context';
import type { Example } from './example';
import { spread } from './spread';

/**
 * The court's fee for accepting a property case (案件受理费), by the tariff's tiers.
 * @customfunction CASEFEE
 * @param amount Amount in dispute in 元.
 * @param [halved] 是 for summary procedure or mediation: half of the fee.
 * @param {CustomFunctions.Invocation} context
 * @returns Fee in 元; empty for a blank cell.
 * @rule 诉讼费用交纳办法 art. 13, each tier on its slice; art. 15, 16: half
 */
export function arCaseFee(
  amount: unknown[][],
  halved: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread([amounts(context, amount), texts(halved)], (fen, half) =>
    fen === null ? '' : yuan(courtFee(fen, undefined, /^(?:是|y|yes|true|1|减半)$/i.test(half.trim()))),
  );
}

export const CASE_FEE_EXAMPLES: Readonly<Record<string, Example>> = {
  CASEFEE: { args: [[[10_000], [100_000], [1_000_000]], null], result: [[50], [2_300], [13_800]] },
};
