import type { Fault } from '../../src/host/office-host';
import { usersImage, wholeImage } from './image';
import type { Prepared } from './played';
import { expectPlainSentence, expectUsersOwn, isDone, type UserAction } from './user-actions';

/** The request does not come through, its answer does not, half of it does, or Excel says no. */
export const FAULTS: readonly Fault[] = [
  'before',
  'answer lost',
  'half',
  { code: 'AccessDenied' },
  { code: 'InvalidOperationInCellEditMode' },
];

export function nameOf(fault: Fault): string {
  return typeof fault === 'string' ? fault : fault.code;
}

/**
 * Lets one request of an action go wrong: nothing of the user's is lost, he reads why, and what had been begun is as it was.
 * @returns ended: it came to its end before that request; done: in spite of it; refused: not at all
 */
export async function failOnce(
  { book, host, session, ledger, widths }: Prepared,
  action: UserAction,
  fault: Fault,
  trip: number,
): Promise<'ended' | 'done' | 'refused'> {
  const [mine, before, begun] = [usersImage(book, widths), wholeImage(book), host.roundTrips];
  host.failAt(trip, fault);
  await action.act(session, ledger);
  host.stopFailing();
  expectUsersOwn(action, session.state(), usersImage(book, widths), mine, trip);
  const { notice } = session.state();
  if (host.roundTrips - begun < trip) {
    expect([trip, notice?.message, isDone(session.state())]).toEqual([trip, notice?.message, true]);
    return 'ended';
  }
  // Half of a question that changes nothing is the whole question; what is looked at after the writing may fail.
  if (isDone(session.state())) return 'done';
  expectPlainSentence(session.state());
  // What had been written before the fault is told, and stands; everything else is as it was.
  if (!notice!.details.some((line) => line.includes('已写入')))
    expect([trip, notice!.message, wholeImage(book)]).toEqual([trip, notice!.message, before]);
  return 'refused';
}
