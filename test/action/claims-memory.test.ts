import { dayOf } from '../../src/calendar/day';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const TITLES = ['债权编号', '债务人', '到期日', '应收金额'];
const A: CellValue[] = ['A', '甲公司', '2012-06-30', 1000];
const B: CellValue[] = ['B', '乙公司', '2012-06-30', 300];
const WARNINGS = sheetOf('预警线', [
  ['项目', '值'],
  ['债权比对', '是'],
]);

/** A session on the user's sheets and the report that an earlier one has left. */
async function session(
  rows: readonly CellValue[][],
  report: Uint8Array | null,
  month: number,
  more: readonly SheetData[] = [WARNINGS],
): Promise<{ session: Session; save: () => Promise<Uint8Array> }> {
  const sheets = [sheetOf('台账', [TITLES, ...rows]), ...more];
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets }], report);
  const opened = openSession({
    workbook,
    today: () => dayOf(2012, month, 1),
    now: () => new Date(0),
    language: 'zh',
    producedBy: '清欠',
  });
  await opened.change({ asOf: dayOf(2012, month, 28) });
  await opened.recognise();
  return { session: opened, save: () => workbook.save() };
}

const doubts = ({ session }: { session: Session }): readonly string[] =>
  session.state().result!.doubts.map(({ finding, amount }) => `${finding.code} ${amount}`);

test('a claim that the last report had open and this ledger has not is told by every report of the period, and by none of the next', async () => {
  const first = await session([A, B], null, 11);
  expect(doubts(first)).toEqual([]);
  await first.session.generate();
  const second = await session([A], await first.save(), 12);
  expect(doubts(second)).toEqual(['truth-claim-vanished 30000']);
  await second.session.generate();
  const again = await session([A], await second.save(), 12);
  expect(doubts(again)).toEqual(['truth-claim-vanished 30000']);
});

test('within one period the first report is what later ones are compared with', async () => {
  const first = await session([A, B], null, 12);
  await first.session.generate();
  const [a, ...rest] = A;
  const lowered = await session([[a, ...rest.slice(0, 2), 900], B], await first.save(), 12);
  expect(doubts(lowered)).toEqual(['truth-claim-lowered 10000']);
});

test('nothing is remembered, nor compared, where nobody asks for it', async () => {
  const first = await session([A, B], null, 11, []);
  await first.session.generate();
  const second = await session([A], await first.save(), 12);
  expect(doubts(second)).toEqual([]);
  const asked = await session([A, B], null, 11);
  await asked.session.generate();
  expect(doubts(await session([A], await asked.save(), 12, []))).toEqual([]);
});
