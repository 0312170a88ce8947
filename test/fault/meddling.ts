import { areaText } from '../../src/host/address';
import { type Box, cellBox, WHOLE_SHEET } from '../../src/host/box';
import type { HostBook } from '../../src/host/book';
import { filterColumn, filterText } from '../../src/host/filter-rows';
import { HostError } from '../../src/host/host-error';
import { RangeObject } from '../../src/host/range-object';
import { POLICY_TABLES } from '../../src/policy/template';
import { usersImage, wholeImage } from './image';
import type { Prepared } from './played';
import { expectPlainSentence, expectUsersOwn, isDone, type UserAction } from './user-actions';

/** What somebody does between two requests of an action. */
export interface Meddling {
  readonly name: string;
  readonly act: (office: Prepared) => void;
  /** What the user does once he has read the sentence. */
  readonly mend?: (office: Prepared) => void;
  /** What of his doing the picture of his own cells does not hold. */
  readonly stands?: (office: Prepared) => void;
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

/** The first column right of the ledger, and of ours beside it, in which nothing stands. */
function freeColumn(office: Prepared): number {
  const { cells } = ledgerOf(office);
  const { firstRow, lastRow } = office.ledger;
  const isTaken = (column: number): boolean => {
    for (let row = firstRow - 1; row <= lastRow; row++)
      if ((cells.get(row, column)?.content ?? null) !== null) return true;
    return false;
  };
  let column = office.widths.get(ledgerOf(office))!;
  while (isTaken(column)) column += 1;
  return column;
}

/** What the user types right of his ledger stays what it is. */
function typedBeside(name: string, entry: string, shown: unknown): Meddling {
  let column = 0;
  return {
    name,
    act: (office) => {
      column = freeColumn(office);
      office.host.type(office.ledger.sheet, areaText(cellBox(office.ledger.firstRow, column)), [[entry]]);
    },
    stands: (office) => {
      office.host.stage.refresh();
      expect(ledgerOf(office).cells.get(office.ledger.firstRow, column)?.content).toEqual(shown);
    },
  };
}

/** Sheets of the user's stay, whatever they are called. */
function sheetsAdded(name: string): Meddling {
  let added: HostBook['sheets'] = [];
  return {
    name,
    act: ({ book }) => {
      const free = [...SOME_OF_OURS, ...POLICY_TABLES].filter((one) =>
        book.sheets.every((sheet) => sheet.name !== one),
      );
      added = free.map((one) => book.addSheet(one));
      for (const sheet of added) sheet.cells.change(0, 0, { content: '我自己的' });
    },
    stands: ({ book }) => {
      for (const sheet of added)
        expect([sheet.name, book.sheets.includes(sheet), sheet.cells.get(0, 0)?.content]).toEqual([
          sheet.name,
          true,
          '我自己的',
        ]);
    },
  };
}

/** What the user types into our sheets, wherever he likes, is never lost: he sees it there, whatever becomes of the action. */
function typedOverOurs(): Meddling {
  const entries = new Map<HostBook['sheets'][number], string[]>();
  return {
    name: 'the user types over cells of our sheets',
    act: (office) => {
      entries.clear();
      for (const sheet of sheetsOfOurs(office)) {
        const used = sheet.cells.used(true);
        if (sheet.visibility !== 'Visible' || used === null) continue;
        const isMerged = (row: number, column: number): boolean =>
          sheet.merges.some(
            (box) =>
              row >= box.row &&
              row < box.row + box.rows &&
              column >= box.column &&
              column < box.column + box.columns,
          );
        const typed: string[] = [];
        const rows = [used.rows - 1, Math.ceil(used.rows / 2), Math.ceil(used.rows / 3)];
        for (const [index, row] of rows.entries()) {
          const column = Math.min(index, used.columns - 1);
          if (isMerged(row, column)) continue;
          typed.push(`改过${index}`);
          office.host.type(sheet.name, areaText(cellBox(row, column)), [[`改过${index}`]]);
        }
        entries.set(sheet, typed);
      }
    },
    stands: ({ book }) => {
      for (const [sheet, typed] of entries) {
        const found: unknown[] = [];
        sheet.cells.each(WHOLE_SHEET, (_, __, { content }) => {
          if (typed.includes(content as string)) found.push(content);
        });
        expect([sheet.name, book.sheets.includes(sheet), sheet.visibility, found.sort()]).toEqual([
          sheet.name,
          true,
          'Visible',
          [...new Set(typed)].sort(),
        ]);
      }
    },
  };
}

function merge(office: Prepared, sheet: HostBook['sheets'][number], box: Box): void {
  new RangeObject(office.host.stage, sheet, box).Merge();
}

/** Names of sheets that the actions write. */
const SOME_OF_OURS: readonly string[] = ['总览', '账龄分析表', '基线·清收', '催款函·乙公司'];

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
    name: 'the structure of the workbook is protected',
    act: ({ book }) => {
      book.structureProtected = true;
    },
    mend: ({ book }) => {
      book.structureProtected = false;
    },
  },
  {
    name: 'our sheets are hidden so that only a program finds them',
    act: (office) => {
      for (const sheet of sheetsOfOurs(office)) sheet.visibility = 'VeryHidden';
    },
  },
  {
    name: 'the ledger is filtered',
    act: (office) => {
      const { ledger, host } = office;
      const sheet = ledgerOf(office);
      const rows = ledger.lastRow - ledger.firstRow + 2;
      const columns = office.widths.get(sheet)! - ledger.firstColumn;
      const box = { row: ledger.firstRow - 1, column: ledger.firstColumn, rows, columns };
      if (!office.book.tables.some((table) => table.sheet === sheet)) sheet.filter = box;
      const shown = new Set([filterText(sheet, ledger.firstRow, ledger.amount)]);
      filterColumn(host.stage, sheet, box, ledger.amount, shown);
    },
  },
  {
    name: 'our sheets are filtered',
    act: (office) => {
      for (const sheet of sheetsOfOurs(office)) {
        const box = sheet.cells.used(true);
        if (box === null || office.book.tables.some((table) => table.sheet === sheet)) continue;
        sheet.filter = box;
        filterColumn(office.host.stage, sheet, box, box.column, new Set());
      }
    },
  },
  {
    name: 'the user merges cells right of his ledger',
    act: (office) => {
      const { firstRow } = office.ledger;
      merge(office, ledgerOf(office), { row: firstRow, column: freeColumn(office), rows: 2, columns: 2 });
    },
    stands: (office) => expect(ledgerOf(office).merges.length).toBeGreaterThan(0),
    mend: (office) => {
      ledgerOf(office).merges = [];
    },
  },
  {
    name: 'the user merges cells below the table of phases',
    act: (office) =>
      merge(
        office,
        office.users.find(({ name }) => name === '阶段')!,
        {
          row: 2,
          column: 0,
          rows: 2,
          columns: 2,
        },
      ),
    mend: (office) => {
      office.users.find(({ name }) => name === '阶段')!.merges = [];
    },
  },
  {
    name: 'Excel no longer calculates by itself',
    act: ({ book }) => {
      book.calculationMode = 'Manual';
    },
  },
  typedBeside('the user notes something right of his ledger', '已电话催过', '已电话催过'),
  typedBeside('the user lets a formula spill right of his ledger', '=SEQUENCE(2,2,7)', 7),
  {
    name: 'our sheets are deleted',
    act: (office) => {
      for (const { name } of sheetsOfOurs(office)) office.host.remove(name);
    },
  },
  sheetsAdded('the user adds sheets by the names that ours are to have'),
  typedOverOurs(),
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
 * @returns false where the action ended before anybody could meddle, or Excel would not let him
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
    try {
      meddling.act(office);
      mine = usersImage(book, widths);
    } catch (error) {
      // Excel does not let him: he would tear merged cells or a table apart.
      if (!(error instanceof HostError)) throw error;
    }
  });
  await action.act(session, ledger);
  host.stopFailing();
  if (mine === null) return false;
  expectUsersOwn(action, session.state(), usersImage(book, widths), mine, trip);
  if (!isDone(session.state())) expectPlainSentence(session.state());
  meddling.stands?.(office);
  meddling.mend?.(office);
  await action.act(session, ledger);
  if (!isDone(session.state())) expectPlainSentence(session.state());
  await session.generateOnly(['aging']);
  const { kind, message } = session.state().notice!;
  const end = !meddling.isFinal
    ? 'done'
    : ledger.isOnly
      ? 'refused'
      : expect.stringMatching(/^(?:refused|done)$/);
  expect([trip, kind, message]).toEqual([trip, end, message]);
  // No half-written sheet is left.
  wholeImage(book);
  return true;
}
