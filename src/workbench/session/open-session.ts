import type { HostBook } from '../../host/book';
import { OfficeHost, type HostAnswer, type HostOptions } from '../../host/office-host';
import { addinAddress, connectFrame, connectSameOrigin } from '../../host/page-transport';
import type { XdmEndpoint } from '../../host/xdm-endpoint';
import type { Language } from '../../locale/text';
import { type Refusal, UserEditing } from '../edit/user-editing';
import type { CellMenuItem, SheetView, UserEdit } from '../grid/sheet-view';

/** The host, with somebody who hears of every request that it has answered. */
class WatchedHost extends OfficeHost {
  answered$: () => void = () => undefined;

  override process(body: string): HostAnswer {
    const answer = super.process(body);
    this.answered$();
    return answer;
  }
}

export interface SessionSettings {
  readonly book: HostBook;
  readonly language: Language;
  /** Colour of the page around the grid, as `#rrggbb`; the pane's look follows it. */
  readonly background: string;
  /** Serial number of today. */
  readonly today: number;
  readonly functions: NonNullable<HostOptions['functions']>;
  /** The element that shows the grid, and what makes one in it. */
  readonly grid: HTMLElement;
  readonly view: (
    container: HTMLElement,
    book: HostBook,
    language: Language,
    report: (edit: UserEdit) => void,
    menu: readonly CellMenuItem[],
    today: number,
  ) => SheetView;
  /** What the add-in puts into the menu of a cell: names of its commands. */
  readonly cellMenu: readonly { readonly id: string; readonly label: string; readonly command: string }[];
  /** The frame of the add-in's pane, and the address of its page. */
  readonly frame: HTMLIFrameElement;
  readonly page: string;
  readonly onRefusal: (refusal: Refusal) => void;
}

/** One workbook on the screen with the add-in beside it. */
export class WorkbenchSession {
  readonly host: WatchedHost;
  private readonly view: SheetView;
  private readonly endpoint: XdmEndpoint;
  private readonly editing: UserEditing;
  private drawing = false;
  private settling: Promise<void> | null = null;
  private closed = false;

  constructor(private readonly settings: SessionSettings) {
    const { book, language, today, background, functions, frame, page } = settings;
    this.host = new WatchedHost(book, { today, functions });
    this.host.answered$ = () => {
      this.changed();
    };
    this.editing = new UserEditing(this.host.stage);
    const menu = settings.cellMenu.map(({ id, label, command }) => ({
      id,
      label,
      run: () => {
        void this.command(command, id);
      },
    }));
    this.view = settings.view(
      settings.grid,
      book,
      language,
      (edit) => {
        this.edit(edit);
      },
      menu,
      today,
    );
    const tag = language === 'zh' ? 'zh-CN' : 'en-US';
    const here = window.location.href;
    this.endpoint =
      window.location.protocol === 'https:'
        ? connectFrame(this.host, frame, new URL(page, here).origin, { language: tag })
        : connectSameOrigin(this.host, { language: tag, background });
    frame.src = addinAddress(new URL(page, here).href, here, tag);
    this.changed();
  }

  get book(): HostBook {
    return this.settings.book;
  }

  /** A click on a command of the ribbon; ends when the add-in says that it is done. */
  async command(name: string, controlId: string): Promise<void> {
    await this.endpoint.command(name, controlId);
  }

  /** Waits until no formula waits for an answer of the add-in. */
  async settled(): Promise<void> {
    await this.settling;
    this.view.refresh();
  }

  /** Takes back what the user did last, or does it again. */
  step(kind: 'undo' | 'redo'): void {
    this.edit({ kind });
  }

  resized(): void {
    this.view.resized();
  }

  close(): void {
    this.closed = true;
    this.view.dispose();
    this.settings.frame.src = 'about:blank';
  }

  private edit(edit: UserEdit): void {
    const refusal = this.editing.apply(edit);
    if (refusal !== null) this.settings.onRefusal(refusal);
    this.changed();
  }

  /** The workbook may be another than before: formulas are asked, and the grid is drawn once for all that came together. */
  private changed(): void {
    this.settle();
    if (this.drawing) return;
    this.drawing = true;
    setTimeout(() => {
      this.drawing = false;
      if (!this.closed) this.view.refresh();
    }, 0);
  }

  /** One settling at a time; what changes meanwhile is seen by it, as it goes on until nothing waits. */
  private settle(): void {
    if (this.settling || this.closed) return;
    const settling = this.host.settled().finally(() => {
      this.settling = null;
      if (!this.closed && !this.drawing) this.view.refresh();
    });
    this.settling = settling;
  }
}
