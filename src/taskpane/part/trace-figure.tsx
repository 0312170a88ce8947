import type { ReactNode } from 'react';
import { usePane, type TraceRequest } from '../pane-context';
import { LinkButton } from './link-button';

/** A number that can be explained: pressing it shows its rows and its rule. */
export function TraceFigure(props: {
  /** What the number is, for people who do not see where it stands. */
  readonly name: string;
  readonly from: string;
  readonly of: TraceRequest['of'];
  readonly className?: string;
  readonly children: string;
}): ReactNode {
  const { name, from, of, className, children } = props;
  const { explain, t } = usePane();
  return (
    <LinkButton
      figure
      label={t('explain', { name, value: children })}
      {...(className !== undefined && { className })}
      onClick={() => explain({ from, of })}
    >
      {children}
    </LinkButton>
  );
}
