import type { Fault } from '../../src/host/office-host';
import { failOnce, FAULTS, nameOf } from './failing';
import { played } from './played';
import { ALL, TRIED_ACTIONS } from './tried-actions';
import type { UserAction } from './user-actions';
import { usersLedger } from './users-workbook';

/** Longer than any action of so small a workbook. */
const MOST_TRIPS = 60;

jest.setTimeout(ALL ? 600_000 : 60_000);

const CASES = TRIED_ACTIONS.flatMap((action, row) =>
  FAULTS.flatMap((fault, index) =>
    action.isAlike && index !== row % FAULTS.length
      ? []
      : [[action.name, nameOf(fault), action, fault, index] as const],
  ),
);

it.each(CASES)(
  '%s: %s, at one round trip after the other: nothing of the user’s is lost, he reads why, and the next attempt goes on',
  async (_, __, action, fault, index) => {
    await failEverywhere(action, fault, ALL ? [1, 1] : [1 + (index % 4), 4]);
  },
);

/** Lets one attempt after the other fail, each some round trips later, until one comes to its end before its fault. */
async function failEverywhere(
  action: UserAction,
  fault: Fault,
  [first, step]: readonly [number, number],
): Promise<void> {
  const { again, close } = await played(action, usersLedger());
  let office = await again();
  for (let trip = first; ; trip += step) {
    expect(trip).toBeLessThan(MOST_TRIPS);
    const end = await failOnce(office, action, fault, trip);
    if (end === 'ended') break;
    if (end === 'done') office = await again();
  }
  close();
}
