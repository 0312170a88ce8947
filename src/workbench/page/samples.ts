/** Workbooks to begin with; each lies in `samples/` of the page. */
export const SAMPLES = [
  { file: 'qingqian-sample.xlsx', label: 'workbench.sample.small' },
  { file: 'qingqian-5000.xlsx', label: 'workbench.sample.large' },
  { file: 'qingqian-awkward.xlsx', label: 'workbench.sample.awkward' },
] as const;

export type Sample = (typeof SAMPLES)[number];
