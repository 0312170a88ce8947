import { usersImage, wholeImage } from './image';
import { played } from './played';
import { ALL, TRIED_ACTIONS } from './tried-actions';
import { expectPlainSentence, expectUsersOwn, isDone } from './user-actions';
import { usersLedger } from './users-workbook';

/** More tellings than any action of so small a workbook has. */
const MOST_TELLINGS = 80;
const STEP = ALL ? 1 : 3;

jest.setTimeout(ALL ? 600_000 : 60_000);

const CASES = TRIED_ACTIONS.map((action, index) => [action.name, action, index] as const);

it.each(CASES)(
  '%s, cancelled at one telling of its progress after the other, is not done at all, or done wholly',
  async (_, action, index) => {
    const { again, close } = await played(action, usersLedger());
    let office = await again();
    for (let telling = 1 + (index % STEP); ; telling += STEP) {
      expect(telling).toBeLessThan(MOST_TELLINGS);
      const { book, session, ledger, widths } = office;
      const [mine, before] = [usersImage(book, widths), wholeImage(book)];
      let told = 0;
      const stop = session.subscribe(() => {
        if (session.state().working === null) return;
        told += 1;
        if (told === telling) session.cancel();
      });
      await action.act(session, ledger);
      stop();
      expectUsersOwn(action, session.state(), usersImage(book, widths), mine, telling);
      if (told < telling) {
        expect(isDone(session.state())).toBe(true);
        break;
      }
      if (isDone(session.state())) {
        // What can no longer be cancelled comes to its end.
        office = await again();
        continue;
      }
      expectPlainSentence(session.state());
      expect(session.state().notice!.kind).toBe('cancelled');
      if (!session.state().notice!.message.includes('已写入'))
        expect([telling, wholeImage(book)]).toEqual([telling, before]);
    }
    close();
  },
);

it.each(CASES)(
  '%s, and another action at the same time: one is done, the other says why not',
  async (_, action) => {
    const { again, close } = await played(action, usersLedger());
    const { book, session, ledger, widths } = await again();
    const mine = usersImage(book, widths);
    const first = action.act(session, ledger);
    const second = session.generateOnly(['aging']);
    await Promise.all([first, second]);
    // Which of the two went first decides whether a table that was to grow has grown.
    expectUsersOwn(action, session.state(), usersImage(book, widths), mine, 1);
    if (!isDone(session.state())) expectPlainSentence(session.state());
    await session.generateOnly(['aging']);
    expect(session.state().notice).toMatchObject({ kind: 'done' });
    wholeImage(book);
    close();
  },
);
