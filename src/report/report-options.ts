import type { Language } from '../locale/text';
import type { ShownUnit } from './figures';

/** What the user decides about the sheets; it changes no figure. */
export interface ReportOptions {
  /** Language of headers and notes; sheet names are Chinese in both. */
  readonly language: Language;
  /** 编制单位, as printed; may be empty. */
  readonly unitName: string;
  /** Unit of the leaders' sheets; detail sheets are always in 元. */
  readonly leaderUnit: ShownUnit;
  /** Name and version of the program, as printed on 口径说明. */
  readonly producedBy: string;
}
