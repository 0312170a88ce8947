import type { Language } from '../locale/text';

/**
 * The language in which the add-in speaks.
 * @param tag of Office's user interface, for example `zh-CN` or `en-GB`
 */
export function displayLanguage(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}
