import { milliseconds } from './clock';

/** Longer than this nothing is computed in one piece: a key or a click is answered within two pieces and a drawing. */
const LONGEST_WITHOUT_REST = 30;

/**
 * A rest for long work on the page's own thread: the browser draws and hands over keys and clicks before the work goes on. It
 * returns at once where the last rest was a moment ago, so that it may be asked for as often as one likes.
 */
export function rests(): () => Promise<void> {
  // A message is a task of its own without the delay that browsers give to timers.
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void)[] = [];
  let last = milliseconds();
  port1.onmessage = () => {
    last = milliseconds();
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return () =>
    milliseconds() - last < LONGEST_WITHOUT_REST
      ? Promise.resolve()
      : new Promise((resolve) => {
          waiting.push(resolve);
          port2.postMessage(null);
        });
}
