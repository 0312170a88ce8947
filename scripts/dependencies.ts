import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Compilation, Configuration, webpack } from 'webpack';

const ROOT = resolve(__dirname, '..');
const PAGE = join(ROOT, 'docs/dependencies.md');

/** What is delivered, by the name of its build (`webpack.config.js`). */
export const PRODUCTS = {
  addin: '加载项 add-in',
  headless: '命令 command',
  workbench: '演示页 workbench',
} as const;
type Product = keyof typeof PRODUCTS;

/** A package of others of which something is in what we deliver. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly products: readonly Product[];
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
}

const LOCKED = readLock();

/** package-lock.json by the path of each package below the project. */
export function lockedPackages(): Readonly<Record<string, LockEntry>> {
  return LOCKED;
}

function readLock(): Readonly<Record<string, LockEntry>> {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  return lock.packages;
}

/**
 * The licence of an installed package, as the lock says it; where that names a file only, the file's first line.
 * @param path of the package below the project, as package-lock.json writes it
 */
export function licenceOf(path: string): string {
  const said = lockedPackages()[path]?.license;
  if (said !== undefined && !/^(?:SEE )?LICEN[CS]E/i.test(said)) return said;
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt']
    .map((name) => join(ROOT, path, name))
    .find(existsSync);
  if (file === undefined) return 'unknown';
  const words = readFileSync(file, 'utf8').trim();
  if (/Permission is hereby granted, free of charge, to any person obtaining a copy/.test(words))
    return 'MIT';
  if (/^Apache License\s+Version 2\.0/.test(words)) return 'Apache-2.0';
  return words.split(/\r?\n/)[0].replace(/^#+\s*/, '');
}

/** The packages of which modules stand in the built files: read off the builds themselves, not off a list. */
async function shippedPackages(): Promise<Shipped[]> {
  const found = new Map<string, Set<Product>>();
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-dependencies-'));
  try {
    for (const configuration of await configurations()) {
      const product = configuration.name as Product;
      const compilation = await built(configuration, join(folder, product));
      for (const path of packagesIn(compilation))
        found.set(path, (found.get(path) ?? new Set()).add(product));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // The page loads it from its own server or from Microsoft's; it is in no build and delivered all the same.
  found.set('node_modules/@microsoft/office-js', new Set(['addin', 'workbench']));
  const locked = lockedPackages();
  return [...found]
    .map(([path, products]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: locked[path]?.version ?? 'unknown',
      licence: licenceOf(path),
      products: [...products],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

async function configurations(): Promise<Configuration[]> {
  const make = createRequire(__filename)('../webpack.config.js') as (
    env: Readonly<Record<string, string | boolean>>,
  ) => Promise<Configuration[]>;
  const all = await make({ workbench: true });
  // The workbench brings the add-in's page a second time.
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

function built(configuration: Configuration, path: string): Promise<Compilation> {
  // Only for the building: whoever reads the page has no use for it.
  const build = createRequire(__filename)('webpack') as typeof webpack;
  const compiler = build({
    ...configuration,
    cache: false,
    output: { ...configuration.output, path },
    optimization: { ...configuration.optimization, minimize: false, concatenateModules: false },
  });
  if (compiler === null) throw new Error(`no compiler for ${configuration.name}`);
  return new Promise((done, fail) => {
    compiler.run((error, stats) => {
      const broken = error ?? stats?.compilation.errors[0];
      if (broken || stats === undefined) fail(broken ?? new Error('no build'));
      else compiler.close(() => done(stats.compilation));
    });
  });
}

/** Paths of the packages whose modules stand in the files of a build. */
function packagesIn({ modules, chunkGraph }: Compilation): Set<string> {
  const paths = new Set<string>();
  for (const module of modules) {
    const file = module.nameForCondition();
    if (file === null || chunkGraph.getNumberOfModuleChunks(module) === 0) continue;
    const path = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(relative(ROOT, file))?.[1];
    if (path !== undefined) paths.add(path);
  }
  return paths;
}

/**
 * docs/dependencies.md. The command is not called `dependencies`: npm would run it by itself after every install.
 */
export function dependenciesPage(shipped: readonly Shipped[]): string {
  return [
    '# 随产品交付的第三方代码 · Code of others in what is delivered',
    '',
    '由 `npm run shipped` 从构建结果写出：只列出确有模块进入所交付文件的包。版本与许可证取自 `package-lock.json`，测试据此核对，出现 GPL 类或不明许可证即不通过。',
    '',
    '_Written by `npm run shipped` from the builds themselves: only packages of which modules stand in the delivered files. Versions and licences are those of `package-lock.json`; a test holds this page to it and refuses GPL-like and unknown licences._',
    '',
    '漏洞公告与最近发布日期不在锁文件内，须联网查询，本页不作记载。发布前请执行：',
    '',
    '_Advisories and dates of last releases are not in the lock file and need the network; this page does not claim any. Before a release, run:_',
    '',
    '```sh',
    'npm audit --omit=dev                # advisories of everything below',
    'npm outdated                        # newer releases',
    'npm view <package> time.modified    # last release of one',
    '```',
    '',
    `| package | version | licence | ${Object.values(PRODUCTS).join(' | ')} |`,
    `| --- | --- | --- | ${Object.keys(PRODUCTS)
      .map(() => '---')
      .join(' | ')} |`,
    ...shipped.map(({ name, version, licence, products }) => {
      const marks = (Object.keys(PRODUCTS) as Product[]).map((product) =>
        products.includes(product) ? '✓' : '',
      );
      return `| ${[name, version, licence, ...marks].join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

if (require.main === module)
  void shippedPackages().then((shipped) => writeFileSync(PAGE, dependenciesPage(shipped)));
