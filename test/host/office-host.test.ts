import { MemoryBook } from '../../src/host/memory-book';
import { type LoadedOffice, loadOffice } from '../fixture/office/load-office';
import { refusal } from '../fixture/office/refusal';

describe.each(['messages', 'bridge'] as const)('the unmodified office.js over %s', (transport) => {
  let office: LoadedOffice;
  let book: MemoryBook;
  beforeEach(async () => {
    book = new MemoryBook({
      台账: [
        ['客户', '金额'],
        ['甲', 100],
        ['乙', 200.5],
      ],
    });
    office = await loadOffice(book, { transport });
  });

  it('finds Excel on the web with the API of Excel 2021', () => {
    const { Office } = office;
    expect(String(Office.context.host)).toBe('Excel');
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    expect(Office.context.displayLanguage).toBe('zh-CN');
  });

  it('reads and writes cells', async () => {
    const seen = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('台账');
      const used = sheet.getUsedRange(true);
      used.load('values,address,valueTypes');
      sheet.getRange('D1:E2').values = [
        [1, '001'],
        [true, ''],
      ];
      const written = sheet.getRange('D1:E2');
      written.load('values');
      await context.sync();
      return { used: used.values, address: used.address, types: used.valueTypes[1], written: written.values };
    });
    expect(seen).toEqual({
      used: [
        ['客户', '金额'],
        ['甲', 100],
        ['乙', 200.5],
      ],
      address: '台账!A1:B3',
      types: ['String', 'Double'],
      written: [
        [1, 1],
        [true, ''],
      ],
    });
  });

  it('refuses as Excel does', async () => {
    const { Excel } = office;
    const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getFirst();
    const run = (act: (context: Excel.RequestContext) => void): Promise<string> =>
      refusal(
        Excel.run(async (context) => {
          act(context);
          await context.sync();
        }),
      );
    expect(await run((context) => context.workbook.worksheets.getItem('没有').load('name'))).toBe(
      'ItemNotFound',
    );
    expect(await run((context) => context.workbook.worksheets.add('台账'))).toBe('ItemAlreadyExists');
    expect(await run((context) => context.workbook.worksheets.add('a/b'))).toBe('InvalidArgument');
    expect(await run((context) => (first(context).getRange('A1:B2').values = [[1, 2, 3]]))).toBe(
      'InvalidArgument',
    );
    expect(await run((context) => first(context).getRange('XFE1').load('values'))).toBe('InvalidArgument');
    expect(await run((context) => context.workbook.pivotTables.load('items/name'))).toBe('ApiNotFound');
    expect(await refusal(Excel.run((context) => Promise.resolve(first(context).getRange('A1').values)))).toBe(
      'PropertyNotLoaded',
    );
  });

  it('has null objects', async () => {
    expect(
      await office.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject('没有');
        const range = sheet.getRange('A1');
        range.load('values');
        const there = context.workbook.worksheets.getItemOrNullObject('台账');
        there.load('name');
        await context.sync();
        return [sheet.isNullObject, range.isNullObject, there.isNullObject];
      }),
    ).toEqual([true, true, false]);
  });

  it('keeps ranges over requests, and they move along with their cells', async () => {
    const { Excel, host } = office;
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('台账').getRange('A2:B3');
      range.load('address');
      await context.sync();
      host.shift('insert', '台账', '1:1', 'row');
      const cell = range.getCell(0, 0);
      cell.load('values');
      range.load('address');
      await context.sync();
      expect(range.address).toBe('台账!A3:B4');
      expect(cell.values).toEqual([['甲']]);
    });
    // office.js lets go of them after the run, without waiting for it.
    for (let turn = 0; turn < 50 && host.stage.referenceCount > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(host.stage.referenceCount).toBe(0);
  });

  it('serves names, tables and XML parts', async () => {
    const seen = await office.Excel.run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getItem('台账');
      const name = workbook.names.add('基准日', sheet.getRange('B2'), '说明');
      const own = sheet.names.add('本表', '=1');
      const table = sheet.tables.add('A1:B3', true);
      table.name = 'Ledger';
      const body = table.getDataBodyRange();
      const part = workbook.customXmlParts.add('<c xmlns="urn:a"><x/></c>');
      name.load('formula,value,type');
      own.load('scope,value');
      body.load('address');
      table.load('id,name');
      part.load('id,namespaceUri');
      await context.sync();
      const parts = workbook.customXmlParts.getByNamespace('urn:a');
      parts.load('items/id');
      const xml = part.getXml();
      table.resize('A1:B4');
      const tables = workbook.tables;
      tables.load('items/name');
      await context.sync();
      return {
        name: [name.formula, name.value, name.type],
        own: [own.scope, own.value],
        body: body.address,
        tables: tables.items.map((each) => each.name),
        parts: parts.items.map((each) => each.id === part.id),
        xml: xml.value,
      };
    });
    expect(seen).toEqual({
      name: ['=台账!$B$2', '台账!$B$2', 'Range'],
      own: ['Worksheet', 1],
      body: '台账!A2:B3',
      tables: ['Ledger'],
      parts: [true],
      xml: '<c xmlns="urn:a"><x/></c>',
    });
    expect(book.tables[0].box).toEqual({ row: 0, column: 0, rows: 4, columns: 2 });
  });

  it('takes what office.js sends in pieces', async () => {
    await office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('台账').getRange('J1:K2000');
      range.values = Array.from({ length: 2000 }, (_, row) => [row, row * 2]);
      await context.sync();
    });
    expect(book.sheets[0].cells.get(1999, 10)?.content).toBe(3998);
    expect(office.notUnderstood()).toEqual([]);
  });
});
