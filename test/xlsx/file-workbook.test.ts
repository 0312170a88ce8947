import { unwatchedJob } from '../../src/workbook/job';
import type { Stamp } from '../../src/workbook/workbook';
import { planReport } from '../../src/report/report';
import { FileRefusal } from '../../src/xlsx/file-refusal';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { rewriteParts, type PartChange } from '../../src/xlsx/rewrite-parts';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { unpack, zipEntries } from '../../src/xlsx/zip-archive';
import { planOf } from '../fixture/plan-of';
import { sheetOf } from '../fixture/sheet-of';
import { hasOffice, savedByOffice } from '../headless/second-reader';
import { smallCampaign } from '../report/campaign-of';

const STAMP: Stamp = {
  writtenBy: 'Qingqian 1.0.0',
  writtenAt: '2012-12-31T00:00:00Z',
  asOf: '2012-12-31',
  fingerprint: 'f1',
};
const PLANS = planReport(smallCampaign(), {
  language: 'zh',
  unitName: '集团公司清欠办公室',
  leaderUnit: '万元',
  producedBy: '清欠',
  ledger: 'copy',
});

async function report(plans = PLANS, before: Uint8Array | null = null): Promise<Uint8Array> {
  const workbook = await openFileWorkbook([], before);
  await workbook.configure({ unitName: '集团公司清欠办公室' });
  await workbook.write(plans, STAMP, new Map(), unwatchedJob());
  return workbook.save();
}

async function changed(bytes: Uint8Array, path: string, change: PartChange): Promise<Uint8Array> {
  return rewriteParts(bytes, new Map([[path, change]]));
}

async function part(bytes: Uint8Array, path: string): Promise<string> {
  const entry = zipEntries(bytes).find((one) => one.path === path)!;
  return new TextDecoder().decode(await unpack(bytes, entry));
}

const previews = async (bytes: Uint8Array, plans = PLANS) =>
  (await openFileWorkbook([], bytes)).preview(plans, unwatchedJob());

describe('a whole report', () => {
  test('is known again after it is saved: nothing has changed, and the same bytes are written', async () => {
    const first = await report();
    for (const preview of await previews(first)) {
      expect(preview).toMatchObject({ action: 'unchanged', changedCells: [], typedCount: 0 });
    }
    expect(Buffer.from(await report(PLANS, first)).equals(Buffer.from(first))).toBe(true);
  });

  (hasOffice ? test : test.skip)('is known again after LibreOffice has computed and saved it', async () => {
    const saved = await savedByOffice(await report());
    const seen = await previews(saved);
    expect(seen.map(({ name, changedCells }) => [name, changedCells])).toEqual(
      PLANS.map(({ name }) => [name, []]),
    );
    const workbook = await openFileWorkbook([], saved);
    expect(await workbook.configuration()).toEqual({ unitName: '集团公司清欠办公室' });
    expect((await workbook.sheets()).map(({ mark }) => mark?.fingerprint)).toEqual(PLANS.map(() => 'f1'));
  });

  test('is written for the latest day that its sheets are of', async () => {
    const workbook = await openFileWorkbook([], await report());
    const later = { ...STAMP, asOf: '2013-01-31' };
    await workbook.write([planOf([['新']], { id: 'new', name: '新表' })], later, new Map(), unwatchedJob());
    expect(await part(await workbook.save(), 'docProps/core.xml')).toContain('2013-01-31T00:00:00');
  });
});

describe('what has happened to a report meanwhile', () => {
  const small = planOf(
    [
      ['甲', 1],
      ['乙', 2],
    ],
    {
      cells: [{ row: 1, column: 1, formula: 'B1*2' }],
      names: [{ name: 'Qingqian.AsOf', row: 0, column: 1 }],
    },
  );

  test('our memory in it is lost: the mark is left, everything that would become something else counts as changed', async () => {
    const bytes = await changed(await report([small]), 'customXml/item1.xml', () => '<other/>');
    const next = {
      ...small,
      rows: [
        ['甲', 1],
        ['丙', 2],
      ],
    };
    expect(await previews(bytes, [next])).toMatchObject([
      { name: small.name, action: 'update', changedCells: ['A2'] },
    ]);
    const workbook = await openFileWorkbook([], bytes);
    expect((await workbook.sheets())[0].mark).toMatchObject({ id: small.id, asOf: '' });
    expect(await workbook.configuration()).toBeNull();
    // Saved without writing, it keeps its mark and what it shows.
    const again = await openFileWorkbook([], await workbook.save());
    expect((await again.read([{ sheet: small.name }], unwatchedJob()))[0].rows).toEqual(small.rows);
    expect((await again.sheets())[0].mark?.id).toBe(small.id);
  });

  test('a newer version has written it: it is not opened', async () => {
    const newer: PartChange = (xml) => xml.replace('version="1"', 'version="9"');
    const bytes = await changed(await report([small]), 'customXml/item1.xml', newer);
    await expect(openFileWorkbook([], bytes)).rejects.toMatchObject({
      name: 'WorkbookRefusal',
      key: 'workbook.newer-memory',
    });
  });

  test('it is no workbook any more: it is refused as any file is', async () => {
    await expect(openFileWorkbook([], new Uint8Array([80, 75, 3, 4]), '报告.xlsx')).rejects.toThrow(
      FileRefusal,
    );
  });

  test('the user has put a sheet of his own into it: it can be read, and is never lost', async () => {
    const unmarked: PartChange = (xml) =>
      xml.replace(/<definedName name="Qingqian.Sheet" localSheetId="1"[^>]*>[^<]*<\/definedName>/, '');
    const own = planOf([['自己的表']], { id: 'own', name: '自己的表' });
    const bytes = await changed(await report([small, own]), 'xl/workbook.xml', unmarked);
    const workbook = await openFileWorkbook([], bytes, '报告.xlsx');
    expect((await workbook.sheets()).map(({ name, mark }) => [name, mark?.id])).toEqual([
      ['账龄分析表', 'aging'],
      ['自己的表', undefined],
    ]);
    expect((await workbook.read([{ sheet: '自己的表' }], unwatchedJob()))[0].rows).toEqual([['自己的表']]);
    const refused = { key: 'workbook.foreign-sheets', values: { sheets: '自己的表' } };
    await expect(workbook.write([small], STAMP, new Map(), unwatchedJob())).rejects.toMatchObject(refused);
    await expect(workbook.save()).rejects.toMatchObject(refused);
  });

  test('the user has hidden a sheet: it stays hidden', async () => {
    const other = planOf([['乙']], { id: 'other', name: '另一张' });
    const hide: PartChange = (xml) => xml.replace('name="账龄分析表"', 'state="hidden" name="账龄分析表"');
    const bytes = await changed(await report([small, other]), 'xl/workbook.xml', hide);
    const again = await report(
      [
        {
          ...small,
          rows: [
            ['甲', 3],
            ['乙', 6],
          ],
        },
        other,
      ],
      bytes,
    );
    const workbook = await openFileWorkbook([], again);
    expect((await workbook.sheets()).map(({ hidden }) => hidden)).toEqual([true, false]);
    expect(await part(again, 'xl/workbook.xml')).toContain('activeTab="1"');
  });

  test('Excel keeps a formula that was filled down only once: every cell has its own again', async () => {
    const filled = planOf(
      [1, 2, 3].map((value) => [value, value * 2, null]),
      {
        cells: [0, 1, 2].map((row) => ({
          row,
          column: 1,
          formula: `A${row + 1}*LOG10(A$1:$B2)&"A1"&SUM(A:A,5:5)`,
        })),
      },
    );
    let number = 0;
    const share: PartChange = (xml) =>
      xml.replace(/<f>([^<]*)<\/f>/g, (_, formula: string) =>
        number++ === 0 ? `<f t="shared" ref="B1:B3" si="0">${formula}</f>` : '<f t="shared" si="0"/>',
      );
    const relative = {
      ...filled,
      cells: filled.cells.map((cell) => ({
        ...cell,
        formula: `A${cell.row + 1}*LOG10(A$1:$B${cell.row + 2})&"A1"&SUM(A:A,${cell.row + 5}:${cell.row + 5})`,
      })),
    };
    const bytes = await changed(await report([relative]), 'xl/worksheets/sheet1.xml', share);
    expect(await previews(bytes, [relative])).toMatchObject([{ action: 'unchanged' }]);
    number = 0;
    const other = await changed(await report([filled]), 'xl/worksheets/sheet1.xml', share);
    expect(await previews(other, [filled])).toMatchObject([{ changedCells: ['B2', 'B3'] }]);
  });
});

test('a report without sheets keeps the configuration, and its empty sheet is no sheet', async () => {
  const bytes = await report([]);
  const workbook = await openFileWorkbook([], bytes);
  expect(await workbook.sheets()).toEqual([]);
  expect(await workbook.configuration()).toEqual({ unitName: '集团公司清欠办公室' });
});

test('names for the whole workbook lead to cells, and none is there twice', async () => {
  const named = planOf([['甲', 1]], {
    name: "张三's",
    names: [{ name: 'Qingqian.AsOf', row: 0, column: 1 }],
  });
  const xml = await part(await report([named]), 'xl/workbook.xml');
  expect(xml).toContain(`<definedName name="Qingqian.AsOf">'张三''s'!$B$1</definedName>`);
  const twice = [
    named,
    { ...named, id: 'b', name: 'b', names: [{ name: 'qingqian.asof', row: 0, column: 0 }] },
  ];
  await expect(writeWorkbook(twice, { title: '', created: new Date(0) })).rejects.toThrow('is there twice');
});

test('of two files with sheets of the same name, the later sheet has its file’s name', async () => {
  const files = ['一.xlsx', '二.xlsx'].map((file) => ({
    file,
    sheets: [sheetOf('Sheet1', [[file]], { file })],
  }));
  const workbook = await openFileWorkbook(files, null);
  expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['Sheet1', 'Sheet1（二.xlsx）']);
  const [second] = await workbook.read([{ sheet: 'Sheet1（二.xlsx）' }], unwatchedJob());
  expect(second).toMatchObject({ file: '二.xlsx', rows: [['二.xlsx']] });
});
