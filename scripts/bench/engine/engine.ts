import { join } from 'node:path';
import { BenchRefusal, inOwnProcess } from '../own-process';
import type { EngineOrder } from './engine-job';
import type { Finish } from './finish';

/**
 * The whole job on made ledgers, beside peers in the same process, the best of several runs each. A peer that comes to no end, or to
 * another answer than ours, is a row that says so.
 * @returns how everybody came in, size by size, our own engine first
 */
export async function engineFigures(sizes: readonly number[]): Promise<readonly Finish[]> {
  const all: Finish[] = [];
  for (const claims of sizes) {
    console.log(`${claims.toLocaleString('en-US')} claims`);
    all.push(...(await race({ claims })));
  }
  return all;
}

/**
 * The same over a ledger of one's own.
 * @throws BenchRefusal where the file holds none
 */
export async function ownEngineFigures(path: string): Promise<void> {
  console.log(path);
  const [ours] = await race({ path });
  if (ours.milliseconds === null) throw new BenchRefusal(`${ours.name}: ${ours.failed}`);
}

async function race(of: Pick<EngineOrder, 'claims' | 'path'>): Promise<Finish[]> {
  const finishes: Finish[] = [];
  const entered = (finish: Finish): void => {
    finishes.push(finish);
    print(finish, finishes[0]);
    if (finish.milliseconds === null && (finish.differs || finishes.length === 1)) process.exitCode = 1;
  };
  let after: string | null = null;
  for (;;) {
    const order: EngineOrder = { ...of, after };
    const stopped = await inOwnProcess<Finish>(join(__dirname, 'engine-job.ts'), order, entered);
    if (stopped === null) return finishes;
    entered({ claims: of.claims ?? 0, milliseconds: null, differs: false, ...stopped });
    // Without our own answer there is nothing to compare.
    if (finishes[0].milliseconds === null) return finishes;
    after = stopped.name;
  }
}

function print(finish: Finish, { milliseconds: ours }: Finish): void {
  const name = `  ${finish.name.padEnd(28)}`;
  if (finish.milliseconds === null) console.log(`${name} ${finish.failed}`);
  else {
    const times = ours === null ? '' : `  ${(finish.milliseconds / ours).toFixed(2).padStart(8)} ×`;
    console.log(`${name} ${finish.milliseconds.toFixed(1).padStart(10)} ms${times}`);
  }
}
