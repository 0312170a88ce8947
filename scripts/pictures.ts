import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WorkbenchPage } from '../test/workbench/page/workbench-page';
import { fewColours } from './picture/few-colours';

const PICTURES = resolve(__dirname, '../docs/pictures');
/** Small enough for a page of text, large enough to read. */
const SIZE = { width: 1360, height: 800 };

/** `npm run pictures`: makes the README's pictures of the workbench again, from the sample as it is now. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-pictures-'));
  const bench = await WorkbenchPage.open(folder);
  const take = async (name: string): Promise<void> => {
    await bench.page.mouse.move(0, 0);
    await bench.page.waitForTimeout(1_000);
    const picture = await fewColours(bench.page, await bench.page.screenshot());
    writeFileSync(join(PICTURES, `${name}.png`), picture);
    console.log(`${name}.png ${(picture.length / 1024).toFixed(0)} KB`);
  };
  try {
    await bench.page.setViewportSize(SIZE);
    await bench.begin();
    await bench.setAsOf('2012-12-31');
    await bench.press('generateAll');
    await bench.sees(/已新建\d+张表/);
    await bench.tab('总览');
    await take('workbench');
    await bench.tab('复查整改阶段进度表');
    await bench.unfold('phases');
    await take('progress');
    const pane = await bench.pane();
    await pane.getByRole('button', { name: /^逾期余额 .*查看来源$/ }).click();
    await pane.getByRole('heading', { level: 2 }).first().waitFor();
    await bench.tab('台账');
    await take('trace');
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
