import { Cancelled } from '../workbook/job';
import { WorkbookRefusal } from '../workbook/workbook';

/** Errors of Office.js by their code, and the text that says what to do. */
const KEYS: Readonly<Record<string, string>> = {
  AccessDenied: 'excel.protected',
  InvalidOperationInCellEditMode: 'excel.cell-editing',
  ApiNotFound: 'excel.too-old',
  ApiNotAvailable: 'excel.too-old',
  NotImplemented: 'excel.too-old',
  RequestPayloadSizeLimitExceeded: 'excel.too-big',
  ResponsePayloadSizeLimitExceeded: 'excel.too-big',
  RangeExceedsLimit: 'excel.too-big',
  ConnectionFailure: 'excel.connection-lost',
  InvalidOrTimedOutSession: 'excel.connection-lost',
  Timeout: 'excel.connection-lost',
  ServiceNotAvailable: 'excel.connection-lost',
  RequestAborted: 'excel.busy',
  ActivityLimitReached: 'excel.busy',
  ServerBusy: 'excel.busy',
  HostIsBusy: 'excel.busy',
  Conflict: 'excel.busy',
  MergedRangeConflict: 'excel.merged-cells',
  NonBlankCellOffSheet: 'excel.sheet-full',
  ItemNotFound: 'excel.gone',
  InvalidBinding: 'excel.gone',
  InvalidReference: 'excel.gone',
  InvalidSelection: 'excel.selection',
  ItemAlreadyExists: 'excel.name-taken',
  UnsupportedOperation: 'excel.unsupported',
  UnsupportedSheet: 'excel.unsupported',
};

/** "Content Too Large" of HTTP: how a request or an answer of more than 5 MB ends where no code says so. */
const TOO_LARGE = 413;

/**
 * An error as a sentence for the user. What is one already (a refusal, a cancellation) and mistakes of the program stay as
 * they are; an error of Office.js whose code is not known is told with its code, for whoever has to look further.
 */
export function refusalOf(error: unknown): Error {
  if (error instanceof WorkbookRefusal || error instanceof Cancelled) return error;
  const code = officeCode(error);
  if (code === null) return error instanceof Error ? error : new Error(String(error));
  const message = error instanceof Error ? error.message : (error as { message?: unknown }).message;
  const values = { code, message: typeof message === 'string' ? message : '' };
  const { httpStatusCode } = error as { httpStatusCode?: unknown };
  const key = httpStatusCode === TOO_LARGE ? 'excel.too-big' : (KEYS[code] ?? 'excel.fault');
  return new WorkbookRefusal(key, values, { cause: error });
}

/** The code of an error of Office.js; null for every other error. Office.js may live in a realm of its own, so that no `instanceof` tells. */
function officeCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, debugInfo } = error as { code?: unknown; debugInfo?: unknown };
  return typeof code === 'string' && debugInfo !== undefined ? code : null;
}
