/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { ThemedPane } from '../../src/taskpane/render-pane';
import type { SheetData } from '../../src/workbook/sheet-data';
import { sampleSession } from './sample-session';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
configure({ defaultHidden: true });
afterEach(cleanup);

const MARKUP = '"><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><script>alert(1)</script>';
const NAMED = /^(?:债务人|所属单位|责任人|姓名|阶段|方案|债权编号|借据号|客户|单位|备注|原因|批准文号)$/;
const NO_DATA = /合计|小计|总计/;

/** The sheet with markup behind each name in it, wherever the same name stands. */
function withMarkup(sheet: SheetData): SheetData {
  const header = sheet.rows.findIndex((row) => row.filter((value) => NAMED.test(String(value))).length > 0);
  if (header < 0) return sheet;
  const named = sheet.rows[header].map((title) => NAMED.test(String(title)));
  const rows = sheet.rows.map((row, index) =>
    index <= header
      ? row
      : row.map((value, column) =>
          named[column] && typeof value === 'string' && value.trim() !== '' && !NO_DATA.test(value)
            ? value + MARKUP
            : value,
        ),
  );
  return { ...sheet, rows };
}

function openEverything(): void {
  for (let depth = 0; depth < 3; depth++)
    for (const button of document.querySelectorAll('button[aria-expanded="false"]')) fireEvent.click(button);
}

test('names that are markup are shown as they are written, in every section and in the explanation of a figure', async () => {
  const alert = jest.spyOn(window, 'alert').mockImplementation(() => undefined);
  const { session } = await sampleSession('zh', undefined, withMarkup);
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  openEverything();

  const regions = screen.getAllByRole('region');
  expect(regions.filter((region) => region.textContent?.includes(MARKUP)).length).toBeGreaterThan(5);
  const harmless = (): void => {
    expect(
      document.querySelectorAll('img, script, iframe, object, a[href^="javascript:"], [onerror]'),
    ).toHaveLength(0);
    expect(alert).not.toHaveBeenCalled();
  };
  harmless();
  fireEvent.click(
    [...document.querySelectorAll('button')].find((button) =>
      button.getAttribute('aria-label')?.includes('查看来源'),
    )!,
  );
  expect(document.body).toHaveTextContent('<img src=x onerror=alert(1)>');
  harmless();
});
