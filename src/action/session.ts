import type { Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import type { Place } from '../finding/finding';
import type { Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import type { LetterWish } from '../policy/letter-rows';
import type { ShownUnit } from '../report/figures';
import type { Progress } from '../workbook/job';
import type { SheetPreview, WriteReport } from '../workbook/workbook';
import type { PlanState } from './plan-desk';
import type { Trace } from './trace';

/**
 * One user at one workbook: what is known of it, and everything that can be done with it. The pane and the ribbon speak to this
 * and hold no rule of their own.
 */
export interface Session {
  readonly language: Language;
  /** The state now; a new object whenever something has changed (for `useSyncExternalStore`). */
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;

  /** 识别台账 and 数据体检: reads the workbook and computes everything. */
  recognise(): Promise<void>;
  /** Changes settings, keeps them in the file and computes again. */
  change(settings: Partial<SessionSettings>): Promise<void>;
  /** Obeys the user's choice of a column: `column` is a title or letters, empty for 「没有这一列」, null for the program's own choice. */
  mapColumn(table: string, field: string, column: string | null): Promise<void>;
  /** Which sheets 一键生成 would write, and what in them the user has changed. */
  preview(): Promise<void>;
  /** 一键生成 and 更新: writes all sheets that can be written. */
  generate(choices?: ReadonlyMap<string, 'replace' | 'keep'>): Promise<void>;
  /** Writes only the sheets with these ids; `reward` stands for all whose ids begin with `reward-`. */
  generateOnly(ids: readonly string[]): Promise<void>;
  addAgingColumns(as: 'formulas' | 'values'): Promise<void>;
  freezeAgingColumns(): Promise<void>;
  removeAgingColumns(): Promise<void>;
  /** 新建: adds an empty policy table with headers, comments and checks. */
  createPolicySheet(table: string): Promise<void>;
  /** 锁定基线: keeps a phase's opening as it is now on a sheet of its own, with which every later run compares. */
  lockBaseline(phase: string): Promise<void>;
  /** 读取方案: finds phases, deadlines, rates and targets in a text that was pasted, for `acceptPlan`; nothing is written. */
  readPlan(text: string): Promise<void>;
  /** The same from a file (.txt, .docx). */
  readPlanFile(file: string, bytes: Uint8Array): Promise<void>;
  /** 采纳: writes items of the plan that was read (ids of `state.plan`) into their tables. */
  acceptPlan(ids: readonly number[]): Promise<void>;
  /**
   * 函件: writes the letters of a wish and their register, the wish as a row of 函件, and, with `log`, what they demand as rows of 催收记录.
   */
  writeLetters(wish: LetterWish, log: boolean): Promise<void>;
  show(place: Pick<Place, 'sheet' | 'row' | 'column'>): Promise<void>;
  /** 查看依据: explains the row of the ledger in which the selected cell stands; what it found is `state.explained`. */
  explainSelection(): Promise<void>;
  undo(): Promise<void>;
  /** Cancels what is running; the workbook is then as it was. */
  cancel(): void;
  dismissNotice(): void;
}

export interface SessionState {
  /** not-read: nothing has been looked at; no-ledger: looked, and no sheet holds claims; ready: `result` is there. */
  readonly reading: 'not-read' | 'no-ledger' | 'ready';
  readonly working: Working | null;
  /** What the last action did, or why it did not; it stays until the next one. */
  readonly notice: Notice | null;
  readonly settings: SessionSettings;
  readonly result: CampaignResult | null;
  /** The user has changed the workbook since it was read. */
  readonly stale: boolean;
  /** Titles and the first rows of each table that was recognised, for choosing columns. */
  readonly tables: readonly TablePreview[];
  /** Policy tables of rules.md §10: present with so many rows, or missing. */
  readonly policyTables: readonly PolicyTableState[];
  readonly preview: readonly SheetPreview[] | null;
  readonly agingColumns: AgingColumnsState;
  /** What 查看依据 found, a new object each time; null before it, and once the result has changed. */
  readonly explained: Trace | null;
  /** The plan that was read last, as it stands to the tables; null before one was. */
  readonly plan: PlanState | null;
  readonly canUndo: boolean;
}

export interface Working {
  /** Name of the action; its words stand under `action.<task>`. */
  readonly task: string;
  readonly progress: Progress | null;
  readonly cancellable: boolean;
  /** The user has cancelled it: it is being given up, and what it wrote is being taken back. */
  readonly cancelling: boolean;
}

export interface Notice {
  readonly kind: 'done' | 'cancelled' | 'refused' | 'failed';
  /** A whole sentence in the user's language: what was done or why not, and what to do. */
  readonly message: string;
  /** What 一键生成 could not do and why, one sentence each. */
  readonly details: readonly string[];
  readonly report: WriteReport | null;
}

export interface SessionSettings {
  readonly asOf: Day;
  /** Null: as the ledger's titles say. */
  readonly moneyUnit: MoneyUnit | null;
  readonly leaderUnit: ShownUnit;
  /** 编制单位, as printed. */
  readonly unitName: string;
  /** Table (台账, 回款, 往来明细) → field → column title or letters. */
  readonly mapping: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface TablePreview {
  readonly sheet: string;
  /** 台账, 回款 or 往来明细. */
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly letters: string;
    readonly title: string;
    readonly samples: readonly string[];
  }[];
  /** Every field of the table, mapped or not, in the order of rules.md §10. */
  readonly fields: readonly {
    readonly field: string;
    readonly column: { readonly letters: string; readonly title: string } | null;
    readonly reason: string;
    /** Such as 「1,281行是日期，3行文字」, in the user's language; empty where nothing is mapped. */
    readonly evidence: string;
  }[];
}

export interface PolicyTableState {
  readonly table: string;
  readonly sheet: string | null;
  readonly rows: number;
  /** What is missing without it, in the user's language. */
  readonly purpose: string;
}

export interface AgingColumnsState {
  readonly present: 'none' | 'formulas' | 'values';
  /** Which way is better for this size, and why, in the user's language. */
  readonly advice: { readonly better: 'formulas' | 'values'; readonly why: string };
  readonly sheets: readonly string[];
}
