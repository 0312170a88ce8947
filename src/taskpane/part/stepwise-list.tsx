import { makeStyles } from '@fluentui/react-components';
import { Fragment, useState, type ReactNode } from 'react';
import { countText } from '../figure-text';
import { usePane } from '../pane-context';
import { LinkButton } from './link-button';

const useStyles = makeStyles({ more: { padding: '4px 0' } });

/** A long list, drawn as far as the user has asked for: ten thousand items cost what the first few do. */
export function StepwiseList<Item>(props: {
  readonly items: readonly Item[];
  readonly first: number;
  readonly step?: number;
  readonly render: (item: Item, index: number) => ReactNode;
}): ReactNode {
  const { items, first, step = 20, render } = props;
  const { t } = usePane();
  const styles = useStyles();
  const [shown, setShown] = useState(first);
  const rest = items.length - shown;
  return (
    <>
      {items.slice(0, shown).map((item, index) => (
        <Fragment key={index}>{render(item, index)}</Fragment>
      ))}
      {rest > 0 && (
        <div className={styles.more}>
          <LinkButton onClick={() => setShown(shown + step)}>
            {t('more', { step: Math.min(step, rest), rest: countText(rest) })}
          </LinkButton>
        </div>
      )}
    </>
  );
}
