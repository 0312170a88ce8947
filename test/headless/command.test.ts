import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { command, ownFolder } from './run-command';

const folder = ownFolder();
const LEDGER = [
  '债权编号,债务人,所属单位,发生日期,到期日,应收金额',
  'A1,甲公司,一分公司,2011-01-01,2011-03-01,1000.50',
  'A2,乙公司,二分公司,2012-11-01,2013-01-31,2000',
];

function file(name: string, content: string | Uint8Array = `${LEDGER.join('\n')}\n`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the report command', () => {
  test('writes a workbook and says in one line what it understood', async () => {
    const out = join(folder, '报告.xlsx');
    const { code, out: said } = await command(file('台账.csv'), '--as-of', '2012-12-31', '--out', out);
    expect(code).toBe(0);
    expect(said).toContain('台账：2笔，2户有余额，余额3,000.50元；0项错误');
    expect(said).toContain(out);
    const { sheets } = await readWorkbook('报告.xlsx', readFileSync(out));
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['总览', '台账', '账龄分析表', '数据体检', '口径说明']),
    );
  });

  test('the same run twice writes the same bytes, over its own earlier report', async () => {
    const [ledger, out] = [file('台账.csv'), join(folder, '两次.xlsx')];
    await command(ledger, '--out', out);
    const first = readFileSync(out);
    expect((await command(ledger, '--out', out)).code).toBe(0);
    expect(readFileSync(out).equals(first)).toBe(true);
  });

  test('with --json alone writes only the JSON, money as decimal strings', async () => {
    const own = join(folder, '只要结果');
    mkdirSync(own);
    const json = join(own, '结果.json');
    await command(file('台账.csv'), '--as-of', '2012-12-31', '--json', json);
    expect(readdirSync(own)).toEqual(['结果.json']);
    const document = JSON.parse(readFileSync(json, 'utf8'));
    expect(document).toMatchObject({
      asOf: '2012-12-31',
      ledger: { claims: 2, recoveries: 0, amount: '3000.50', balance: '3000.50', undated: '0.00' },
      rewards: { lines: 0, accrued: '0.00', people: [] },
      phases: [],
    });
    expect(document.aging.debtors).toEqual([
      { debtor: '甲公司', balance: '1000.50', buckets: { '365天以上': '1000.50' } },
      { debtor: '乙公司', balance: '2000.00', buckets: { 未到期: '2000.00' } },
    ]);
  });

  test('ends with 1 where findings are errors, in the language asked for', async () => {
    const bad = file('坏日期.csv', `${LEDGER.join('\n')}\nA3,丙公司,一分公司,2011-01-01,2012年11月31日,5\n`);
    const json = join(folder, 'en.json');
    const { code, out } = await command(bad, '--json', json, '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toContain('1 errors');
    const [finding] = JSON.parse(readFileSync(json, 'utf8')).findings;
    expect(finding).toMatchObject({
      severity: 'error',
      code: 'date-unreadable',
      file: '坏日期.csv',
      cell: 'E4',
    });
    expect(finding.message).toContain('2012年11月31日');
  });

  test('several files make one run; a file without a unit column gives its name as the unit', async () => {
    const plain = ['债务人,到期日,应收金额', '甲公司,2011-03-01,10'].join('\n');
    const json = join(folder, '合并.json');
    await command(file('东区.csv', plain), file('西区.csv', plain), file('台账.csv'), '--json', json);
    const { aging, ledger } = JSON.parse(readFileSync(json, 'utf8'));
    expect(ledger).toMatchObject({ claims: 4, balance: '3020.50' });
    expect(aging.units.map(({ unit }: { unit: string }) => unit)).toEqual([
      '东区',
      '西区',
      '一分公司',
      '二分公司',
    ]);
  });

  test('--money says the unit of the ledger, --map which column is which', async () => {
    const odd = file('怪.csv', '甲栏,乙栏,丙栏\n甲公司,2011-03-01,1.5\n');
    const map = file(
      '对应.json',
      JSON.stringify({ version: 1, 台账: { 债务人: '甲栏', 到期日: 'B', 应收金额: '丙栏' } }),
    );
    const json = join(folder, '怪.json');
    await command(odd, '--map', map, '--money', '万元', '--json', json);
    expect(JSON.parse(readFileSync(json, 'utf8')).ledger).toMatchObject({ claims: 1, balance: '15000.00' });
  });

  test('--policy takes the tables from a file of their own', async () => {
    const policy = file(
      '口径.csv',
      '账龄集,名称,起,单位,起算,边界\n我的,未到期,,日,逾期,含起\n我的,逾期,1,日,逾期,含起\n',
    );
    const json = join(folder, '口径.json');
    await command(file('台账.csv'), '--policy', policy, '--json', json);
    const { aging } = JSON.parse(readFileSync(json, 'utf8'));
    expect(aging.set).toBe('我的');
    expect(aging.buckets).toMatchObject([
      { label: '未到期', count: 1 },
      { label: '逾期', count: 1 },
      { label: '无到期日', count: 0 },
    ]);
  });

  test('reads GBK', async () => {
    const gbk = Buffer.from(
      'd5aecef1c8cb2cb5bdc6dac8d52cd3a6cad5bdf0b6ee0abcd72c323031312d30332d30312c370a',
      'hex',
    );
    const json = join(folder, 'gbk.json');
    await command(file('gbk.csv', gbk), '--json', json);
    expect(JSON.parse(readFileSync(json, 'utf8')).aging.debtors).toMatchObject([
      { debtor: '甲', balance: '7.00' },
    ]);
  });
});

test('--earlier takes the report of an earlier run: its copy of the ledger is what it remembers', async () => {
  const [out, json] = [join(folder, '上期报告.xlsx'), join(folder, '比对.json')];
  await command(file('台账.csv'), '--as-of', '2012-11-30', '--out', out);
  const now = file('本期.csv', `${LEDGER.slice(0, 2).join('\n')}\n`);
  await command(now, '--as-of', '2012-12-31', '--earlier', out, '--json', json);
  expect(JSON.parse(readFileSync(json, 'utf8')).doubts).toMatchObject([
    { code: 'truth-claim-vanished', debtor: '乙公司', amount: '2000.00' },
  ]);
});

describe('letters asked for on the command line', () => {
  const letters = async (...words: string[]): Promise<{ readonly said: string; readonly json: unknown }> => {
    const json = join(folder, '函件.json');
    const { out } = await command(file('台账.csv'), '--as-of', '2012-12-31', '--json', json, ...words);
    return { said: out, json: JSON.parse(readFileSync(json, 'utf8')).letters };
  };

  test('go to everybody whom they can speak to; who gets none is said with the reason', async () => {
    const { said, json } = await letters('--letters', '催款函');
    expect(said).toContain('催款函：1份，合计1,000.50元；另有1户未发');
    expect(json).toMatchObject({
      letters: [
        { number: 'CK-20121231-001', debtor: '甲公司', owed: '1000.50', owedInCapitals: '壹仟元伍角整' },
      ],
      omitted: [{ debtor: '乙公司', reason: 'notOverdue', balance: '2000.00' }],
    });
  });

  test('of several kinds, to those who are named', async () => {
    const { json } = await letters(
      '--letters',
      'reconciliation,还款计划',
      '--debtors',
      '乙公司',
      '--lang',
      'en',
    );
    expect(json).toMatchObject({
      letters: [
        { kind: '对账函', debtor: '乙公司', owed: '2000.00' },
        { kind: '还款计划', debtor: '乙公司', instalments: Array(6).fill({ day: null, amount: null }) },
      ],
      omitted: [],
    });
  });

  test('none where none are asked for', async () => {
    expect((await letters()).json).toBeNull();
  });
});

describe('what is refused, in one sentence, with nothing written', () => {
  const out = (): string => join(folder, '不该有.xlsx');

  test.each<[string, () => string[], RegExp]>([
    ['no file', () => [], /没有指定台账文件/],
    ['an unknown option', () => [file('台账.csv'), '--asof', '2012-12-31'], /--asof/],
    ['an as-of date that is none', () => [file('台账.csv'), '--as-of', '2012-11-31'], /2012-11-31/],
    ['a money unit that is none', () => [file('台账.csv'), '--money', '亿元'], /亿元/],
    ['a language that is none', () => [file('台账.csv'), '--lang', 'fr'], /fr/],
    ['a file that is not there', () => [join(folder, '没有.xlsx')], /找不到文件/],
    ['a folder', () => [folder], /是文件夹/],
    ['an empty file', () => [file('空.xlsx', '')], /空\.xlsx/],
    ['text named .xlsx', () => [file('假.xlsx', 'a,b\n1,2\n')], /假\.xlsx/],
    [
      'random bytes',
      () => [
        file(
          '乱.xlsx',
          Uint8Array.from({ length: 999 }, (_, index) => (index * 7919) % 256),
        ),
      ],
      /乱\.xlsx/,
    ],
    ['a workbook without a ledger', () => [file('别的.csv', '品名,数量\n钢筋,5\n')], /台账/],
    ['a letter that is none', () => [file('台账.csv'), '--letters', '催款函,情书'], /情书.*催款函、对账函/],
    [
      'a letter to somebody whom the ledger does not have',
      () => [file('台账.csv'), '--letters', '催款函', '--debtors', '甲公司、丁公司'],
      /丁公司/,
    ],
    ['debtors without a letter', () => [file('台账.csv'), '--debtors', '甲公司'], /--letters/],
    ['a mapping that is no JSON', () => [file('台账.csv'), '--map', file('坏.json', '{')], /坏\.json/],
    [
      'a mapping of another shape',
      () => [file('台账.csv'), '--map', file('形.json', '{"台账":["债务人"]}')],
      /形\.json/,
    ],
    [
      'a mapping for a later version',
      () => [file('台账.csv'), '--map', file('新.json', '{"version":2,"台账":[]}')],
      /更新版本的清欠.*第2版/,
    ],
  ])('%s', async (_, words, sentence) => {
    const { code, out: said, err } = await command(...words(), '--out', out());
    expect(code).toBe(2);
    expect(said).toBe('');
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/ at |node_modules|undefined/);
    expect(existsSync(out())).toBe(false);
  });

  test('an output that is an input', async () => {
    const ledger = file('台账.csv');
    const { code, err } = await command(ledger, '--out', ledger);
    expect(code).toBe(2);
    expect(err).toMatch(/原文件不能被覆盖/);
    expect(readFileSync(ledger, 'utf8')).toBe(`${LEDGER.join('\n')}\n`);
  });

  test('an output that stands there and is not ours', async () => {
    const theirs = file('我的.xlsx', '重要');
    const { code, err } = await command(file('台账.csv'), '--out', theirs);
    expect(code).toBe(2);
    expect(err).toMatch(/不是本程序写出的/);
    expect(readFileSync(theirs, 'utf8')).toBe('重要');
  });

  test('a place that cannot be written to; no draft is left behind', async () => {
    const blocked = file('不是文件夹', '');
    const before = readdirSync(folder);
    const { code, err } = await command(file('台账.csv'), '--out', join(blocked, '报告.xlsx'));
    expect(code).toBe(2);
    expect(err).toMatch(/写不了/);
    expect(readdirSync(folder).filter((name) => !before.includes(name) && name !== '台账.csv')).toEqual([]);
  });
});

test('the input is never touched', async () => {
  const ledger = file('台账.csv');
  const { mtimeMs } = statSync(ledger);
  await command(ledger, '--out', join(folder, '报告.xlsx'));
  expect(statSync(ledger).mtimeMs).toBe(mtimeMs);
});

test('--help says how it is used', async () => {
  const { code, out } = await command('--help');
  expect(code).toBe(0);
  expect(out).toContain('--as-of');
});

describe('a plan', () => {
  const PLAN = '（一）清收阶段（2013年7月1日—9月31日）。\n奖励标准为现金金额的510%。';

  test.each([
    ['UTF-8', Buffer.from(PLAN)],
    ['GB 18030', Buffer.from('a1a3bdd7b6ce', 'hex')],
  ])('is read from a text in %s', async (_, bytes) => {
    expect((await command('--plan', file('方案.txt', bytes))).code).toBe(0);
  });

  test('is listed with its words, its doubts and the rows that it makes; no workbook is written', async () => {
    const { code, out } = await command('--plan', file('方案.txt', PLAN));
    expect(code).toBe(0);
    expect(out).toContain('清收（清收），2013-07-01 至 未读出');
    expect(out).toContain('2013年9月没有31日');
    expect(out).toContain('可写入「阶段」：阶段=清收；类型=清收；开始=41456');
    expect(out).toContain('「510%」超过100%');
    expect(out).toContain('共读到2项，其中2项有疑问');
  });

  test('as JSON quotes the text by its places', async () => {
    const json = join(folder, '方案.json');
    await command('--plan', file('方案.txt', PLAN), '--json', json, '--lang', 'en');
    const { proposals } = JSON.parse(readFileSync(json, 'utf8')) as {
      proposals: { words: string; start: number; end: number; problem: { code: string } | null }[];
    };
    expect(proposals.map(({ problem }) => problem?.code)).toEqual([
      'plan-date-impossible',
      'plan-rate-garbled',
    ]);
    for (const { words, start, end } of proposals) expect(PLAN.slice(start, end)).toBe(words);
  });

  test('a file that is no text is refused in a sentence', async () => {
    const { code, err } = await command('--plan', file('图.docx', Buffer.from('89504e470d0a1a0a00', 'hex')));
    expect(code).toBe(2);
    expect(err).toContain('不是可以读取的方案文本');
  });
});
