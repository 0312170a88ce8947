import type { Injector, Workbook } from '@univerjs/core';
import type { HostBook, HostSheet } from '../../../host/book';
import { cellBox } from '../../../host/box';
import { type Language, text } from '../../../locale/text';
import { type FilterButton, filterButtons } from '../filter-choices';
import type { UserEdit } from '../sheet-view';
import { CellPlaces } from './cell-places';
import { FilterList } from './filter-list';

/** The buttons of filters in the headers on the screen, and the list that opens below one. */
export class FilterLayer {
  private readonly pane = document.createElement('div');
  private readonly places: CellPlaces;
  private sheet: HostSheet | null = null;
  private buttons: readonly FilterButton[] = [];
  private drawn = '';
  private disposed = false;
  private list: FilterList | null = null;

  constructor(
    injector: Injector,
    workbook: Workbook,
    private readonly language: Language,
    private readonly report: (edit: UserEdit) => void,
  ) {
    this.pane.className = 'filter-pane';
    this.places = new CellPlaces(injector, workbook, () => {
      this.draw();
    });
  }

  refresh(book: HostBook): void {
    if (this.sheet !== book.active) this.close();
    this.sheet = book.active;
    this.buttons = filterButtons(book, book.active);
    this.draw();
  }

  dispose(): void {
    this.disposed = true;
    this.close();
    this.places.dispose();
    this.pane.remove();
  }

  private draw(): void {
    const { sheet } = this;
    const parent = sheet && this.places.parent();
    if (!parent) {
      // The grid draws itself for the first time a little later.
      if (sheet && !this.disposed)
        setTimeout(() => {
          this.draw();
        }, 100);
      return;
    }
    if (this.pane.parentElement !== parent) parent.append(this.pane);
    const placed = this.buttons.flatMap((button) => {
      const place = this.places.of(sheet.id, cellBox(button.filter.row, button.column));
      return place && place.width >= SIZE ? [{ button, place }] : [];
    });
    const key = JSON.stringify([sheet.id, placed]);
    if (key === this.drawn) return;
    this.drawn = key;
    // The cells have gone elsewhere below the list.
    this.close();
    this.pane.replaceChildren(
      ...placed.map(({ button, place }) => {
        const element = document.createElement('button');
        element.type = 'button';
        element.className = 'filter-button';
        element.dataset['column'] = String(button.column);
        const title = String(sheet.cells.get(button.filter.row, button.column)?.content ?? '');
        element.setAttribute('aria-label', text(this.language, 'workbench.filter', { column: title }));
        element.setAttribute('aria-pressed', String(button.active));
        element.textContent = button.active ? '▼' : '▾';
        Object.assign(element.style, {
          left: `${String(place.left + place.width - SIZE - 1)}px`,
          top: `${String(place.top + place.height - SIZE - 1)}px`,
        });
        element.addEventListener('click', () => {
          this.open(sheet, button, element);
        });
        return element;
      }),
    );
  }

  private open(sheet: HostSheet, button: FilterButton, element: HTMLElement): void {
    const again = this.list?.button === button;
    this.close();
    if (again) return;
    this.list = new FilterList(sheet, button, this.language, {
      chosen: (shown) => {
        this.close();
        this.report({ kind: 'filter', sheet, filter: button.filter, column: button.column, shown });
      },
      closed: () => {
        this.close();
        element.focus();
      },
    });
    this.list.showBelow(element);
  }

  private close(): void {
    this.list?.dispose();
    this.list = null;
  }
}

/** Pixels of a button's side. */
const SIZE = 16;
