import type { Injector, Workbook } from '@univerjs/core';
import type { HostBook } from '../../../host/book';
import type { Box } from '../../../host/box';
import { spillBox } from '../../../host/calculation/sight-of-book';
import { CellPlaces } from './cell-places';

/** The line around the cells into which a formula has spilled, while one of them is selected, as Excel draws it. */
export class SpillLayer {
  private readonly line = document.createElement('div');
  private readonly places: CellPlaces;
  private shown: { readonly sheet: string; readonly box: Box } | null = null;

  constructor(injector: Injector, workbook: Workbook) {
    this.line.className = 'spill-line';
    this.line.hidden = true;
    this.places = new CellPlaces(injector, workbook, () => {
      this.draw();
    });
  }

  refresh({ selection, active }: HostBook): void {
    const { sheet, box } = selection;
    const from = sheet.cells.get(box.row, box.column)?.spilledFrom ?? box;
    const spilled = sheet === active ? spillBox(sheet, from.row, from.column) : null;
    this.shown = spilled && { sheet: sheet.id, box: spilled };
    this.draw();
  }

  dispose(): void {
    this.places.dispose();
    this.line.remove();
  }

  private draw(): void {
    const parent = this.places.parent();
    const place = parent && this.shown && this.places.of(this.shown.sheet, this.shown.box);
    this.line.hidden = !place;
    if (!place) return;
    if (this.line.parentElement !== parent) parent.append(this.line);
    for (const side of ['left', 'top', 'width', 'height'] as const)
      this.line.style[side] = `${String(place[side])}px`;
  }
}
