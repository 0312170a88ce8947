import { countUpTo } from './sorted-places';

/** The last words of a heading that names a plan. */
const HEADING = /(?:办法|方案|计划书?|规定|制度|细则|意见)(?:篇[一二三四五六七八九十])?$/;
const LONGEST = 30;
/** A title stands at most so many characters before what it is the title of. */
const SEARCHED = 6_000;

/** The titles of a text's plans, found once: each of its rates asks for its own. */
export class PlanTitles {
  private readonly titles: string[] = [];
  /** Where the line of each ends, in ascending order. */
  private readonly ends: number[] = [];

  /** @param plain text of `plainPlan` */
  constructor(plain: string) {
    let end = -1;
    for (const line of plain.split('\n')) {
      end += line.length + 1;
      const title = titleIn(line);
      if (title === null) continue;
      this.titles.push(title);
      this.ends.push(end);
    }
  }

  /**
   * The title under which a place of the text stands: the last line before it that is a heading, or what it puts in 《》.
   * @returns null where there is none
   */
  before(place: number): string | null {
    const index = countUpTo(this.ends, place - 1) - 1;
    return index >= 0 && this.ends[index] >= place - SEARCHED ? this.titles[index] : null;
  }
}

function titleIn(line: string): string | null {
  const named = /《([^《》\n]{2,30})》/.exec(line)?.[1];
  const title = (named ?? line).replace(/[*#\s]/g, '');
  return title.length <= LONGEST && HEADING.test(title) ? title : null;
}
