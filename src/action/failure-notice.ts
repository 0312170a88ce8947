import { LedgerNotFound } from '../ledger/ledger-not-found';
import { text, type Language } from '../locale/text';
import { Cancelled } from '../workbook/job';
import { WorkbookRefusal } from '../workbook/workbook';
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

/** What an action that failed says to the user: what happened and what to do. */
export function failureNotice(error: unknown, task: string, language: Language): Notice {
  const notice = (kind: Notice['kind'], message: string): Notice => ({
    kind,
    message,
    details: [],
    report: null,
  });
  if (error instanceof Cancelled)
    return notice(
      'cancelled',
      text(language, 'action.cancelled', { task: text(language, `action.${task}`) }),
    );
  if (error instanceof WorkbookRefusal || error instanceof ActionRefusal || error instanceof LedgerNotFound)
    return notice('refused', text(language, error.key, error.values));
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return notice('failed', text(language, 'action.fault', { fault }));
}
