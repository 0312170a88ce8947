import type { Session, SessionState } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { plainWish } from '../../src/policy/letter-rows';
import { usersWorkbook } from './users-workbook';
import { openedSession, type OpenedSession } from '../action/opened-session';
import type { HostSheet } from '../../src/host/book';
import type { MemoryBook } from '../../src/host/memory-book';

/** One thing that a user can do, and what he has done before. */
export interface UserAction {
  readonly name: string;
  readonly prepare: (session: Session) => Promise<void>;
  readonly act: (session: Session) => Promise<void>;
  /** A table of the user's below which it adds rows. */
  readonly grows?: string;
}

const nothing = async (): Promise<void> => undefined;
const generated = (session: Session): Promise<void> => session.generate();

const decided = async (session: Session): Promise<void> => {
  await session.recognise();
  await session.change({ leaderUnit: '元' });
};

const openItems = (session: Session): number[] =>
  session.state().plan?.items.flatMap(({ id, state }) => (state === 'open' ? [id] : [])) ?? [];

/** Everything that the pane and the ribbon offer and that asks something of Excel. */
export const USER_ACTIONS: readonly UserAction[] = [
  { name: 'recognise', prepare: nothing, act: (session) => session.recognise() },
  { name: 'generate', prepare: nothing, act: (session) => session.generate() },
  {
    name: 'update',
    prepare: async (session) => {
      await session.generate();
      await session.change({ asOf: dayOf(2012, 11, 30) });
    },
    act: (session) => session.generate(),
  },
  { name: 'generate one sheet', prepare: nothing, act: (session) => session.generateOnly(['aging']) },
  { name: 'preview', prepare: generated, act: (session) => session.preview() },
  { name: 'aging columns as values', prepare: nothing, act: (session) => session.addAgingColumns('values') },
  {
    name: 'aging columns as formulas',
    prepare: nothing,
    act: (session) => session.addAgingColumns('formulas'),
  },
  {
    name: 'freeze the columns',
    prepare: (session) => session.addAgingColumns('formulas'),
    act: (session) => session.freezeAgingColumns(),
  },
  {
    name: 'remove the columns',
    prepare: (session) => session.addAgingColumns('values'),
    act: (session) => session.removeAgingColumns(),
  },
  {
    name: 'a policy template',
    prepare: (session) => session.recognise(),
    act: (session) => session.createPolicySheet('指标'),
  },
  { name: 'lock a baseline', prepare: nothing, act: (session) => session.lockBaseline('清收') },
  {
    name: 'accept a plan',
    prepare: async (session) => {
      await session.recognise();
      await session.readPlan('复查阶段（2013年1月1日—2013年2月1日）。');
    },
    act: (session) => session.acceptPlan(openItems(session)),
    grows: '阶段',
  },
  {
    name: 'write letters',
    prepare: async (session) => {
      await session.createPolicySheet('函件');
      await session.createPolicySheet('催收记录');
    },
    act: (session) => session.writeLetters({ ...plainWish('催款函'), debtor: '乙公司' }, true),
  },
  { name: 'undo', prepare: (session) => session.generateOnly(['aging']), act: (session) => session.undo() },
  { name: 'a setting', prepare: decided, act: (session) => session.change({ unitName: '清欠办' }) },
  {
    name: 'a mapping',
    prepare: decided,
    act: (session) => session.mapColumn('台账', '到期日', 'E'),
  },
  {
    name: 'show a place',
    prepare: nothing,
    act: (session) => session.show({ sheet: '台账', row: 1, column: 1 }),
  },
  {
    name: 'explain a row',
    prepare: (session) => session.show({ sheet: '台账', row: 1, column: 1 }),
    act: (session) => session.explainSelection(),
  },
];

export interface Prepared extends OpenedSession {
  readonly book: MemoryBook;
  /** The sheets that the user had before he knew us. */
  readonly users: readonly HostSheet[];
}

/** A workbook in which the action can be done. */
export async function prepared(action: UserAction): Promise<Prepared> {
  const book = usersWorkbook();
  const users = [...book.sheets];
  const office = await openedSession(book);
  // The session asks to be told of changes when it opens: a request that belongs to no action.
  await office.workbook.sheets();
  await action.prepare(office.session);
  expect(isDone(office.session.state())).toBe(true);
  return { ...office, book, users };
}

export function isDone({ notice }: SessionState): boolean {
  return notice === null || notice.kind === 'done';
}

/** What an action that was not done says: a whole sentence of the user's language, and never a fault of the program's own. */
export function expectPlainSentence({ notice }: SessionState): void {
  expect([notice?.kind, notice?.message]).toEqual([
    expect.stringMatching(/^(?:refused|cancelled)$/),
    expect.stringMatching(/[一-鿿].*。$/s),
  ]);
  for (const sentence of [notice!.message, ...notice!.details])
    expect(sentence).not.toMatch(/undefined|null|\[object|\bat\s|[{}]/);
}

/**
 * Nothing of the user's is other than it was.
 * @param now what is his, after the action (`usersImage`)
 * @param before the same before it
 */
export function expectUsersOwn(
  { grows }: UserAction,
  state: SessionState,
  now: unknown,
  before: unknown,
  trip: number,
): void {
  // A table that was to grow holds more cells once it has, and no other ones.
  if (grows !== undefined && isDone(state)) expect([trip, now]).toMatchObject([trip, before as object]);
  else expect([trip, now]).toEqual([trip, before]);
}
