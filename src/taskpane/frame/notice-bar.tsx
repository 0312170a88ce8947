import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
  type MessageBarIntent,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Notice } from '../../action/session';
import type { WriteReport } from '../../workbook/workbook';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { PlaceLink } from '../part/place-link';

const INTENTS: Readonly<Record<Notice['kind'], MessageBarIntent>> = {
  done: 'success',
  cancelled: 'info',
  refused: 'warning',
  failed: 'error',
};
/** So many details are read at once; more stand below a heading. */
const FEW = 2;

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    maxHeight: '45vh',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { borderRadius: 0, border: 0, alignItems: 'start', paddingTop: '8px' },
  body: { overflowWrap: 'anywhere', paddingBottom: '4px' },
  list: { margin: '4px 0 0', paddingLeft: '18px' },
  sheets: { display: 'flex', flexWrap: 'wrap', gap: '2px 10px', paddingBottom: '4px' },
});

/** What the last action did, or why it did not; what it wrote can be taken back from here. */
export function NoticeBar({ notice }: { readonly notice: Notice }): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  const { kind, message, details, report } = notice;
  const again = kind === 'failed' || (kind === 'refused' && state.reading === 'not-read');
  return (
    <div className={styles.root}>
      <MessageBar intent={INTENTS[kind]} layout="multiline" className={styles.bar}>
        <MessageBarBody className={styles.body}>
          {message}
          {details.length > 0 && details.length <= FEW && <Details details={details} />}
          {details.length > FEW && (
            <Fold level={3} title={t('notice.details', { count: details.length })}>
              <Details details={details} />
            </Fold>
          )}
          {report && <Written report={report} />}
        </MessageBarBody>
        <MessageBarActions>
          {again && (
            <Button size="small" disabledFocusable={busy} onClick={() => void session.recognise()}>
              {t('again')}
            </Button>
          )}
          {state.canUndo && kind === 'done' && report !== null && (
            <Button size="small" disabledFocusable={busy} onClick={() => void session.undo()}>
              {t('undo')}
            </Button>
          )}
          <Button
            size="small"
            appearance="transparent"
            disabledFocusable={busy}
            onClick={() => session.dismissNotice()}
          >
            {t('close')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

function Details({ details }: { readonly details: readonly string[] }): ReactNode {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {details.map((detail) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}

/** The sheets that were written, each leading there. */
function Written({ report }: { readonly report: WriteReport }): ReactNode {
  const { t } = usePane();
  const styles = useStyles();
  const sheets = [...report.created, ...report.updated];
  if (sheets.length === 0) return null;
  return (
    <Fold level={3} title={t('notice.written', { count: sheets.length })}>
      <div className={styles.sheets}>
        {sheets.map((sheet) => (
          <PlaceLink key={sheet} place={{ file: '', sheet }} />
        ))}
      </div>
    </Fold>
  );
}
