import type { Session, SessionState } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { LETTER_KINDS, plainWish } from '../../src/policy/letter-rows';
import { POLICY_TABLES } from '../../src/policy/template';
import type { OfficeHost } from '../../src/host/office-host';
import type { OwnLedger } from './own-ledger';

/** One thing that a user can do, and what he has done before. */
export interface UserAction {
  readonly name: string;
  /** What he has done to the workbook before, in an earlier session. */
  readonly prepare?: (session: Session, ledger: OwnLedger, host: OfficeHost) => Promise<void>;
  /** What he has done in this session. */
  readonly begin?: (session: Session, ledger: OwnLedger) => Promise<void>;
  readonly act: (session: Session, ledger: OwnLedger) => Promise<void>;
  /** It adds rows below tables of the user's, or takes rows away that were added. */
  readonly rows?: 'added' | 'taken back';
  /** It goes the way of another action, and only what it writes is other: it meets each fault now and then. */
  readonly isAlike?: true;
}

/** Tables that every workbook of the matrix has: they are not made a second time. */
export const STANDING: readonly string[] = ['台账', '回款', '阶段', '奖励方案'];

const recognised = (session: Session): Promise<void> => session.recognise();
const generated = (session: Session): Promise<void> => session.generate();

const openItems = (session: Session): number[] =>
  session.state().plan?.items.flatMap(({ id, state }) => (state === 'open' ? [id] : [])) ?? [];

const PLAN = '复查阶段（2013年1月1日—2013年2月1日）。';
const planRead = async (session: Session): Promise<void> => {
  await session.recognise();
  await session.readPlan(PLAN);
};

/** The report stands, and the user has typed over cells that are not his to type in; what is to become of them is his choice. */
const typedOver: UserAction['prepare'] = async (session, _, host) => {
  await session.generate();
  for (const sheet of ['总览', '数据体检']) host.type(sheet, 'A1', [['我改的标题']]);
};

/** One choice for every sheet in which the user has changed cells. */
const choosing =
  (choice: 'replace' | 'keep') =>
  (session: Session): Promise<void> =>
    session.generate(
      new Map(
        (session.state().preview ?? [])
          .filter(({ changedCount }) => changedCount > 0)
          .map(({ id }) => [id, choice]),
      ),
    );

const lettersFormed = async (session: Session): Promise<void> => {
  await session.createPolicySheet('函件');
  await session.createPolicySheet('催收记录');
};

const lettersTo =
  (kind: (typeof LETTER_KINDS)[number], log: boolean) =>
  (session: Session, { debtor }: OwnLedger): Promise<void> =>
    session.writeLetters({ ...plainWish(kind), debtor }, log);

/** Takes back what was done just before. */
const undoing = (
  name: string,
  begin: NonNullable<UserAction['begin']>,
  more: Partial<UserAction> = {},
): UserAction => ({
  name: `take back ${name}`,
  begin,
  act: (session) => session.undo(),
  ...more,
});

/** Everything that the pane and the ribbon offer and that asks something of Excel. */
export const USER_ACTIONS: readonly UserAction[] = [
  { name: 'recognise', act: recognised },
  { name: 'generate', act: generated },
  {
    name: 'update',
    prepare: async (session) => {
      await session.generate();
      await session.change({ asOf: dayOf(2012, 11, 30) });
    },
    begin: recognised,
    act: generated,
  },
  {
    name: 'update and replace what was changed',
    prepare: typedOver,
    begin: (session) => session.preview(),
    act: choosing('replace'),
  },
  {
    name: 'update and keep what was changed',
    prepare: typedOver,
    begin: (session) => session.preview(),
    act: choosing('keep'),
  },
  { name: 'generate one sheet', act: (session) => session.generateOnly(['aging']) },
  { name: 'preview', prepare: generated, begin: recognised, act: (session) => session.preview() },
  { name: 'aging columns as values', act: (session) => session.addAgingColumns('values') },
  { name: 'aging columns as formulas', act: (session) => session.addAgingColumns('formulas') },
  {
    name: 'aging columns as formulas over values',
    prepare: (session) => session.addAgingColumns('values'),
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
  ...POLICY_TABLES.filter((table) => !STANDING.includes(table)).map((table): UserAction => ({
    name: `a policy template: ${table}`,
    begin: recognised,
    act: (session) => session.createPolicySheet(table),
    ...(table !== '指标' && { isAlike: true }),
  })),
  { name: 'lock a baseline', act: (session) => session.lockBaseline('清收') },
  { name: 'read a plan', act: (session) => session.readPlan(PLAN) },
  {
    name: 'read a plan from a file',
    act: (session) => session.readPlanFile('方案.txt', new TextEncoder().encode(PLAN)),
  },
  {
    name: 'accept a plan',
    begin: planRead,
    act: (session) => session.acceptPlan(openItems(session)),
    rows: 'added',
  },
  { name: 'write letters', prepare: lettersFormed, act: lettersTo('催款函', true) },
  ...LETTER_KINDS.map((kind): UserAction => ({
    name: `write letters: ${kind}`,
    act: lettersTo(kind, false),
    isAlike: true,
  })),
  undoing('a sheet', (session) => session.generateOnly(['aging'])),
  undoing('aging columns', (session) => session.addAgingColumns('values')),
  undoing('a policy template', (session) => session.createPolicySheet('指标'), { isAlike: true }),
  undoing('a baseline', (session) => session.lockBaseline('清收'), { isAlike: true }),
  undoing(
    'a plan',
    async (session) => {
      await planRead(session);
      await session.acceptPlan(openItems(session));
    },
    { rows: 'taken back' },
  ),
  undoing('letters', lettersTo('催款函', true), { prepare: lettersFormed, isAlike: true }),
  {
    name: 'a setting',
    prepare: (session) => session.change({ leaderUnit: '元' }),
    begin: recognised,
    act: (session) => session.change({ unitName: '清欠办' }),
  },
  {
    name: 'a mapping',
    prepare: (session) => session.change({ leaderUnit: '元' }),
    begin: recognised,
    act: (session) => session.mapColumn('台账', '到期日', 'E'),
  },
  {
    name: 'show a place',
    act: (session, { sheet, firstRow, firstColumn }) =>
      session.show({ sheet, row: firstRow, column: firstColumn }),
  },
  {
    name: 'explain a row',
    begin: (session, { sheet, firstRow, firstColumn }) =>
      session.show({ sheet, row: firstRow, column: firstColumn }),
    act: (session) => session.explainSelection(),
  },
];

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
  { rows }: UserAction,
  state: SessionState,
  now: unknown,
  before: unknown,
  trip: number,
): void {
  // A table that was to grow holds more cells once it has, and no other ones.
  if (rows === 'added' && isDone(state)) expect([trip, now]).toMatchObject([trip, before as object]);
  else if (rows === 'taken back' && isDone(state))
    expect([trip, before]).toMatchObject([trip, now as object]);
  else expect([trip, now]).toEqual([trip, before]);
}
