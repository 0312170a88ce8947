import type { Finding } from '../finding/finding';
import { text, type Language } from './text';

/** What is wrong, as a sentence. A value named `reason` is itself the key of a text and is put in as such. */
export function messageOf(language: Language, finding: Finding): string {
  return text(language, `${finding.code}.message`, withReason(language, finding));
}

/** What was done about it and what the user should do, as a sentence. */
export function actionOf(language: Language, finding: Finding): string {
  return text(language, `${finding.code}.action`, withReason(language, finding));
}

function withReason(language: Language, { values }: Finding): Finding['values'] {
  if (typeof values.reason !== 'string') return values;
  return { ...values, reason: text(language, values.reason, values) };
}
