import fc from 'fast-check';
import { contentOf } from '../../src/workbook/sheet-content';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { sheetUpdate } from '../../src/workbook/sheet-update';
import { memoryOfXml, memoryXml } from '../../src/workbook/workbook-memory';
import { planOf } from '../fixture/plan-of';

const STAMP = { writtenBy: '', writtenAt: '', asOf: '2012-12-31', fingerprint: '' };

/** A table of one row a debtor, with the row's place above it, so that rows come to stand elsewhere. */
function table(debtors: readonly string[], above: number): SheetPlan {
  const first = above + 1;
  return planOf(
    [
      ...Array.from({ length: above }, () => ['上一张表', null] as CellValue[]),
      ['欠款人', '原因'],
      ...debtors.map((debtor) => [debtor, null] as CellValue[]),
      ['合计', null],
    ],
    {
      typing:
        debtors.length === 0
          ? []
          : [
              {
                area: { firstRow: first, firstColumn: 1, lastRow: first + debtors.length - 1, lastColumn: 1 },
                keyColumns: [0],
              },
            ],
    },
  );
}

const debtor = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己');
const run = fc.record({
  debtors: fc.uniqueArray(debtor),
  above: fc.nat(3),
  /** What the user types afterwards, to whom he can. */
  typed: fc.dictionary(debtor, fc.constantFrom('出国', '已联系', '')),
});

test('over any number of runs, every text stands in the row of its debtor or waits for it, and none of another’s', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 2, maxLength: 6 }), (runs) => {
      /** What the user would say is typed where. */
      const expected = new Map<string, CellValue>();
      let standing: Parameters<typeof sheetUpdate>[1] = null;
      for (const { debtors, above, typed } of runs) {
        const update = sheetUpdate(table(debtors, above), standing, STAMP);
        expect(update.changed).toEqual([]);
        const rows = update.plan.rows.map((row) => [...row]);
        const shown = rows.slice(above + 1, above + 1 + debtors.length);
        expect(shown).toEqual(debtors.map((name) => [name, expected.get(name) ?? null]));
        const gone = [...expected].filter(([name]) => !shown.some(([there]) => there === name));
        expect(update.memory.waiting.map(({ value }) => value).sort()).toEqual(
          gone.map(([, value]) => value).sort(),
        );

        debtors.forEach((name, index) => {
          if (!(name in typed)) return;
          rows[above + 1 + index][1] = typed[name] || null;
          if (typed[name] === '') expected.delete(name);
          else expected.set(name, typed[name]);
        });
        const travelled = memoryOfXml(
          memoryXml({ configuration: null, sheets: new Map([['aging', update.memory]]) }),
        );
        standing = {
          memory: travelled.sheets.get('aging')!,
          content: contentOf({ ...update.plan, rows }),
        };
      }
    }),
    { numRuns: 300 },
  );
});
