import { addMonths, type Day } from './calendar';

/** What happened, by the order in which the registers are read. */
export interface Happening {
  readonly day: Day;
  readonly kind: 'demand' | 'promise' | 'suit' | 'payment';
  /** The row of 催收记录 that says so; -1: another register does. */
  readonly entry: number;
}

/** A clock at the as-of date, and what each happening did to it. */
export interface Clock {
  readonly from: Day;
  readonly by: string | null;
  readonly expires: Day;
  readonly effects: readonly {
    readonly happening: Happening;
    readonly effect: string;
    readonly runsUntil: Day | null;
  }[];
}

/** 法释〔2018〕12号: the day from which three years hold (§9). */
const THREE_YEARS_FROM = Date.UTC(2017, 9, 1) / 86_400_000;
/** §9: the long stop. */
const LONGEST = 20;

/** §9: three years; what ran out under the two-year rule before 2017-10-01 stays expired. */
export function generalEnd(from: Day): Day {
  const ofOld = addMonths(from, 24);
  return ofOld < THREE_YEARS_FROM ? ofOld : addMonths(from, 36);
}

/** Civil Procedure Law art. 250, of which §9 says nothing: two years for applying for enforcement. */
export function enforcementEnd(from: Day): Day {
  return addMonths(from, 24);
}

/**
 * §9: from the due date or from the latest interruption, twenty years from the due date at the longest. An interruption after the
 * expiry does not revive it, a promise or payment does; nothing counts before it is due, nor after the as-of date.
 * @param end the last day of a clock that runs from a day
 */
export function clockOf(
  due: Day,
  happenings: readonly Happening[],
  asOf: Day,
  end: (from: Day) => Day,
): Clock {
  const longStop = addMonths(due, 12 * LONGEST);
  let [from, by]: [Day, string | null] = [due, null];
  const effects = [...happenings]
    .sort((a, b) => a.day - b.day)
    .map((happening) => {
      const { day, kind } = happening;
      const effect = effectOf(day, kind, due, end(from), asOf);
      const counts = effect === 'interrupts' || effect === 'revives';
      if (counts) [from, by] = [day, kind];
      return { happening, effect, runsUntil: counts ? Math.min(end(day), longStop) : null };
    });
  return { from, by, expires: Math.min(end(from), longStop), effects };
}

function effectOf(day: Day, kind: Happening['kind'], due: Day, expires: Day, asOf: Day): string {
  if (day > asOf) return 'afterAsOf';
  if (day <= due) return 'beforeDue';
  if (day <= expires) return 'interrupts';
  return kind === 'promise' || kind === 'payment' ? 'revives' : 'tooLate';
}
