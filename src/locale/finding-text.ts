import type { Finding } from '../finding/finding';
import { text, type Language } from './text';

/** What is wrong, as a sentence. A value named `reason` is itself the key of a text and is put in as such. */
export function messageOf(language: Language, finding: Finding): string {
  return text(language, `${finding.code}.message`, shownValues(language, finding));
}

/** What was done about it and what the user should do, as a sentence. */
export function actionOf(language: Language, finding: Finding): string {
  return text(language, `${finding.code}.action`, shownValues(language, finding));
}

/** Values that are amounts of ours; a text that the user wrote is quoted as it stands. */
const AMOUNTS: ReadonlySet<string> = new Set(
  `amount paid balance computed said rest over ledger register registered booked conceded relieved fee tariff locked plan target
  expected recovered floor cap ruling claimAmount before after`.split(/\s+/),
);
const AMOUNT = /^-?\d{4,}\.\d\d$/;

function shownValues(language: Language, { values }: Finding): Finding['values'] {
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    const isAmount = AMOUNTS.has(name) && typeof value === 'string' && AMOUNT.test(value);
    shown[name] = isAmount ? value.replace(/\B(?=(?:\d{3})+\.)/g, ',') : value;
  }
  if (typeof values.reason === 'string') shown.reason = text(language, values.reason, values);
  return shown;
}
