import { MemoryBook } from '../../src/host/memory-book';
import { type LoadedOffice, loadOffice } from '../fixture/office/load-office';
import { refusal } from '../fixture/office/refusal';

let book: MemoryBook;
let office: LoadedOffice;
beforeEach(async () => {
  book = new MemoryBook({
    台账: [
      ['客户', '金额', '日期'],
      ['甲', 100, 45838],
      ['乙', 200.5, 45839],
      ['丙', -3, 45840],
    ],
    报告: [],
  });
  office = await loadOffice(book);
});

/** Runs a program and sends what it has queued. */
function run<T>(act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
  return office.Excel.run(async (context) => {
    const result = await act(context.workbook.worksheets.getItem('台账'), context);
    await context.sync();
    return result;
  });
}

describe('looks of cells', () => {
  it('are set for a range and read where all cells agree', async () => {
    const [all, one] = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:C1');
      range.format.font.bold = true;
      range.format.font.name = '宋体';
      range.format.fill.color = '#e7e9ec';
      range.format.horizontalAlignment = 'Center';
      range.format.wrapText = true;
      range.format.borders.getItem('EdgeBottom').style = 'Continuous';
      range.format.borders.getItem('InsideVertical').color = '#595959';
      range.format.columnWidth = 90;
      range.format.rowHeight = 24;
      sheet.getRange('B1').format.font.bold = false;
      const loaded = ['A1:C1', 'A1'].map((address) => {
        const asked = sheet.getRange(address);
        asked.load(
          'format/font/bold,format/font/name,format/fill/color,format/horizontalAlignment,format/wrapText,format/columnWidth,format/rowHeight',
        );
        return asked;
      });
      await context.sync();
      return loaded.map(({ format }) => [
        format.font.bold,
        format.font.name,
        format.fill.color,
        format.horizontalAlignment,
        format.wrapText,
        format.columnWidth,
        format.rowHeight,
      ]);
    });
    expect(all).toEqual([null, '宋体', '#E7E9EC', 'Center', true, 90, 24]);
    expect(one.slice(0, 2)).toEqual([true, '宋体']);
    expect(book.sheets[0].cells.get(0, 1)?.style).toMatchObject({
      'EdgeBottom/Style': 'Continuous',
      'EdgeLeft/Style': 'Continuous',
      'EdgeLeft/Color': '#595959',
      'EdgeRight/Style': 'Continuous',
    });
    expect(
      await refusal(
        run(
          (sheet) => (sheet.getRange('A1').format.horizontalAlignment = 'Mitte' as Excel.HorizontalAlignment),
        ),
      ),
    ).toBe('InvalidArgument');
  });

  it('decide what the user reads', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('B2:B4').numberFormat = [['#,##0.00;[Red]-#,##0.00;"-"']];
      sheet.getRange('C2:C4').numberFormat = [['yyyy-mm-dd'], ['yyyy"年"m"月"d"日"'], ['General']];
      sheet.getRange('D1:D3').numberFormat = [['@'], ['General'], ['General']];
      sheet.getRange('D1:D3').values = [['007'], ['007'], ['2025-07-01']];
      const range = sheet.getRange('A1:D4');
      range.load('text,numberFormatCategories,numberFormat,values');
      await context.sync();
      return range;
    });
    expect(read.text).toEqual([
      ['客户', '金额', '日期', '007'],
      ['甲', '100.00', '2025-06-30', '7'],
      ['乙', '200.50', '2025年7月1日', '2025/7/1'],
      ['丙', '-3.00', '45840', ''],
    ]);
    expect(read.numberFormatCategories.map((row) => row[2])).toEqual(['General', 'Date', 'Date', 'General']);
    expect(read.values.map((row) => String(row[3]))).toEqual(['007', '7', '45839', '']);
    expect(read.numberFormat[2][3]).toBe('yyyy/m/d');
  });

  it('are set and read cell by cell', async () => {
    const read = await run(async (sheet, context) => {
      sheet
        .getRange('A1:B1')
        .setCellProperties([
          [
            { format: { font: { bold: true }, fill: { color: '#FFF9E5' } } },
            { format: { borders: { top: { style: 'Continuous', weight: 'Medium' } } } },
          ],
        ]);
      const asked = sheet.getRange('A1:B1').getCellProperties({
        address: true,
        format: { font: { bold: true }, borders: { top: { weight: true } } } as never,
      });
      await context.sync();
      return asked.value;
    });
    expect(read).toEqual([
      [
        { address: '台账!A1', format: { font: { bold: true }, borders: { top: { weight: 'Thin' } } } },
        { address: '台账!B1', format: { font: { bold: false }, borders: { top: { weight: 'Medium' } } } },
      ],
    ]);
  });

  it('go when they are cleared, without the contents', async () => {
    await run((sheet) => {
      sheet.getRange('A1').format.fill.color = '#FF0000';
      sheet.getRange('A1').clear('Formats');
      sheet.getRange('A2').clear('Contents');
    });
    expect(book.sheets[0].cells.get(0, 0)).toEqual({ content: '客户', style: undefined, format: undefined });
    expect(book.sheets[0].cells.get(1, 0)?.content).toBeNull();
  });
});

describe('sheets', () => {
  it('have frozen panes, gridlines, a colour and a page', async () => {
    const read = await run(async (sheet, context) => {
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B2'));
      sheet.showGridlines = false;
      sheet.tabColor = '#1f4e79';
      const { pageLayout } = sheet;
      pageLayout.orientation = 'Landscape';
      pageLayout.paperSize = 'A4';
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.leftMargin = 36;
      pageLayout.centerHorizontally = true;
      pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页 共 &N 页';
      pageLayout.setPrintArea('A1:C4');
      pageLayout.setPrintTitleRows('$1:$1');
      const location = sheet.freezePanes.getLocationOrNullObject();
      location.load('address');
      const area = pageLayout.getPrintAreaOrNullObject();
      area.load('address');
      const titles = pageLayout.getPrintTitleRowsOrNullObject();
      titles.load('address');
      pageLayout.load('orientation,zoom,leftMargin');
      pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
      await context.sync();
      return {
        frozen: location.address,
        area: area.address,
        titles: titles.address,
        zoom: pageLayout.zoom,
        footer: pageLayout.headersFooters.defaultForAllPages.centerFooter,
      };
    });
    expect(read).toEqual({
      frozen: '台账!A1:B2',
      area: '台账!A1:C4',
      titles: '台账!1:1',
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
      footer: '第 &P 页 共 &N 页',
    });
    expect(book.sheets[0]).toMatchObject({ gridlines: false, tabColor: '#1F4E79' });
    expect(await refusal(run((sheet) => (sheet.pageLayout.paperSize = 'A99' as Excel.PaperType)))).toBe(
      'InvalidArgument',
    );
  });

  it('carry texts under keys', async () => {
    const read = await run(async (sheet, context) => {
      sheet.customProperties.add('qingqian.id', 'aging');
      sheet.customProperties.add('qingqian.id', 'phase');
      const property = sheet.customProperties.getItemOrNullObject('qingqian.id');
      property.load('key,value');
      const missing = sheet.customProperties.getItemOrNullObject('other');
      sheet.customProperties.load('items/key,items/value');
      await context.sync();
      return [property.value, missing.isNullObject, sheet.customProperties.items.length];
    });
    expect(read).toEqual(['phase', true, 1]);
  });

  it('can be renamed, moved, hidden and deleted, and formulas and names follow', async () => {
    await run((sheet, context) => {
      context.workbook.worksheets.getItem('报告').getRange('A1').formulas = [['=台账!B2+SUM(台账!B2:B3)']];
      context.workbook.names.add('首户', sheet.getRange('A2'));
      sheet.name = '新 台账';
      sheet.position = 1;
    });
    expect(book.sheets.map(({ name }) => name)).toEqual(['报告', '新 台账']);
    expect(book.sheets[0].cells.get(0, 0)?.formula).toBe("='新 台账'!B2+SUM('新 台账'!B2:B3)");
    expect(book.names[0].formula).toBe("='新 台账'!$A$2");
    expect(office.host.stage.undoSteps).toBeGreaterThan(0);
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('新 台账').delete();
      await context.sync();
    });
    expect(book.sheets[0].cells.get(0, 0)?.formula).toBe('=#REF!+SUM(#REF!)');
    expect(
      await refusal(
        office.Excel.run(async (context) => {
          context.workbook.worksheets.getItem('报告').delete();
          await context.sync();
        }),
      ),
    ).toBe('InvalidOperation');
  });

  it('refuse changes while they are protected', async () => {
    await run((sheet) => {
      sheet.protection.protect();
    });
    expect(await refusal(run((sheet) => (sheet.getRange('A1').values = [['x']])))).toBe('AccessDenied');
    expect(
      await run(async (sheet, context) => {
        sheet.protection.load('protected');
        await context.sync();
        return sheet.protection.protected;
      }),
    ).toBe(true);
  });

  it('stay as many, as they are called and where they are while the workbook’s structure is protected', async () => {
    await run((_, { workbook }) => workbook.protection.protect());
    const changes: ((sheet: Excel.Worksheet, context: Excel.RequestContext) => void)[] = [
      (_, { workbook }) => workbook.worksheets.add('新表'),
      (sheet) => (sheet.name = '应收'),
      (sheet) => (sheet.position = 1),
      (sheet) => (sheet.visibility = 'Hidden'),
      (sheet) => sheet.copy(),
      (sheet) => sheet.delete(),
    ];
    for (const change of changes) expect(await refusal(run(change))).toBe('AccessDenied');
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['台账', 'Visible'],
      ['报告', 'Visible'],
    ]);
    await run((sheet) => (sheet.getRange('A1').values = [['单位']]));
    await run((sheet, { workbook }) => {
      workbook.protection.unprotect();
      sheet.name = '应收';
    });
    expect(book.sheets[0].name).toBe('应收');
  });

  it('know what is used within a range and which of its cells are merged', async () => {
    await run((sheet) => {
      sheet.getRange('H9').values = [['远处']];
      sheet.getRange('E2:F3').merge(false);
    });
    const seen = await run(async (sheet, context) => {
      const used = sheet.getRange('B2:F9').getUsedRange(true);
      const none = sheet.getRange('D5:F9').getUsedRangeOrNullObject(true);
      const merged = sheet.getRange('F1:F4').getMergedAreasOrNullObject();
      const whole = sheet.getRange('A1:A4').getMergedAreasOrNullObject();
      for (const one of [used, none, merged, whole]) one.load('address');
      await context.sync();
      return [used.address, none.isNullObject, merged.address, whole.isNullObject];
    });
    expect(seen).toEqual(['台账!B2:C4', true, '台账!E2:F3', true]);
    expect(await refusal(run((sheet) => sheet.getRange('D5:F9').getUsedRange(true).load('address')))).toBe(
      'ItemNotFound',
    );
  });
});

describe('cells that move', () => {
  it('take formulas, names, merges, tables, validations and charts along', async () => {
    const formula = await run(async (sheet, context) => {
      sheet.getRange('E1').formulas = [['=$B$2+B3+SUM(B:B)+SUM(A2:B4)']];
      context.workbook.names.add('首户', sheet.getRange('A2'));
      sheet.tables.add('A1:C4', true).name = 'Ledger';
      sheet.getRange('G5:H5').merge();
      await context.sync();
      sheet.getRange('2:3').insert('Down');
      sheet.getRange('A:A').insert('Right');
      const moved = sheet.getRange('F1');
      moved.load('formulas');
      await context.sync();
      return moved.formulas[0][0] as string;
    });
    expect(formula).toBe('=$C$4+C5+SUM(C:C)+SUM(B4:C6)');
    expect(book.names[0].formula).toBe('=台账!$B$4');
    expect(book.tables[0].box).toEqual({ row: 0, column: 1, rows: 6, columns: 3 });
    expect(book.sheets[0].merges).toEqual([{ row: 6, column: 7, rows: 1, columns: 2 }]);
    expect(await refusal(run((sheet) => sheet.getRange('B2').insert('Down')))).toBe('InvalidArgument');
  });

  it('leave #REF! behind where they are deleted', async () => {
    await run((sheet) => {
      sheet.getRange('E1').formulas = [['=B2+SUM(B1:B4)']];
      sheet.getRange('2:2').delete('Up');
    });
    expect(book.sheets[0].cells.get(0, 4)?.formula).toBe('=#REF!+SUM(B1:B3)');
  });

  it('are copied with references that move along', async () => {
    await run((sheet) => {
      sheet.getRange('D2').formulas = [['=B2*$B$3+B$2']];
      sheet.getRange('D3:D4').copyFrom('D2');
      sheet.getRange('F2:F4').copyFrom('B2:B4', 'Values');
    });
    expect([2, 3].map((row) => book.sheets[0].cells.get(row, 3)?.formula)).toEqual([
      '=B3*$B$3+B$2',
      '=B4*$B$3+B$2',
    ]);
    expect(book.sheets[0].cells.get(2, 5)?.content).toBe(200.5);
  });
});

describe('what stands beside the cells', () => {
  it('charts take their series off a range, and each series can be led elsewhere', async () => {
    const read = await run(async (sheet, context) => {
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B4'), 'Columns');
      chart.name = 'Aging';
      chart.title.text = '账龄';
      chart.setPosition('E2', 'J15');
      chart.axes.valueAxis.title.text = '万元';
      chart.axes.valueAxis.numberFormat = '#,##0';
      chart.legend.visible = false;
      chart.series.getItemAt(0).format.fill.setSolidColor('#1F4E79');
      const line = chart.series.add('比率');
      line.setValues(sheet.getRange('C2:C4'));
      line.setXAxisValues(sheet.getRange('A2:A4'));
      line.chartType = 'Line';
      line.axisGroup = 'Secondary';
      const found = sheet.charts.getItemOrNullObject('Aging');
      found.load('name,chartType,title/text,axes/valueAxis/title/text,left,width');
      chart.series.load('items/name,items/chartType');
      const values = chart.series.getItemAt(0).getDimensionValues('Values');
      await context.sync();
      return {
        chart: [found.title.text, found.axes.valueAxis.title.text, found.left, found.width],
        series: chart.series.items.map(({ name, chartType }) => [name, chartType]),
        values: values.value,
      };
    });
    expect(read).toEqual({
      chart: ['账龄', '万元', 192, 288],
      series: [
        ['金额', 'ColumnClustered'],
        ['比率', 'Line'],
      ],
      values: [100, 200.5, -3],
    });
    expect(await refusal(run((sheet) => void (sheet.charts.getItem('Aging').title.text = 5 as never)))).toBe(
      'InvalidArgument',
    );
  });

  it('validations have one rule, a prompt and an alert, and can be cut', async () => {
    await run((sheet) => {
      const range = sheet.getRange('D2:D4').dataValidation;
      range.rule = { list: { inCellDropDown: true, source: '是,否' } };
      range.prompt = { showPrompt: true, title: '选择', message: '是或否' };
      range.errorAlert = { showAlert: true, style: 'Stop', title: '不可用', message: '只能是或否' };
      range.ignoreBlanks = true;
      sheet.getRange('D3').dataValidation.clear();
    });
    expect(book.sheets[0].validations.map(({ box }) => [box.row, box.rows])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(book.sheets[0].validations[0].prompt).toEqual({
      showPrompt: true,
      title: '选择',
      message: '是或否',
    });
    const source = '很长的一个选项,'.repeat(40);
    expect(
      await refusal(
        run(
          (sheet) => (sheet.getRange('E2').dataValidation.rule = { list: { inCellDropDown: true, source } }),
        ),
      ),
    ).toBe('InvalidArgument');
  });

  it('comments belong to one cell each', async () => {
    const add = (): Promise<unknown> =>
      run((_, context) => {
        context.workbook.comments.add('台账!B2', '按合同');
      });
    await add();
    expect(await refusal(add())).toBe('ItemAlreadyExists');
    const read = await run(async (_, context) => {
      const comment = context.workbook.comments.getItemByCell('台账!B2');
      comment.load('content');
      const at = comment.getLocation();
      at.load('address');
      await context.sync();
      return [comment.content, at.address];
    });
    expect(read).toEqual(['按合同', '台账!B2']);
  });

  it('conditional formats follow a formula', async () => {
    await run((sheet) => {
      const format = sheet.getRange('A2:C4').conditionalFormats.add('Custom');
      format.custom.rule.formula = '=$B2<0';
      format.custom.format.font.color = '#C00000';
    });
    expect(book.sheets[0].conditions[0]).toMatchObject({
      type: 'Custom',
      looks: { Rule: { Formula: '=$B2<0' }, Font: { Color: '#C00000' } },
    });
  });

  it('links lead somewhere and bring their look', async () => {
    await run((sheet) => {
      sheet.getRange('A2').hyperlink = { documentReference: "'报告'!A1", screenTip: '去报告' };
    });
    expect(book.sheets[0].cells.get(1, 0)).toMatchObject({
      content: '甲',
      link: { documentReference: "'报告'!A1" },
      style: { 'Font/Underline': 'Single' },
    });
  });

  it('filters and hidden rows change what summaries come to, at once', async () => {
    const sums = await run(async (sheet, context) => {
      const summaries = sheet.getRange('E1:G1');
      summaries.formulas = [['=SUBTOTAL(9,B2:B4)', '=SUBTOTAL(109,B2:B4)', '=AGGREGATE(9,5,B2:B4)']];
      const seen = async (): Promise<unknown> => {
        summaries.load('values');
        await context.sync();
        return summaries.values[0];
      };
      const all = [await seen()];
      sheet.getRange('2:2').rowHidden = true;
      all.push(await seen());
      sheet.autoFilter.apply(sheet.getRange('A1:C4'), 0, { filterOn: 'Values', values: ['甲', '丙'] });
      all.push(await seen());
      sheet.autoFilter.apply(sheet.getRange('A1:C4'), 0, { filterOn: 'Values', values: ['乙', '丙'] });
      sheet.autoFilter.apply(sheet.getRange('A1:C4'), 1, { filterOn: 'Values', values: ['-3'] });
      all.push(await seen());
      sheet.autoFilter.clearCriteria();
      all.push(await seen());
      sheet.getRange('2:2').rowHidden = false;
      all.push(await seen());
      return all;
    });
    expect(sums).toEqual([
      [297.5, 297.5, 297.5],
      [297.5, 197.5, 197.5],
      [97, -3, -3],
      [-3, -3, -3],
      [297.5, 197.5, 197.5],
      [297.5, 297.5, 297.5],
    ]);
  });

  it('formulas, what was typed in, and blank cells are found as rectangles', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('B2:C3').formulas = [
        ['=1+1', '=1+2'],
        ['=2+1', '=2+2'],
      ];
      sheet.getRange('A4').formulas = [["'=1+1"]];
      sheet.getRange('B4').formulas = [['=A2']];
      sheet.getRange('C4').clear();
      const found = (['Formulas', 'Constants', 'Blanks'] as const).map((kind) => {
        const cells = sheet.getRange('A2:C4').getSpecialCellsOrNullObject(kind);
        cells.load('address');
        return cells;
      });
      const none = sheet.getRange('A2:A3').getSpecialCellsOrNullObject('Formulas');
      await context.sync();
      return [...found.map(({ address }) => address), none.isNullObject];
    });
    expect(read).toEqual(['台账!B2:C3,台账!B4', '台账!A2:A4', '台账!C4', true]);
  });

  it('filtered and hidden rows are not visible cells', async () => {
    const read = await run(async (sheet, context) => {
      sheet.autoFilter.apply(sheet.getRange('A1:C4'), 0, { filterOn: 'Values', values: ['甲', '丙'] });
      sheet.getRange('C:C').columnHidden = true;
      const visible = sheet.getRange('A1:C4').getSpecialCellsOrNullObject('Visible');
      visible.load('address,areas/items/address');
      const view = sheet.getRange('A1:C4').getVisibleView();
      view.load('values');
      await context.sync();
      return [visible.address, visible.areas.items.length, view.values];
    });
    expect(read).toEqual([
      '台账!A1:B2,台账!A4:B4',
      2,
      [
        ['客户', '金额'],
        ['甲', 100],
        ['丙', -3],
      ],
    ]);
  });
});

describe('what the user does to sheets', () => {
  it('a copy takes names, properties, tables and formulas of its own along', async () => {
    await run((sheet) => {
      sheet.names.add('_mark', '="aging"');
      sheet.names.add('首户', sheet.getRange('A2'));
      sheet.customProperties.add('k', 'v');
      sheet.tables.add('A1:C4', true).name = 'Ledger';
      sheet.getRange('E1').formulas = [['=台账!B2+B3']];
      sheet.getRange('B2').numberFormat = [['0.00']];
    });
    const name = office.host.copy('台账');
    expect(name).toBe('台账 (2)');
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['台账', '台账 (2)', '报告']);
    const copy = book.sheets[1];
    expect(copy.cells.get(0, 4)?.formula).toBe("='台账 (2)'!B2+B3");
    expect(copy.cells.get(1, 1)).toMatchObject({ content: 100, format: '0.00' });
    expect(book.names.filter((one) => one.sheet === copy).map((one) => one.formula)).toEqual([
      '="aging"',
      "='台账 (2)'!$A$2",
    ]);
    expect(copy.custom).toEqual([{ key: 'k', value: 'v' }]);
    expect(book.tables.map((table) => table.name)).toEqual(['Ledger', 'Ledger2']);
    expect(office.host.stage.undoSteps).toBe(1);
  });

  it('while a cell is being typed into, requests are refused', async () => {
    office.host.isCellEdited = true;
    expect(await refusal(run((sheet) => (sheet.getRange('A1').values = [[1]])))).toBe(
      'InvalidOperationInCellEditMode',
    );
    office.host.isCellEdited = false;
    office.host.rename('台账', '新台账');
    office.host.move('新台账', 1);
    office.host.remove('报告');
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['新台账']);
  });
});
