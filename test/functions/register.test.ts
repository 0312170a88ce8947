import { generateMetadata } from '../../scripts/functions/metadata.cjs';
import { dayOf } from '../../src/calendar/day';
import { registerFunctions } from '../../src/functions/register';
import { MemoryBook } from '../../src/host/memory-book';
import { loadOffice, type LoadedOffice } from '../fixture/office/load-office';

/** As Excel knows the functions: by the metadata of this build, in the namespace of manifest.xml. */
const FUNCTIONS = generateMetadata().zh.functions.map(({ id, name, parameters }) => ({
  id,
  name: `AR.${name}`,
  parameters,
}));

let office: LoadedOffice;
let book: MemoryBook;
let today = dayOf(2012, 12, 31);
let rested = 0;
beforeAll(async () => {
  book = new MemoryBook({
    台账: [
      ['债务人', '到期日', '应收金额'],
      ['甲公司', 41_090, 100.5],
      ['乙公司', '2012年11月31日', 20],
    ],
  });
  office = await loadOffice(book, { functions: FUNCTIONS, requirements: { customfunctionsruntime: '1.4' } });
  registerFunctions(office.CustomFunctions, {
    language: 'zh',
    today: () => today,
    rest: () => {
      rested++;
      return Promise.resolve();
    },
  });
});

test('what is left out is the day of the call', async () => {
  const overdue = () => office.host.callFunction('OVERDUEDAYS', ['2012-12-01']);
  expect(await overdue()).toEqual({ value: [[30]] });
  today = dayOf(2013, 1, 1);
  expect(await overdue()).toEqual({ value: [[31]] });
});

test('a call that cannot be computed is #VALUE! with its sentence', async () => {
  expect(await office.host.callFunction('REWARD', [100, '2012-01-01', '2012-12-31'])).toEqual({
    error: '#VALUE!',
    message: expect.stringContaining('奖励方案') as string,
  });
});

test('a function that reads a whole ledger rests in between; a small table is calculated at once', async () => {
  const claims = (count: number): (string | number)[][] => [
    ['债务人', '到期日', '应收金额'],
    ...Array.from({ length: count }, (_, index) => ['甲公司', 41_090, index + 1]),
  ];
  rested = 0;
  const small = await office.host.callFunction('BALANCE', [claims(10), null, '2012-12-31']);
  expect([small, rested]).toEqual([{ value: Array.from({ length: 10 }, (_, index) => [index + 1]) }, 0]);
  const large = await office.host.callFunction('BALANCE', [claims(5_000), null, '2012-12-31']);
  expect(large).toEqual({ value: Array.from({ length: 5_000 }, (_, index) => [index + 1]) });
  expect(rested).toBeGreaterThan(5);
  const noLedger = Array.from({ length: 5_000 }, () => ['无关']);
  expect(await office.host.callFunction('BALANCE', [noLedger])).toEqual({
    error: '#VALUE!',
    message: expect.stringMatching(/\p{Script=Han}/u) as string,
  });
});

test('every function is bound: none is unknown to the runtime', async () => {
  const answers = await Promise.all(
    FUNCTIONS.map(async ({ id, parameters }) => ({
      id,
      answer: await office.host.callFunction(
        id,
        parameters.map(() => [['']]),
      ),
    })),
  );
  // Called with blanks each gives blanks, a table, or a sentence of its own.
  for (const { id, answer } of answers) {
    if ('error' in answer)
      expect([id, answer.message]).toEqual([id, expect.stringMatching(/\p{Script=Han}/u)]);
    else expect([id, Array.isArray(answer.value)]).toEqual([id, true]);
  }
});

test('a sheet calls them on its own ranges and spills, errors each in their cell', async () => {
  office.host.type('台账', 'E2', '=AR.BALANCE(A1:C3,,"2012-12-31")');
  office.host.type('台账', 'F2', '=AR.PARSEDATE(B2:B3)');
  await office.host.settled();
  const cell = (row: number, column: number): string =>
    String(book.sheets[0].cells.get(row, column)?.content ?? '');
  expect([cell(1, 4), cell(2, 4), cell(1, 5), cell(2, 5)]).toEqual(['100.5', '20', '41090', '#VALUE!']);
});
