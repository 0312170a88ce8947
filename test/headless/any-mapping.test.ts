import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { search } from '../search';
import { command, ownFolder } from './run-command';

const folder = ownFolder();
const MAPPINGS = search('QINGQIAN_MAPPINGS', 60);

/** Mostly of a mapping's shape, with keys that mean something to a program and values that are none. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ maxLength: 20 }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom('台账', '回款', 'version', '__proto__', 'constructor'),
        fc.constantFrom('应收金额', '债务人', '到期日', '__proto__', 'toString'),
        fc.constantFrom('"C"', '"欠款"', '""', '"XFE"', '"__proto__"', '1', 'null', '[]', '{}'),
      ),
      { maxLength: 4 },
    )
    .map(
      (entries) =>
        `{${entries.map(([table, field, column]) => `"${table}":{"${field}":${column}}`).join(',')}}`,
    ),
);

test('any file of a mapping is obeyed or refused in a sentence; none is a fault of the program', async () => {
  const [ledger, map, json] = ['台账.csv', '映射.json', '结果.json'].map((name) => join(folder, name));
  writeFileSync(ledger, '债权编号,债务人,欠款,到期日\nA,甲,100,2011-01-01\nB,乙,200,2012-01-01\n');
  const codes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(anyText, async (content) => {
      writeFileSync(map, content);
      const { code, err } = await command(ledger, '--as-of', '2012-12-31', '--map', map, '--json', json);
      codes.add(code);
      expect(err).not.toContain('程序自身出错');
      if (code === 2) expect(err.split('\n').at(-1)).toMatch(/映射\.json|没有找到台账/);
    }),
    MAPPINGS,
  );
  expect(codes).toContain(0);
  expect(codes).toContain(2);
});
