import type { PrintPlan } from './sheet-plan';

/** Type of what stands at the edges of a page; its name comes last, so that a text may begin with a digit. */
const TYPE = '&9&"宋体,常规"';
const PAGE_NUMBER = '第 &P 页 共 &N 页';

/** What stands in the middle of the top and of the foot of each page, in the codes of a spreadsheet; empty where nothing does. */
export function pageEdges({ header, footer = PAGE_NUMBER, unnumbered }: PrintPlan): {
  readonly header: string;
  readonly footer: string;
} {
  return {
    header: header === undefined ? '' : TYPE + header.replaceAll('&', '&&'),
    footer: unnumbered ? '' : TYPE + footer,
  };
}
