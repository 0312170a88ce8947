import { movedFormula, replaceReferences } from '../../src/host/formula-references';
import { contentText, formatCategory } from '../../src/host/number-text';
import { typedEntry } from '../../src/host/typed-entry';

/** 2026-06-30 */
const TODAY = 46_203;

describe('what Excel makes of an entry', () => {
  it.each([
    [12.5, undefined, 12.5, undefined],
    ['12.5', undefined, 12.5, undefined],
    ['-1,234.50', undefined, -1234.5, '#,##0.00'],
    ['(1,234)', undefined, -1234, '#,##0'],
    ['¥100', undefined, 100, '"¥"#,##0'],
    ['7%', undefined, 0.07, '0%'],
    ['1e3', undefined, 1000, '0.00E+00'],
    ['0012', undefined, 12, undefined],
    ['2025-06-30', undefined, 45_838, 'yyyy/m/d'],
    ['2025/6/30', 'yyyy-mm-dd', 45_838, undefined],
    ['2025年6月30日', undefined, 45_838, 'yyyy"年"m"月"d"日"'],
    ['2025-06', undefined, 45_809, 'yyyy"年"m"月"'],
    ['3-1', undefined, 46_082, 'm"月"d"日"'],
    ['8:30', undefined, 8.5 / 24, 'h:mm'],
    ['true', undefined, true, undefined],
  ])('%s in a cell formatted as %s is %s', (value, format, content, brought) => {
    const entry = typedEntry(value, format, TODAY);
    expect([entry.content, entry.format, entry.formula]).toEqual([content, brought, undefined]);
  });

  it.each([
    ['2025-02-30', undefined],
    ['XS-2025-001', undefined],
    ['甲公司', undefined],
    ['1/2/3/4', undefined],
    ['0012', '@'],
    ['=1+1', '@'],
    ['25:00', undefined],
  ])('%s in a cell formatted as %s stays a text', (value, format) => {
    expect(typedEntry(value, format, TODAY)).toEqual({ content: value, formula: undefined });
  });

  it('an apostrophe keeps a text a text; an error is an error; nothing empties the cell', () => {
    expect(typedEntry("'0012", undefined, TODAY).content).toBe('0012');
    expect(String(typedEntry('#N/A', undefined, TODAY).content)).toBe('#N/A');
    expect(typedEntry('', undefined, TODAY).content).toBeNull();
    expect(typedEntry(12, '@', TODAY).content).toBe('12');
  });

  it('a formula that cannot be read is refused, and so is what no cell can hold', () => {
    expect(typedEntry('=SUM(A1:B2)', undefined, TODAY).formula).toBe('=SUM(A1:B2)');
    expect(typedEntry('=SUM(表1[金额])', undefined, TODAY).formula).toBe('=SUM(表1[金额])');
    for (const value of ['=SUM(A1', '=1+', '=A1 B1)', Number.NaN, 'x'.repeat(32_768), { a: 1 }])
      expect(() => typedEntry(value, undefined, TODAY)).toThrow(/invalid/);
  });
});

describe('what the user reads', () => {
  it.each([
    [1234.5, 'General', '1234.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [1234.565, '#,##0.00', '1,234.57'],
    [-1234.5, '#,##0.00;[Red]-#,##0.00;"-"', '-1,234.50'],
    [0, '#,##0.00;[Red]-#,##0.00;"-"', '-'],
    [0.1234, '0.0%', '12.3%'],
    [5, '000', '005'],
    [45_838, 'yyyy-mm-dd', '2025-06-30'],
    [45_838, 'yyyy"年"m"月"d"日"', '2025年6月30日'],
    [45_838.354_166_7, 'yyyy/m/d h:mm', '2025/6/30 8:30'],
    [12_345, '0.00E+00', '1.23E+04'],
    ['甲', '#,##0.00', '甲'],
    [true, 'General', 'TRUE'],
    [null, '0', ''],
  ])('%s as %s: %s', (content, format, text) => {
    expect(contentText(content, format)).toBe(text);
  });

  it.each([
    ['General', 'General'],
    ['#,##0.00', 'Number'],
    ['yyyy-mm-dd', 'Date'],
    ['0.00%', 'Percentage'],
    ['@', 'Text'],
    ['#,##0.00;[Red]-#,##0.00;"-"', 'Custom'],
  ])('the format %s is of the kind %s', (format, kind) => {
    expect(formatCategory(format)).toBe(kind);
  });
});

describe('references in formulas', () => {
  it('are replaced wherever they stand, and nothing else is', () => {
    const seen: string[] = [];
    const formula = '=A1+SUM(\'我的 表\'!$B$2:C3)&"A1"&LOG10(D4)+表!E:E+名称A1+F5#';
    const after = replaceReferences(formula, ({ sheet, cells }) => {
      seen.push(`${sheet ?? ''}!${cells}`);
      return { sheet, cells: 'Z9' };
    });
    expect(seen).toEqual(['!A1', '我的 表!$B$2:C3', '!D4', '表!E:E', '!F5']);
    expect(after).toBe('=Z9+SUM(\'我的 表\'!Z9)&"A1"&LOG10(Z9)+表!Z9+名称A1+Z9#');
  });

  it('move along with a copy unless a dollar sign holds them', () => {
    expect(movedFormula('=A1+$A1+A$1+$A$1+B:B+$3:3', 2, 1)).toBe('=B3+$A3+B$1+$A$1+C:C+$3:5');
    expect(movedFormula('=A1', -1, 0)).toBe('=#REF!');
  });
});
