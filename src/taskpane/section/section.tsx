import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';

const useStyles = makeStyles({
  root: { padding: '2px 14px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  open: { backgroundColor: tokens.colorNeutralBackground2, paddingBottom: '10px' },
});

/** Id of the button that unfolds a section. */
export function sectionButton(name: string): string {
  return `section-${name}`;
}

/** A step of the work: one line that says its state in numbers, unfolded where there is something to do. */
export function Section(props: {
  readonly name: string;
  readonly title: string;
  readonly summary: ReactNode;
  readonly somethingToDo: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { name, title, summary, somethingToDo, children } = props;
  const { folds } = usePane();
  const styles = useStyles();
  const open = folds.of(name) ?? somethingToDo;
  return (
    <section className={mergeClasses(styles.root, open && styles.open)} aria-label={title}>
      <Fold
        level={2}
        title={title}
        summary={summary}
        open={open}
        onToggle={(next) => folds.set(name, next)}
        buttonId={sectionButton(name)}
      >
        {children}
      </Fold>
    </section>
  );
}
