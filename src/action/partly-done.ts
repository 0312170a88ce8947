import type { WriteReport } from '../workbook/workbook';

/** A later step failed when earlier ones had been done already; each step by itself is done wholly or not at all. */
export class PartlyDone extends Error {
  override readonly name = 'PartlyDone';

  /** @param sheets that the earlier steps have written */
  constructor(
    readonly sheets: readonly string[],
    override readonly cause: unknown,
  ) {
    super('partly done', { cause });
  }
}

/**
 * Does one step after the other.
 * @returns what they did together; null without steps
 * @throws PartlyDone where earlier steps have written something; otherwise what the step throws
 */
export async function stepByStep(
  steps: readonly (() => Promise<WriteReport>)[],
): Promise<WriteReport | null> {
  let report: WriteReport | null = null;
  for (const step of steps) {
    try {
      report = joined(report, await step());
    } catch (error) {
      const [within, cause] = error instanceof PartlyDone ? [error.sheets, error.cause] : [[], error];
      const sheets = new Set([...(report?.created ?? []), ...(report?.updated ?? []), ...within]);
      throw sheets.size === 0 ? error : new PartlyDone([...sheets], cause);
    }
  }
  return report;
}

/** What several writings did together. */
function joined(first: WriteReport | null, second: WriteReport): WriteReport {
  if (first === null) return second;
  return {
    created: [...first.created, ...second.created],
    updated: [...first.updated, ...second.updated],
    unchanged: [...first.unchanged, ...second.unchanged],
    kept: [...first.kept, ...second.kept],
    waitingTexts: first.waitingTexts + second.waitingTexts,
  };
}
