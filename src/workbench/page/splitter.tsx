import type { KeyboardEvent, PointerEvent } from 'react';

/** The widths that Excel lets a pane have, in pixels. */
const NARROWEST = 320;
const WIDEST = 450;

interface SplitterProps {
  readonly label: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** The line between grid and pane; dragging it, or the arrow keys on it, change the pane's width. */
export function Splitter({ label, width, onWidth }: SplitterProps) {
  const set = (wanted: number): void => {
    onWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted))));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const line = event.currentTarget;
    line.setPointerCapture(event.pointerId);
    const [from, before] = [event.clientX, width];
    const move = (moved: globalThis.PointerEvent): void => {
      set(before + from - moved.clientX);
    };
    line.addEventListener('pointermove', move);
    line.addEventListener(
      'pointerup',
      () => {
        line.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') set(width + 10);
    else if (event.key === 'ArrowRight') set(width - 10);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
