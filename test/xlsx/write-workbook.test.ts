import { readXlsx } from 'hucre';
import type { CellPlan, SheetPlan, StyleName } from '../../src/workbook/sheet-plan';
import { STYLES } from '../../src/workbook/style';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { unpack, zipEntries } from '../../src/xlsx/zip-archive';

const PROPERTIES = { title: '2012年清欠', created: new Date(Date.UTC(2012, 11, 31)) };
const area = (firstRow: number, firstColumn: number, lastRow: number, lastColumn: number) => ({
  firstRow,
  firstColumn,
  lastRow,
  lastColumn,
});

function sheet(plan: Partial<SheetPlan>): SheetPlan {
  return {
    name: '台账',
    id: 'ledger',
    columns: [],
    rows: [[1]],
    cells: [],
    print: { landscape: false, area: area(0, 0, 0, 0) },
    ...plan,
  };
}

async function parts(...plans: SheetPlan[]): Promise<Map<string, string>> {
  const bytes = await writeWorkbook(plans, PROPERTIES);
  const texts = new Map<string, string>();
  for (const entry of zipEntries(bytes))
    texts.set(entry.path, new TextDecoder().decode(await unpack(bytes, entry)));
  return texts;
}

const SHEET = 'xl/worksheets/sheet1.xml';

describe('values', () => {
  const texts = [
    '=1+1',
    '+86 10',
    '-5',
    '@某人',
    '#N/A',
    '#DIV/0!',
    '0012',
    ' 前后空格 ',
    '第一行\n第二行',
    '<b>&"\'',
    '_x0041_',
    '😀',
  ];

  test('what is written is read back, and a text is never a formula or an error', async () => {
    const rows = [texts, [1681.415929203, 0, -0.01, true, false, null, 41274]];
    const bytes = await writeWorkbook([sheet({ rows })], PROPERTIES);
    const [read] = (await readWorkbook('a.xlsx', bytes)).sheets;
    expect(read.rows[0]).toEqual(texts);
    expect(read.rows[1].slice(0, 7)).toEqual(rows[1]);
    const xml = (await parts(sheet({ rows }))).get(SHEET)!;
    expect(xml).not.toContain('<f>');
    expect(xml).not.toContain('t="e"');
  });

  test('characters that XML forbids are dropped, line ends made one kind, long texts cut', async () => {
    const rows = [['a\u0000b\u001fc\ufffe', 'x\r\ny\rz', '甲'.repeat(32_766) + '😀', '长'.repeat(40_000)]];
    const [read] = (await readWorkbook('a.xlsx', await writeWorkbook([sheet({ rows })], PROPERTIES))).sheets;
    expect(read.rows[0].slice(0, 2)).toEqual(['abc', 'x\ny\nz']);
    expect(read.rows[0][2]).toBe('甲'.repeat(32_766));
    expect(read.rows[0][3]).toHaveLength(32_767);
  });

  test('formulas carry their computed values', async () => {
    const rows = [[1, 2, 3, '合计', '#N/A', true]];
    const cells: CellPlan[] = [
      { row: 0, column: 2, formula: 'A1+B1', style: 'money' },
      { row: 0, column: 3, formula: 'IF(A1<2,"合计","")' },
      { row: 0, column: 4, formula: 'NA()' },
      { row: 0, column: 5, formula: 'A1=1' },
    ];
    const bytes = await writeWorkbook([sheet({ rows, cells })], PROPERTIES);
    const [read] = (await readWorkbook('a.xlsx', bytes)).sheets;
    expect(read.rows).toEqual(rows);
    expect(read.uncomputed).toEqual([]);
    const written = (await readXlsx(bytes)).sheets[0].cells!;
    expect([2, 3, 4, 5].map((column) => written.get(`0,${column}`)!.formula)).toEqual(
      cells.map((c) => c.formula),
    );
  });

  test('the same plans give the same bytes', async () => {
    const plan = sheet({
      rows: [['甲', 1]],
      columns: [{ width: 10, style: 'text' }],
      cells: [{ row: 0, column: 1, comment: '注' }],
    });
    const first = await writeWorkbook([plan], PROPERTIES);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await writeWorkbook([plan], PROPERTIES)).toEqual(first);
  });
});

describe('looks', () => {
  const names = Object.keys(STYLES) as StyleName[];

  test('every style reaches its cells, by column or by cell', async () => {
    const byColumn = sheet({
      rows: [names.map((_, at) => at)],
      columns: names.map((style) => ({ width: 12, style })),
    });
    const byCell = sheet({
      name: '二',
      rows: [names.map((_, at) => at)],
      cells: names.map((style, column) => ({ row: 0, column, style })),
    });
    const read = await readXlsx(await writeWorkbook([byColumn, byCell], PROPERTIES), { readStyles: true });
    for (const { cells } of read.sheets) {
      names.forEach((name, column) => {
        const look = STYLES[name];
        const style = cells!.get(`0,${column}`)!.style!;
        const font = style.font ?? read.defaultFont!;
        expect([name, font.name, font.size, font.bold ?? false]).toEqual([
          name,
          look.font.name,
          look.font.points,
          look.font.bold ?? false,
        ]);
        expect(style.numFmt ?? 'General').toBe(look.format ?? 'General');
        expect(style.alignment?.horizontal).toBe(look.horizontal);
        expect(style.alignment?.wrapText ?? false).toBe(look.wrap ?? false);
        expect(style.border?.left?.style).toBe(look.borders && 'thin');
        expect(style.fill?.type === 'pattern' ? style.fill.fgColor?.rgb?.slice(-6) : undefined).toBe(
          look.fill,
        );
      });
    }
  });

  test('amounts: two decimals, red minus, zero as a dash, a blank before the line at their right', () => {
    for (const name of ['money', 'moneyWan', 'totalMoney', 'totalMoneyWan'] as const) {
      expect(STYLES[name].format).toBe('#,##0.00_ ;[Red]-#,##0.00_ ;"-"_ ');
    }
    expect(STYLES.date.format).toBe('yyyy-mm-dd');
    expect(STYLES.ratio.format).toMatch(/^0\.0%/);
  });

  test('a statement has no grid but its own lines; a copied ledger, which has none, keeps the grid', async () => {
    expect((await parts(sheet({ columns: [{ width: 9, style: 'text' }] }))).get(SHEET)).toContain(
      'showGridLines="0"',
    );
    const copied = (await parts(sheet({ columns: [{ width: 9, style: 'plain' }] }))).get(SHEET);
    expect(copied).not.toContain('showGridLines');
    expect(copied).toMatch(/<printOptions[^>]*gridLines="(1|true)"/);
  });

  test('a column is styled without an object for every cell', async () => {
    const xml = (
      await parts(sheet({ rows: [['a'], [null], ['b']], columns: [{ width: 9, style: 'typing' }] }))
    ).get(SHEET)!;
    expect(xml.match(/<c r="A\d" [^>]*s="1"/g)).toHaveLength(3);
  });
});

describe('the sheet', () => {
  const name = "明细 2012'年";

  test('print set-up: A4, one page wide, repeated rows, area, page numbers', async () => {
    const written = await parts(
      sheet({
        name,
        rows: [
          ['a', 'b'],
          [1, 2],
          [3, 4],
        ],
        print: { landscape: true, area: area(0, 0, 2, 1), repeatRows: { first: 0, last: 1 } },
      }),
    );
    expect(written.get('xl/workbook.xml')).toContain(`localSheetId="0">'明细 2012''年'!$A$1:$B$3<`);
    expect(written.get('xl/workbook.xml')).toContain(`localSheetId="0">'明细 2012''年'!$1:$2<`);
    const xml = written.get(SHEET)!;
    expect(xml).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(xml).toContain('horizontalCentered="1"');
    expect(xml).toContain('第 &amp;P 页 共 &amp;N 页');
  });

  test('print set-up: all on one page, or pages that begin where the plan says', async () => {
    const whole = { landscape: false, area: area(0, 0, 2, 0) };
    const rows = [['a'], ['b'], ['c']];
    const one = await parts(sheet({ rows, print: { ...whole, onePage: true, breaksBefore: [] } }));
    expect(one.get(SHEET)).toContain('fitToWidth="1" fitToHeight="1"');
    expect(one.get(SHEET)).not.toContain('<brk');
    const two = await parts(sheet({ rows, print: { ...whole, breaksBefore: [2] } }));
    expect(two.get(SHEET)).toMatch(/<brk id="2"[^>]*man="1"/);
  });

  test('print set-up: pages side by side, in their order, with the columns and rows that each repeats', async () => {
    const print = { landscape: true, area: area(0, 0, 2, 0), across: { pages: 2 } };
    const repeated = { ...print.across, repeatColumns: { first: 0, last: 2 } };
    const rows = [['a'], ['b'], ['c']];
    for (const long of [false, true]) {
      const all = long ? [...rows, ...Array.from({ length: 3000 }, () => ['d'])] : rows;
      const one = await parts(sheet({ name, rows: all, print: { ...print, across: repeated } }));
      expect(one.get(SHEET)).toMatch(/<pageSetup pageOrder="overThenDown" .*fitToWidth="2" fitToHeight="0"/);
      expect(one.get('xl/workbook.xml')).toContain(`>'明细 2012''年'!$A:$C<`);
      const repeatRows = { first: 0, last: 1 };
      const both = await parts(sheet({ name, rows: all, print: { ...print, across: repeated, repeatRows } }));
      expect(both.get('xl/workbook.xml')).toContain(`>'明细 2012''年'!$A:$C,'明细 2012''年'!$1:$2<`);
    }
    expect((await parts(sheet({ rows, print }))).get('xl/workbook.xml')).not.toContain('Print_Titles');
  });

  test('merges, frozen panes, row heights, links, comments, validations', async () => {
    const bytes = await writeWorkbook(
      [
        sheet({
          rows: [
            ['标题', null],
            ['甲', null],
          ],
          merges: [area(0, 0, 0, 1)],
          freeze: { rows: 1, columns: 1 },
          rowHeights: [{ row: 0, points: 32 }],
          cells: [
            { row: 1, column: 0, link: { sheet: name, cell: 'F12' }, style: 'link' },
            { row: 1, column: 1, comment: '抵债按裁定入账' },
          ],
          validations: [
            {
              area: area(1, 1, 1, 1),
              kind: 'list',
              values: ['破产', '失联'],
              title: '原因',
              message: '请选择',
            },
            {
              area: area(1, 0, 1, 0),
              kind: 'list',
              values: ['长'.repeat(300)],
              title: '原因',
              message: '请填写',
            },
            { area: area(0, 0, 0, 0), kind: 'ratio', title: '比例', message: '0 至 1' },
          ],
        }),
        sheet({ name }),
      ],
      PROPERTIES,
    );
    const [read] = (await readXlsx(bytes)).sheets;
    expect(read.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }]);
    expect(read.freezePane).toEqual({ rows: 1, columns: 1 });
    expect(read.rowDefs!.get(0)).toEqual({ height: 32 });
    expect(read.cells!.get('1,0')!.hyperlink!.location).toBe("'明细 2012''年'!F12");
    expect(read.cells!.get('1,1')!.comment!.text).toBe('抵债按裁定入账');
    expect(read.dataValidations!.map(({ type, values, range }) => [type, values, range])).toEqual([
      ['list', ['破产', '失联'], 'B2'],
      ['custom', undefined, 'A2'],
      ['decimal', undefined, 'A1'],
    ]);
  });

  test('tables: unique ids, headers as their cells, none without data', async () => {
    const rows = [
      ['编号', '金额\n（元）'],
      ['1', 2],
    ];
    const columns = ['编号', '金额\n（元）'];
    const written = await parts(
      sheet({ rows, tables: [{ name: '表一', area: area(0, 0, 1, 1), columns }] }),
      sheet({
        name: '二',
        rows,
        tables: [
          { name: '表二', area: area(0, 0, 1, 1), columns },
          { name: '空表', area: area(0, 0, 0, 1), columns },
        ],
      }),
    );
    const tables = [...written].filter(([path]) => path.startsWith('xl/tables/')).map(([, xml]) => xml);
    expect(tables.map((xml) => /<table [^>]*\bid="(\d+)" name="([^"]+)"/.exec(xml)!.slice(1))).toEqual([
      ['1', '表一'],
      ['2', '表二'],
    ]);
    expect(tables[0]).toContain('name="金额_x000a_（元）"');
    expect(written.get(SHEET)).not.toContain('<autoFilter');
  });

  test.each<[what: string, plans: SheetPlan[]]>([
    ['two sheets of a name', [sheet({ name: 'A' }), sheet({ name: 'a' })]],
    [
      'a table whose header differs',
      [sheet({ rows: [['甲'], [1]], tables: [{ name: 't', area: area(0, 0, 1, 0), columns: ['乙'] }] })],
    ],
    ['a cell outside the rows', [sheet({ cells: [{ row: 1, column: 0, style: 'text' }] })]],
  ])('refuses to write %s', async (_, plans) => {
    await expect(writeWorkbook(plans, PROPERTIES)).rejects.toThrow();
  });
});

describe('charts', () => {
  const rows = [
    ['单位', '完成率', '时间进度'],
    ['甲', 0.6, 0.771],
    ['乙', 0.9, 0.771],
  ];
  const chart = {
    title: '完成率',
    categories: area(1, 0, 2, 0),
    valueAxis: '比例（%）',
    valueFormat: '0%',
    anchor: area(4, 0, 16, 5),
    altText: '各单位完成率',
  };
  const done = { name: '完成率', values: area(1, 1, 2, 1) };
  const time = { name: '时间进度', values: area(1, 2, 2, 2), line: true };

  test('axes have titles, one series has no legend, the frame has an alternative text', async () => {
    const written = await parts(sheet({ rows, charts: [{ ...chart, kind: 'bar', series: [done] }] }));
    const xml = written.get('xl/charts/chart1.xml')!;
    expect(xml).toContain('比例（%）');
    expect(xml).toContain("<c:f>'台账'!$B$2:$B$3</c:f>");
    expect(xml).not.toContain('<c:legend>');
    expect(written.get('xl/drawings/drawing1.xml')).toContain('descr="各单位完成率"');
  });

  test('a line over columns; lines asked for over bars stay bars', async () => {
    const written = await parts(
      sheet({
        rows,
        charts: [
          { ...chart, kind: 'bar', series: [done, time] },
          { ...chart, kind: 'column', series: [done, time] },
        ],
      }),
    );
    expect(written.get('xl/charts/chart1.xml')).not.toContain('<c:lineChart>');
    const xml = written.get('xl/charts/chart2.xml')!;
    const [columns, lines] = [
      /<c:barChart>.*<\/c:barChart>/s.exec(xml)![0],
      /<c:lineChart>.*<\/c:lineChart>/s.exec(xml)![0],
    ];
    expect([columns.includes('>完成率<'), columns.includes('>时间进度<')]).toEqual([true, false]);
    expect([lines.includes('>完成率<'), lines.includes('>时间进度<')]).toEqual([false, true]);
    expect(lines.match(/c:axId val="\d+"/g)).toEqual(columns.match(/c:axId val="\d+"/g));
    expect(xml).toContain('<c:legend>');
  });
});
