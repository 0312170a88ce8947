import product from '../../package.json';
import { openSession } from '../action/open-session';
import { associateCommands } from '../commands/associate-commands';
import { openExcelWorkbook } from '../excel/open-excel-workbook';
import { registerFunctions } from '../functions/register';
import { text, type Language } from '../locale/text';
import { renderPane } from '../taskpane/render-pane';
import { now, today } from './clock';
import { displayLanguage } from './display-language';
import { watchTheme } from './office-theme';
import { showPlainSentence } from './plain-sentence';
import { readChosenDocument } from './read-document';
import { missingRequirements } from './requirements';
import { rests } from './rest';

/** Name and version, as marks and 口径说明 name them. */
const PRODUCT = `Qingqian ${product.version}`;

/**
 * The add-in's one page: task pane, commands and cell functions live in it together (shared runtime), and here they are put
 * together. Everything that Excel may call at once (functions, commands) is bound before the pane is drawn.
 */
void Office.onReady(({ host }) => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('taskpane.html has no #root');
  const isExcel = host === Office.HostType.Excel;
  const tag = isExcel ? Office.context.displayLanguage : window.navigator.language;
  const language = displayLanguage(tag);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en-US';
  if (!isExcel) {
    showPlainSentence(root, text(language, 'addin.notExcel'));
    return;
  }
  const missing = missingRequirements((name, least) =>
    Office.context.requirements.isSetSupported(name, least),
  );
  if (missing.length > 0) {
    showPlainSentence(root, text(language, 'addin.tooOld', { missing: missing.join(', ') }));
    return;
  }
  try {
    start(root, language);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    showPlainSentence(root, text(language, 'addin.failed', { fault }));
  }
});

function start(root: HTMLElement, language: Language): void {
  registerFunctions(CustomFunctions, { language, today, rest: rests() });
  const workbook = openExcelWorkbook(now);
  const session = openSession({
    workbook,
    today,
    now,
    rest: rests(),
    readDocument: readChosenDocument,
    language,
    producedBy: PRODUCT,
  });
  associateCommands(session);
  renderPane(root, session, watchTheme());
}
