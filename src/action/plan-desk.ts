import type { CampaignResult } from '../campaign/result';
import type { Place } from '../finding/finding';
import type { Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import { asPolicyRow, type ProposedRow } from '../plan-text/as-policy-row';
import type { PlanProposal } from '../plan-text/proposal';
import { proposalWords } from '../plan-text/proposal-words';
import { readPlan } from '../plan-text/read-plan';
import { cellText } from '../plan-text/row-cells';
import { requiredColumns } from '../policy/open-policy-table';
import type { OpenTable } from '../policy/open-table';
import type { Job } from '../workbook/job';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { RowsPlan, Workbook } from '../workbook/workbook';
import { formWith, rowsBelow } from './plan-rows';
import { keyOf, standingOf, type Standing } from './plan-standing';
import { refuseUnreadable, standingTables } from './standing-tables';

/** A plan (方案) that was read, for the user to accept item by item. */
export interface PlanState {
  /** Name of its file; empty for a text that was pasted. */
  readonly file: string;
  /** The whole text, as it was read. */
  readonly text: string;
  readonly items: readonly PlanItem[];
}

/** Something that the plan says. */
export interface PlanItem {
  /** Its place in the list; stays the same as long as the plan does. */
  readonly id: number;
  /** 阶段, 奖励比例 …, in the user's language. */
  readonly kind: string;
  readonly content: string;
  /** A figure that the plan reports beside its rules: no table has a place for it. */
  readonly isFigure: boolean;
  /** The plan's own words. */
  readonly words: string;
  /**
   * open: can be accepted; accepted: was, and stands in its table; present: stood there already; conflict: the table says otherwise;
   * refused: cannot be taken over as the text has it; noted: a figure for which no table has a place.
   */
  readonly state: 'open' | 'accepted' | 'present' | 'conflict' | 'refused' | 'noted';
  /** Why it is refused and what to do, in the user's language. */
  readonly problem: { readonly message: string; readonly action: string } | null;
  /** The row that it makes; cells as a reader sees them. */
  readonly row: {
    readonly table: string;
    readonly cells: readonly { readonly column: string; readonly text: string }[];
  } | null;
  /** Columns that the table asks for and the text does not say. */
  readonly toFill: readonly string[];
  /** The row that says the same, or otherwise. */
  readonly place: Place | null;
}

/** What accepting items writes: new sheets for tables that are missing, rows for those that are there. */
export interface PlanBatch {
  readonly forms: readonly SheetPlan[];
  readonly rows: readonly RowsPlan[];
  readonly ids: readonly number[];
  /** Items that were asked for and contradict one that comes before them. */
  readonly contradicting: readonly number[];
}

interface Entry {
  readonly id: number;
  readonly proposal: PlanProposal;
  readonly row: ProposedRow | null;
}

/** Where a plan lies while the user decides about it. */
export class PlanDesk {
  private file = '';
  private text = '';
  private entries: readonly Entry[] | null = null;
  private readonly accepted = new Set<number>();

  constructor(
    private readonly workbook: Workbook,
    private readonly language: Language,
  ) {}

  /** Puts a plan on the desk; the one before it goes. */
  lay(file: string, text: string): void {
    this.file = file;
    this.text = text;
    this.accepted.clear();
    this.entries = readPlan(text).map((proposal, id) => ({
      id,
      proposal,
      row: proposal.problem === null ? asPolicyRow(proposal) : null,
    }));
  }

  clear(): void {
    this.entries = null;
  }

  /**
   * The plan as it stands to the tables of the workbook.
   * @param unit in which the ledger is kept; so are the amounts of 指标
   * @returns null where none lies here
   * @throws Cancelled, WorkbookRefusal
   */
  async look(result: CampaignResult, unit: MoneyUnit, job: Job): Promise<PlanState | null> {
    if (this.entries === null) return null;
    const tables = await this.tablesOf(this.entries, result, job);
    return {
      file: this.file,
      text: this.text,
      items: this.entries.map((entry) => {
        const table = entry.row && tables.get(entry.row.table);
        return this.itemOf(entry, entry.row && table ? standingOf(entry.row, table, unit) : ABSENT);
      }),
    };
  }

  /**
   * What has to be written so that items stand in their tables. Of two items that contradict each other the first is taken.
   * @param wanted ids of items; those that cannot be accepted any more are passed over
   * @throws Cancelled, WorkbookRefusal; ActionRefusal where a table is there but cannot be read
   */
  async batch(
    wanted: readonly number[],
    result: CampaignResult,
    unit: MoneyUnit,
    job: Job,
  ): Promise<PlanBatch> {
    const asked = (this.entries ?? []).filter(({ id, row }) => row !== null && wanted.includes(id));
    const tables = await this.tablesOf(asked, result, job);
    const taken = new Map<string, ProposedRow[]>();
    const keys = new Set<string>();
    const ids: number[] = [];
    const contradicting: number[] = [];
    for (const { id, row } of asked) {
      const table = tables.get(row!.table);
      if (table && standingOf(row!, table, unit).state !== 'absent') continue;
      const key = keyOf(row!);
      if (key !== null && keys.has(key)) {
        contradicting.push(id);
        continue;
      }
      if (key !== null) keys.add(key);
      taken.set(row!.table, [...(taken.get(row!.table) ?? []), row!]);
      ids.push(id);
    }
    const missing = [...taken.keys()].filter((name) => !tables.has(name));
    await refuseUnreadable(this.workbook, missing);
    return {
      forms: missing.map((name) => formWith(name, taken.get(name)!, unit, this.language)),
      rows: [...taken].flatMap(([name, rows]) => {
        const table = tables.get(name);
        return table ? [rowsBelow(table, rows, unit)] : [];
      }),
      ids,
      contradicting,
    };
  }

  /** Items of a batch that has been written. */
  markAccepted(ids: readonly number[]): void {
    for (const id of ids) this.accepted.add(id);
  }

  private itemOf({ id, proposal, row }: Entry, standing: Standing): PlanItem {
    const { kind, content, problem } = proposalWords(proposal, this.language);
    return {
      id,
      kind,
      content,
      isFigure: proposal.kind === 'figure' || proposal.kind === 'reward-scope',
      words: proposal.words.replace(/\s+/g, ' ').trim(),
      state: this.stateOf(id, problem !== null, row !== null, standing),
      problem,
      row: row && {
        table: row.table,
        cells: Object.keys(row.cells).map((column) => ({ column, text: cellText(row, column) })),
      },
      toFill: row === null ? [] : missingOf(row),
      place: standing.state === 'absent' ? null : standing.place,
    };
  }

  private stateOf(id: number, problem: boolean, hasRow: boolean, { state }: Standing): PlanItem['state'] {
    if (problem) return 'refused';
    if (!hasRow) return 'noted';
    if (state === 'absent') return 'open';
    return state === 'present' && this.accepted.has(id) ? 'accepted' : state;
  }

  /** The tables that items would go into. */
  private tablesOf(
    entries: readonly Entry[],
    result: CampaignResult,
    job: Job,
  ): Promise<Map<string, OpenTable>> {
    const names = [...new Set(entries.flatMap(({ row }) => row?.table ?? []))];
    return standingTables(this.workbook, result, names, job);
  }
}

const ABSENT: Standing = { state: 'absent' };

/** A target is somebody's besides having a period. */
function missingOf({ table, cells }: ProposedRow): readonly string[] {
  const columns = [...(table === '指标' ? ['所属单位'] : []), ...requiredColumns(table)];
  return columns.filter((column) => !(column in cells));
}
