import { performance } from 'node:perf_hooks';

/** Runs something several times. @returns milliseconds of its best run, and what the last one has found */
export async function best<Result>(
  runs: number,
  run: () => Promise<Result> | Result,
): Promise<[milliseconds: number, result: Result]> {
  let least = Infinity;
  let result: Result | undefined;
  for (let turn = 0; turn < runs; turn++) {
    const begun = performance.now();
    result = await run();
    least = Math.min(least, performance.now() - begun);
  }
  return [least, result as Result];
}
