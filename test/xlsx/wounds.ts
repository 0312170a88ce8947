import fc from 'fast-check';

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

/** Where a package was cut and what was written into it. */
export interface Wound {
  readonly part: number;
  readonly at: number;
  readonly cut: number;
  readonly shred: string;
}

/** Part of the whole, evenly spread, so that it means something for a file of any length. */
export const PLACE = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

export const WOUND: fc.Arbitrary<Wound> = fc.record({
  part: fc.nat(),
  at: PLACE,
  cut: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  shred: fc.oneof(fc.constant(''), fc.constantFrom(...SHREDS)),
});

/** The parts of a package with its wounds, one after the other. */
export function wounded(
  parts: Readonly<Record<string, string>>,
  wounds: readonly Wound[],
): Record<string, string> {
  const torn = { ...parts };
  for (const { part, at, cut, shred } of wounds) {
    const paths = Object.keys(torn);
    const path = paths[part % paths.length];
    const start = Math.floor(at * torn[path].length);
    torn[path] = torn[path].slice(0, start) + shred + torn[path].slice(start + cut);
  }
  return torn;
}
