import { unitShown } from '../../src/workbook/unit-format';

describe('the money unit that a number format shows behind figures as they are', () => {
  it.each([
    ['0.00"万元"', '万元'],
    ['#,##0.00"万"', '万元'],
    ['#,##0.00\\万;[Red]-#,##0.00\\万', '万元'],
    ['[$-804]#,##0"千元"', '千元'],
    ['0.00"亿元"', '亿元'],
    ['0.0"百万元"', '百万元'],
  ])('%s: %s', (code, unit) => expect(unitShown(code)).toBe(unit));

  it.each([
    ['General'],
    ['#,##0.00'],
    ['#,##0.00"元"'],
    ['yyyy"年"m"月"d"日"'],
    // These divide what is kept in 元.
    ['0!.0,"万元"'],
    ['0\\.0,"万元"'],
    ['#,##0.00,"千元"'],
    ['0.00,,"百万元"'],
    ['[>=10000]0!.0,"万元";0"元"'],
  ])('%s: none', (code) => expect(unitShown(code)).toBeNull());
});
