import { LedgerNotFound } from '../ledger/ledger-not-found';
import { text, type Language } from '../locale/text';
import { Cancelled } from '../workbook/job';
import { WorkbookRefusal } from '../workbook/workbook';
import { PartlyDone } from './partly-done';
import type { Notice } from './session';

/** Why an action would not be done, in words for the user: the key of a text and what it mentions. */
export class ActionRefusal extends Error {
  override readonly name = 'ActionRefusal';

  constructor(
    readonly key: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
  }
}

/** Whether an error is a sentence for the user; everything else is a fault of the program's own. */
export function isOfTheUser(
  error: unknown,
): error is Cancelled | WorkbookRefusal | ActionRefusal | LedgerNotFound {
  return (
    error instanceof Cancelled ||
    error instanceof WorkbookRefusal ||
    error instanceof ActionRefusal ||
    error instanceof LedgerNotFound
  );
}

/** What an action that failed says to the user: what happened, what was written by then, and what to do. */
export function failureNotice(error: unknown, task: string, language: Language): Notice {
  const partly = error instanceof PartlyDone;
  const cause = partly ? error.cause : error;
  const written = text(
    language,
    partly ? 'action.writtenPartly' : 'action.writtenNothing',
    partly ? { sheets: error.sheets.join('、') } : {},
  );
  const notice = (kind: Notice['kind'], message: string, details: readonly string[] = []): Notice => ({
    kind,
    message,
    details,
    report: null,
  });
  if (cause instanceof Cancelled) {
    const name = text(language, `action.${task}`);
    return notice('cancelled', text(language, 'action.cancelled', { task: name, written }));
  }
  if (cause instanceof WorkbookRefusal || cause instanceof ActionRefusal || cause instanceof LedgerNotFound)
    return notice('refused', text(language, cause.key, cause.values), partly ? [written] : []);
  const fault = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return notice('failed', text(language, 'action.fault', { fault, written }));
}
