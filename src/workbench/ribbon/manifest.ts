import type { Language } from '../../locale/text';

/** What an add-in says of itself in its manifest, in one language, as far as Excel shows it. */
export interface AddinManifest {
  readonly name: string;
  /** Tab of the ribbon; null for an add-in that brings none. */
  readonly tab: RibbonTab | null;
  /** Controls that the menu of a cell gets. */
  readonly cellMenu: readonly RibbonControl[];
  /** Address of the document that names keys; null where there is none. */
  readonly shortcuts: string | null;
  /** Address of the page, as the manifest has it. */
  readonly page: string;
  /** Address of the descriptions of the cell functions, and what stands before their names. */
  readonly functions: { readonly metadata: string; readonly namespace: string } | null;
}

export interface RibbonTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

export interface RibbonGroup {
  readonly id: string;
  readonly label: string;
  readonly controls: readonly RibbonControl[];
}

export interface RibbonControl {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of a picture of 32 pixels. */
  readonly icon: string;
  readonly action: { readonly kind: 'command'; readonly name: string } | { readonly kind: 'pane' };
}

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-US' };

/**
 * Reads a manifest as Excel does: an entry that names a resource which is not there is an error, so that a wrong manifest shows.
 * @throws Error naming what is missing
 */
export function readManifest(xml: Document, language: Language): AddinManifest {
  const root = xml.documentElement;
  if (root.localName !== 'OfficeApp') throw new Error('the manifest has no <OfficeApp>');
  const defaultLocale = childText(root, 'DefaultLocale');
  const wanted = LOCALES[language];
  const localised = (element: Element): string => {
    const override = [...element.children].find(
      (child) => child.localName === 'Override' && child.getAttribute('Locale') === wanted,
    );
    const value =
      (wanted === defaultLocale ? null : override?.getAttribute('Value')) ??
      element.getAttribute('DefaultValue');
    if (value === null) throw new Error(`<${element.localName}> has no value`);
    return value;
  };
  const resources = new Map<string, string>();
  for (const element of descendants(root, 'Resources').flatMap((one) => [...one.querySelectorAll('*')])) {
    const id = element.getAttribute('id');
    if (id !== null && element.hasAttribute('DefaultValue')) resources.set(id, localised(element));
  }
  const resource = (element: Element): string => {
    const id = element.getAttribute('resid') ?? '';
    const value = resources.get(id);
    if (value === undefined) throw new Error(`the manifest has no resource "${id}"`);
    return value;
  };
  const control = (element: Element): RibbonControl => {
    const action = child(element, 'Action');
    const kind = action.getAttribute('xsi:type');
    const icon = [...child(element, 'Icon').children].find((image) => image.getAttribute('size') === '32');
    if (!icon)
      throw new Error(`the control ${String(element.getAttribute('id'))} has no picture of 32 pixels`);
    return {
      id: element.getAttribute('id') ?? '',
      label: resource(child(element, 'Label')),
      tip: resource(child(child(element, 'Supertip'), 'Description')),
      icon: resource(icon),
      action:
        kind === 'ShowTaskpane'
          ? { kind: 'pane' }
          : { kind: 'command', name: childText(action, 'FunctionName') },
    };
  };
  const tab = descendants(root, 'CustomTab')[0];
  const functions = descendants(root, 'ExtensionPoint').find(
    (point) => point.getAttribute('xsi:type') === 'CustomFunctions',
  );
  return {
    name: localised(child(root, 'DisplayName')),
    tab: tab
      ? {
          id: tab.getAttribute('id') ?? '',
          label: resource(child(tab, 'Label')),
          groups: children(tab, 'Group').map((group) => ({
            id: group.getAttribute('id') ?? '',
            label: resource(child(group, 'Label')),
            controls: children(group, 'Control').map(control),
          })),
        }
      : null,
    cellMenu: descendants(root, 'OfficeMenu')
      .filter((menu) => menu.getAttribute('id') === 'ContextMenuCell')
      .flatMap((menu) => children(menu, 'Control').map(control)),
    shortcuts: children(root, 'ExtendedOverrides')[0]?.getAttribute('Url') ?? null,
    page: child(child(root, 'DefaultSettings'), 'SourceLocation').getAttribute('DefaultValue') ?? '',
    functions: functions
      ? {
          metadata: resource(child(child(functions, 'Metadata'), 'SourceLocation')),
          namespace: resource(child(functions, 'Namespace')),
        }
      : null,
  };
}

function children(element: Element, name: string): Element[] {
  return [...element.children].filter((one) => one.localName === name);
}

function descendants(element: Element, name: string): Element[] {
  return [...element.querySelectorAll('*')].filter((one) => one.localName === name);
}

function child(element: Element, name: string): Element {
  const found = children(element, name)[0];
  if (!found) throw new Error(`<${element.localName}> has no <${name}>`);
  return found;
}

function childText(element: Element, name: string): string {
  return child(element, name).textContent?.trim() ?? '';
}
