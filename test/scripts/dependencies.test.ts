import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dependenciesPage,
  licenceOf,
  lockedPackages,
  PRODUCTS,
  type Shipped,
} from '../../scripts/dependencies';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');

/** Licences under which something may be delivered with a program of the MIT licence; office.js has terms of Microsoft's own. */
const ALLOWED = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MICROSOFT SOFTWARE LICENSE TERMS',
];

/** What the page says is delivered. */
const shipped: readonly Shipped[] = page
  .split('\n')
  .filter((line) => /^\| (?!package|---)/.test(line))
  .map((line) => {
    const [name, version, licence, ...marks] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const products = (Object.keys(PRODUCTS) as (keyof typeof PRODUCTS)[]).filter(
      (_, index) => marks[index] === '✓',
    );
    return { name, version, licence, products };
  });

test('the page is as `npm run shipped` writes it', () => {
  expect(shipped.length).toBeGreaterThan(50);
  expect(dependenciesPage(shipped)).toBe(page);
});

test.each(shipped)(
  '$name $version is the one that is installed, under a licence that allows it ($licence)',
  (one) => {
    const paths = Object.entries(lockedPackages())
      .filter(([path, { version }]) => path.endsWith(`node_modules/${one.name}`) && version === one.version)
      .map(([path]) => path);
    expect(paths).not.toEqual([]);
    expect(paths.map(licenceOf)).toContain(one.licence);
    expect(ALLOWED).toContain(one.licence);
  },
);

test('what our own code asks for is on it', () => {
  const asked = new Set<string>();
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const code = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const [, isType, name] of code.matchAll(
      /^(?:import|export)( type)?[^;]*? from '((?:@[^/']+\/)?[^./'][^/']*)[^']*';/gm,
    ))
      if (isType === undefined && !name.startsWith('node:')) asked.add(name);
  }
  // Bundles of others' parts under one name: what is in the build are the parts themselves.
  const collections = ['@fluentui/react-components'];
  expect(
    [...asked].filter((name) => !collections.includes(name) && !shipped.some((one) => one.name === name)),
  ).toEqual([]);
});
