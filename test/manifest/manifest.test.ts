import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { ManifestInfo } from 'office-addin-manifest';
import { drawIcon, ICON_SIZES } from '../../scripts/icon/draw-icon';

const ROOT = join(__dirname, '../..');
const MANIFEST = join(ROOT, 'manifest.xml');
const BASE = 'https://localhost:3000/';

/** Order of a task pane add-in's elements (Office Add-ins documentation, "proper order of manifest elements"). */
const ELEMENT_ORDER = [
  'Id',
  'AlternateId',
  'Version',
  'ProviderName',
  'DefaultLocale',
  'DisplayName',
  'Description',
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'AppDomains',
  'Hosts',
  'Requirements',
  'DefaultSettings',
  'Permissions',
  'Dictionary',
  'VersionOverrides',
  'ExtendedOverrides',
];

describe('manifest.xml', () => {
  const source = readFileSync(MANIFEST, 'utf8');
  const manifest = readByOffice(MANIFEST);

  test('is a task pane add-in for Excel workbooks', () => {
    expect(manifest).toMatchObject({
      officeAppType: 'TaskPaneApp',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      defaultLocale: 'zh-CN',
      displayName: '清欠',
      providerName: 'Qingqian',
    });
  });

  test('keeps its id: Office takes another id for another add-in', () => {
    expect(manifest.id).toBe('1826c25a-a0d1-44c6-80cb-667f7c01e365');
  });

  test('has the version of package.json, with a fourth part', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(manifest.version).toBe(`${version}.0`);
  });

  test('is called by its English name in English', () => {
    expect(childrenOf(elementOf(source, 'DisplayName'))).toEqual([
      '<Override Locale="en-US" Value="Qingqian"/>',
    ]);
    expect(elementOf(source, 'Description')).toMatch(/<Override Locale="en-US" Value="[ -~]+"\/>/);
  });

  test('texts are not longer than the schema allows', () => {
    expect(manifest.displayName!.length).toBeLessThanOrEqual(125);
    for (const [, text] of elementOf(source, 'Description').matchAll(/(?:DefaultValue|Value)="([^"]*)"/g)) {
      expect(text.length).toBeLessThanOrEqual(250);
    }
  });

  test('asks for the API of Excel 2021', () => {
    expect(elementOf(source, 'Requirements')).toContain('<Set Name="ExcelApi" MinVersion="1.14"/>');
  });

  test('elements stand in the order of the schema, each once', () => {
    const names = childrenOf(elementOf(source, 'OfficeApp')).map((element) => /^<(\w+)/.exec(element)![1]);
    expect(names).toEqual(ELEMENT_ORDER.filter((name) => names.includes(name)));
  });

  test('every address is https under one base, which the build replaces', () => {
    const addresses = [...source.matchAll(/DefaultValue="(https?:[^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toHaveLength(4);
    for (const address of addresses) expect(address.startsWith(BASE)).toBe(true);
    expect(manifest.defaultSettings!.sourceLocation).toBe(`${BASE}taskpane.html`);
  });

  test('what it points to in assets/ is there', () => {
    for (const address of [manifest.iconUrl!, manifest.highResolutionIconUrl!, manifest.supportUrl!]) {
      expect(existsSync(join(ROOT, address.slice(BASE.length)))).toBe(true);
    }
  });

  test('icons have the sizes that their elements ask for', () => {
    expect(sizeOf(iconAt(manifest.iconUrl!))).toEqual([32, 32]);
    expect(sizeOf(iconAt(manifest.highResolutionIconUrl!))).toEqual([64, 64]);
  });
});

describe.each(ICON_SIZES)('assets/icon-%d.png', (size) => {
  const file = readFileSync(join(ROOT, `assets/icon-${size}.png`));
  const pixels = pixelsOf(file, size);

  test('is a PNG of its size, eight bits a channel with opacity', () => {
    expect(file.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(sizeOf(file)).toEqual([size, size]);
    expect([...file.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  });

  test('is what scripts/make-icons.ts draws', () => {
    expect(Buffer.compare(pixels, Buffer.from(drawIcon(size)))).toBe(0);
  });

  test('shows its mark: mostly green, a good part white, corners clear', () => {
    const share = (is: (at: number) => boolean): number =>
      Array.from({ length: size * size }, (_, pixel) => is(pixel * 4)).filter(Boolean).length / size ** 2;
    expect(
      share((at) => pixels[at] === 0x21 && pixels[at + 1] === 0x73 && pixels[at + 2] === 0x46),
    ).toBeGreaterThan(0.5);
    expect(share((at) => pixels[at] > 0xe0)).toBeGreaterThan(0.1);
    expect(pixels[3]).toBeLessThan(64);
  });
});

/** The manifest as Office's own tool reads it; the tool mixes module kinds and so runs in a Node of its own. */
function readByOffice(path: string): ManifestInfo {
  const script = `
    import { OfficeAddinManifest } from 'office-addin-manifest';
    console.log(JSON.stringify(await OfficeAddinManifest.readManifestFile(${JSON.stringify(path)})));`;
  const run = ['--input-type=module', '--no-warnings', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, run, { cwd: ROOT, encoding: 'utf8' })) as ManifestInfo;
}

function elementOf(xml: string, name: string): string {
  return new RegExp(`<${name}[ >][\\s\\S]*</${name}>`).exec(xml)![0];
}

/** The direct children of an element, each as its text; the manifest is indented by two blanks a level. */
function childrenOf(element: string): string[] {
  const lines = element.split('\n').slice(1, -1);
  const indent = /^ */.exec(lines[0])![0].length;
  return lines.filter((line) => new RegExp(`^ {${indent}}<\\w`).test(line)).map((line) => line.trim());
}

function iconAt(address: string): Buffer {
  return readFileSync(join(ROOT, address.slice(BASE.length)));
}

/** Width and height, as the PNG's IHDR chunk says. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The pixels of an unfiltered PNG with one IDAT chunk, as `encodePng` writes it. */
function pixelsOf(png: Buffer, size: number): Buffer {
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const rowBytes = size * 4;
  return Buffer.concat(
    Array.from({ length: size }, (_, row) =>
      rows.subarray(row * (rowBytes + 1) + 1, (row + 1) * (rowBytes + 1)),
    ),
  );
}
