import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>;
};
const FREE =
  /^\(?(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|MIT-0|Unlicense)\b/;
/** Their licences lie beside them in words: office.js may be used with Office only; telemetry is Apache-2.0. */
const IN_WORDS = ['node_modules/@microsoft/office-js', 'node_modules/@univerjs/telemetry'];

test('of the grid nothing is paid, and every plugin is of the same version', () => {
  const univer = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/@univerjs'));
  expect(univer.length).toBeGreaterThan(15);
  expect(univer.filter(([path]) => path.includes('-pro/') || path.includes('/preset'))).toEqual([]);
  const others = univer.filter(([path, { version }]) => version !== '0.25.1' && !path.endsWith('/icons'));
  expect(others).toEqual([]);
});

test('whatever is delivered has a licence that lets it be', () => {
  const unclear = Object.entries(packages)
    .filter(([path, { dev, license }]) => path !== '' && dev !== true && !FREE.test(license ?? ''))
    .map(([path]) => path);
  expect(unclear.sort()).toEqual(IN_WORDS);
  for (const path of IN_WORDS)
    expect(
      ['LICENSE', 'LICENSE.md', 'license.md', 'LICENSE.txt'].some((name) =>
        existsSync(join(ROOT, path, name)),
      ),
    ).toBe(true);
});
