import type { HostOptions } from '../../host/office-host';
import type { Language } from '../../locale/text';
import { type AddinManifest, readManifest } from '../ribbon/manifest';
import { readShortcuts, type Shortcut } from '../ribbon/shortcuts';
import { functionsOfAddin } from '../session/functions-of-addin';

/** The add-in that stands beside the grid. */
export interface Addin {
  readonly manifest: AddinManifest;
  readonly functions: NonNullable<HostOptions['functions']>;
  readonly shortcuts: readonly Shortcut[];
  /** Where a file of the add-in lies for this page, by its address in the manifest. */
  readonly fileOf: (address: string) => string;
}

/**
 * Loads what Excel would load of an add-in before it shows it.
 * @param folder in which its files lie, with a slash at its end
 * @throws Error where something is missing or wrong
 */
export async function loadAddin(folder: string, language: Language): Promise<Addin> {
  const xml = new DOMParser().parseFromString(
    await (await loaded(`${folder}manifest.xml`)).text(),
    'text/xml',
  );
  const manifest = readManifest(xml, language);
  const fileOf = (address: string): string => `${folder}${new URL(address).pathname.replace(/^\//, '')}`;
  const { functions } = manifest;
  return {
    manifest,
    fileOf,
    shortcuts:
      manifest.shortcuts === null
        ? []
        : readShortcuts(await (await loaded(fileOf(manifest.shortcuts))).json()),
    functions: functions
      ? functionsOfAddin(await (await loaded(fileOf(functions.metadata))).json(), functions.namespace)
      : [],
  };
}

async function loaded(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
  return response;
}
