import type { Day } from '../calendar/day';
import type { Language } from '../locale/text';
import { atOnce, withRests, type Paced } from '../pace/pace';
import { ALL_FUNCTIONS, type CellFunction } from './all-functions';
import { CellError } from './cell';

/** What the functions take from the world. */
export interface FunctionWorld {
  /** Excel's language, for sentences and headings. */
  readonly language: Language;
  /** Waited for within a function that reads a whole ledger, so that the pane beside it can draw and hear the user. */
  readonly rest: () => Promise<void>;
  /** The calendar day, where a formula gives no as-of date; asked anew at every call. */
  readonly today: () => Day;
}

/** The part of Office's runtime that binds functions and makes errors. */
export interface FunctionRuntime {
  associate(id: string, run: (...given: unknown[]) => unknown): void;
  readonly Error: new (code: CustomFunctions.ErrorCode, message?: string) => CustomFunctions.Error;
}

/** A range of fewer rows is calculated at once: Excel need not show that it waits. */
const ROWS_AT_ONCE = 2_000;

/** Only these two errors carry a sentence in Excel. */
const WITH_SENTENCE: readonly string[] = ['#VALUE!', '#N/A'];

/**
 * Binds every cell function to its id. What a function throws of its own (a table that cannot be read) becomes the error of
 * the whole call, an error among its results the error of that cell; both keep their sentence.
 */
export function registerFunctions(runtime: FunctionRuntime, world: FunctionWorld): void {
  for (const [id, run] of Object.entries(ALL_FUNCTIONS)) runtime.associate(id, bound(run, runtime, world));
}

/** Office has only just unpacked the ranges: what is counted with them is a task of its own. */
function* afterRest(run: () => ReturnType<CellFunction>): Paced<unknown[][]> {
  yield;
  const result = run();
  return Array.isArray(result) ? result : yield* result;
}

function bound(
  run: CellFunction,
  runtime: FunctionRuntime,
  { language, today, rest }: FunctionWorld,
): (...given: unknown[]) => unknown {
  const errorOf = ({ code, sentence }: CellError): CustomFunctions.Error =>
    sentence !== undefined && WITH_SENTENCE.includes(code)
      ? new runtime.Error(code as CustomFunctions.ErrorCode, sentence)
      : new runtime.Error(code as CustomFunctions.ErrorCode);
  const shown = (result: unknown[][]): unknown[][] =>
    result.map((row) =>
      row.some((cell) => cell instanceof CellError)
        ? row.map((cell) => (cell instanceof CellError ? errorOf(cell) : cell))
        : row,
    );
  const fail = (error: unknown): never => {
    throw error instanceof CellError ? errorOf(error) : error;
  };
  // Behind the arguments Excel hands over the invocation; the function has our context in its place.
  const count = run.length - 1;
  return (...given) => {
    const args = Array.from({ length: count }, (_, index) => given[index]) as unknown[][][];
    const isLong = args.some((range) => Array.isArray(range) && range.length > ROWS_AT_ONCE);
    const context = { language, today: today() };
    const work = afterRest(() => run(...args, context));
    try {
      return isLong ? withRests(work, rest).then(shown, fail) : shown(atOnce(work));
    } catch (error) {
      return fail(error);
    }
  };
}
