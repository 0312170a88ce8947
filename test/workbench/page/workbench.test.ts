import { BROWSER } from '../../fixture/office/browser/open-pages';
import { ownFolder } from '../../headless/run-command';
import { agingColumns } from './aging-columns';
import { anyUser } from './any-user';
import { keyboardAlone } from './keyboard-alone';
import { monthEnd } from './month-end';
import { PATIENCE, WorkbenchPage } from './workbench-page';
import { workByHand } from './work-by-hand';

const folder = ownFolder();

if (BROWSER === null)
  console.warn(
    'The workbench was not opened: no Chrome, Edge or Chromium was found on this machine (Debian: apt-get install chromium).',
  );

/** The workbench in a real browser, with the mouse and the keyboard. One build and one page for all, as building takes longest. */
(BROWSER === null ? describe.skip : describe)('in the workbench', () => {
  let opened: WorkbenchPage;
  const bench = (): WorkbenchPage => opened;

  beforeAll(async () => {
    opened = await WorkbenchPage.open(folder);
  }, 2 * PATIENCE);
  afterAll(() => opened.close());

  describe('a month-end', () => {
    monthEnd(bench, folder);
  });
  describe('the work between', () => {
    workByHand(bench, folder);
  });
  describe('the aging columns', () => {
    agingColumns(bench, folder);
  });
  describe('without a mouse', () => {
    keyboardAlone(bench, folder);
  });
  describe('anybody', () => {
    anyUser(bench);
  });

  test('nothing is requested from elsewhere, and nothing fails', () => {
    expect(bench().outside).toEqual([]);
    expect(bench().failures).toEqual([]);
  });
});
