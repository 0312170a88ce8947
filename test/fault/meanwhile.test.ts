import { LEDGER_WIDTH } from './users-workbook';
import { usersImage, wholeImage } from './image';
import {
  expectPlainSentence,
  expectUsersOwn,
  isDone,
  prepared,
  USER_ACTIONS,
  type Prepared,
  type UserAction,
} from './user-actions';

/** Longer than any action of so small a workbook. */
const MOST_TRIPS = 60;
const ALL = process.env.QINGQIAN_FAULTS === 'all';

interface Meddling {
  readonly name: string;
  /** What somebody does between two requests. */
  readonly act: (office: Prepared) => void;
  /** What the user does once he has read the sentence. */
  readonly mend?: (office: Prepared) => void;
  /** Columns of the ledger afterwards, where they are more. */
  readonly width?: number;
  /** What was done cannot be done any more: the sentence stays. */
  readonly isFinal?: true;
}

const MEDDLING: readonly Meddling[] = [
  { name: 'the user corrects an amount', act: ({ host }) => host.type('台账', 'G3', [[2500]]) },
  {
    name: 'somebody else adds a claim',
    act: ({ host }) =>
      host.type('台账', 'A5:G5', [['A4', '丁公司', '一分公司', '张三', 40_700, 41_100, 77]], 'other author'),
  },
  {
    name: 'the user inserts a row above the ledger',
    act: ({ host }) => host.shift('insert', '台账', '1:1', 'row'),
  },
  {
    name: 'the user inserts a column into the ledger',
    act: ({ host }) => {
      host.shift('insert', '台账', 'C:C', 'column');
      host.type('台账', 'C1', [['经办人']]);
    },
    width: LEDGER_WIDTH + 1,
  },
  {
    name: 'the ledger is protected',
    act: ({ users }) => {
      users[0].protected = true;
    },
    mend: ({ users }) => {
      users[0].protected = false;
    },
  },
  {
    name: 'every sheet is protected',
    act: ({ book }) => {
      for (const sheet of book.sheets) sheet.protected = true;
    },
    mend: ({ book }) => {
      for (const sheet of book.sheets) sheet.protected = false;
    },
  },
  {
    name: 'the user inserts a row into the table of phases',
    act: ({ host }) => host.shift('insert', '阶段', '1:1', 'row'),
  },
  {
    name: 'the user inserts a column into the table of phases',
    act: ({ host }) => {
      host.shift('insert', '阶段', 'B:B', 'column');
      host.type('阶段', 'B1', [['经办人']]);
    },
  },
  {
    name: 'the user notes something below the table of phases',
    act: ({ host }) => host.type('阶段', 'B3', [['待定']]),
  },
  { name: 'the ledger is renamed', act: ({ host, users }) => host.rename(users[0].name, '应收明细') },
  {
    name: 'the table of the ledger is deleted',
    act: ({ book }) => {
      book.tables.splice(
        book.tables.findIndex(({ name }) => name === '应收表'),
        1,
      );
    },
  },
  { name: 'the ledger is deleted', act: ({ host }) => host.remove('台账'), isFinal: true },
  {
    name: 'our sheets are deleted',
    act: ({ host, book, users }) => {
      for (const { name } of book.sheets.filter((sheet) => !users.includes(sheet))) host.remove(name);
    },
  },
  {
    name: 'our sheets are renamed',
    act: ({ host, book, users }) => {
      for (const { name } of book.sheets.filter((sheet) => !users.includes(sheet)))
        host.rename(name, `我的${name}`.slice(0, 31));
    },
  },
];

jest.setTimeout(ALL ? 600_000 : 60_000);

/** Each action meets a few of the meddlings, and each meddling a few of the actions; all of all takes long (`npm run fuzz`). */
const CASES = USER_ACTIONS.flatMap((action, row) =>
  MEDDLING.filter((_, column) => ALL || (row * 3 + column) % MEDDLING.length < 2).map(
    (meddling, column) => [action.name, meddling.name, action, meddling, (row + column) % 3] as const,
  ),
);

it.each(CASES)(
  '%s, while %s between two requests: his doing stands, nothing else of his is changed, and all goes on afterwards',
  async (_, __, action, meddling, offset) => {
    if (!ALL) {
      await meddle(action, meddling, 2 + offset * 3);
      return;
    }
    for (let trip = 1; trip < MOST_TRIPS; trip++) if (!(await meddle(action, meddling, trip))) return;
    throw new Error('the action does not end');
  },
);

/** @returns false where the action ended before anybody could meddle */
async function meddle(action: UserAction, meddling: Meddling, trip: number): Promise<boolean> {
  const office = await prepared(action);
  const { book, host, session, users } = office;
  let mine: unknown = null;
  host.meanwhile(trip, () => {
    meddling.act(office);
    mine = usersImage(book, users, meddling.width);
  });
  await action.act(session);
  host.stopFailing();
  if (mine !== null) {
    expectUsersOwn(action, session.state(), usersImage(book, users, meddling.width), mine, trip);
    if (!isDone(session.state())) expectPlainSentence(session.state());
    meddling.mend?.(office);
    await action.act(session);
    if (!isDone(session.state())) expectPlainSentence(session.state());
    await session.generateOnly(['aging']);
    const { kind, message } = session.state().notice!;
    expect([trip, kind, message]).toEqual([trip, meddling.isFinal ? 'refused' : 'done', message]);
    // No half-written sheet is left.
    wholeImage(book);
  }
  office.close();
  return mine !== null;
}
