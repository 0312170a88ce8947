import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestInfo } from 'office-addin-manifest';

export const ROOT = join(__dirname, '../..');
/** Where manifest.xml says that everything is served; the build replaces it. */
export const BASE = 'https://localhost:3000/';

/** The manifest as a document; the tests that use it run with jsdom's parser. */
export function manifestDocument(): Document {
  const source = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
  return new DOMParser().parseFromString(source, 'application/xml');
}

/** The manifest as Office's own tool reads it; the tool mixes module kinds and so runs in a Node of its own. */
export function readByOffice(path: string): ManifestInfo {
  const script = `
    import { OfficeAddinManifest } from 'office-addin-manifest';
    console.log(JSON.stringify(await OfficeAddinManifest.readManifestFile(${JSON.stringify(path)})));`;
  const run = ['--input-type=module', '--no-warnings', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, run, { cwd: ROOT, encoding: 'utf8' })) as ManifestInfo;
}

export function elementsOf(parent: ParentNode, name: string): Element[] {
  return [...parent.querySelectorAll('*')].filter(({ nodeName }) => nodeName === name);
}

/** What stands before the first child that is an element. */
export function textOf(parent: ParentNode, name: string): string {
  return elementsOf(parent, name)[0].textContent.trim();
}
