import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dayOf, NO_DAY, type Day } from '../../src/calendar/day';
import { serialOfDay } from '../../src/calendar/serial';
import type { CampaignResult } from '../../src/campaign/result';
import type { CellContent } from '../../src/host/cell';
import type { MemoryBook } from '../../src/host/memory-book';
import { openFile } from '../../src/workbench/page/open-file';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { sessionOn, TODAY } from '../../test/action/opened-session';
import { openedWorkbook } from '../../test/excel/opened-workbook';
import { widthsOf, type OwnLedger } from '../../test/fault/own-ledger';
import { SHEETS } from '../../test/fault/users-workbook';
import { bookOf } from '../../test/fixture/office/book-of';

const HALF_A_YEAR = 182;

/** A file in a workbook in which a campaign can be played. */
export interface LedgerFile extends OwnLedger {
  readonly claims: number;
  /** The file holds no claims: its sheets stand beside a small ledger of ours. */
  readonly isBeside: boolean;
}

/**
 * Opens a file as Excel would, sees where its ledger stands, and adds what a campaign needs and the file does not have: a phase, a
 * scheme of rewards, a sheet of notes; where there are no claims in it, a small ledger too.
 * @throws FileRefusal where it cannot be opened
 */
export async function ledgerOf(path: string): Promise<LedgerFile> {
  const book = await bookIn(path);
  const { workbook, close } = await openedWorkbook(book);
  try {
    const session = sessionOn({ workbook });
    await session.recognise();
    const isBeside = session.state().result === null;
    if (isBeside) {
      for (const name of ['台账', '回款'] as const) addSheet(book, name, SHEETS[name]);
      await session.recognise();
    }
    const { result, notice } = session.state();
    if (result === null) throw new Error(notice?.message);
    const asOf = lastDueDay(result);
    addSheet(book, '阶段', [
      ['阶段', '类型', '开始', '结束'],
      ['清收', '清收', serialOfDay(asOf - HALF_A_YEAR), serialOfDay(asOf)],
    ]);
    for (const name of ['奖励方案', '随笔'] as const) addSheet(book, name, SHEETS[name]);
    const widths = widthsOf(book);
    await session.change({ asOf });
    return { ...placeOf(result), book, widths, claims: result.totals.claims, isBeside };
  } finally {
    close();
  }
}

async function bookIn(path: string): Promise<MemoryBook> {
  const [name, bytes] = [basename(path), new Uint8Array(readFileSync(path))];
  if (/\.xls$/i.test(name)) return bookOf(await readWorkbook(name, bytes));
  return (await openFile(name, bytes, serialOfDay(TODAY))) as MemoryBook;
}

/** The day on which the last claim falls due: on most days after it nothing would be left to happen, on most before it little has. */
function lastDueDay({ ledger: { claims } }: CampaignResult): Day {
  const due = [...claims.due].filter((day) => day !== NO_DAY);
  const latest = due.reduce((last, day) => Math.max(last, day), dayOf(2000, 1, 1));
  return due.length === 0 ? TODAY : latest;
}

function addSheet(book: MemoryBook, name: string, rows: readonly (readonly CellContent[])[]): void {
  if (book.sheets.some((sheet) => sheet.name === name)) return;
  const { cells } = book.addSheet(name);
  rows.forEach((values, row) =>
    values.forEach((content, column) => {
      if (content !== null) cells.change(row, column, { content });
    }),
  );
}

function placeOf({ ledger, aging }: CampaignResult): Omit<OwnLedger, 'book' | 'widths'> {
  const index = ledger.sources.findIndex(({ kind }) => kind !== 'recoveries');
  const { sheet, firstColumn, headerRow, mapping } = ledger.sources[index];
  const rows = [...ledger.claims.row].filter((_, claim) => ledger.claims.source[claim] === index);
  const field = (wanted: readonly string[]): number | undefined =>
    mapping.find(({ field: name }) => wanted.includes(name))?.column;
  return {
    sheet,
    firstColumn,
    firstRow: headerRow + 1,
    lastRow: rows.reduce((last, row) => Math.max(last, row), headerRow + 1),
    amount: field(['应收金额', '余额', '借方']) ?? firstColumn,
    debtor: aging.debtors[0]?.name ?? '',
    isOnly: false,
  };
}
