import { LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import dataValidationEn from '@univerjs/data-validation/locale/en-US';
import dataValidationZh from '@univerjs/data-validation/locale/zh-CN';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import designEn from '@univerjs/design/locale/en-US';
import designZh from '@univerjs/design/locale/zh-CN';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsEn from '@univerjs/docs-ui/locale/en-US';
import docsZh from '@univerjs/docs-ui/locale/zh-CN';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import { UniverSheetsDataValidationUIPlugin } from '@univerjs/sheets-data-validation-ui';
import validationUiEn from '@univerjs/sheets-data-validation-ui/locale/en-US';
import validationUiZh from '@univerjs/sheets-data-validation-ui/locale/zh-CN';
import validationEn from '@univerjs/sheets-data-validation/locale/en-US';
import validationZh from '@univerjs/sheets-data-validation/locale/zh-CN';
import { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaUiEn from '@univerjs/sheets-formula-ui/locale/en-US';
import formulaUiZh from '@univerjs/sheets-formula-ui/locale/zh-CN';
import formulaEn from '@univerjs/sheets-formula/locale/en-US';
import formulaZh from '@univerjs/sheets-formula/locale/zh-CN';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNoteUIPlugin } from '@univerjs/sheets-note-ui';
import noteEn from '@univerjs/sheets-note-ui/locale/en-US';
import noteZh from '@univerjs/sheets-note-ui/locale/zh-CN';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import sheetsUiEn from '@univerjs/sheets-ui/locale/en-US';
import sheetsUiZh from '@univerjs/sheets-ui/locale/zh-CN';
import sheetsEn from '@univerjs/sheets/locale/en-US';
import sheetsZh from '@univerjs/sheets/locale/zh-CN';
import { UniverUIPlugin } from '@univerjs/ui';
import uiEn from '@univerjs/ui/locale/en-US';
import uiZh from '@univerjs/ui/locale/zh-CN';
import type { Language } from '../../../locale/text';

/** Univer's own texts, of the plugins below. */
const TEXTS = {
  zh: mergeLocales(
    designZh,
    uiZh,
    docsZh,
    sheetsZh,
    sheetsUiZh,
    formulaZh,
    formulaUiZh,
    dataValidationZh,
    validationZh,
    validationUiZh,
    noteZh,
  ),
  en: mergeLocales(
    designEn,
    uiEn,
    docsEn,
    sheetsEn,
    sheetsUiEn,
    formulaEn,
    formulaUiEn,
    dataValidationEn,
    validationEn,
    validationUiEn,
    noteEn,
  ),
};

/** Commands of Univer's menus that the workbook behind the grid does not know; their menu items are not shown. */
const HIDDEN_MENUS = [
  'sheet.menu.paste-special',
  'sheet.contextMenu.permission',
  'sheet.menu.sheets-sort',
  'sheet.command.copy-worksheet',
  'sheet.command.add-range-protection-from-context-menu',
  'sheet.command.add-range-protection-from-sheet-bar',
];

/**
 * Starts the grid without a workbook. Its formula engine takes formulas apart for the formula bar and computes none: what cells show
 * is what the workbook's own calculation has found.
 */
export function startUniver(container: HTMLElement, language: Language): Univer {
  const locale = language === 'zh' ? LocaleType.ZH_CN : LocaleType.EN_US;
  const univer = new Univer({
    locale,
    locales: { [locale]: TEXTS[language] },
    logLevel: LogLevel.ERROR,
  });
  const menu = Object.fromEntries(HIDDEN_MENUS.map((id) => [id, { hidden: true }]));
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true });
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    footer: true,
    contextMenu: true,
    disableAutoFocus: true,
    menu,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin, { notExecuteFormula: true });
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
    clipboardConfig: { hidePasteOptions: true },
    disableForceStringAlert: true,
    disableForceStringMark: true,
    protectedRangeShadow: 'none',
    menu,
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin, {
    initialFormulaComputing: CalculationMode.NO_CALCULATION,
  });
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin, {
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  univer.registerPlugin(UniverSheetsNoteUIPlugin);
  return univer;
}
