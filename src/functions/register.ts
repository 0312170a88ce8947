import type { Day } from '../calendar/day';
import type { Language } from '../locale/text';
import { ALL_FUNCTIONS, type CellFunction } from './all-functions';
import { CellError } from './cell';

/** What the functions take from the world. */
export interface FunctionWorld {
  /** Excel's language, for sentences and headings. */
  readonly language: Language;
  /** The calendar day, where a formula gives no as-of date; asked anew at every call. */
  readonly today: () => Day;
}

/** The part of Office's runtime that binds functions and makes errors. */
export interface FunctionRuntime {
  associate(id: string, run: (...given: unknown[]) => unknown): void;
  readonly Error: new (code: CustomFunctions.ErrorCode, message?: string) => CustomFunctions.Error;
}

/** Only these two errors carry a sentence in Excel. */
const WITH_SENTENCE: readonly string[] = ['#VALUE!', '#N/A'];

/**
 * Binds every cell function to its id. What a function throws of its own (a table that cannot be read) becomes the error of
 * the whole call, an error among its results the error of that cell; both keep their sentence.
 */
export function registerFunctions(runtime: FunctionRuntime, world: FunctionWorld): void {
  for (const [id, run] of Object.entries(ALL_FUNCTIONS)) runtime.associate(id, bound(run, runtime, world));
}

function bound(
  run: CellFunction,
  runtime: FunctionRuntime,
  { language, today }: FunctionWorld,
): (...given: unknown[]) => unknown {
  const errorOf = ({ code, sentence }: CellError): CustomFunctions.Error =>
    sentence !== undefined && WITH_SENTENCE.includes(code)
      ? new runtime.Error(code as CustomFunctions.ErrorCode, sentence)
      : new runtime.Error(code as CustomFunctions.ErrorCode);
  // Behind the arguments Excel hands over the invocation; the function has our context in its place.
  const count = run.length - 1;
  return (...given) => {
    try {
      const args = Array.from({ length: count }, (_, index) => given[index]) as unknown[][][];
      const result = run(...args, { language, today: today() });
      return result.map((row) => row.map((cell) => (cell instanceof CellError ? errorOf(cell) : cell)));
    } catch (error) {
      if (error instanceof CellError) throw errorOf(error);
      throw error;
    }
  };
}
