/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readManifest } from '../../../src/workbench/ribbon/manifest';

const XML = readFileSync(resolve(__dirname, '../../../manifest.xml'), 'utf8');
const parsed = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml');

test('the tab is what the manifest says, in the language of the page', () => {
  const zh = readManifest(parsed(XML), 'zh');
  const en = readManifest(parsed(XML), 'en');
  expect([zh.name, zh.tab?.label, en.name, en.tab?.label]).toEqual(['清欠', '清欠', 'Qingqian', 'Qingqian']);
  const controls = zh.tab!.groups.flatMap((group) => group.controls);
  expect(controls.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['识别台账', '一键生成', '任务窗格']),
  );
  expect(controls.find(({ label }) => label === '任务窗格')?.action).toEqual({ kind: 'pane' });
  expect(controls.find(({ label }) => label === '一键生成')?.action).toEqual({
    kind: 'command',
    name: 'generateAll',
  });
  for (const { icon, tip } of controls) {
    expect(icon).toMatch(/-32\.png$/);
    expect(tip).not.toBe('');
  }
  expect(zh.functions).toEqual({
    metadata: expect.stringMatching(/functions\.zh-CN\.json$/),
    namespace: 'AR',
  });
  expect(en.functions?.metadata).toMatch(/functions\.json$/);
  expect(zh.cellMenu.length).toBeGreaterThan(0);
});

test('a resource that is not there is an error, not an empty button', () => {
  expect(() =>
    readManifest(parsed(XML.replace('<bt:String id="Label.check"', '<bt:String id="Label.other"')), 'zh'),
  ).toThrow('Label.check');
});
