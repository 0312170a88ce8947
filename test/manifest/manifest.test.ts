/** @jest-environment jsdom */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLYPH_SIZES } from '../../scripts/icon/draw-glyph';
import { REQUIRED } from '../../src/addin/requirements';
import { COMMANDS } from '../../src/commands/commands';
import { CATALOGUES } from '../../src/locale/text';
import { ELEMENT_ORDER } from './element-order';
import { BASE, elementsOf, manifestDocument, readByOffice, ROOT, textOf } from './manifest-document';

const manifest = manifestDocument();
const root = manifest.documentElement;
const SHORT = 125;
const LONG = 250;
const LONGEST_ID = 32;

describe('manifest.xml', () => {
  const read = readByOffice(join(ROOT, 'manifest.xml'));

  test('is read by Office as a task pane add-in for Excel workbooks', () => {
    expect(read).toMatchObject({
      officeAppType: 'TaskPaneApp',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      defaultLocale: 'zh-CN',
      displayName: '清欠',
      providerName: 'Qingqian',
      defaultSettings: { sourceLocation: `${BASE}taskpane.html` },
    });
  });

  test('keeps its id: Office takes another id for another add-in', () => {
    expect(read.id).toBe('1826c25a-a0d1-44c6-80cb-667f7c01e365');
  });

  test('has the version of package.json, with a fourth part', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(read.version).toBe(`${version}.0`);
  });

  test('every element stands where the schema wants it', () => {
    const wrong = [...root.querySelectorAll('*'), root].flatMap(misplaced);
    expect(wrong).toEqual([]);
  });

  test('asks for what the add-in checks for itself, and Excel 2021 LTSC has', () => {
    const sets = elementsOf(root, 'Set').map((set) => [
      set.getAttribute('Name'),
      set.getAttribute('MinVersion'),
    ]);
    expect(sets).toEqual(REQUIRED);
    // Their next versions came after that Excel.
    expect(Object.fromEntries(REQUIRED)).toMatchObject({
      ExcelApi: '1.14',
      CustomFunctionsRuntime: '1.3',
      SharedRuntime: '1.1',
    });
  });

  test('page, commands and functions live in one runtime that stays', () => {
    const [runtime, ...more] = elementsOf(root, 'Runtime');
    expect(more).toEqual([]);
    expect(runtime.getAttribute('lifetime')).toBe('long');
    const page = runtime.getAttribute('resid');
    expect(elementsOf(root, 'FunctionFile')[0].getAttribute('resid')).toBe(page);
    for (const name of ['Page', 'Action'])
      for (const location of elementsOf(root, name).flatMap((element) =>
        elementsOf(element, 'SourceLocation'),
      )) {
        expect(location.getAttribute('resid')).toBe(page);
      }
    expect(defaultOf(resource(page))).toBe(`${BASE}taskpane.html`);
  });

  test('functions are called AR.… in every language', () => {
    const namespace = resource(elementsOf(root, 'Namespace')[0].getAttribute('resid'));
    expect([defaultOf(namespace), overrideOf(namespace)]).toEqual(['AR', null]);
  });
});

describe('resources', () => {
  const resources = elementsOf(root, 'Resources')[0];
  const all = [...resources.children].flatMap((list) => [...list.children]);
  const ids = all.map((element) => element.getAttribute('id') ?? '');
  const used = [...root.querySelectorAll('[resid]')].map((element) => element.getAttribute('resid'));

  test('every one that is named is there, every one that is there is named, each once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(used)].sort()).toEqual([...ids].sort());
  });

  test('ids are not longer than Office allows, and no control has the id of another', () => {
    expect(ids.filter((id) => id.length > LONGEST_ID)).toEqual([]);
    const controls = [...root.querySelectorAll('[id]')].map((element) => element.getAttribute('id'));
    expect(new Set(controls).size).toBe(controls.length);
  });

  test('every text is there in Chinese and in English, and fits', () => {
    for (const [list, longest] of [
      ['bt:ShortStrings', SHORT],
      ['bt:LongStrings', LONG],
    ] as const) {
      for (const string of elementsOf(elementsOf(resources, list)[0], 'bt:String')) {
        if (string.getAttribute('id') === 'Functions.Namespace') continue;
        const [chinese, english] = [defaultOf(string), overrideOf(string)];
        expect(chinese).toMatch(/\p{Script=Han}/u);
        expect(english).toMatch(/^[A-Z]/);
        expect(Math.max(chinese.length, (english ?? '').length)).toBeLessThanOrEqual(longest);
      }
    }
    for (const [name, longest] of [
      ['DisplayName', SHORT],
      ['Description', LONG],
    ] as const) {
      const [element] = elementsOf(root, name);
      const english = elementsOf(element, 'Override')[0].getAttribute('Value') ?? '';
      expect(english).toMatch(/^[ -~]+$/);
      expect(Math.max(defaultOf(element).length, english.length)).toBeLessThanOrEqual(longest);
    }
  });

  test('words are those of the locale files', () => {
    const words = (prefix: string): [string, string, string][] =>
      elementsOf(resources, 'bt:String')
        .filter((string) => string.getAttribute('id')?.startsWith(prefix))
        .map((string) => [
          string.getAttribute('id')!.slice(prefix.length),
          defaultOf(string),
          overrideOf(string) ?? '',
        ]);
    const spoken = (name: string, key: string): [string, string, string] => [
      name,
      CATALOGUES.zh[key],
      CATALOGUES.en[key],
    ];
    const names = COMMANDS.map(({ name }) => name);
    expect(words('Label.')).toEqual(names.map((name) => spoken(name, `command.${name}`)));
    expect(words('Tip.')).toEqual(names.map((name) => spoken(name, `command.${name}.tip`)));
    expect(words('Group.')).toEqual(words('Group.').map(([name]) => spoken(name, `command.group.${name}`)));
    expect(words('Tab.')).toEqual([spoken('Label', 'command.tab')]);
  });

  test('every address is https under one base, which the build replaces', () => {
    const source = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
    const addresses = [...source.matchAll(/"(https?:[^"]*)"/g)]
      .map(([, address]) => address)
      .filter((address) => !address.startsWith('http://schemas.microsoft.com/'))
      .filter((address) => !address.startsWith('http://www.w3.org/'));
    expect(addresses.filter((address) => !address.startsWith(BASE))).toEqual([]);
    const assets = addresses
      .map((address) => address.slice(BASE.length))
      .filter((path) => path.startsWith('assets/'));
    expect(assets.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('the description of the functions is there for both languages', () => {
    const metadata = resource('Metadata.Url');
    expect([defaultOf(metadata), overrideOf(metadata)]).toEqual([
      `${BASE}functions.zh-CN.json`,
      `${BASE}functions.json`,
    ]);
  });
});

describe('commands', () => {
  const controls = elementsOf(root, 'Control');
  const nameOf = (control: Element): string => control.getAttribute('id')!.split('.').at(-1)!;

  test('the ribbon holds them in their groups; the cell menu holds two', () => {
    const groups = elementsOf(root, 'Group').map((group) => [
      defaultOf(resource(elementsOf(group, 'Label')[0].getAttribute('resid'))),
      ...elementsOf(group, 'Control').map(labelOf),
    ]);
    expect(groups).toEqual([
      ['台账', '识别台账', '数据体检'],
      ['计算', '加账龄列', '算奖励'],
      ['报告', '一键生成', '更新', '打印版'],
      ['设置', '任务窗格'],
    ]);
    const menu = elementsOf(root, 'OfficeMenu')[0];
    expect([menu.getAttribute('id'), ...elementsOf(menu, 'Control').map(labelOf)]).toEqual([
      'ContextMenuCell',
      '查看依据',
      '加账龄列',
    ]);
  });

  test('every function that it calls is a command of src/commands, and every command can be reached', () => {
    const called = controls.flatMap((control) =>
      elementsOf(control, 'FunctionName').map(({ textContent }) => textContent),
    );
    const names = COMMANDS.map(({ name }) => name);
    expect(called.filter((name) => !names.includes(name))).toEqual([]);
    // The pane is opened by Office itself, so that it comes even where nothing of ours runs yet.
    expect(names.filter((name) => !called.includes(name))).toEqual(['showPane']);
    expect(controls.filter((control) => nameOf(control) === 'showPane')).toHaveLength(1);
  });

  test('each button shows its own name, tip and picture', () => {
    for (const control of controls) {
      const name = nameOf(control);
      const residsOf = (element: string): (string | null)[] =>
        elementsOf(control, element).map((one) => one.getAttribute('resid'));
      expect(residsOf('Label')).toEqual([`Label.${name}`]);
      expect(residsOf('Title')).toEqual([`Label.${name}`]);
      expect(residsOf('Description')).toEqual([`Tip.${name}`]);
      if (elementsOf(control, 'FunctionName').length > 0) expect(textOf(control, 'FunctionName')).toBe(name);
    }
  });

  test('each picture is there in every size that Office asks for', () => {
    for (const icon of elementsOf(root, 'Icon')) {
      const name = nameOf(icon.parentElement!.nodeName === 'Control' ? icon.parentElement! : firstIn(icon));
      const images = elementsOf(icon, 'bt:Image').map((image) => [
        image.getAttribute('size'),
        image.getAttribute('resid'),
      ]);
      expect(images).toEqual(GLYPH_SIZES.map((size) => [String(size), `Icon.${name}.${size}`]));
    }
    for (const { name } of COMMANDS)
      for (const size of GLYPH_SIZES) {
        expect(defaultOf(resource(`Icon.${name}.${size}`))).toBe(
          `${BASE}assets/commands/${name}-${size}.png`,
        );
      }
  });

  /** A group shows the picture of its first command. */
  function firstIn(icon: Element): Element {
    return elementsOf(icon.parentElement!, 'Control')[0];
  }

  function labelOf(control: Element): string {
    return defaultOf(resource(elementsOf(control, 'Label')[0].getAttribute('resid')));
  }
});

describe('keyboard', () => {
  const extended = elementsOf(root, 'ExtendedOverrides')[0];
  const shortcuts = assetOf(extended.getAttribute('Url')) as {
    actions: { id: string; type: string; name: string }[];
    shortcuts: { action: string; key: { default: string } }[];
    resources: { default: Record<string, { value: string }> };
  };
  const english = assetOf(extended.getAttribute('ResourcesUrl')) as Record<string, { value: string }>;

  test('every command has a key, and every key a command', () => {
    expect(shortcuts.actions.map(({ id, type }) => [id, type])).toEqual(
      COMMANDS.map(({ name }) => [name, 'ExecuteFunction']),
    );
    expect(shortcuts.shortcuts).toEqual(
      COMMANDS.map(({ name, key }) => ({ action: name, key: { default: `Ctrl+Shift+Alt+${key}` } })),
    );
    expect(new Set(COMMANDS.map(({ key }) => key)).size).toBe(COMMANDS.length);
    for (const { key } of COMMANDS) expect(key).toMatch(/^[A-Z]$/);
  });

  test('actions are named as on the ribbon, in both languages', () => {
    for (const { id, name } of shortcuts.actions) {
      const token = /^\$\{resource\.(\w+)\}$/.exec(name)![1];
      expect(shortcuts.resources.default[token].value).toBe(CATALOGUES.zh[`command.${id}`]);
      expect(english[token].value).toBe(CATALOGUES.en[`command.${id}`]);
    }
    expect(Object.keys(english)).toEqual(Object.keys(shortcuts.resources.default));
  });
});

/** What is wrong with the children of an element, if anything is. */
function misplaced(element: Element): string[] {
  if (element.children.length === 0) return [];
  const type = element.getAttribute('xsi:type');
  const order = ELEMENT_ORDER[`${element.nodeName} ${type}`] ?? ELEMENT_ORDER[element.nodeName];
  if (order === undefined) return [`${element.nodeName} ${type} has children`];
  const children = [...element.children].map(({ nodeName }) => nodeName);
  const expected = order.flatMap((entry) => {
    const name = entry.replace('*', '');
    const count = children.filter((child) => child === name).length;
    return Array<string>(entry.endsWith('*') ? count : Math.min(1, count)).fill(name);
  });
  return children.join() === expected.join() ? [] : [`${element.nodeName}: ${children.join()}`];
}

function resource(id: string | null): Element {
  const found = elementsOf(root, 'Resources')[0].querySelector(`[id="${id}"]`);
  if (found === null) throw new Error(`no resource ${id}`);
  return found;
}

function defaultOf(element: Element): string {
  return element.getAttribute('DefaultValue') ?? '';
}

function overrideOf(element: Element): string | null {
  const override = [...element.children].find((child) => child.getAttribute('Locale') === 'en-US');
  return override?.getAttribute('Value') ?? null;
}

function assetOf(address: string | null): unknown {
  return JSON.parse(readFileSync(join(ROOT, address!.slice(BASE.length)), 'utf8'));
}
