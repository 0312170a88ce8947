import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { paneTokens } from '../pane-theme';

const useStyles = makeStyles({
  root: {
    backgroundColor: paneTokens.mainAction,
    color: paneTokens.mainActionText,
    ':hover': { backgroundColor: paneTokens.mainActionHover, color: paneTokens.mainActionText },
    ':hover:active': { backgroundColor: paneTokens.mainActionPressed, color: paneTokens.mainActionText },
  },
});

/** The one action that a state of the pane is about, in Excel's green. */
export function MainButton(props: {
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { onClick, disabled = false, id, children } = props;
  const styles = useStyles();
  return (
    <Button
      appearance="primary"
      className={styles.root}
      disabledFocusable={disabled}
      onClick={onClick}
      {...(id !== undefined && { id })}
    >
      {children}
    </Button>
  );
}
