import { createRoot } from 'react-dom/client';
import type { Language } from '../../locale/text';
import { loadAddin } from './load-addin';
import { takeLook } from './look';
import { Workbench } from './workbench';

/** The page: puts the workbench together. Here alone the clock and the address bar are read. */
async function start(): Promise<void> {
  const root = document.getElementById('workbench');
  if (!root) throw new Error('the page has no #workbench');
  const language = languageOf(
    new URLSearchParams(window.location.search).get('lang'),
    window.navigator.language,
  );
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en-US';
  const look = takeLook(document.documentElement);
  const addin = await loadAddin('addin/', language);
  createRoot(root).render(<Workbench addin={addin} language={language} look={look} now={() => new Date()} />);
}

/** Chinese, unless the address or the browser asks for another language. */
function languageOf(wanted: string | null, browser: string): Language {
  return (wanted ?? browser).toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

void start();
