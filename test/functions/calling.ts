import { dayOf } from '../../src/calendar/day';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { CellError } from '../../src/functions/cell';
import type { FunctionContext } from '../../src/functions/context';
import type { Language } from '../../src/locale/text';
import { atOnce, type Paced } from '../../src/pace/pace';

/** The day on which the tests calculate. */
export const TODAY = dayOf(2012, 12, 31);

/** Calls a cell function as the runtime does: what is left out at the end is null, the context stands behind. */
export function call(id: string, args: readonly unknown[], language: Language = 'zh'): unknown[][] {
  const run = ALL_FUNCTIONS[id] as (...given: unknown[]) => unknown[][] | Paced<unknown[][]>;
  const context: FunctionContext = { language, today: TODAY };
  const given = Array.from({ length: run.length - 1 }, (_, index) => args[index] ?? null);
  const result = run(...given, context);
  return Array.isArray(result) ? result : atOnce(result);
}

/** Results with errors as the codes that cells show; an error of the whole call is one cell. */
export function shown(id: string, args: readonly unknown[], language: Language = 'zh'): unknown[][] {
  const code = (cell: unknown): unknown => (cell instanceof CellError ? cell.code : cell);
  try {
    return call(id, args, language).map((row) => row.map(code));
  } catch (error) {
    return [[code(error)]];
  }
}

/** The sentence beside an error, in its first cell. */
export function sentence(id: string, args: readonly unknown[], language: Language = 'zh'): string {
  let found: unknown;
  try {
    [[found]] = call(id, args, language);
  } catch (error) {
    found = error;
  }
  if (!(found instanceof CellError)) throw new Error(`no error, but ${String(found)}`);
  return found.sentence ?? '';
}
