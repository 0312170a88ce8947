import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { Finding } from '../../src/finding/finding';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import { saysNothing, textOf } from '../../src/table/cell';
import { CellReader } from '../../src/table/cell-reader';
import { orderOfColumn } from '../../src/table/date-order';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

function reading<Value>(
  value: CellValue,
  read: (reader: CellReader) => Value,
): { value: Value; findings: Finding[] } {
  const findings: Finding[] = [];
  return { value: read(new CellReader(sheetOf('台账', [[value]]), findings)), findings };
}

describe('CellReader', () => {
  it.each([null, '', ' ', '　', '-', '—', '－', '/', '无', 'N/A'])(
    'reads %j as no date and no amount, without a word',
    (blank) => {
      expect(reading(blank, (reader) => reader.day(0, 0))).toEqual({ value: NO_DAY, findings: [] });
      expect(reading(blank, (reader) => reader.amount(0, 0, '元'))).toEqual({ value: null, findings: [] });
    },
  );

  it('reports what cannot be read by its cell and with its reason, and reads on', () => {
    const { value, findings } = reading('2012年11月31日', (reader) => reader.day(0, 0));
    expect(value).toBe(NO_DAY);
    expect(findings).toMatchObject([
      {
        severity: 'error',
        code: 'date-unreadable',
        place: { file: '台账.xlsx', sheet: '台账', row: 0, column: 0 },
      },
    ]);
    expect(messageOf('zh', findings[0])).toContain('2012年11月没有31日');
  });

  it.each<[CellValue, number]>([
    [12.5, 1250],
    ['1,234.50', 123450],
    [0.1 + 0.2, 30],
    [12.345, 1235],
  ])('reads %j as %d fen', (cell, fen) =>
    expect(reading(cell, (reader) => reader.amount(0, 0, '元')).value).toBe(fen),
  );

  it('reports more than two decimals, error values and texts that are no amount', () => {
    for (const [cell, code] of [
      [12.345, 'amount-rounded'],
      ['#N/A', 'amount-unreadable'],
      ['  #REF! ', 'amount-unreadable'],
      [true, 'amount-unreadable'],
      ['待定', 'amount-unreadable'],
    ] as const) {
      const { findings } = reading(cell, (reader) => reader.amount(0, 0, '元'));
      expect(findings.map((finding) => finding.code)).toEqual([code]);
      for (const language of ['zh', 'en'] as const) {
        expect(messageOf(language, findings[0]) + actionOf(language, findings[0])).not.toBe('');
      }
    }
  });

  it('reads texts trimmed, numbers as Excel shows them, error values as nothing', () => {
    expect(reading(' 甲公司　', (reader) => reader.text(0, 0)).value).toBe('甲公司');
    expect(reading(1930659387, (reader) => reader.text(0, 0)).value).toBe('1930659387');
    expect(reading('#N/A', (reader) => reader.text(0, 0))).toMatchObject({
      value: '',
      findings: [{ code: 'cell-error-value' }],
    });
    expect(reading(' #N/A', (reader) => reader.text(0, 0)).value).toBe('');
    expect(reading('#1号楼', (reader) => reader.text(0, 0))).toEqual({ value: '#1号楼', findings: [] });
    expect(textOf(123456789012345680000)).toBe('123456789012346000000');
    expect(textOf(-123456789012345)).toBe('-123456789012345');
    expect(textOf(0.1 + 0.2)).toBe('0.3');
  });

  it('knows a dash from a number and from a name', () => {
    expect(saysNothing('-5')).toBe(false);
    expect(saysNothing('无锡')).toBe(false);
    expect(saysNothing(0)).toBe(false);
  });
});

describe('orderOfColumn', () => {
  const order = (...texts: CellValue[]) =>
    orderOfColumn(
      texts.map((text) => [text]),
      0,
      0,
    );

  it.each([
    [['1/2/2013', '1/26/2013'], 'mdy'],
    [['1/2/2013', '26/1/2013'], 'dmy'],
    [['1/2/2013', '3/4/2013'], undefined],
    [['13/1/2013', '1/13/2013'], undefined],
    [['2013-01-26', 41000, null], undefined],
  ] as const)('%j is %s', (texts, expected) => expect(order(...texts)).toBe(expected));

  it('gives the reader what the column proves', () => {
    expect(reading('1/2/2013', (reader) => reader.day(0, 0, 'mdy')).value).toBe(dayOf(2013, 1, 2));
    expect(reading('1/2/2013', (reader) => reader.day(0, 0)).findings).toMatchObject([
      { values: { reason: 'date-ambiguous-order' } },
    ]);
  });
});
