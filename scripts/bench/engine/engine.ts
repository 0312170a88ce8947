import { performance } from 'node:perf_hooks';
import { difference, type Answer } from './answer';
import { madeBook } from './book';
import { prepareDuckDb } from './duckdb';
import { shippedEngine } from './shipped';
import { prepareSqlite } from './sqlite';

/** One competitor at one size: milliseconds of its best run. */
export interface Finish {
  readonly claims: number;
  readonly name: string;
  readonly milliseconds: number;
}

/** What no program that keeps these results could be faster than: every column of them copied, nothing computed. */
export const RESULTS_COPIED = 'our results, only copied';
export const ONE_PASS = 'one plain pass';

/** Sizes at which a peer takes too long to be worth waiting for. */
const MOST_DECIMAL_ROWS = 100_000;
const MOST_SQLITE_ROWS = 100_000;

/**
 * The whole job on made ledgers, beside peers in the same process, the best of several runs each; all answers agree to
 * the fen, or the bench fails.
 * @returns how everybody came in, size by size, our own engine first
 */
export async function engineFigures(sizes: readonly number[]): Promise<readonly Finish[]> {
  const all: Finish[] = [];
  const { onePass, prepareDecimalRows, prepareOurs, resultColumns, runDecimalRows, runOurs } =
    await shippedEngine();
  for (const size of sizes) {
    const book = madeBook(size);
    const finishes: Finish[] = [];
    let ours: Answer | null = null;
    const enter = async (
      name: string,
      runs: number,
      run: () => Promise<() => Answer> | (() => Answer),
    ): Promise<void> => {
      const [milliseconds, answer] = await best(runs, run);
      ours ??= answer();
      const differs = difference(ours, answer());
      if (differs !== null) throw new Error(`${name} at ${size} claims: ${differs}`);
      finishes.push({ claims: size, name, milliseconds });
    };
    const prepared = prepareOurs(book);
    await enter('Qingqian', 15, () => runOurs(prepared));
    const [pass] = await best(9, () => {
      const sum = onePass(book);
      return () => sum;
    });
    finishes.push({ claims: size, name: ONE_PASS, milliseconds: pass });
    const results = resultColumns(prepared);
    const [copying] = await best(9, () => results.map((column) => column.slice()));
    finishes.push({ claims: size, name: RESULTS_COPIED, milliseconds: copying });
    if (size <= MOST_DECIMAL_ROWS) {
      const rows = prepareDecimalRows(book);
      await enter('decimal.js on row objects', 2, () => runDecimalRows(rows));
    }
    const duckdb = await prepareDuckDb(book);
    if (duckdb) await enter(`DuckDB ${duckdb.version} in memory`, 3, duckdb.run);
    const sqlite = size <= MOST_SQLITE_ROWS ? prepareSqlite(book) : null;
    if (sqlite) await enter(`SQLite ${sqlite.version} in memory`, 2, sqlite.run);
    print(size, finishes);
    all.push(...finishes);
  }
  return all;
}

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

function print(size: number, finishes: readonly Finish[]): void {
  const [{ milliseconds: ours }] = finishes;
  console.log(`${size.toLocaleString('en-US')} claims`);
  for (const { name, milliseconds } of finishes)
    console.log(
      `  ${name.padEnd(28)} ${milliseconds.toFixed(1).padStart(10)} ms  ${(milliseconds / ours).toFixed(2).padStart(8)} ×`,
    );
}
