import fc from 'fast-check';
import { archiveOf, workbookParts } from './packages';
import { search } from '../search';
import { outcome } from './refusals';

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

/** What stands in broken, in clever and in malicious files. */
const SHREDS = [
  '<',
  '>',
  '&',
  '"',
  '</row>',
  '<row r="1048577">',
  '<row r="-1">',
  '<c r="XFE1">',
  '<c r="A0">',
  '<c r="ZZZZZZ99999999999"><v>1</v></c>',
  '<v>1e999</v>',
  '<v>NaN</v>',
  '<v>-5</v>',
  '&#0;',
  '&#x110000;',
  '&unknown;',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '<![CDATA[',
  '<!--',
  '<?xml version="1.0" encoding="utf-16"?>',
  'rId999',
  '../../../../etc/passwd',
  'r:id="rId1" r:id="rId1"',
  '\u0000',
  '<x>'.repeat(2_000),
  'count="4294967295"',
  's="99999"',
  't="s"',
  '__proto__',
];

interface Wound {
  readonly part: number;
  readonly at: number;
  readonly cut: number;
  readonly shred: string;
}

const wound: fc.Arbitrary<Wound> = fc.record({
  part: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  shred: fc.oneof(fc.constant(''), fc.constantFrom(...SHREDS)),
});

test('a workbook whose parts were cut, torn and written into is read or refused in a sentence', async () => {
  const ends = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(wound, { minLength: 1, maxLength: 4 }), async (wounds) => {
      const parts: Record<string, string> = { ...PARTS };
      for (const { part, at, cut, shred } of wounds) {
        const paths = Object.keys(parts);
        const path = paths[part % paths.length];
        const start = Math.floor(at * parts[path].length);
        parts[path] = parts[path].slice(0, start) + shred + parts[path].slice(start + cut);
      }
      const found = await outcome('台账.xlsx', await archiveOf(parts));
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
