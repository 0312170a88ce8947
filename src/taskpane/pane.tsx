import { makeStyles, tokens } from '@fluentui/react-components';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Session } from '../action/session';
import type { CampaignResult } from '../campaign/result';
import { useChoices, type Choices } from './choices';
import { useKeepFocus } from './frame/keep-focus';
import { LiveRegion } from './frame/live-region';
import { NoLedger } from './frame/no-ledger';
import { NotRead } from './frame/not-read';
import { NoticeBar } from './frame/notice-bar';
import { PaneFooter } from './frame/pane-footer';
import { Reading } from './frame/reading';
import { useShownNotice } from './frame/shown-notice';
import { StaleBar } from './frame/stale-bar';
import { HeadNumbers } from './head/head-numbers';
import { PaneHead } from './head/pane-head';
import { PaneProvider, paneText, type PaneValue, type TraceRequest } from './pane-context';
import { AgingSection } from './section/aging-section';
import { AnalysisSection } from './section/analysis-section';
import { CaseworkSection } from './section/casework-section';
import { FindingsSection } from './section/findings-section';
import { InterestSection } from './section/interest-section';
import { LetterSection } from './section/letter-section';
import { MappingSection } from './section/mapping-section';
import { PhasesSection } from './section/phases-section';
import { PlanSection } from './section/plan-section';
import { PolicySection } from './section/policy-section';
import { ReportSection } from './section/report-section';
import { RewardsSection } from './section/rewards-section';
import { sectionButton } from './section/section';
import { TraceView } from './trace/trace-view';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  main: { flexGrow: 1, minHeight: 0, overflowY: 'auto', position: 'relative' },
});

/** The task pane: one column, in the order of the work. */
export function Pane({ session }: { readonly session: Session }): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { language } = session;
  const styles = useStyles();
  const choices = useChoices();
  const { notice, seenAnyway } = useShownNotice(state);
  const scroller = useRef<HTMLElement>(null);
  const { trace, explain, close } = useTrace(scroller, state.result);
  const [folded, setFolded] = useState<Readonly<Record<string, boolean>>>({});
  const [leadTo, setLeadTo] = useState<string | null>(null);
  // Showing a cell is over before anybody could cancel it.
  const busy = state.working !== null && state.working.task !== 'show';
  useKeepFocus(busy);

  useEffect(() => {
    if (leadTo === null) return;
    const button = document.getElementById(sectionButton(leadTo));
    button?.focus({ preventScroll: true });
    button?.scrollIntoView?.({ block: 'start' });
    setLeadTo(null);
  }, [leadTo]);

  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      if (session.state().working?.cancellable === true) session.cancel();
      else close();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [session, close]);

  const value = useMemo<PaneValue>(
    () => ({
      session,
      state,
      language,
      t: (key, values) => paneText(language, key, values),
      busy,
      explain,
      folds: {
        of: (section) => folded[section],
        set: (section, open) => setFolded((now) => ({ ...now, [section]: open })),
        lead: (section) => {
          setFolded((now) => ({ ...now, [section]: true }));
          setLeadTo(section);
        },
      },
    }),
    [session, state, language, busy, explain, folded],
  );

  const { result, reading, explained } = state;
  useEffect(() => {
    if (explained !== null) explain({ from: paneText(language, 'trace.selection'), of: () => explained });
  }, [explained, explain, language]);

  const noLedger = reading === 'no-ledger' && !busy;
  const shown = notice !== null && !seenAnyway && !(noLedger && notice.kind === 'refused') && !busy;
  return (
    <PaneProvider value={value}>
      <div className={styles.root}>
        <div hidden={trace !== null}>
          <PaneHead result={result} />
          {state.stale && result && <StaleBar />}
        </div>
        <main className={styles.main} ref={scroller}>
          {result ? (
            <>
              <div hidden={trace !== null}>
                <Sections result={result} choices={choices} />
              </div>
              {trace && <TraceView request={trace} result={result} onClose={close} />}
            </>
          ) : busy ? (
            <Reading />
          ) : noLedger ? (
            <NoLedger message={notice?.kind === 'refused' ? notice.message : null} />
          ) : (
            <NotRead />
          )}
        </main>
        {shown && <NoticeBar notice={notice} />}
        <PaneFooter choices={choices} />
        <LiveRegion working={busy ? state.working : null} notice={notice} />
      </div>
    </PaneProvider>
  );
}

function Sections({
  result,
  choices,
}: {
  readonly result: CampaignResult;
  readonly choices: Choices;
}): ReactNode {
  return (
    <>
      <HeadNumbers result={result} />
      <MappingSection />
      <FindingsSection result={result} />
      <PolicySection />
      <PlanSection />
      <AgingSection result={result} />
      <RewardsSection result={result} />
      <PhasesSection result={result} />
      <InterestSection result={result} />
      <CaseworkSection result={result} />
      <LetterSection result={result} />
      <AnalysisSection result={result} />
      <ReportSection choices={choices} />
    </>
  );
}

/** The explanation that is open: it closes with the result that it explains, and leads back to where it was asked for. */
function useTrace(
  scroller: RefObject<HTMLElement | null>,
  result: CampaignResult | null,
): {
  readonly trace: TraceRequest | null;
  readonly explain: (request: TraceRequest) => void;
  readonly close: () => void;
} {
  const [open, setOpen] = useState<{ request: TraceRequest; result: CampaignResult | null } | null>(null);
  const back = useRef<{ readonly top: number; readonly focus: Element | null } | null>(null);
  const trace = open !== null && open.result === result ? open.request : null;

  const explain = useCallback(
    (request: TraceRequest) => {
      back.current = { top: scroller.current?.scrollTop ?? 0, focus: document.activeElement };
      setOpen({ request, result });
    },
    [scroller, result],
  );
  const close = useCallback(() => setOpen(null), []);

  useLayoutEffect(() => {
    if (trace !== null) {
      if (scroller.current) scroller.current.scrollTop = 0;
      return;
    }
    if (back.current === null) return;
    const { top, focus } = back.current;
    back.current = null;
    if (scroller.current) scroller.current.scrollTop = top;
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
  }, [trace, scroller]);

  return { trace, explain, close };
}
