import fc from 'fast-check';
import { archiveOf, workbookParts } from './packages';
import { search } from '../search';
import { outcome } from './refusals';
import { WOUND, wounded } from './wounds';

const PACKAGES = search('QINGQIAN_PACKAGES', 150);

const PARTS = workbookParts(
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>应收金额</t></is></c></row>' +
    '<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c><c r="B2" s="3"><f>1+1</f><v>2</v></c><c r="C2" s="1"><v>41044</v></c></row>' +
    '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="d"><v>2012-05-15</v></c></row>',
  {
    'xl/sharedStrings.xml':
      '<sst count="2" uniqueCount="2"><si><t>债务人</t></si><si><r><t>甲</t></r><r><t>公司</t></r></si></sst>',
    'xl/_rels/workbook.xml.rels': workbookParts('')['xl/_rels/workbook.xml.rels'].replace(
      '</Relationships>',
      '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    ),
  },
);

test('a workbook whose parts were cut, torn and written into is read or refused in a sentence', async () => {
  const ends = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(WOUND, { minLength: 1, maxLength: 4 }), async (wounds) => {
      const found = await outcome('台账.xlsx', await archiveOf(wounded(PARTS, wounds)));
      ends[typeof found === 'string' ? 'refused' : 'read']++;
      if (typeof found === 'string') return;
      for (const { rows } of found.sheets)
        for (const row of rows)
          for (const value of row) expect(typeof value === 'number' && !Number.isFinite(value)).toBe(false);
    }),
    PACKAGES,
  );
  // Wounds that all kill, or none, would try only one of the ways.
  expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(PACKAGES.numRuns / 20);
});
