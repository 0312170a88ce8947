import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Language } from '../locale/text';
import { paneText } from './pane-context';

interface Props {
  readonly language: Language;
  readonly children: ReactNode;
}

/** A fault in drawing leaves the workbook as it is and the user with a sentence and a way on, not with an empty pane. */
export class PaneFailure extends Component<Props, { readonly fault: string | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    const { language, children } = this.props;
    if (fault === null) return children;
    return (
      <div role="alert" style={{ padding: '12px 14px', overflowWrap: 'anywhere' }}>
        <p>{paneText(language, 'fault', { fault })}</p>
        <Button onClick={() => this.setState({ fault: null })}>{paneText(language, 'fault.again')}</Button>
      </div>
    );
  }
}
