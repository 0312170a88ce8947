import { CellError } from '../../src/host/cell';
import { MemoryBook } from '../../src/host/memory-book';
import { type LoadedOffice, loadOffice } from '../fixture/office/load-office';

const FUNCTIONS = ['DOUBLE', 'CASCADE', 'MISSING'].map((id) => ({ id, name: `AR.${id}` }));

let book: MemoryBook;
let office: LoadedOffice;
/** How often the function DOUBLE was asked. */
let doubled: number;
beforeEach(async () => {
  doubled = 0;
  book = new MemoryBook({
    台账: [
      ['金额', '已收'],
      [100, 40],
      [200, 50],
    ],
  });
  office = await loadOffice(book, { functions: FUNCTIONS, requirements: { customfunctionsruntime: '1.4' } });
  const { CustomFunctions } = office;
  CustomFunctions.associate('DOUBLE', (values: number[][]) => {
    doubled += 1;
    return values.map((row) => row.map((value) => value * 2));
  });
  CustomFunctions.associate('CASCADE', async (first: number, second: number | null) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return second === null ? [[first, 'ohne']] : [[first, second]];
  });
  CustomFunctions.associate('MISSING', () => {
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, '没有这一天的利率');
  });
});

/** What stands in cells after everything has been computed. */
async function shown(address: string): Promise<unknown[][]> {
  await office.host.settled();
  return office.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('台账').getRange(address);
    range.load('values');
    await context.sync();
    return range.values as unknown[][];
  });
}

function write(
  address: string,
  formulas: string[][],
  before?: (context: Excel.RequestContext) => void,
): Promise<unknown> {
  return office.Excel.run(async (context) => {
    before?.(context);
    const range = context.workbook.worksheets.getItem('台账').getRange(address);
    range.formulas = formulas;
    range.load('values');
    await context.sync();
    return range.values;
  });
}

describe('formulas', () => {
  it('are computed before the same request reads them, and follow the user', async () => {
    expect(await write('C2:C3', [['=A2-B2'], ['=SUMIFS(A2:A3,B2:B3,">45")']])).toEqual([[60], [200]]);
    office.host.type('台账', 'B2', 70);
    expect(await shown('C2')).toEqual([[30]]);
  });

  it('wait for the end of the request where calculation is suspended', async () => {
    const suspended = await write('C2', [['=A2+1']], (context) => {
      context.workbook.application.suspendApiCalculationUntilNextSync();
    });
    expect(suspended).toEqual([['']]);
    expect(await shown('C2')).toEqual([[101]]);
  });

  it('wait for calculate() in a workbook that is computed by hand', async () => {
    book.calculationMode = 'Manual';
    await write('C2', [['=A2+1']]);
    book.sheets[0].cells.change(1, 0, { content: 5 });
    await office.Excel.run(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
    expect(await shown('C2')).toEqual([[6]]);
  });

  it('spill, and the spill is a range', async () => {
    await write('D2', [['=A2:B3*10']]);
    const spill = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('台账');
      const range = sheet.getRange('D2').getSpillingToRangeOrNullObject();
      range.load('address,hasSpill');
      const single = sheet.getRange('A2').getSpillingToRangeOrNullObject();
      await context.sync();
      return [range.address, range.hasSpill, single.isNullObject];
    });
    expect(spill).toEqual(['台账!D2:E3', true, true]);
    office.host.type('台账', 'E3', '挡住');
    expect(await shown('D2:E3')).toEqual([
      ['#SPILL!', ''],
      ['', '挡住'],
    ]);
    office.host.erase('台账', 'E3');
    expect(await shown('D2:E3')).toEqual([
      [1000, 400],
      [2000, 500],
    ]);
  });
});

describe('functions of the add-in', () => {
  it('answer through the real runtime: values, rows, omitted arguments, errors with their own text', async () => {
    const { host } = office;
    expect(await host.callFunction('DOUBLE', [[[1, 2]]])).toEqual({ value: [[2, 4]] });
    expect(await host.callFunction('CASCADE', [1, undefined])).toEqual({ value: [[1, 'ohne']] });
    expect(await host.callFunction('MISSING', [])).toEqual({ error: '#N/A', message: '没有这一天的利率' });
  });

  it('compute cells: asked once for each set of arguments, again when these change', async () => {
    expect(await write('D2', [['=AR.DOUBLE(A2:A3)']])).toEqual([['#BUSY!']]);
    await write('F1:F2', [['=SUM(D2#)'], ['=AR.MISSING()']]);
    // Without anybody waiting for it.
    for (let turn = 0; turn < 100 && book.sheets[0].cells.get(1, 3)?.content !== 200; turn++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(book.sheets[0].cells.get(2, 3)?.content).toBe(400);
    expect(await shown('F1:F2')).toEqual([[600], ['#N/A']]);
    expect(doubled).toBe(1);
    office.host.type('台账', 'A3', 1);
    expect(await shown('D2:D3')).toEqual([[200], [2]]);
    expect(doubled).toBe(2);
    expect(book.sheets[0].cells.get(1, 5)?.content).toEqual(new CellError('#N/A'));
  });
});
