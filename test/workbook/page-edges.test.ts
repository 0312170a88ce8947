import { pageEdges } from '../../src/workbook/page-edges';

const SHEET = { landscape: true, area: { firstRow: 0, firstColumn: 0, lastRow: 9, lastColumn: 9 } };

test('pages are numbered at their foot, in the words of the reader', () => {
  expect(pageEdges(SHEET)).toEqual({ header: '', footer: '&9&"宋体,常规"第 &P 页 共 &N 页' });
  expect(pageEdges({ ...SHEET, footer: 'Page &P of &N' }).footer).toBe('&9&"宋体,常规"Page &P of &N');
});

test('letters that go to different people are not', () => {
  expect(pageEdges({ ...SHEET, footer: 'Page &P of &N', unnumbered: true }).footer).toBe('');
});

test('what stands at the top may begin with a digit and name a firm with an ampersand', () => {
  expect(pageEdges({ ...SHEET, header: '2012 A&B' }).header).toBe('&9&"宋体,常规"2012 A&&B');
});
