import fc from 'fast-check';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { LETTER_KINDS, plainWish } from '../../src/policy/letter-rows';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import { sessionOn } from '../action/opened-session';
import { anyWorkbook } from '../campaign/any-workbook';
import { openedWorkbook } from '../excel/opened-workbook';
import { bookOf } from '../fixture/office/book-of';
import { search } from '../search';
import { usersImage } from './image';
import { expectPlainSentence, isDone } from './user-actions';
import { widthsOf } from './own-ledger';

const BOOKS = search('QINGQIAN_BOOKS', 6);

type Deed = readonly [name: string, act: (session: Session) => Promise<void>];
const DEEDS: readonly Deed[] = [
  ['recognise', (session) => session.recognise()],
  ['generate', (session) => session.generate()],
  ['generate one sheet', (session) => session.generateOnly(['aging'])],
  ['another as-of date', (session) => session.change({ asOf: dayOf(2012, 11, 30) })],
  ['preview', (session) => session.preview()],
  ['aging columns as values', (session) => session.addAgingColumns('values')],
  ['aging columns as formulas', (session) => session.addAgingColumns('formulas')],
  ['freeze', (session) => session.freezeAgingColumns()],
  ['remove', (session) => session.removeAgingColumns()],
  ['lock a baseline', (session) => session.lockBaseline('清收')],
  ['undo', (session) => session.undo()],
  ...LETTER_KINDS.map((kind): Deed => [
    `letters: ${kind}`,
    (session) => session.writeLetters({ ...plainWish(kind), debtor: '甲公司' }, false),
  ]),
  ...READ_TABLES.map(({ name }): Deed => [`template: ${name}`, (session) => session.createPolicySheet(name)]),
];

/** Whatever stands in the cells: each thing that the user does is done or refused in a sentence, and his cells stay as they were. */
test('in a workbook of anything nothing that the user does ends in a fault or changes his cells', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      anyWorkbook,
      fc.array(fc.constantFrom(...DEEDS), { minLength: 3, maxLength: 6 }),
      async (sheets, deeds) => {
        const book = bookOf({ file: '台账.xlsx', sheets });
        const opened = await openedWorkbook(book);
        try {
          const session = sessionOn(opened);
          const widths = widthsOf(book);
          const users = new Map(book.sheets.map((sheet) => [sheet, widths.get(sheet.name)!]));
          let before = usersImage(book, users);
          for (const [name, act] of deeds) {
            await act(session);
            const state = session.state();
            if (isDone(state)) done++;
            else expectPlainSentence(state);
            const now = usersImage(book, users);
            // Letters go into 函件, where the user has it, as rows of their own; taking them back takes the rows.
            if (name.startsWith('letters')) expect([name, now]).toMatchObject([name, before as object]);
            else if (name === 'undo') expect([name, before]).toMatchObject([name, now as object]);
            else expect([name, now]).toEqual([name, before]);
            before = now;
          }
        } finally {
          opened.close();
        }
      },
    ),
    BOOKS,
  );
  expect(done).toBeGreaterThan(BOOKS.numRuns);
});
