import { dayOf } from '../../src/calendar/day';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { registerFunctions } from '../../src/functions/register';
import { MemoryBook } from '../../src/host/memory-book';
import { loadOffice } from '../fixture/office/load-office';

/** As the metadata describe them: every parameter takes rows, the last argument of the implementation is the context. */
const FUNCTIONS = Object.entries(ALL_FUNCTIONS).map(([id, { length }]) => ({
  id,
  name: `AR.${id}`,
  parameters: Array.from({ length: length - 1 }, () => ({ dimensionality: 'matrix' })),
}));

it('the cell functions of the add-in compute a sheet, called by Excel through the runtime of office.js', async () => {
  // 2025-06-30, no date, nothing, 2025-05-23; as of 2025-08-31.
  const book = new MemoryBook({ 台账: [['到期日'], [45_838], ['坏日期'], [null], [45_800]] });
  const { host, CustomFunctions } = await loadOffice(book, { functions: FUNCTIONS });
  registerFunctions(CustomFunctions as never, {
    language: 'zh',
    today: () => dayOf(2026, 6, 30),
    rest: () => Promise.resolve(),
  });

  host.type('台账', 'B2', '=AR.OVERDUEDAYS(A2:A5,DATE(2025,8,31))');
  host.type('台账', 'C2', '=AR.AGEBUCKET(A2:A5,DATE(2025,8,31))');
  host.type('台账', 'D2', '=AR.RMBUPPER(1234.5)');
  host.type('台账', 'D3', '=SUM(B2,B5)');
  await host.settled();

  const shown = [1, 2, 3, 4].map((row) =>
    [1, 2, 3].map((column) => String(book.sheets[0].cells.get(row, column)?.content ?? '')),
  );
  expect(shown).toEqual([
    ['62', '61-90', '壹仟贰佰叁拾肆元伍角整'],
    ['#VALUE!', '#VALUE!', '162'],
    ['', '无到期日', ''],
    ['100', '91-180', ''],
  ]);
});
