import { displayLanguage } from '../../src/addin/display-language';
import { themeName } from '../../src/addin/office-theme';
import { missingRequirements } from '../../src/addin/requirements';
import { MemoryBook } from '../../src/host/memory-book';
import { loadOffice } from '../fixture/office/load-office';

test.each([
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh'],
  ['ZH', 'zh'],
  ['en-US', 'en'],
  ['de-DE', 'en'],
  ['zha', 'en'],
])('in an Office that speaks %s the add-in speaks %s', (tag, language) => {
  expect(displayLanguage(tag)).toBe(language);
});

test.each([
  ['#FFFFFF', false, 'light'],
  ['#E6E6E6', false, 'light'],
  ['#0A0A0A', false, 'dark'],
  ['#363636', false, 'dark'],
  ['#363636', true, 'contrast'],
  [undefined, false, 'light'],
] as const)('a pane on %s, forced colours %s, is %s', (background, isContrast, theme) => {
  expect(themeName(background, isContrast)).toBe(theme);
});

test('an Excel that has what Excel 2021 has lacks nothing', async () => {
  const { Office } = await loadOffice(new MemoryBook({ 台账: [] }));
  const supported = (name: string, version: string): boolean =>
    Office.context.requirements.isSetSupported(name, version);
  expect(missingRequirements(supported)).toEqual([]);
});

test('what an older Excel lacks is named', async () => {
  const { Office } = await loadOffice(new MemoryBook({ 台账: [] }), {
    requirements: { excelapi: '1.9', customfunctionsruntime: '1.3' },
  });
  const supported = (name: string, version: string): boolean =>
    Office.context.requirements.isSetSupported(name, version);
  expect(missingRequirements(supported)).toContain('ExcelApi 1.14');
});
