import type { Fault } from '../../src/host/office-host';
import { usersImage, wholeImage } from './image';
import {
  expectPlainSentence,
  expectUsersOwn,
  isDone,
  prepared,
  USER_ACTIONS,
  type UserAction,
} from './user-actions';

/** Longer than any action of so small a workbook. */
const MOST_TRIPS = 60;

/** The request does not come through, its answer does not, half of it does, or Excel says no. */
const FAULTS: readonly Fault[] = [
  'before',
  'answer lost',
  'half',
  { code: 'AccessDenied' },
  { code: 'InvalidOperationInCellEditMode' },
];
/** Every fault at every round trip of every action takes minutes: the longer command asks for it (`npm run fuzz`). */
const ALL = process.env.QINGQIAN_FAULTS === 'all';

const CASES = USER_ACTIONS.map((action) => [action.name, action] as const);

describe.each(CASES)('%s', (_, action) => {
  it.each(
    FAULTS.map((fault, index) => [typeof fault === 'string' ? fault : fault.code, fault, index] as const),
  )(
    '%s, at one round trip after the other: nothing of the user’s is lost, he reads why, and the next attempt goes on',
    async (__, fault, index) => {
      await failEverywhere(action, fault, ALL ? [1, 1] : [1 + (index % 4), 4]);
    },
  );
});

/** Lets one attempt after the other fail, each some round trips later, until one comes to its end before its fault. */
async function failEverywhere(
  action: UserAction,
  fault: Fault,
  [first, step]: readonly [number, number],
): Promise<void> {
  let office = await prepared(action);
  for (let trip = first; ; trip += step) {
    expect(trip).toBeLessThan(MOST_TRIPS);
    const { book, host, session, users } = office;
    const [mine, before, begun] = [usersImage(book, users), wholeImage(book), host.roundTrips];
    host.failAt(trip, fault);
    await action.act(session);
    host.stopFailing();
    expectUsersOwn(action, session.state(), usersImage(book, users), mine, trip);
    const { notice } = session.state();
    if (host.roundTrips - begun < trip) {
      expect([trip, notice?.message, isDone(session.state())]).toEqual([trip, notice?.message, true]);
      break;
    }
    if (isDone(session.state())) {
      // Half of a question that changes nothing is the whole question; what is looked at after the writing may fail.
      office.close();
      office = await prepared(action);
      continue;
    }
    expectPlainSentence(session.state());
    // What had been written before the fault is told, and stands; everything else is as it was.
    if (!notice!.details.some((line) => line.includes('已写入')))
      expect([trip, notice!.message, wholeImage(book)]).toEqual([trip, notice!.message, before]);
  }
  office.close();
}
