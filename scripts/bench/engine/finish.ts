/** One competitor at one size: milliseconds of its best run, or why there are none. */
export type Finish = { readonly claims: number; readonly name: string } & (
  | { readonly milliseconds: number }
  | {
      readonly milliseconds: null;
      readonly failed: string;
      /** It has come to its end, with another answer than ours. */
      readonly differs: boolean;
    }
);

export const OURS = 'Qingqian';
/** What no program that keeps these results could be faster than: every column of them copied, nothing computed. */
export const RESULTS_COPIED = 'our results, only copied';
/** The same job and nothing else: what generality costs, and how near an aim is to what the language can do at all. */
export const BARE = 'the bare job';
export const ONE_PASS = 'one plain pass';
