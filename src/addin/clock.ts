import { dayOf, type Day } from '../calendar/day';

/** The user's clock; the only place of the add-in that looks at one. */
export function now(): Date {
  return new Date();
}

/** The day on the user's calendar. */
export function today(): Day {
  const clock = now();
  return dayOf(clock.getFullYear(), clock.getMonth() + 1, clock.getDate());
}

/** Milliseconds since the page began, for measuring spans; no setting of the clock moves them. */
export function milliseconds(): number {
  return performance.now();
}
