import type { Day } from '../calendar/day';
import { text, type Language } from '../locale/text';
import { CellError } from './cell';

/** What the runtime hands to every function behind its arguments. */
export interface FunctionContext {
  /** Excel's language, for sentences and headings. */
  readonly language: Language;
  /** The day on which is calculated, where no as-of date is given. */
  readonly today: Day;
}

/** #VALUE! with its sentence. */
export function refuse(
  { language }: FunctionContext,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): CellError {
  return new CellError('#VALUE!', text(language, key, values));
}
