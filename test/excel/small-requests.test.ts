import { failOnce } from '../fault/failing';
import { wholeImage } from '../fault/image';
import { meddle, MEDDLING } from '../fault/meddling';
import { played } from '../fault/played';
import { isDone, USER_ACTIONS, type UserAction } from '../fault/user-actions';
import { usersLedger } from '../fault/users-workbook';

/** What a request may hold: as ever, or so little that every row goes alone. */
const mockSize = { isSmall: false };

jest.mock('../../src/excel/request-size', () => {
  const usual = jest.requireActual<Record<string, number>>('../../src/excel/request-size');
  const small: Readonly<Record<string, number>> = {
    MOST_BYTES: 1_500,
    READ_BLOCK_BYTES: 1_500,
    WRITE_BLOCK_BYTES: 1,
  };
  return new Proxy(usual, {
    get: (_, name: string) => (mockSize.isSmall ? small[name] : undefined) ?? usual[name],
  });
});
beforeEach(() => {
  mockSize.isSmall = false;
});

/** Every way of writing. */
const WRITING: readonly string[] = [
  'generate',
  'update',
  'update and replace what was changed',
  'aging columns as values',
  'aging columns as formulas',
  'aging columns as formulas over values',
  'freeze the columns',
  'remove the columns',
  'accept a plan',
  'write letters',
  'take back a sheet',
  'take back aging columns',
  'take back a plan',
];
const ACTIONS = USER_ACTIONS.filter(({ name }) => WRITING.includes(name));

interface End {
  /** The workbook when the action is done, and when it has been taken back. */
  readonly images: readonly unknown[];
  readonly requests: number;
}

/** Does an action, and takes it back. */
async function ended(action: UserAction, again: Awaited<ReturnType<typeof played>>['again']): Promise<End> {
  const { book, host, session, ledger } = await again();
  const begun = host.roundTrips;
  await action.act(session, ledger);
  expect([session.state().notice?.message, isDone(session.state())]).toEqual([expect.anything(), true]);
  const requests = host.roundTrips - begun;
  await host.settled();
  const done = wholeImage(book);
  if (session.state().canUndo) await session.undo();
  await host.settled();
  return { images: [done, wholeImage(book)], requests };
}

/**
 * A list of 100,000 claims takes many requests, and what goes wrong between two of them is seen at no smaller one: here a request
 * holds so little that the smallest does too.
 */
describe('a workbook that is written in many small requests', () => {
  it('knows every way of writing', () => {
    expect(ACTIONS.map(({ name }) => name).sort()).toEqual([...WRITING].sort());
  });

  it.each(ACTIONS.map((action) => [action.name, action] as const))(
    'ends as one that is written in few: %s',
    async (_, action) => {
      const { again, close } = await played(action, usersLedger());
      const few = await ended(action, again);
      mockSize.isSmall = true;
      const many = await ended(action, again);
      close();
      expect(many.images).toEqual(few.images);
      // A row goes in one request whatever it holds.
      if (action.rows === undefined) expect(many.requests).toBeGreaterThan(few.requests * 1.5);
    },
  );

  it.each(ACTIONS.filter(({ name }) => name !== 'generate').map((action) => [action.name, action] as const))(
    'is as it was where a request fails: %s',
    async (_, action) => {
      const { again, close } = await played(action, usersLedger());
      mockSize.isSmall = true;
      const { requests } = await ended(action, again);
      // Most of what it does last is writing.
      for (const share of [0.7, 0.9])
        await failOnce(await again(), action, 'half', Math.floor(requests * share));
      close();
    },
  );

  it('sees what the user types between any two of them', async () => {
    const update = ACTIONS.find(({ name }) => name === 'update')!;
    const typing = MEDDLING.find(({ name }) => name === 'the user types over cells of our sheets')!;
    const { again, close } = await played(update, usersLedger());
    mockSize.isSmall = true;
    const { requests } = await ended(update, again);
    for (const share of [0.55, 0.7, 0.85])
      await meddle(await again(), update, typing, Math.floor(requests * share));
    close();
  });
});
