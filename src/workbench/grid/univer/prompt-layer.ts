import type { Injector, Workbook } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import type { HostBook } from '../../../host/book';
import { contains } from '../../../host/box';

const VIEW_MAIN = 'viewMain';

/** What a rule says of the selected cell, in a box below it, as Excel shows it; it goes when the sheet is scrolled. */
export class PromptLayer {
  private readonly box = document.createElement('div');
  private shown = '';
  private stop: (() => void) | null = null;

  constructor(
    private readonly injector: Injector,
    private readonly workbook: Workbook,
  ) {
    this.box.className = 'cell-prompt';
    this.box.setAttribute('role', 'tooltip');
    this.box.hidden = true;
  }

  refresh({ selection, active }: HostBook): void {
    const { row, column } = selection.box;
    const rule =
      selection.sheet === active
        ? active.validations.find(({ box }) => contains(box, row, column))
        : undefined;
    const { showPrompt, title, message } = rule?.prompt ?? {};
    const words = showPrompt === false || !message ? [] : [title, message].map((part) => String(part ?? ''));
    const key = words.length === 0 ? '' : JSON.stringify([active.id, row, column, words]);
    if (key === this.shown) return;
    this.shown = key;
    this.box.hidden = true;
    if (words.length > 0) this.show(active.id, row, column, words);
  }

  dispose(): void {
    this.stop?.();
    this.box.remove();
  }

  private show(sheet: string, row: number, column: number, [title, message]: readonly string[]): void {
    const render = this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
    const main = render?.scene.getViewport(VIEW_MAIN);
    const skeleton = render?.with(SheetSkeletonManagerService).ensureSkeleton(sheet);
    const parent = render?.engine.getCanvasElement().parentElement;
    if (!render || !main || !skeleton || !parent) return;
    if (!this.stop) {
      parent.append(this.box);
      const scrolled = main.onScrollAfter$.subscribeEvent(() => {
        this.box.hidden = true;
      });
      this.stop = () => {
        scrolled.unsubscribe();
      };
    }
    const { scaleX: scale } = render.scene.getAncestorScale();
    const cell = skeleton.getCellWithCoordByIndex(row, column);
    // What lies in frozen panes does not move with the rest.
    const x = cell.startX > main.left ? cell.startX - main.viewportScrollX : cell.startX;
    const y = cell.endY > main.top ? cell.endY - main.viewportScrollY : cell.endY;
    const heading = document.createElement('strong');
    heading.textContent = title;
    this.box.replaceChildren(...(title === '' ? [] : [heading]), message);
    Object.assign(this.box.style, {
      left: `${String((x + 24) * scale)}px`,
      top: `${String((y + 6) * scale)}px`,
    });
    this.box.hidden = false;
  }
}
