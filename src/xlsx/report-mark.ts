import { FIRST_DAY, type Day } from '../calendar/day';
import { unpack, zipEntries } from './zip-archive';

/** Title of every workbook that we write, and of no other. */
const TITLE = '清欠报告（Qingqian）';
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

/** True for a workbook that an earlier run of ours wrote and that may be written over. */
export async function isOurReport(bytes: Uint8Array): Promise<boolean> {
  try {
    const core = zipEntries(bytes).find(({ path }) => path === 'docProps/core.xml');
    return core !== undefined && new TextDecoder().decode(await unpack(bytes, core)).includes(TITLE);
  } catch {
    // Whatever cannot be unpacked is no workbook of ours.
    return false;
  }
}
