import { useState } from 'react';
import type { Notice, SessionState } from '../../action/session';

/** What these actions did stands in the head and the sections; a notice would say it twice. */
const SEEN_ANYWAY: ReadonlySet<string> = new Set(['recognise', 'change', 'mapColumn']);

/** The notice as the pane shows it. */
export interface ShownNotice {
  readonly notice: Notice | null;
  /** It is said aloud, but what it says can be seen already. */
  readonly seenAnyway: boolean;
}

/** The notice of the last action; showing a cell, which is no action on the workbook, leaves it in its place. */
export function useShownNotice({ working, notice }: SessionState): ShownNotice {
  const [last, setLast] = useState<{ readonly task: string; readonly notice: Notice | null }>({
    task: '',
    notice: null,
  });
  const showing = working?.task === 'show';
  const now = {
    task: working === null || showing ? last.task : working.task,
    notice: showing ? last.notice : notice,
  };
  if (now.task !== last.task || now.notice !== last.notice) setLast(now);
  return {
    notice: now.notice,
    seenAnyway: now.notice?.kind === 'done' && SEEN_ANYWAY.has(now.task),
  };
}
