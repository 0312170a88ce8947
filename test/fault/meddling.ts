import { areaText } from '../../src/host/address';
import { cellBox } from '../../src/host/box';
import type { HostBook } from '../../src/host/book';
import { usersImage, wholeImage } from './image';
import type { Prepared } from './played';
import { expectPlainSentence, expectUsersOwn, isDone, type UserAction } from './user-actions';

/** What somebody does between two requests of an action. */
export interface Meddling {
  readonly name: string;
  readonly act: (office: Prepared) => void;
  /** What the user does once he has read the sentence. */
  readonly mend?: (office: Prepared) => void;
  /** What was done cannot be done any more: the sentence stays. */
  readonly isFinal?: true;
}

const sheetsOfOurs = ({ book, users }: Prepared): HostBook['sheets'] =>
  book.sheets.filter((sheet) => !users.includes(sheet));

/** The sheet of the ledger; it may have been renamed. */
const ledgerOf = ({ users, ledger, widths }: Prepared): HostBook['sheets'][number] =>
  users.find((sheet) => sheet.name === ledger.sheet) ?? [...widths.keys()][0];

/** Puts a column of the user's among the columns of a sheet. */
function insertColumn(
  { host, widths, users }: Prepared,
  name: string,
  column: string,
  titleRow: number,
): void {
  const sheet = users.find((one) => one.name === name)!;
  host.shift('insert', name, `${column}:${column}`, 'column');
  host.type(name, `${column}${titleRow + 1}`, [['经办人']]);
  widths.set(sheet, widths.get(sheet)! + 1);
}

export const MEDDLING: readonly Meddling[] = [
  {
    name: 'the user corrects an amount',
    act: ({ host, ledger }) =>
      host.type(ledger.sheet, areaText(cellBox(ledger.lastRow, ledger.amount)), [[2500]]),
  },
  {
    name: 'somebody else adds a claim',
    act: (office) => {
      const { host, ledger, widths } = office;
      const { cells } = ledgerOf(office);
      const columns = widths.get(ledgerOf(office))! - ledger.firstColumn;
      const values = Array.from(
        { length: columns },
        (_, column) => cells.get(ledger.lastRow, ledger.firstColumn + column)?.content ?? '',
      );
      const below = { row: ledger.lastRow + 1, column: ledger.firstColumn, rows: 1, columns };
      host.type(ledger.sheet, areaText(below), [values.map(String)], 'other author');
    },
  },
  {
    name: 'the user inserts a row above the ledger',
    act: ({ host, ledger }) => host.shift('insert', ledger.sheet, '1:1', 'row'),
  },
  {
    name: 'the user inserts a column into the ledger',
    act: (office) => insertColumn(office, office.ledger.sheet, 'C', office.ledger.firstRow - 1),
  },
  {
    name: 'the ledger is protected',
    act: (office) => {
      ledgerOf(office).protected = true;
    },
    mend: (office) => {
      ledgerOf(office).protected = false;
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
    act: (office) => insertColumn(office, '阶段', 'B', 0),
  },
  {
    name: 'the user notes something below the table of phases',
    act: ({ host }) => host.type('阶段', 'B3', [['待定']]),
  },
  {
    name: 'the ledger is renamed',
    act: (office) => office.host.rename(office.ledger.sheet, '应收明细'),
  },
  {
    name: 'the table of the ledger is deleted',
    act: (office) => {
      const { tables } = office.book;
      const index = tables.findIndex(({ sheet }) => sheet === ledgerOf(office));
      if (index >= 0) tables.splice(index, 1);
    },
  },
  { name: 'the ledger is deleted', act: ({ host, ledger }) => host.remove(ledger.sheet), isFinal: true },
  {
    name: 'our sheets are deleted',
    act: (office) => {
      for (const { name } of sheetsOfOurs(office)) office.host.remove(name);
    },
  },
  {
    name: 'our sheets are renamed',
    act: (office) => {
      for (const { name } of sheetsOfOurs(office)) office.host.rename(name, `我的${name}`.slice(0, 31));
    },
  },
];

/**
 * Lets somebody meddle just before one request of an action: his doing stands, nothing else of his is changed, and all goes on
 * afterwards.
 * @returns false where the action ended before anybody could meddle
 */
export async function meddle(
  office: Prepared,
  action: UserAction,
  meddling: Meddling,
  trip: number,
): Promise<boolean> {
  const { book, host, session, ledger, widths } = office;
  let mine: unknown = null;
  host.meanwhile(trip, () => {
    meddling.act(office);
    mine = usersImage(book, widths);
  });
  await action.act(session, ledger);
  host.stopFailing();
  if (mine === null) return false;
  expectUsersOwn(action, session.state(), usersImage(book, widths), mine, trip);
  if (!isDone(session.state())) expectPlainSentence(session.state());
  meddling.mend?.(office);
  await action.act(session, ledger);
  if (!isDone(session.state())) expectPlainSentence(session.state());
  await session.generateOnly(['aging']);
  const { kind, message } = session.state().notice!;
  expect([trip, kind, message]).toEqual([trip, meddling.isFinal ? 'refused' : 'done', message]);
  // No half-written sheet is left.
  wholeImage(book);
  return true;
}
