import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    padding: '2px 0',
    border: 0,
    background: 'none',
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    overflowWrap: 'anywhere',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  disabled: { cursor: 'default', opacity: 0.6 },
  /** A number looks like a number and tells only when it is pointed at that it can be explained. */
  figure: {
    color: 'inherit',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '3px',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationStyle: 'solid' },
  },
});

/** A small action within a line of text. It can be reached while it cannot be used, so that nobody's focus is lost. */
export function LinkButton(props: {
  readonly onClick: () => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly figure?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { onClick, label, disabled = false, figure = false, className, children } = props;
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.root, figure && styles.figure, disabled && styles.disabled, className)}
      {...(label !== undefined && { 'aria-label': label })}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {children}
    </button>
  );
}
