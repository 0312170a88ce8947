import { NO_DAY } from '../../src/calendar/day';
import { plainWish, type LetterWish } from '../../src/policy/letter-rows';
import type { SheetData } from '../../src/workbook/sheet-data';
import { imageOf, sheetOf, valuesOf } from '../excel/opened-workbook';
import { day } from '../fixture/ledger-of';
import { bookOf } from '../fixture/office/book-of';
import { sheetOf as dataOf } from '../fixture/sheet-of';
import { openedSession, type OpenedSession } from './opened-session';

const LEDGER = dataOf('台账', [
  ['债权编号', '债务人', '到期日', '应收金额'],
  ['A-1', '甲公司', '2012-06-30', 1000],
  ['A-2', '甲公司', '2012-09-30', 500],
  ['A-3', '乙公司', '2012-11-30', 300],
  ['A-4', '丙公司', '2013-06-30', 700],
]);
const LETTERS = dataOf('函件', [
  ['函件种类', '债务人', '备注'],
  ['对账函', '丙公司', '年底'],
]);
const LOG = dataOf('催收记录', [
  ['日期', '债权编号', '债务人', '方式', '送达日', '内容', '证据编号'],
  ['2012-08-01', 'A-1', '甲公司', '电话', '2012-08-01', '催款', ''],
]);
const WISH: LetterWish = { ...plainWish('催款函'), overdueMoreThan: 60, payBy: day('2013-01-31') };

let opened: OpenedSession;
async function open(...sheets: SheetData[]): Promise<void> {
  opened = await openedSession(bookOf({ file: '台账.xlsx', sheets: [LEDGER, ...sheets] }));
  await opened.session.recognise();
}
afterEach(() => opened.close());

const session = () => opened.session;
const names = () =>
  opened.host.book.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name);
const values = (name: string) => valuesOf(sheetOf(opened.host.book, name));
const notice = () => session().state().notice;

test('where the workbook has no 函件 yet, one writing makes it with its row, the letters and their register; one undo takes all back', async () => {
  await open();
  const before = names();
  await session().writeLetters(WISH, true);
  expect(notice()).toMatchObject({ kind: 'done' });
  expect(notice()?.message).toContain('1份，合计1,500.00元');
  expect(names()).toEqual(expect.arrayContaining(['函件', '催收记录', '催款函', '函件登记表']));
  expect(values('函件')[1]).toEqual(expect.arrayContaining(['催款函', 60]));
  expect(values('催收记录').slice(1, 3)).toEqual([
    expect.arrayContaining(['A-1', '甲公司', '催款函', 'CK-20121231-001']),
    expect.arrayContaining(['A-2', '甲公司', '催款函', 'CK-20121231-001']),
  ]);
  // What was written is what every later run reads.
  const { result } = session().state();
  expect(result!.letters.map(({ debtor, payBy }) => [debtor, payBy])).toEqual([
    ['甲公司', day('2013-01-31')],
  ]);
  expect(result!.policy.demands).toHaveLength(2);
  await session().undo();
  expect(names()).toEqual(before);
  expect(session().state().result!.letters).toEqual([]);
});

test('where there are tables, rows are added below them; what stands there already is not added again', async () => {
  await open(LETTERS, LOG);
  await session().writeLetters({ ...WISH, owesMoreThan: 20000, overdueMoreThan: null }, true);
  expect(notice()).toMatchObject({ kind: 'refused' });
  expect(notice()?.message).toContain('欠款超过');
  await session().writeLetters({ ...plainWish('催款函'), debtor: '乙公司' }, true);
  expect(notice()?.details.join()).toContain('「催收记录」添加1行');
  expect(values('函件')[2].slice(0, 2)).toEqual(['催款函', '乙公司']);
  expect(values('催收记录')[2]).toEqual(expect.arrayContaining(['A-3', '乙公司', 'CK-20121231-001']));
  const [letters, log] = [values('函件'), values('催收记录')];
  await session().writeLetters({ ...plainWish('催款函'), debtor: '乙公司' }, true);
  expect(notice()).toMatchObject({ kind: 'done' });
  expect([values('函件'), values('催收记录')]).toEqual([letters, log]);
  expect(
    session()
      .state()
      .result!.letters.map(({ number }) => number),
  ).toEqual(['DZ-20121231-001', 'CK-20121231-001']);
});

test.each<[string, Partial<LetterWish>, string]>([
  ['a name that the ledger does not have', { debtor: '甲公司、丁公司' }, '丁公司'],
  ['nobody', { overdueMoreThan: 999 }, '没有债务人符合条件'],
])('nothing is written for %s', async (_, said, sentence) => {
  await open(LETTERS);
  const images = () => opened.host.book.sheets.map((sheet) => imageOf(opened.host.book, sheet));
  const before = images();
  await session().writeLetters({ ...WISH, ...said, day: NO_DAY }, true);
  expect(notice()).toMatchObject({ kind: 'refused' });
  expect(notice()?.message).toContain(sentence);
  expect(images()).toEqual(before);
});
