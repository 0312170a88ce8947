import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import type { SheetData } from '../../src/workbook/sheet-data';
import { packedPart, storedPart, zipOf } from '../../src/xlsx/zip-archive';
import { archiveOf, inUtf16, workbookOf, workbookParts } from './packages';
import { outcome } from './refusals';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const filled = (sheet: SheetData) => sheet.rows.map((row) => [...row]);

async function onlySheet(bytes: Uint8Array, file = '台账.xlsx'): Promise<SheetData> {
  const { sheets } = await readWorkbook(file, bytes);
  expect(sheets).toHaveLength(1);
  return sheets[0];
}

describe('cells', () => {
  test('numbers, texts, truth values and errors as they stand; blanks are null', async () => {
    const sheet = await onlySheet(
      await workbookOf(
        '<row r="1"><c r="A1"><v>1681.415929203</v></c><c r="B1" t="inlineStr"><is><t>0012</t></is></c><c r="D1" t="b"><v>1</v></c></row>' +
          '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="str"><f>A1&amp;""</f><v> x </v></c></row>',
      ),
    );
    expect(filled(sheet)).toEqual([
      [1681.415929203, '0012', null, true],
      [null, null, null, null],
      ['#N/A', ' x ', null, null],
    ]);
  });

  test('a formula without a value is listed, its cell is null', async () => {
    const sheet = await onlySheet(
      await workbookOf('<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v>2</v></c></row>'),
    );
    expect(sheet.uncomputed).toEqual([{ row: 1, column: 0 }]);
    expect(sheet.rows[1]).toEqual([null, 2]);
  });

  test('dates stay serial numbers, whatever their size, and their columns are noted', async () => {
    const serials = [1, 59, 60, 61, 41274, 41274.5, 20120415, 12345678901];
    const rows = serials.map(
      (serial, row) => `<row r="${row + 1}"><c r="B${row + 1}" s="1"><v>${serial}</v></c></row>`,
    );
    const sheet = await onlySheet(await workbookOf(rows.join('')));
    expect(sheet.rows.map((row) => row[1])).toEqual(serials);
    expect([...sheet.dateColumns]).toEqual([1]);
  });

  test('a Chinese month format is a date format; an amount in Hong Kong dollars and a duration are none', async () => {
    const sheet = await onlySheet(
      await workbookOf(
        '<row r="1"><c r="A1" s="2"><v>41274</v></c><c r="B1" s="3"><v>8.5</v></c><c r="C1" s="4"><v>1.5</v></c></row>',
      ),
    );
    expect([...sheet.dateColumns]).toEqual([0]);
  });

  test('a money unit that a format shows behind figures is noted with their column', async () => {
    const sheet = await onlySheet(
      await workbookOf(
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" s="1" t="str"><v>3</v></c></row>',
        {
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0.00&quot;万元&quot;"/><numFmt numFmtId="177" formatCode="0!.0,&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>',
        },
      ),
    );
    expect([...(sheet.shownUnits ?? [])]).toEqual([[0, '万元']]);
  });

  test('dates of the 1904 system become serial numbers of the 1900 system; amounts are left alone', async () => {
    const sheet = await onlySheet(
      await workbookOf('<row r="1"><c r="A1" s="1"><v>39812</v></c><c r="B1"><v>39812</v></c></row>', {
        'xl/workbook.xml': workbookParts('')['xl/workbook.xml'].replace(
          '<sheets>',
          '<workbookPr date1904="1"/><sheets>',
        ),
      }),
    );
    expect(sheet.rows).toEqual([[41274, 39812]]);
  });

  test('rows hidden by hand, by a filter or by their height', async () => {
    const sheet = await onlySheet(
      await workbookOf(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>' +
          '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row><row r="4" ht="20" customHeight="1"><c r="A4"><v>4</v></c></row>',
      ),
    );
    expect([...sheet.hiddenRows]).toEqual([1, 2]);
  });

  test('prefixed elements, cells without addresses, and backslashes in the archive', async () => {
    const parts = workbookParts('', {
      'xl/worksheets/sheet1.xml':
        '<?xml version="1.0"?><!-- made elsewhere --><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c s="1"><x:v>41274</x:v></x:c><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    });
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([path, content]) => [path.replaceAll('/', '\\'), content]),
    );
    const sheet = await onlySheet(await archiveOf(renamed));
    expect(sheet.rows).toEqual([[41274, '甲']]);
    expect([...sheet.dateColumns]).toEqual([0]);
  });

  test('parts whose names differ in case from what names them', async () => {
    const parts = workbookParts('<row r="1"><c r="A1" s="1"><v>41274</v></c></row>');
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([path, content]) => [
        path
          .replace('sheet1', 'Sheet1')
          .replace('[Content_Types]', '[content_types]')
          .replace('styles', 'Styles'),
        content,
      ]),
    );
    const sheet = await onlySheet(await archiveOf(renamed));
    expect(sheet.rows).toEqual([[41274]]);
    expect([...sheet.dateColumns]).toEqual([0]);
  });

  test.each([true, false])('parts in UTF-16, little-endian: %s', async (little) => {
    const parts = workbookParts(
      '<row r="1"><c r="A1" s="1"><v>41274</v></c><c r="B1" t="inlineStr"><is><t>甲公司😀</t></is></c></row>',
    );
    const sheet = await onlySheet(
      await archiveOf(
        Object.fromEntries(
          Object.entries(parts).map(([path, content]) => [
            path,
            inUtf16(`<?xml version="1.0" encoding="UTF-16"?>${content}`, little),
          ]),
        ),
      ),
    );
    expect(sheet.rows).toEqual([[41274, '甲公司😀']]);
    expect([...sheet.dateColumns]).toEqual([0]);
  });

  test('hidden sheets are marked; chart sheets are no sheets', async () => {
    const parts = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>');
    const chart = parts['xl/_rels/workbook.xml.rels'].replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
    );
    const { sheets } = await readWorkbook(
      'a.xlsx',
      await archiveOf({
        ...parts,
        'xl/_rels/workbook.xml.rels': chart,
        'xl/workbook.xml': parts['xl/workbook.xml'].replace(
          '<sheets>',
          '<sheets><sheet name="图" sheetId="7" r:id="rId9"/><sheet name="底稿" sheetId="8" state="veryHidden" r:id="rId1"/>',
        ),
      }),
    );
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['底稿', true, 1],
      ['台账', false, 1],
    ]);
  });
});

describe('far cells', () => {
  test('styles dragged to the last row and column cost nothing', async () => {
    const sheet = await onlySheet(
      await workbookOf(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>',
      ),
    );
    expect(sheet.rows).toEqual([[1]]);
  });

  test('values in far corners are refused before anything is allocated for them', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    expect(await outcome('a.xlsx', await workbookOf(rows.join('')))).toBe('file.far-cell');
    expect(
      await outcome('a.xlsx', await workbookOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    ).toBe('file.far-cell');
  });

  test('a long sheet beside a wide one is read, each in its own bounds', async () => {
    const parts = workbookParts('<row r="30000"><c r="A30000"><v>1</v></c></row>');
    const { sheets } = await readWorkbook(
      'a.xlsx',
      await archiveOf({
        ...parts,
        'xl/worksheets/sheet2.xml':
          '<worksheet><sheetData><row r="1"><c r="XFD1"><v>2</v></c></row></sheetData></worksheet>',
        'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels'].replace(
          '</Relationships>',
          '<Relationship Id="rId3" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        ),
        'xl/workbook.xml': parts['xl/workbook.xml'].replace(
          '</sheets>',
          '<sheet name="宽" sheetId="2" r:id="rId3"/></sheets>',
        ),
      }),
    );
    expect(sheets.map(({ rows }) => [rows.length, rows[0].length])).toEqual([
      [30_000, 1],
      [1, 16_384],
    ]);
  });
});

const SHARED = (text: number): string => `<row r="1"><c r="A1" t="s"><v> ${text} </v></c></row>`;
const WITH_TEXTS = {
  'xl/_rels/workbook.xml.rels': workbookParts('')['xl/_rels/workbook.xml.rels'].replace(
    '</Relationships>',
    '<Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  ),
};

test.each([
  ['a number of texts that is wrong', '<sst count="1" uniqueCount="1"><si/><si><t>甲</t></si></sst>'],
  ['prefixed elements', '<x:sst xmlns:x="n"><x:si><x:t>乙</x:t></x:si><x:si><x:t>甲</x:t></x:si></x:sst>'],
])('shared texts with %s', async (_, table) => {
  const sheet = await onlySheet(
    await workbookOf(SHARED(1), { ...WITH_TEXTS, 'xl/sharedStrings.xml': table }),
  );
  expect(sheet.rows).toEqual([['甲']]);
});

test('a number beyond all that a cell can hold is an error value', async () => {
  const row =
    '<row r="1"><c r="A1"><v>1E999</v></c><c r="B1"><v>-1E999</v></c><c r="C1"><v>1E300</v></c></row>';
  expect((await onlySheet(await workbookOf(row))).rows).toEqual([['#NUM!', '#NUM!', 1e300]]);
});

test('a part named in Chinese whose relationship is percent-encoded', async () => {
  const { 'xl/worksheets/sheet1.xml': content, ...parts } = workbookParts(
    '<row r="1"><c r="A1"><v>1</v></c></row>',
  );
  const rels = parts['xl/_rels/workbook.xml.rels'].replace('sheet1.xml', '%E5%8F%B0%E8%B4%A6%201.xml');
  const bytes = await archiveOf({
    ...parts,
    'xl/worksheets/台账 1.xml': content,
    'xl/_rels/workbook.xml.rels': rels,
  });
  expect((await onlySheet(bytes)).rows).toEqual([[1]]);
});

describe('refusals', () => {
  const compound = (name: string) => {
    // One directory entry is enough to tell what a compound file holds.
    const bytes = new Uint8Array(512 * 3);
    const view = new DataView(bytes.buffer);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    view.setUint16(30, 9, true);
    view.setUint16(32, 6, true);
    view.setUint32(44, 1, true);
    view.setUint32(48, 1, true);
    view.setUint32(56, 4096, true);
    for (const at of [60, 68]) view.setUint32(at, 0xfffffffe, true);
    for (let at = 76; at < 512; at += 4) view.setUint32(at, 0xffffffff, true);
    view.setUint32(76, 0, true);
    view.setUint32(512, 0xfffffffd, true);
    view.setUint32(516, 0xfffffffe, true);
    [...name].forEach((letter, index) => view.setUint16(1024 + index * 2, letter.charCodeAt(0), true));
    view.setUint16(1024 + 64, (name.length + 1) * 2, true);
    view.setUint8(1024 + 66, 2);
    return bytes;
  };
  const xml2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>';

  test.each<[what: string, file: string, bytes: () => Uint8Array | Promise<Uint8Array>, key: string]>([
    ['nothing at all', 'a.xlsx', () => new Uint8Array(0), 'file.empty'],
    ['blanks only', 'a.csv', () => bytesOf('\ufeff \r\n'), 'file.empty'],
    ['noise', 'a.xlsx', () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251), 'file.unknown'],
    ['CSV named .xlsx', 'a.xlsx', () => bytesOf('单位,金额\n甲,1\n'), 'file.text-named-workbook'],
    ['tabbed text named .xls', 'a.xls', () => bytesOf('单位\t金额\n甲\t1\n'), 'file.text-named-workbook'],
    [
      'workbook named .csv',
      'a.csv',
      () => workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>'),
      'file.workbook-named-text',
    ],
    [
      'HTML named .xls',
      'a.xls',
      () => bytesOf('\ufeff\n<html xmlns:o="x"><body><table><tr><td>1</td></tr></table>'),
      'file.html',
    ],
    [
      'an HTML table alone',
      'a.xls',
      () => bytesOf('<table border=1><tr><td>1</td></tr></table>'),
      'file.html',
    ],
    [
      'HTML in GBK',
      'a.xls',
      () => Uint8Array.of(...bytesOf('<html><td>'), 0xbd, 0xf0, 0xb6, 0xee),
      'file.html',
    ],
    [
      'HTML whose table comes late',
      'a.xls',
      () => bytesOf(`\ufeff<!-- export -->\n<style>${' '.repeat(5000)}</style><table></table>`),
      'file.html',
    ],
    ['a web archive', 'a.xls', () => bytesOf('MIME-Version: 1.0\r\n'), 'file.html'],
    ['XML 2003', 'a.xls', () => bytesOf(xml2003), 'file.xml-2003'],
    ['PDF', 'a.xlsx', () => bytesOf('%PDF-1.7 ...'), 'file.other-format'],
    [
      'OpenDocument',
      'a.xlsx',
      () => archiveOf({ mimetype: 'x', 'content.xml': '<x/>' }),
      'file.other-format',
    ],
    [
      'Word',
      'a.xlsx',
      () => archiveOf({ '[Content_Types].xml': '<T/>', 'word/document.xml': '<x/>' }),
      'file.other-format',
    ],
    [
      '.xlsb',
      'a.xlsx',
      () => archiveOf({ '[Content_Types].xml': '<T/>', 'xl/workbook.bin': 'x' }),
      'file.binary-workbook',
    ],
    ['old Word', 'a.xls', () => compound('WordDocument'), 'file.other-format'],
    ['Excel 95', 'a.xls', () => compound('Book'), 'file.old-xls'],
    ['a password', 'a.xlsx', () => compound('EncryptedPackage'), 'file.encrypted'],
    ['a compound file of something else', 'a.xls', () => compound('Contents'), 'file.unknown'],
    ['a zip without parts', 'a.xlsx', () => archiveOf({}), 'file.unknown'],
    ['a zip of other things', 'a.xlsx', () => archiveOf({ 'a.txt': 'x' }), 'file.unknown'],
    [
      'no workbook part',
      'a.xlsx',
      () => archiveOf({ '[Content_Types].xml': '<T/>', '_rels/.rels': '<R/>' }),
      'file.unknown',
    ],
    [
      'no sheet part',
      'a.xlsx',
      async () => {
        const p = workbookParts('');
        delete p['xl/worksheets/sheet1.xml'];
        return archiveOf(p);
      },
      'file.sheet-lost',
    ],
    [
      'a second sheet that nothing says where to find',
      'a.xlsx',
      () => {
        const parts = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>');
        const book = parts['xl/workbook.xml'];
        return archiveOf({
          ...parts,
          'xl/workbook.xml': book.replace(
            '</sheets>',
            '<sheet name="回款" sheetId="2" r:id="rId8"/></sheets>',
          ),
        });
      },
      'file.sheet-lost',
    ],
    [
      'shared texts without their table',
      'a.xlsx',
      () => workbookOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>'),
      'file.damaged',
    ],
    [
      'a shared text that its table does not have',
      'a.xlsx',
      () => workbookOf(SHARED(1), { ...WITH_TEXTS, 'xl/sharedStrings.xml': '<sst><si><t>甲</t></si></sst>' }),
      'file.damaged',
    ],
    ['no cells', 'a.xlsx', () => workbookOf('<row r="1"><c r="A1" s="1"/></row>'), 'file.no-cells'],
    [
      'a sheet part that breaks off',
      'a.xlsx',
      () =>
        workbookOf('', {
          'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
        }),
      'file.damaged',
    ],
    ['an ending of nothing known', 'a.dat', () => bytesOf('a,b'), 'file.unknown'],
  ])('%s', async (_, file, bytes, key) => {
    expect(await outcome(file, await bytes())).toBe(key);
  });

  test('a sheet that unpacks to far more than it packs', async () => {
    const bomb = await workbookOf('<row r="1">' + ' '.repeat(120_000_000) + '</row>');
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await outcome('a.xlsx', bomb)).toBe('file.zip-bomb');
  });

  test('a sheet that lies about its unpacked size', async () => {
    const bytes = await workbookOf('<row r="1">' + ' '.repeat(100_000) + '</row>');
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 30; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 100_000)
        view.setUint32(at + 24, 500, true);
    }
    expect(await outcome('a.xlsx', bytes)).toBe('file.cut-off');
  });

  test('a figure changed by a flipped bit is not read as another figure', async () => {
    const parts = workbookParts('<row r="1"><c r="A1"><v>123456</v></c></row>');
    const good = await archiveOf(parts);
    let read = 0;
    for (let at = 0; at < good.length; at += 3) {
      const bytes = good.slice();
      bytes[at] ^= 0x10;
      const result = await outcome('a.xlsx', bytes);
      if (typeof result !== 'string') {
        read++;
        expect(result.sheets[0].rows).toEqual([[123456]]);
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  test('a bit flipped in a part in UTF-16', async () => {
    const parts = workbookParts('');
    const sheet = inUtf16(
      workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>')['xl/worksheets/sheet1.xml'],
      true,
    );
    const bytes = zipOf([
      ...(await Promise.all(
        Object.entries(parts)
          .filter(([path]) => path !== 'xl/worksheets/sheet1.xml')
          .map(([path, content]) => packedPart(path, bytesOf(content))),
      )),
      storedPart('xl/worksheets/sheet1.xml', sheet, 12345),
    ]);
    expect(await outcome('a.xlsx', bytes)).toBe('file.cut-off');
  });

  test('a workbook cut off anywhere', async () => {
    const good = await workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>');
    for (let length = 1; length < good.length; length += 7) {
      expect(typeof (await outcome('a.xlsx', good.slice(0, length)))).toBe('string');
    }
  });
});

const AWKWARD = join(__dirname, '../../../shared/data/awkward_xlsx');
(existsSync(AWKWARD) ? describe : describe.skip)('awkward files', () => {
  const names = existsSync(AWKWARD) ? readdirSync(AWKWARD).filter((name) => /\.xlsx?$/.test(name)) : [];
  const load = (name: string) => new Uint8Array(readFileSync(join(AWKWARD, name)));
  const days = async (name: string) => {
    const { sheets } = await readWorkbook(name, load(name));
    return sheets.map(({ rows, dateColumns }) => ({ rows, dateColumns: [...dateColumns] }));
  };

  test.each(names)('%s is read, or refused with a sentence', async (name) => {
    const result = await outcome(name, load(name));
    expect(name === 'apache__DBCSHeader.xls' ? result : typeof result).toBe(
      name === 'apache__DBCSHeader.xls' ? 'file.no-cells' : 'object',
    );
  });

  test.each(names.filter((name) => name.endsWith('.xlsx')))(
    '%s has the values that hucre reads',
    async (name) => {
      const ours = await readWorkbook(name, load(name));
      const theirs = await readXlsx(load(name), { dateSystem: '1904' });
      const since1904 = /1904/.test(name);
      const differences: unknown[] = [];
      ours.sheets.forEach((sheet, index) => {
        theirs.sheets[index].rows.forEach((row, r) =>
          row.forEach((value, c) => {
            const mine = sheet.rows[r]?.[c] ?? null;
            let same = mine === value;
            if (value instanceof Date) {
              // hucre rounds to milliseconds. Days move between the systems, times of day and durations do not.
              const off = Number(mine) - (value.getTime() - Date.UTC(1904, 0, 1)) / 86_400_000;
              same = Math.abs(off) < 1e-7 || (since1904 && Math.abs(off - 1462) < 1e-7);
            }
            if (!same) differences.push([sheet.name, r, c, mine, value]);
          }),
        );
      });
      expect(differences).toEqual([]);
    },
  );

  test('the same days from the 1900 and the 1904 system, .xlsx and .xls', async () => {
    // The files state every date a second time as text.
    const iso = (serial: number) =>
      new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * 86_400_000).toISOString().slice(0, 10);
    for (const name of ['sheetjs__1900.xlsx', 'sheetjs__1904.xlsx', 'sheetjs__1904.xls']) {
      const [sheet] = await days(name);
      expect(sheet.rows).toHaveLength(5);
      for (const row of sheet.rows) expect(iso(row[1] as number)).toBe(row[2]);
      expect(sheet.dateColumns).toEqual([1]);
    }
    expect(await days('sheetjs__1904.xls')).toEqual(await days('sheetjs__1904.xlsx'));
    const [{ rows }] = await days('tafia__date_1904.xlsx');
    expect(rows.map((row) => row[0])).toEqual((await days('tafia__date.xlsx'))[0].rows.map((row) => row[0]));
  });

  test('hidden rows and sheets are told', async () => {
    const hidden = async (name: string) => {
      const { sheets } = await readWorkbook(name, load(name));
      return [
        sheets.filter((sheet) => sheet.hidden).length,
        sheets.reduce((sum, s) => sum + s.hiddenRows.size, 0),
      ];
    };
    expect(await hidden('apache__GroupTest.xlsx')).toEqual([0, 13]);
    expect(await hidden('apache__FillWithoutColor.xlsx')).toEqual([0, 47]);
    expect(await hidden('sheetjs__AutoFilter.xlsx')).toEqual([0, 94]);
    expect(await hidden('sheetjs__sheet_visibility.xlsx')).toEqual([2, 0]);
  });

  test('.xls files cut off anywhere', async () => {
    const good = load('apache__chinese-provinces.xls');
    for (let length = 1; length < good.length; length += 97) await outcome('a.xls', good.slice(0, length));
    const larger = load('apache__yearfracExamples.xls');
    for (let length = 1; length < larger.length; length += 977)
      await outcome('a.xls', larger.slice(0, length));
  });

  test('.xls files with flipped bytes end with a workbook or a sentence', async () => {
    const good = load('sheetjs__1904.xls');
    for (let at = 0; at < good.length; at += 61) {
      const bytes = good.slice();
      bytes[at] ^= 0xff;
      await outcome('a.xls', bytes);
    }
  });

  test('Chinese texts of a BIFF file', async () => {
    const { sheets } = await readWorkbook('a.xls', load('apache__chinese-provinces.xls'));
    expect(
      sheets[0].rows
        .flat()
        .filter((cell) => typeof cell === 'string')
        .join(''),
    ).toMatch(/\p{Script=Han}/u);
  });
});
