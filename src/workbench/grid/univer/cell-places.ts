import type { Injector, Workbook } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import type { Box } from '../../../host/box';

const VIEW_MAIN = 'viewMain';

/** Pixels within the element that holds the grid's canvas. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where cells lie on the screen, for what is laid over them, and when they lie elsewhere. */
export class CellPlaces {
  private stop: (() => void) | null = null;
  private frame: number | null = null;

  constructor(
    private readonly injector: Injector,
    private readonly workbook: Workbook,
    private readonly moved: () => void,
  ) {}

  /** The element to lay things into; null until the grid has drawn itself for the first time. */
  parent(): HTMLElement | null {
    const render = this.render();
    const canvas = render?.engine.getCanvasElement();
    const main = render?.scene.getViewport(VIEW_MAIN);
    if (!render || !canvas?.parentElement || !main) return null;
    if (!this.stop) {
      const subscriptions: { unsubscribe(): void }[] = [];
      const sized = new ResizeObserver(this.onMove);
      this.stop = () => {
        for (const subscription of subscriptions) subscription.unsubscribe();
        sized.disconnect();
      };
      subscriptions.push(
        main.onScrollAfter$.subscribeEvent(this.onMove),
        render.scene.onTransformChange$.subscribeEvent(this.onMove),
        render.with(SheetSkeletonManagerService).currentSkeleton$.subscribe(this.onMove),
      );
      sized.observe(canvas);
    }
    return canvas.parentElement;
  }

  /** @returns null for cells that the user does not see: scrolled away, hidden, or beyond the grid */
  of(sheet: string, box: Box): Place | null {
    const render = this.render();
    const main = render?.scene.getViewport(VIEW_MAIN);
    const canvas = render?.engine.getCanvasElement();
    const skeleton = render?.with(SheetSkeletonManagerService).ensureSkeleton(sheet);
    if (!render || !main || !canvas || !skeleton) return null;
    const first = skeleton.getCellWithCoordByIndex(box.row, box.column);
    const last = skeleton.getCellWithCoordByIndex(box.row + box.rows - 1, box.column + box.columns - 1);
    // What lies in frozen panes does not move with the rest, and what moves goes under them.
    const across = visible(first.startX, last.endX, main.left, main.viewportScrollX);
    const down = visible(first.startY, last.endY, main.top, main.viewportScrollY);
    if (!across || !down) return null;
    const { scaleX: scale } = render.scene.getAncestorScale();
    const place = {
      left: across[0] * scale,
      top: down[0] * scale,
      width: (across[1] - across[0]) * scale,
      height: (down[1] - down[0]) * scale,
    };
    return place.left < canvas.clientWidth && place.top < canvas.clientHeight ? place : null;
  }

  dispose(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.stop?.();
    this.stop = null;
  }

  /** Told once for everything that moves before the next picture: looking where cells lie may move them itself. */
  private readonly onMove = (): void => {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.moved();
    });
  };

  private render() {
    return this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
  }
}

/** The part of a stretch that is seen, where everything behind the frozen lines' edge is scrolled. */
function visible(start: number, end: number, edge: number, scrolled: number): [number, number] | null {
  const place = (at: number): number => (at > edge ? Math.max(edge, at - scrolled) : at);
  // A stretch that begins at the edge is scrolled with the rest.
  const from = start >= edge ? Math.max(edge, start - scrolled) : start;
  const to = place(end);
  return to - from >= 1 ? [from, to] : null;
}
