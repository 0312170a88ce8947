/** The last words of a heading that names a plan. */
const HEADING = /(?:办法|方案|计划书?|规定|制度|细则|意见)(?:篇[一二三四五六七八九十])?$/;
const LONGEST = 30;
/** A title stands at most so many characters before what it is the title of. */
const SEARCHED = 6_000;

/**
 * The title under which a place of the text stands: the last line before it that is a heading, or what it puts in 《》.
 * @param plain text of `plainPlan`
 * @returns null where the text has none
 */
export function titleBefore(plain: string, place: number): string | null {
  const lines = plain
    .slice(Math.max(0, place - SEARCHED), place)
    .split('\n')
    .slice(0, -1);
  for (const line of lines.reverse()) {
    const named = /《([^《》\n]{2,30})》/.exec(line)?.[1];
    const title = (named ?? line).replace(/[*#\s]/g, '');
    if (title.length <= LONGEST && HEADING.test(title)) return title;
  }
  return null;
}
