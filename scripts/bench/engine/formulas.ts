import { join } from 'node:path';
import { hasOffice } from '../../../test/headless/second-reader';
import { inOwnProcess } from '../own-process';
import type { Finish } from './finish';

/**
 * The job as a careful user writes it in formulas, calculated by LibreOffice: what opening and saving the workbook takes longer than
 * with numbers in the place of the formulas. Every recovery names its claim: formulas cannot settle otherwise.
 * @returns null where there is no LibreOffice
 */
export async function formulaFigures(sizes: readonly number[]): Promise<readonly Finish[] | null> {
  if (!hasOffice) return null;
  const figures: Finish[] = [];
  for (const claims of sizes) {
    const entered = (finish: Finish): void => {
      figures.push(finish);
      const { milliseconds } = finish;
      const said = milliseconds === null ? finish.failed : `${milliseconds.toFixed(1)} ms`;
      console.log(`${claims} claims, ${finish.name}: ${said}`);
      if (milliseconds === null && finish.differs) process.exitCode = 1;
    };
    const stopped = await inOwnProcess<Finish>(join(__dirname, 'formula-job.ts'), { claims }, entered);
    if (stopped !== null) entered({ claims, milliseconds: null, differs: false, ...stopped });
  }
  return figures;
}
