import * as fs from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { command, ownFolder } from '../headless/run-command';

jest.mock('node:fs/promises', () => {
  const real = jest.requireActual<typeof fs>('node:fs/promises');
  return Object.fromEntries(
    Object.entries(real).map(([name, member]) => [
      name,
      typeof member === 'function' ? jest.fn(member as never) : member,
    ]),
  );
});
const real = jest.requireActual<typeof fs>('node:fs/promises');

/** Every operation on files that the command knows. */
const OPERATIONS = ['readFile', 'stat', 'mkdir', 'writeFile', 'rename'] as const;
/** Those by which an earlier report that has been changed is kept. */
const KEEPING = ['link', 'copyFile'] as const;
/** No right, no room, a medium that is broken or may only be read, a file that is gone, too many open, a folder in its place. */
const CODES = ['EACCES', 'EPERM', 'ENOSPC', 'EIO', 'EROFS', 'ENOENT', 'EMFILE', 'EISDIR', 'EBUSY'] as const;

const LEDGER = '债权编号,债务人,到期日,应收金额\nA1,甲公司,2011-03-01,1000.50\nA2,乙公司,2013-01-31,2000\n';
const PLAN = '（一）清收阶段（2013年7月1日—9月30日）。\n';

type Operation = (typeof OPERATIONS)[number] | (typeof KEEPING)[number];

/** Lets the n-th call of an operation from now on fail as the system would let it fail. */
function failAt(operation: Operation, call: number, code: string): void {
  let calls = 0;
  jest.mocked(fs[operation] as never as jest.Mock).mockImplementation((...given: unknown[]) => {
    calls += 1;
    const refusal = Object.assign(new Error(`${code}: refused`), { code });
    // A disk that runs full has taken a part already.
    if (calls === call && operation === 'writeFile')
      return real
        .writeFile(String(given[0]), Buffer.from(given[1] as Uint8Array).subarray(0, 40))
        .then(() => Promise.reject(refusal));
    if (calls === call) return Promise.reject(refusal);
    return (real[operation] as (...given: unknown[]) => unknown)(...given);
  });
}

function allWorks(): void {
  for (const operation of [...OPERATIONS, ...KEEPING])
    jest.mocked(fs[operation] as never as jest.Mock).mockImplementation(real[operation] as never);
}

afterEach(allWorks);

/** Everything in a folder by its name. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

describe('a run whose files fail', () => {
  const folder = ownFolder();
  const at = (name: string): string => join(folder, name);
  const WORDS = [
    [
      '台账.csv',
      '--policy',
      '口径.csv',
      '--map',
      '列.json',
      '--as-of',
      '2012-12-31',
      '--out',
      '报告.xlsx',
      '--json',
      '结果.json',
    ],
    ['--plan', '方案.txt', '--json', '方案.json'],
  ].map((words) => words.map((word) => (/\./.test(word) ? at(word) : word)));

  beforeAll(async () => {
    writeFileSync(at('台账.csv'), LEDGER);
    writeFileSync(
      at('口径.csv'),
      '账龄集,名称,起,单位,起算,边界\n我的,未到期,,日,逾期,含起\n我的,逾期,1,日,逾期,含起\n',
    );
    writeFileSync(at('列.json'), '{}');
    writeFileSync(at('方案.txt'), PLAN);
    for (const words of WORDS) expect((await command(...words)).code).toBe(0);
    // The earlier results are those of another day, so that a new run would change them.
    await command(
      at('台账.csv'),
      '--as-of',
      '2012-11-30',
      '--out',
      at('报告.xlsx'),
      '--json',
      at('结果.json'),
    );
  });

  it.each(OPERATIONS.flatMap((operation) => CODES.map((code) => [operation, code] as const)))(
    '%s failing with %s at every call in turn: one sentence, and each file is as it was or whole',
    async (operation, code) => {
      for (const words of WORDS) {
        const inputs = contents(folder);
        for (let call = 1; ; call++) {
          const before = contents(folder);
          failAt(operation, call, code);
          const { code: exit, err } = await command(...words);
          const calls = jest.mocked(fs[operation] as never as jest.Mock).mock.calls.length;
          allWorks();
          jest.mocked(fs[operation] as never as jest.Mock).mockClear();
          const after = contents(folder);
          expect(Object.keys(after)).toEqual(Object.keys(inputs));
          for (const name of ['台账.csv', '口径.csv', '列.json', '方案.txt'])
            expect(after[name]).toBe(inputs[name]);
          if (calls < call) {
            expect(exit).toBe(0);
            break;
          }
          if (exit === 2) {
            // Progress, then the one sentence that names the file.
            expect([operation, call, err.split('\n').at(-1)]).toEqual([
              operation,
              call,
              expect.stringMatching(/打不开|写不了|找不到文件|是文件夹|不是本程序写出的/),
            ]);
            expect(err).not.toMatch(/\bat |node_modules|undefined|程序自身/);
            // Whatever fails while reading, nothing has been written; the report is written before the JSON, each whole.
            if (operation === 'readFile' || operation === 'stat') expect(after).toEqual(before);
          }
          for (const name of Object.keys(after)) expect(after[name]).not.toBe('');
        }
      }
    },
  );
});

describe('an earlier report that its user has typed into', () => {
  const folder = ownFolder();
  const [ledger, out, kept] = ['台账.csv', '报告.xlsx', '报告（旧 1）.xlsx'].map((name) =>
    join(folder, name),
  );
  let typedInto: Buffer;

  beforeAll(async () => {
    writeFileSync(ledger, LEDGER);
    await command(ledger, '--as-of', '2012-11-30', '--out', out);
    typedInto = Buffer.from(
      await rewriteParts(readFileSync(out), new Map(), new Map([['xl/comments9.xml', '<x/>']])),
    );
  });
  beforeEach(() => {
    rmSync(kept, { force: true });
    writeFileSync(out, typedInto);
  });

  const run = (): ReturnType<typeof command> => command(ledger, '--as-of', '2012-12-31', '--out', out);

  it.each(CODES)('is kept where the disk gives no file two names (%s)', async (code) => {
    failAt('link', 1, code);
    expect((await run()).code).toBe(0);
    expect(readFileSync(kept).equals(typedInto)).toBe(true);
    expect(readFileSync(out).equals(typedInto)).toBe(false);
  });

  it.each(CODES)('stays in its place, alone, where it can be kept in no way (%s)', async (code) => {
    failAt('link', 1, code);
    failAt('copyFile', 1, code);
    const { code: exit, err } = await run();
    expect([exit, err.split('\n').at(-1)]).toEqual([2, expect.stringContaining('写不了')]);
    expect(readdirSync(folder).sort()).toEqual(['台账.csv', '报告.xlsx'].sort());
    expect(readFileSync(out).equals(typedInto)).toBe(true);
  });

  it.each(CODES)('stays in its place, alone, where the new one cannot be moved there (%s)', async (code) => {
    failAt('rename', 1, code);
    expect((await run()).code).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['台账.csv', '报告.xlsx'].sort());
    expect(readFileSync(out).equals(typedInto)).toBe(true);
  });

  it('that comes into the place while the run goes on is kept as well', async () => {
    rmSync(out);
    jest.mocked(fs.mkdir as never as jest.Mock).mockImplementation(async (...given: unknown[]) => {
      writeFileSync(out, '别人的');
      return (real.mkdir as (...given: unknown[]) => unknown)(...given);
    });
    expect((await run()).code).toBe(0);
    expect(readFileSync(kept, 'utf8')).toBe('别人的');
  });
});

describe('a file that is cut off', () => {
  const folder = ownFolder();
  const STEPS = Number(process.env.QINGQIAN_CUTS ?? 40);
  const SOURCES: readonly [string, () => Buffer, (path: string) => string[]][] = [
    ['台账.xlsx', () => readFileSync(join(folder, '报告.xlsx')), (path) => [path]],
    ['台账.csv', () => Buffer.from(LEDGER), (path) => [path]],
    ['方案.txt', () => Buffer.from(PLAN), (path) => ['--plan', path]],
    [
      '列.json',
      () => Buffer.from('{"台账":{"债务人":"B","应收金额":"应收金额"}}'),
      (path) => [join(folder, '好.csv'), '--map', path],
    ],
    [
      '口径.csv',
      () => Buffer.from('阶段,类型,开始,结束\n清收,清收,2012-07-01,2012-12-31\n'),
      (path) => [join(folder, '好.csv'), '--policy', path],
    ],
  ];

  beforeAll(async () => {
    writeFileSync(join(folder, '好.csv'), LEDGER);
    await command(join(folder, '好.csv'), '--as-of', '2012-12-31', '--out', join(folder, '报告.xlsx'));
    mkdirSync(join(folder, '出'));
  });

  it.each(SOURCES)(
    '%s, at every byte-th place, is read as far as it goes or refused in a sentence',
    async (name, bytes, words) => {
      const whole = bytes();
      const path = join(folder, name);
      const step = Math.max(1, Math.floor(whole.length / STEPS));
      for (let length = 0; length < whole.length; length += step) {
        writeFileSync(path, whole.subarray(0, length));
        const json = name.startsWith('方案') ? [] : ['--json', join(folder, '出', '结果.json')];
        const { code, err } = await command(...words(path), ...json);
        if (code === 2) expect([length, err]).toEqual([length, expect.stringMatching(/[一-鿿]/)]);
        expect(err).not.toMatch(/程序自身|undefined|\bat .*:\d+/);
        expect(readFileSync(path).equals(whole.subarray(0, length))).toBe(true);
      }
    },
  );
});

describe('a file that is changed by somebody else', () => {
  const folder = ownFolder();
  const [path, json, out] = ['台账.csv', '结果.json', '报告.xlsx'].map((name) => join(folder, name));
  const run = (): ReturnType<typeof command> =>
    command(path, '--as-of', '2012-12-31', '--out', out, '--json', json);

  it('after it was read counts as it was', async () => {
    writeFileSync(path, LEDGER);
    jest.mocked(fs.mkdir as never as jest.Mock).mockImplementation(async (...given: unknown[]) => {
      writeFileSync(path, LEDGER.replace('1000.50', '9999999.99'));
      return (real.mkdir as (...given: unknown[]) => unknown)(...given);
    });
    expect((await command(path, '--as-of', '2012-12-31', '--json', json)).code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8')).ledger.balance).toBe('3000.50');
    expect(readFileSync(path, 'utf8')).toContain('9999999.99');
  });

  it.each<[string, () => void]>([
    ['written anew', () => writeFileSync(path, LEDGER.replace('A2', 'A3'))],
    ['cut off', () => truncateSync(path, 40)],
    [
      'replaced by another',
      () => {
        writeFileSync(`${path}.new`, LEDGER.replace('A2', 'A3'));
        renameSync(`${path}.new`, path);
      },
    ],
  ])('while it is being read (%s) is not reported on, and a sentence says so', async (_, change) => {
    // A time of its own, so that every later change shows in it.
    writeFileSync(path, LEDGER);
    utimesSync(path, 1_300_000_000, 1_300_000_000);
    const before = contents(folder);
    let changes = 0;
    jest.mocked(fs.readFile as never as jest.Mock).mockImplementation(async (...given: unknown[]) => {
      const content = await (real.readFile as (...given: unknown[]) => Promise<Buffer>)(...given);
      // Half of it is the old file's, half of it the new one's.
      if (given[0] === path && changes++ === 0) change();
      return content;
    });
    const { code, err } = await run();
    expect([code, err.split('\n').at(-1)]).toEqual([2, expect.stringContaining('读取期间')]);
    expect(err).toContain('台账.csv');
    expect({ ...contents(folder), '台账.csv': '' }).toEqual({ ...before, '台账.csv': '' });
  });
});

describe('a report that is to stand where the ledger stands', () => {
  const folder = ownFolder();

  it.each<[string, (ledger: string) => string]>([
    ['named alike', (ledger) => ledger],
    ['named in a roundabout way', (ledger) => join(folder, '..', basename(folder), '.', basename(ledger))],
    [
      'named by a link',
      (ledger) => {
        symlinkSync(ledger, join(folder, '链接.xlsx'));
        return join(folder, '链接.xlsx');
      },
    ],
    [
      'under a second name',
      (ledger) => {
        linkSync(ledger, join(folder, '别名.xlsx'));
        return join(folder, '别名.xlsx');
      },
    ],
  ])('is refused: %s', async (_, named) => {
    const ledger = join(folder, '台账.xlsx');
    writeFileSync(join(folder, '来源.csv'), LEDGER);
    // A report of ours can be read as a ledger: that it is ours is no reason to write over it.
    await command(join(folder, '来源.csv'), '--as-of', '2012-12-31', '--out', join(folder, '旧.xlsx'));
    writeFileSync(ledger, readFileSync(join(folder, '旧.xlsx')));
    const out = named(ledger);
    const before = contents(folder);
    const { code, err } = await command(ledger, '--as-of', '2012-12-31', '--out', out);
    expect([code, err]).toEqual([2, expect.stringMatching(/输入/)]);
    expect(contents(folder)).toEqual(before);
  });
});

describe('a disk that is really full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-'));
  let isMounted = false;

  beforeAll(() => {
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder]).status === 0;
  });
  // Where nobody may mount there is no such disk to be had.
  afterAll(() => {
    if (isMounted) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([0, 4_096, 12_288, 24_576])(
    'with room for %i bytes: the old report and the ledger stand',
    async (room) => {
      if (!isMounted) return;
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      const [ledger, out, json] = ['台账.csv', '报告.xlsx', '结果.json'].map((name) => join(folder, name));
      writeFileSync(ledger, LEDGER);
      // The results of an earlier day.
      expect((await command(ledger, '--as-of', '2012-11-30', '--out', out, '--json', json)).code).toBe(0);
      const free = statfsSync(folder);
      writeFileSync(join(folder, '占用'), Buffer.alloc(Math.max(0, free.bavail * free.bsize - room)));
      const before = contents(folder);
      const { code, err } = await command(ledger, '--as-of', '2012-12-31', '--out', out, '--json', json);
      expect([code, err.split('\n').at(-1)]).toEqual([2, expect.stringContaining('写不了')]);
      expect(contents(folder)).toEqual(before);
      rmSync(join(folder, '占用'));
    },
  );
});
