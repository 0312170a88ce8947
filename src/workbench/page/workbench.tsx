import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent as ReactKeyboardEvent,
} from 'react';
import type { HostBook } from '../../host/book';
import { type Language, text } from '../../locale/text';
import { FileRefusal } from '../../xlsx/file-refusal';
import { xlsxFromBook } from '../file/xlsx-from-book';
import { UniverView } from '../grid/univer/univer-view';
import type { RibbonControl } from '../ribbon/manifest';
import { Ribbon } from '../ribbon/ribbon';
import { commandOf } from '../ribbon/shortcuts';
import { WorkbenchSession } from '../session/open-session';
import type { Addin } from './load-addin';
import { GROUND, type Look } from './look';
import { openFile } from './open-file';
import { moveToRegion } from './regions';
import { type Sample, SAMPLES } from './samples';
import { serialOf } from './serial-of';
import { Splitter } from './splitter';
import { TitleBar } from './title-bar';

/** Does what a key means. @returns whether it means anything */
type KeyListener = (event: KeyboardEvent | ReactKeyboardEvent) => boolean;

interface WorkbenchProps {
  readonly addin: Addin;
  readonly language: Language;
  readonly look: Look;
  /** The clock. */
  readonly now: () => Date;
}

/** A page that looks and behaves like Excel with the add-in installed. */
export function Workbench({ addin, language, look, now }: WorkbenchProps) {
  const [book, setBook] = useState<HostBook | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [paneShown, setPaneShown] = useState(true);
  const [paneWidth, setPaneWidth] = useState(350);
  const [busy, setBusy] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const session = useRef<WorkbenchSession | null>(null);

  const open = useCallback(
    async (name: string, bytes: () => Promise<Uint8Array>): Promise<void> => {
      setOpening(name);
      setNotice(null);
      // The page says what it does before it is busy with it.
      await new Promise((resolve) => setTimeout(resolve, 30));
      try {
        setBook(await openFile(name, await bytes(), serialOf(now())));
      } catch (error) {
        setNotice(error instanceof FileRefusal ? text(language, error.key, error.values) : String(error));
      } finally {
        setOpening(null);
      }
    },
    [language, now],
  );
  const openSample = useCallback(
    (sample: Sample): void => {
      void open(sample.file, async () => {
        const response = await fetch(`samples/${sample.file}`);
        return new Uint8Array(await response.arrayBuffer());
      });
    },
    [open],
  );
  const openChosen = (file: File): void => {
    void open(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  };
  useEffect(() => {
    openSample(SAMPLES[0]);
  }, [openSample]);

  const save = async (): Promise<void> => {
    const current = session.current;
    if (!current) return;
    await current.settled();
    download(savedName(current.book.name), await xlsxFromBook(current.book, now()));
  };
  const onSaveKey: KeyListener = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return false;
    event.preventDefault();
    void save();
    return true;
  };
  const control = (pressed: RibbonControl): void => {
    if (pressed.action.kind === 'pane') {
      setPaneShown((shown) => !shown);
      return;
    }
    const { name } = pressed.action;
    setBusy(pressed.id);
    void session.current?.command(name, pressed.id).finally(() => {
      setBusy((other) => (other === pressed.id ? null : other));
    });
  };
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(event.type !== 'dragleave');
  };

  // Caught before anybody else hears them, as Excel does; the pane's own page hears its keys itself.
  useEffect(() => {
    const onShortcut = (event: KeyboardEvent): void => {
      if (onRegionKey(event)) return;
      const name = commandOf(addin.shortcuts, event);
      if (name === null) return;
      event.preventDefault();
      event.stopPropagation();
      void session.current?.command(name, name);
    };
    window.addEventListener('keydown', onShortcut, true);
    document.addEventListener('keydown', keepFromGrid);
    return () => {
      window.removeEventListener('keydown', onShortcut, true);
      document.removeEventListener('keydown', keepFromGrid);
    };
  }, [addin]);
  // Within the grid the grid itself hears these keys; everywhere else in the page they mean the same.
  const onKey = (event: ReactKeyboardEvent<HTMLElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (onSaveKey(event)) return;
    if ((key !== 'z' && key !== 'y') || (event.target as Element).closest('.grid')) return;
    event.preventDefault();
    session.current?.step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };

  return (
    <div
      className="workbench"
      onKeyDown={onKey}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped) openChosen(dropped);
      }}
    >
      <TitleBar
        language={language}
        file={book?.name ?? ''}
        onFile={openChosen}
        onSample={openSample}
        onSave={() => {
          void save();
        }}
      />
      <Ribbon
        manifest={addin.manifest}
        fileOf={addin.fileOf}
        paneShown={paneShown}
        busy={busy}
        onControl={control}
      />
      {notice !== null && (
        <div className="notice" role="alert">
          <span>{notice}</span>
          <button
            type="button"
            onClick={() => {
              setNotice(null);
            }}
          >
            {text(language, 'workbench.close')}
          </button>
        </div>
      )}
      {book && (
        <Desk
          key={book.sheets[0].id + book.name}
          book={book}
          addin={addin}
          language={language}
          look={look}
          now={now}
          paneShown={paneShown}
          paneWidth={paneWidth}
          onPaneWidth={setPaneWidth}
          onSaveKey={onSaveKey}
          onPaneClosed={() => {
            setPaneShown(false);
          }}
          onNotice={setNotice}
          session={session}
        />
      )}
      {opening !== null && (
        <div className="veil" role="status">
          {text(language, 'workbench.opening', { file: opening })}
        </div>
      )}
      {dropping && <div className="veil">{text(language, 'workbench.drop')}</div>}
    </div>
  );
}

interface DeskProps {
  readonly book: HostBook;
  readonly addin: Addin;
  readonly language: Language;
  readonly look: Look;
  readonly now: () => Date;
  readonly paneShown: boolean;
  readonly paneWidth: number;
  readonly onPaneWidth: (width: number) => void;
  /** Is asked about keys pressed in the pane, which has a page of its own. */
  readonly onSaveKey: KeyListener;
  readonly onPaneClosed: () => void;
  readonly onNotice: (notice: string) => void;
  readonly session: { current: WorkbenchSession | null };
}

/** The grid with the pane beside it, for one workbook. */
function Desk(props: DeskProps) {
  const { book, addin, language, look, now, paneShown, paneWidth, onNotice, session } = props;
  const grid = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!grid.current || !frame.current) return undefined;
    // The grid clears up what it made some time after it was told to go: each gets an element of its own.
    const container = document.createElement('div');
    container.className = 'grid-inner';
    grid.current.append(container);
    const opened = new WorkbenchSession({
      book,
      language,
      background: GROUND[look],
      today: serialOf(now()),
      functions: addin.functions,
      grid: container,
      view: (element, shown, spoken, report, menu, today) =>
        new UniverView(element, shown, spoken, report, menu, today),
      cellMenu: addin.manifest.cellMenu.flatMap(({ id, label, action }) =>
        action.kind === 'command' ? [{ id, label, command: action.name }] : [],
      ),
      frame: frame.current,
      page: addin.fileOf(addin.manifest.page),
      onRefusal: (refusal) => {
        onNotice(text(language, refusal));
      },
    });
    session.current = opened;
    return () => {
      session.current = null;
      // The grid has roots of its own, which cannot go while this page is being drawn.
      setTimeout(() => {
        opened.close();
        container.remove();
      }, 0);
    };
  }, [book, addin, language, look, now, onNotice, session]);
  useEffect(() => {
    session.current?.resized();
  }, [paneShown, paneWidth, session]);
  const { name } = addin.manifest;
  return (
    <div className="desk">
      <div ref={grid} className="grid" />
      {paneShown && (
        <Splitter
          label={text(language, 'workbench.pane-width')}
          width={paneWidth}
          onWidth={props.onPaneWidth}
        />
      )}
      <aside className="pane" style={{ width: paneWidth, display: paneShown ? undefined : 'none' }}>
        <div className="pane-head">
          <span>{name}</span>
          <button
            type="button"
            aria-label={text(language, 'workbench.close-pane')}
            onClick={props.onPaneClosed}
          >
            ×
          </button>
        </div>
        <iframe
          ref={frame}
          className="pane-frame"
          title={name}
          onLoad={({ currentTarget }) => {
            currentTarget.contentWindow?.addEventListener(
              'keydown',
              (event) => {
                if (!onRegionKey(event)) props.onSaveKey(event);
              },
              true,
            );
          }}
        />
      </aside>
    </div>
  );
}

/** The grid hears the keys of the whole window; those pressed in the ribbon or the title are none of its own. */
function keepFromGrid(event: KeyboardEvent): void {
  const place = event.target instanceof Element ? event.target : null;
  if (place?.closest('.ribbon, .title-bar, .notice, .splitter, .pane-head')) event.stopPropagation();
}

/** F6 and Shift+F6, in the page and in the pane's own. @returns whether it was one of them */
function onRegionKey(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return false;
  event.preventDefault();
  event.stopPropagation();
  moveToRegion(document, event.shiftKey);
  return true;
}

function savedName(name: string): string {
  return `${name.replace(/\.(?:xlsx|xlsm|csv|txt)$/i, '')}.xlsx`;
}

/** Hands a file to the browser to be stored. */
function download(name: string, bytes: Uint8Array): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
