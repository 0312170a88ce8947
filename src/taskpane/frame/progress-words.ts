import type { Working } from '../../action/session';
import { CATALOGUES, text, type Language } from '../../locale/text';
import { countText } from '../figure-text';

/**
 * What is being done and how far it is: 「写入 账龄列 40,000 / 100,000」; before its first step the name of the action, and that it is
 * being given up once it was cancelled.
 */
export function progressWords(language: Language, working: Working): string {
  const { progress } = working;
  if (progress === null) return stepWords(language, working);
  const { done, total } = progress;
  const count = total > 0 ? `${countText(done)} / ${countText(total)}` : '';
  return [stepWords(language, working), count].filter((part) => part !== '').join(' ');
}

/** The step and its subject without the count: it is said aloud, and nobody wants to hear numbers run. */
export function stepWords(
  language: Language,
  { task, progress, cancelling }: Pick<Working, 'task' | 'progress' | 'cancelling'>,
): string {
  const name = text(language, `action.${task}`);
  // The last steps of what is being given up are nobody's concern any more.
  if (cancelling && progress?.step !== 'put-back')
    return text(language, 'pane.cancellingTask', { task: name });
  const own = `pane.step.${progress?.step ?? ''}`;
  const step = own in CATALOGUES[language] ? text(language, own) : name;
  return [step, progress?.subject ?? ''].filter((part) => part !== '').join(' ');
}
