import type { Session } from '../action/session';

/**
 * Something that the user can start outside the pane. Its words stand in the locale files: what it is called under
 * `command.<name>`, what it does under `command.<name>.tip`; its picture is `assets/commands/<name>-<size>.png`.
 */
export interface Command {
  /** Name by which manifest.xml (`FunctionName`) and assets/shortcuts.json call it. */
  readonly name: string;
  /** The key beside Ctrl+Shift+Alt. */
  readonly key: string;
  /** Ends when the work is done; what came of it is the session's notice. */
  readonly perform: (session: Session) => Promise<void>;
}
