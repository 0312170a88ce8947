import { meddle, MEDDLING } from './meddling';
import { played } from './played';
import { ALL, TRIED_ACTIONS } from './tried-actions';
import { usersLedger } from './users-workbook';

/** Longer than any action of so small a workbook. */
const MOST_TRIPS = 60;

jest.setTimeout(ALL ? 600_000 : 60_000);

/** Each action meets a few of the meddlings, and each meddling a few of the actions; all of all takes long (`npm run fuzz`). */
const CASES = TRIED_ACTIONS.flatMap((action, row) => {
  const few = (column: number): boolean => (row * 3 + column) % MEDDLING.length < (action.isAlike ? 1 : 2);
  return MEDDLING.filter((_, column) => (ALL && !action.isAlike) || few(column)).map(
    (meddling, column) => [action.name, meddling.name, action, meddling, (row + column) % 3] as const,
  );
});

it.each(CASES)(
  '%s, while %s between two requests: his doing stands, nothing else of his is changed, and all goes on afterwards',
  async (_, __, action, meddling, offset) => {
    const { again, close } = await played(action, usersLedger());
    if (!ALL) await meddle(await again(), action, meddling, 2 + offset * 3);
    else
      for (let trip = 1; await meddle(await again(), action, meddling, trip); trip++)
        expect(trip).toBeLessThan(MOST_TRIPS);
    close();
  },
);

/** He has asked for that in the preview: it holds for what it showed him, and for nothing that he has typed since. */
test('what is typed at any moment while cells that he was shown are replaced stays', async () => {
  const action = TRIED_ACTIONS.find(({ name }) => name === 'update and replace what was changed')!;
  const meddling = MEDDLING.find(({ name }) => name === 'the user types over cells of our sheets')!;
  const { again, close } = await played(action, usersLedger());
  let trips = 0;
  while (await meddle(await again(), action, meddling, trips + 1)) trips += 1;
  expect(trips).toBeGreaterThan(5);
  expect(trips).toBeLessThan(MOST_TRIPS);
  close();
});
