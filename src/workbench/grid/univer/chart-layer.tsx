import type { Injector, Workbook } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import { createRoot, type Root } from 'react-dom/client';
import type { HostBook, HostChart, HostSheet } from '../../../host/book';
import { ChartDrawing } from '../../chart/chart-drawing';
import { type ChartFigures, chartFigures } from '../../chart/chart-figures';
import { pixelsOf } from './size';

const VIEW_MAIN = 'viewMain';
/** Pixels of a chart that nobody has given a size. */
const STANDARD_CHART = { width: 480, height: 288 };

interface Placed {
  readonly id: string;
  readonly figures: ChartFigures;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The charts of the sheet on the screen, drawn over the cells that they are anchored to. They let the mouse through to the cells. */
export class ChartLayer {
  private readonly pane = document.createElement('div');
  private readonly root: Root;
  private readonly figures = new Map<string, { key: string; figures: ChartFigures }>();
  private sheet: HostSheet | null = null;
  private attached = false;
  private stop: () => void = () => undefined;

  constructor(
    private readonly injector: Injector,
    private readonly workbook: Workbook,
  ) {
    Object.assign(this.pane.style, {
      position: 'absolute',
      overflow: 'hidden',
      pointerEvents: 'none',
      zIndex: '9',
    });
    this.pane.dataset['charts'] = '';
    this.root = createRoot(this.pane);
  }

  refresh(book: HostBook): void {
    this.sheet = book.active;
    for (const chart of book.active.charts) {
      const figures = chartFigures(chart);
      const key = JSON.stringify(figures);
      if (this.figures.get(chart.id)?.key !== key) this.figures.set(chart.id, { key, figures });
    }
    this.draw();
  }

  dispose(): void {
    this.stop();
    this.root.unmount();
    this.pane.remove();
  }

  private render() {
    return this.injector.get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
  }

  /** Lays the charts over the grid's canvas as soon as there is one. */
  private attach(): boolean {
    if (this.attached) return true;
    const render = this.render();
    const canvas = render?.engine.getCanvasElement();
    const main = render?.scene.getViewport(VIEW_MAIN);
    if (!render || !canvas?.parentElement || !main) return false;
    this.attached = true;
    canvas.parentElement.append(this.pane);
    const draw = (): void => {
      this.draw();
    };
    const scrolled = main.onScrollAfter$.subscribeEvent(draw);
    const zoomed = render.scene.onTransformChange$.subscribeEvent(draw);
    const laidOut = render.with(SheetSkeletonManagerService).currentSkeleton$.subscribe(draw);
    const sized = new ResizeObserver(draw);
    sized.observe(canvas);
    this.stop = () => {
      scrolled.unsubscribe();
      zoomed.unsubscribe();
      laidOut.unsubscribe();
      sized.disconnect();
    };
    return true;
  }

  private draw(): void {
    const { sheet } = this;
    if (!sheet || !this.attach()) {
      // The grid draws itself for the first time a little later.
      if (sheet)
        setTimeout(() => {
          this.draw();
        }, 100);
      return;
    }
    const render = this.render();
    const main = render?.scene.getViewport(VIEW_MAIN);
    if (!render || !main) return;
    const { scaleX: scale } = render.scene.getAncestorScale();
    Object.assign(this.pane.style, {
      left: `${String(main.left * scale)}px`,
      top: `${String(main.top * scale)}px`,
      right: '0',
      bottom: '0',
    });
    const placed = sheet.charts.flatMap((chart): Placed[] => {
      const figures = this.figures.get(chart.id)?.figures;
      const place = figures && this.place(sheet, chart);
      if (!place) return [];
      return [
        {
          id: chart.id,
          figures,
          left: (place.x - main.viewportScrollX - main.left) * scale,
          top: (place.y - main.viewportScrollY - main.top) * scale,
          width: place.width * scale,
          height: place.height * scale,
        },
      ];
    });
    this.root.render(
      placed.map(({ id, figures, left, top, width, height }) => (
        <div key={id} data-chart={id} style={{ position: 'absolute', left, top, width, height }}>
          <ChartDrawing figures={figures} width={width} height={height} />
        </div>
      )),
    );
  }

  /** Where a chart lies in the grid, in pixels, headings included; what was set in points goes before its cells. */
  private place(sheet: HostSheet, { anchor, looks }: HostChart) {
    const skeleton = this.render()?.with(SheetSkeletonManagerService).ensureSkeleton(sheet.id);
    if (!skeleton) return null;
    const set = looks[''] ?? {};
    const pixels = (name: string): number | null =>
      typeof set[name] === 'number' ? pixelsOf(set[name]) : null;
    const first = anchor && skeleton.getCellWithCoordByIndex(anchor.row, anchor.column);
    const last =
      anchor &&
      skeleton.getCellWithCoordByIndex(anchor.row + anchor.rows - 1, anchor.column + anchor.columns - 1);
    const [left, top] = [pixels('Left'), pixels('Top')];
    return {
      x: left === null ? (first?.startX ?? skeleton.rowHeaderWidth) : left + skeleton.rowHeaderWidth,
      y: top === null ? (first?.startY ?? skeleton.columnHeaderHeight) : top + skeleton.columnHeaderHeight,
      width: pixels('Width') ?? (first && last ? last.endX - first.startX : STANDARD_CHART.width),
      height: pixels('Height') ?? (first && last ? last.endY - first.startY : STANDARD_CHART.height),
    };
  }
}
