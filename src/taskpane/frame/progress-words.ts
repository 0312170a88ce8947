import type { Working } from '../../action/session';
import { CATALOGUES, text, type Language } from '../../locale/text';
import { countText } from '../figure-text';

/** What is being done and how far it is: 「写入 账龄列 40,000 / 100,000」; the name of the action before its first step. */
export function progressWords(language: Language, { task, progress }: Working): string {
  if (progress === null) return text(language, `action.${task}`);
  const { done, total } = progress;
  const count = total > 0 ? `${countText(done)} / ${countText(total)}` : '';
  return [stepWords(language, { task, progress }), count].filter((part) => part !== '').join(' ');
}

/** The step and its subject without the count: it is said aloud, and nobody wants to hear numbers run. */
export function stepWords(
  language: Language,
  { task, progress }: Pick<Working, 'task' | 'progress'>,
): string {
  const own = `pane.step.${progress?.step ?? ''}`;
  const key = own in CATALOGUES[language] ? own : `action.${task}`;
  return [text(language, key), progress?.subject ?? ''].filter((part) => part !== '').join(' ');
}
