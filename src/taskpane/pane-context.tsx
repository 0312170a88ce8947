import { createContext, useContext, type ReactNode } from 'react';
import type { Session, SessionState } from '../action/session';
import type { Trace } from '../action/trace';
import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';

/** Values that stand in the places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** What the user wants explained: computed when the trace is looked at, from the result that then holds. */
export interface TraceRequest {
  /** The section that it was asked in, for the way back. */
  readonly from: string;
  readonly of: (result: CampaignResult, language: Language) => Trace;
}

/** What every part of the pane may need. */
export interface PaneValue {
  readonly session: Session;
  readonly state: SessionState;
  readonly language: Language;
  /** A text of the pane (`pane.<key>`). */
  readonly t: (key: string, values?: TextValues) => string;
  /** An action is running: nothing else can be begun. */
  readonly busy: boolean;
  readonly explain: (request: TraceRequest) => void;
  readonly folds: Folds;
}

/** Which sections the user has unfolded or folded himself. */
export interface Folds {
  readonly of: (section: string) => boolean | undefined;
  readonly set: (section: string, open: boolean) => void;
  /** Unfolds a section and brings it into view. */
  readonly lead: (section: string) => void;
}

const PaneContext = createContext<PaneValue | null>(null);

/** Gives the parts below what they share. */
export function PaneProvider({ value, children }: { value: PaneValue; children: ReactNode }): ReactNode {
  return <PaneContext value={value}>{children}</PaneContext>;
}

/**
 * What the parts of the pane share.
 * @throws Error outside of the pane
 */
export function usePane(): PaneValue {
  const value = useContext(PaneContext);
  if (value === null) throw new Error('outside of the pane');
  return value;
}

/** A text of the pane in a language. */
export function paneText(language: Language, key: string, values: TextValues = {}): string {
  return text(language, `pane.${key}`, values);
}
