import { provenOrder } from '../../src/calendar/order';

describe('the order of a column of a/b/yyyy texts', () => {
  test.each([
    [['1/2/2013', '1/30/2013', '3/4/2013'], 'mdy'],
    [['1/2/2013', '30/1/2013', '3/4/2013'], 'dmy'],
    [['30.1.2013'], 'dmy'],
    [['１／３０／２０１３'], 'mdy'],
    [[' 1-30-2013 0:00 ', null, 41044, '合计', '2013-01-30'], 'mdy'],
    [['1/2/2013', '12/12/2013'], null],
    [['1/30/2013', '30/1/2013'], null],
    [['13/30/2013'], null],
    [['1/30/13', '2013/1/30', '1/30', true], null],
    [[], null],
  ])('%j: %s', (values, expected) => {
    expect(provenOrder(values)).toBe(expected);
  });
});
