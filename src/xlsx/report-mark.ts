import { FIRST_DAY, type Day } from '../calendar/day';
import { hash64 } from '../workbook/hash';
import { rewriteParts } from './rewrite-parts';
import { attributeText, elementText } from './xml-elements';
import { unpack, zipEntries } from './zip-archive';

/** Title of every workbook that we write, and of no other. */
const TITLE = '清欠报告（Qingqian）';
const PROPERTIES = 'docProps/core.xml';
const SEAL = /<dc:identifier>[^<]*<\/dc:identifier>/;
const MS_PER_DAY = 86_400_000;

/**
 * Document properties of a report: its title, and the as-of date as the moment of creation, so that the same run gives
 * the same bytes.
 */
export function markReport(asOf: Day): { readonly title: string; readonly created: Date } {
  return { title: TITLE, created: new Date(Math.max(asOf, FIRST_DAY) * MS_PER_DAY) };
}

/**
 * Document properties of a report whose sheets may have been written for several days.
 * @param asOfDays yyyy-mm-dd, the latest counts; what is no day is left out
 */
export function reportProperties(asOfDays: readonly string[]): ReturnType<typeof markReport> {
  const days = asOfDays.map((day) => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY).filter(Number.isInteger);
  return markReport(Math.max(FIRST_DAY, ...days));
}

/**
 * A report with the version that has written it and a seal over all of its parts among its document properties. Whatever saves the
 * workbook anew packs other parts, so that the seal no longer fits them.
 * @param version of this program, such as 1.2.0
 */
export async function sealedReport(bytes: Uint8Array, version: string): Promise<Uint8Array> {
  const written = `<cp:version>${attributeText(version)}</cp:version></cp:coreProperties>`;
  const withVersion = (xml: string): string => xml.replace('</cp:coreProperties>', () => written);
  const withSeal = (xml: string): string => {
    const properties = withVersion(xml);
    const seal = `<dc:identifier>${sealOf(bytes, properties)}</dc:identifier><cp:version>`;
    return properties.replace('<cp:version>', () => seal);
  };
  return rewriteParts(bytes, new Map([[PROPERTIES, withSeal]]));
}

/**
 * What a file is to a run that would write its report over it: a report of ours with every byte of its parts as it was written; one that
 * another program has saved since, or of which nothing is known; one that a later version has written; or no report of ours.
 */
export type ReportState = 'asWritten' | 'changed' | 'newer' | 'foreign';

/** @param version of this program */
export async function reportState(bytes: Uint8Array, version: string): Promise<ReportState> {
  try {
    const core = zipEntries(bytes).find(({ path }) => path === PROPERTIES);
    const properties = core ? new TextDecoder().decode(await unpack(bytes, core)) : '';
    if (!properties.includes(TITLE)) return 'foreign';
    if (isLater(elementText(properties, 'version')[0]?.content ?? '', version)) return 'newer';
    const seal = elementText(properties, 'identifier')[0]?.content;
    return seal === sealOf(bytes, properties.replace(SEAL, '')) ? 'asWritten' : 'changed';
  } catch {
    // Whatever cannot be unpacked is no workbook of ours.
    return 'foreign';
  }
}

/**
 * The seal over a report: the names, lengths and checksums of its parts, and its document properties, in which the seal itself will stand.
 * @param properties their text without a seal
 */
function sealOf(bytes: Uint8Array, properties: string): string {
  const parts = zipEntries(bytes).filter(({ path }) => path !== PROPERTIES);
  return hash64(JSON.stringify([properties, parts.map(({ path, size, crc }) => [path, size, crc])]));
}

/** True where one version such as 1.10.0 comes after another. */
function isLater(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map((number) => parseInt(number, 10) || 0));
  const at = a.findIndex((number, index) => number !== (b[index] ?? 0));
  return at >= 0 && a[at] > (b[at] ?? 0);
}
