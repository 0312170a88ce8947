import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { paneTokens } from '../pane-theme';
import { Chevron } from '../drawing/chevron';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    width: '100%',
    minHeight: '32px',
    padding: '4px 0',
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { backgroundColor: paneTokens.hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  title: { flexShrink: 1, minWidth: '30%', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold, flexShrink: 0, maxWidth: '60%' },
  summary: {
    flexGrow: 1,
    minWidth: '80px',
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  /** Below the sections a summary is a figure, which is not torn apart. */
  figure: { flexShrink: 0, minWidth: 0, maxWidth: '70%', wordBreak: 'keep-all' },
});

/** A heading that unfolds what stands below it. */
export function Fold(props: {
  readonly title: ReactNode;
  readonly summary?: ReactNode;
  readonly level: 2 | 3 | 4;
  /** Whether it is open, where someone else keeps that; otherwise it keeps it itself. */
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  readonly openAtFirst?: boolean;
  readonly buttonId?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { title, summary, level, open, onToggle, openAtFirst = false, buttonId, children } = props;
  const styles = useStyles();
  const [own, setOwn] = useState(openAtFirst);
  const content = useId();
  const shown = open ?? own;
  const Heading = `h${level}` as const;
  const toggle = (): void => {
    if (onToggle) onToggle(!shown);
    else setOwn(!shown);
  };
  return (
    <>
      <Heading className={styles.heading}>
        <button
          type="button"
          {...(buttonId !== undefined && { id: buttonId })}
          className={styles.button}
          aria-expanded={shown}
          aria-controls={content}
          onClick={toggle}
        >
          <span className={mergeClasses(styles.title, level === 2 && styles.strong)}>{title}</span>
          <span className={mergeClasses(styles.summary, level > 2 && styles.figure)}>{summary}</span>
          <Chevron open={shown} />
        </button>
      </Heading>
      <div id={content} hidden={!shown}>
        {shown && children}
      </div>
    </>
  );
}
