import fc from 'fast-check';
import { readCsv } from '../../src/xlsx/read-csv';
import { outcome } from './refusals';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string) => readCsv('台账.csv', utf8(text)).rows;

describe('encodings', () => {
  const text = '单位,金额\n石料一公司,12.50\n';
  const expected = [
    ['单位', '金额'],
    ['石料一公司', '12.50'],
  ];
  // 单位,金额 / 石料一公司,12.50 in GBK.
  const gbk = Uint8Array.from(
    'b5a5cebb2cbdf0b6ee0acaafc1cfd2bbb9abcbbe2c31322e35300a'.match(/../g)!.map((byte) => parseInt(byte, 16)),
  );
  const wide = (little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
    [...('\ufeff' + text)].forEach((letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), little));
    return new Uint8Array(view.buffer);
  };

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a byte order mark', utf8('\ufeff' + text)],
    ['GBK', gbk],
    ['UTF-16, little end first', wide(true)],
    ['UTF-16, big end first', wide(false)],
  ])('%s', async (_, bytes) => {
    const result = await outcome('台账.csv', bytes);
    expect(typeof result === 'string' ? result : result.sheets[0].rows).toEqual(expected);
  });

  test('text cut off within a character is not taken for another encoding', async () => {
    expect(await outcome('a.csv', utf8('单位,金额').slice(0, -1))).toBe('file.cut-off');
    expect(await outcome('a.csv', gbk.slice(0, 4 + 1 + 1))).toBe('file.cut-off');
  });

  test('bytes that are text in no known encoding', async () => {
    // UTF-32, whose mark begins as that of UTF-16 does.
    expect(await outcome('a.csv', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0))).toBe('file.encoding');
    expect(await outcome('a.csv', Uint8Array.of(0x61, 0xff, 0xff, 0x2c, 0x62))).toBe('file.encoding');
    // UTF-16 without a mark.
    expect(await outcome('a.csv', Uint8Array.of(0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0))).toBe('file.encoding');
  });
});

describe('fields', () => {
  test.each<[what: string, text: string, rows: (string | null)[][]]>([
    [
      'all cells stay text',
      '00123,6217001234567890123,1.50,TRUE\n',
      [['00123', '6217001234567890123', '1.50', 'TRUE']],
    ],
    ['numbers that exporters guard', '="00123",="6217001234567890123"\n', [['00123', '6217001234567890123']]],
    ['the same within quotes', '"=""00123""",x\n', [['00123', 'x']]],
    ['formulas stay as they are', '=A1,+1,-1,@x\n', [['=A1', '+1', '-1', '@x']]],
    ['empty fields are empty cells', 'a,,b,\n', [['a', null, 'b', null]]],
    ['quotes, delimiters and line ends within quotes', '"a ""b"", c","d\r\ne"\n', [['a "b", c', 'd\r\ne']]],
    [
      'every kind of line end',
      'a,b\r\nc,d\re,f\ng,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['blank lines are rows', 'a,b\n\nc,d\n', [['a', 'b'], [null], ['c', 'd']]],
    ['a quote within a field', '5" 管,x\n', [['5" 管', 'x']]],
    [
      'a quote that is never closed',
      '"a,b\nc,d\n',
      [
        ['"a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a quote that is closed only within a field of another line',
      'a,"b,c\nd,"e",f\ng,h"i,j\n',
      [
        ['a', '"b', 'c'],
        ['d', 'e', 'f'],
        ['g', 'h"i', 'j'],
      ],
    ],
    [
      'blanks and byte order marks around quotes',
      '\ufeff"a", "b,c" ,d\n\ufeff"1", "2,000" ,3\n',
      [
        ['a', 'b,c ', 'd'],
        ['1', '2,000 ', '3'],
      ],
    ],
    ['what stands between a quote and the separator', '"a"b,c\n', [['ab', 'c']]],
    [
      'semicolons',
      'a;1,5;b\nc;2,5;d\n',
      [
        ['a', '1,5', 'b'],
        ['c', '2,5', 'd'],
      ],
    ],
    [
      'tabs beside amounts with commas',
      'a\t1,234.50\tb\nc\t2,345.60\td\n',
      [
        ['a', '1,234.50', 'b'],
        ['c', '2,345.60', 'd'],
      ],
    ],
    [
      'a title and notes above the table',
      '清欠台账；单位;元\n\na,b,c\n1,2,3\n4,5,6\n',
      [['清欠台账；单位;元'], [null], ['a', 'b', 'c'], ['1', '2', '3'], ['4', '5', '6']],
    ],
    [
      'bars',
      'a|1,5|b\nc|2,5|d\n',
      [
        ['a', '1,5', 'b'],
        ['c', '2,5', 'd'],
      ],
    ],
    ['a delimiter that the file names', 'sep=;\na;b,c\n', [['a', 'b,c']]],
    ['one column', 'a\nb\n', [['a'], ['b']]],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('any table comes back as it was written', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '\t', '"', '\n', '\r', ' ', '甲') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (table) => {
        const written = table
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(rowsOf(`sep=,\n${written}`)).toEqual(
          table.map((row) => row.map((cell) => (cell === '' ? null : cell))),
        );
      }),
    );
  });

  test('the sheet is named after the file without its ending', () => {
    expect(readCsv('台账2012.12.csv', utf8('a,b'))).toMatchObject({ name: '台账2012.12', hidden: false });
  });

  test('more rows than a sheet has', async () => {
    expect(await outcome('a.csv', utf8('a\n'.repeat(1_048_577)))).toBe('file.too-many-rows');
  });

  test('more columns than a sheet has, unless nothing stands in them', async () => {
    expect(await outcome('a.csv', utf8(`a${',b'.repeat(16_384)}\n`))).toBe('file.too-many-columns');
    expect(rowsOf(`a,b${','.repeat(1_000_000)}\n1,2\n`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});
