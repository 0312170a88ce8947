/** Of what takes less than this at the larger size nothing can be said, and nothing need be. */
const NOTHING_MS = 25;
const TRIES = 4;

/** Between linear and quadratic, with room for what is sorted and for the collector of garbage. */
export const MOST_GROWTH = 9;

/**
 * By how much the work grows when its input becomes four times as large: about 4 where it is linear, 16 where it is quadratic.
 * Counted is the process's own time, so that a busy machine matters little; what seems to grow too much is tried again.
 * @param input makes the input for a size; not counted
 */
export async function growth<Input>(
  size: number,
  input: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<number> {
  const [small, large] = [input(size), input(4 * size)];
  let [ofSmall, ofLarge] = [Infinity, Infinity];
  let factor = Infinity;
  for (let tried = 0; tried < TRIES && factor > MOST_GROWTH; tried++) {
    ofLarge = Math.min(ofLarge, await cpu(() => work(large)));
    if (ofLarge < NOTHING_MS) return 0;
    ofSmall = Math.min(ofSmall, await cpu(() => work(small)));
    factor = ofLarge / Math.max(ofSmall, NOTHING_MS / 4);
  }
  return factor;
}

async function cpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
