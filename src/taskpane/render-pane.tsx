import { FluentProvider, makeStyles } from '@fluentui/react-components';
import { useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Session } from '../action/session';
import { Pane } from './pane';
import { PaneFailure } from './pane-failure';
import { paneTheme, type OfficeTheme } from './pane-theme';

/** What the pane must know of the program that it stands in. */
export interface PaneOffice {
  readonly theme: () => OfficeTheme;
  /** Tells that the theme has changed. @returns ends the telling, where that can be ended */
  readonly onThemeChange: (changed: () => void) => (() => void) | undefined;
}

const useStyles = makeStyles({ root: { height: '100%', minWidth: '300px' } });

/**
 * Draws the task pane of a session.
 * @param root where; it fills the window
 * @returns takes it away again
 */
export function renderPane(root: HTMLElement, session: Session, office: PaneOffice): () => void {
  const reactRoot = createRoot(root);
  reactRoot.render(<ThemedPane session={session} office={office} />);
  return () => reactRoot.unmount();
}

/** The pane in the look of Office and the language of the session. */
export function ThemedPane(props: { readonly session: Session; readonly office: PaneOffice }): ReactNode {
  const { session, office } = props;
  const styles = useStyles();
  const theme = useSyncExternalStore(
    (changed) => office.onThemeChange(changed) ?? (() => undefined),
    office.theme,
  );
  return (
    <FluentProvider
      theme={paneTheme(theme)}
      className={styles.root}
      lang={session.language === 'zh' ? 'zh-CN' : 'en'}
    >
      <PaneFailure language={session.language}>
        <Pane session={session} />
      </PaneFailure>
    </FluentProvider>
  );
}
