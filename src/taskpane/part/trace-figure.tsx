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
  /** The number, where what is shown is not its text. */
  readonly value?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { name, from, of, className, children } = props;
  const value = props.value ?? (typeof children === 'string' ? children : '');
  const { explain, t } = usePane();
  return (
    <LinkButton
      figure
      label={t('explain', { name, value })}
      {...(className !== undefined && { className })}
      onClick={() => explain({ from, of })}
    >
      {children}
    </LinkButton>
  );
}
