import { formatDay, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { LedgerNotFound } from '../ledger/ledger-not-found';
import { text, type Language } from '../locale/text';
import { groupedFen } from '../money/fen';
import { planPolicyTemplate, POLICY_TABLES } from '../policy/template';
import { planReport, type ReportOptions } from '../report/report';
import type { Job } from '../workbook/job';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { SheetEntry, Stamp, Workbook, WriteReport } from '../workbook/workbook';
import { agingAdvice } from './aging-advice';
import { ActionRefusal } from './failure-notice';
import { leftAlone, notDone, valuesOnly } from './not-done';
import { PARAMETERS_ID, PARAMETERS_SHEET, planParameters } from './parameters-sheet';
import { stepByStep } from './partly-done';
import { policyTableStates } from './policy-tables';
import { readAndCompute } from './recognition';
import type { AgingColumnsState, Notice, Session, SessionSettings, SessionState } from './session';
import { StateHolder } from './state-holder';
import { configurationWith, initialSettings, storedSettings } from './stored-settings';
import { tablePreviews } from './table-previews';
import { TaskRunner } from './task-runner';
import { baselineToLock } from './lock-baseline';
import { tracePlace } from './trace';
import { writeAgingColumns } from './write-aging-columns';

/** What a session needs of the world. */
export interface SessionSetup {
  readonly workbook: Workbook;
  /** The calendar day on which the user works: the as-of date until another is chosen. */
  readonly today: () => Day;
  /** The clock, for the moment of writing and for telling progress a few times a second. */
  readonly now: () => Date;
  readonly language: Language;
  /** Program and version, as marks and 口径说明 name them. */
  readonly producedBy: string;
}

/** Opens the session of one user at one workbook; nothing is read before the first action. */
export function openSession(setup: SessionSetup): Session {
  return new OpenedSession(setup);
}

/** Choices of the user that sheets with changed cells are left as they are. */
const KEEP_ALL: ReadonlyMap<string, 'replace' | 'keep'> = new Map();

class OpenedSession implements Session {
  readonly language: Language;
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  private readonly holder: StateHolder;
  private readonly runner: TaskRunner;
  private readonly workbook: Workbook;
  /** Of the inputs of the present result. */
  private inputs = '';
  private settingsRead = false;

  constructor(private readonly setup: SessionSetup) {
    const { language, workbook, today, now } = setup;
    this.language = language;
    this.workbook = workbook;
    this.holder = new StateHolder({
      reading: 'not-read',
      working: null,
      notice: null,
      settings: initialSettings(today()),
      result: null,
      stale: false,
      tables: [],
      policyTables: policyTableStates(null, language),
      preview: null,
      agingColumns: { present: 'none', advice: agingAdvice(null, language), sheets: [] },
      explained: null,
      canUndo: false,
    });
    this.state = this.holder.get;
    this.subscribe = this.holder.subscribe;
    this.runner = new TaskRunner(this.holder, language, now);
    workbook.onChange(() => {
      if (this.state().reading !== 'not-read' && !this.state().stale) this.holder.set({ stale: true });
    });
  }

  recognise(): Promise<void> {
    return this.runner.run('recognise', async (job) => {
      await this.read(job);
      return this.recognised();
    });
  }

  change(settings: Partial<SessionSettings>): Promise<void> {
    return this.changeSettings('change', (now) => ({ ...now, ...settings }));
  }

  mapColumn(table: string, field: string, column: string | null): Promise<void> {
    return this.changeSettings('mapColumn', (now) => {
      const fields = Object.entries(now.mapping[table] ?? {}).filter(([name]) => name !== field);
      if (column !== null) fields.push([field, column]);
      return { ...now, mapping: { ...now.mapping, [table]: Object.fromEntries(fields) } };
    });
  }

  preview(): Promise<void> {
    return this.runner.run('preview', async (job) => {
      const result = await this.current(job);
      const preview = await this.workbook.preview(await this.plans(result), job);
      this.holder.set({ preview });
      const count = (action: string): number => preview.filter((sheet) => sheet.action === action).length;
      return this.done(
        'preview',
        {
          created: count('create'),
          updated: count('update'),
          unchanged: count('unchanged'),
          changed: preview.filter(({ changedCount }) => changedCount > 0).length,
        },
        notDone(result, this.language),
      );
    });
  }

  generate(choices = KEEP_ALL): Promise<void> {
    return this.runner.run('generate', async (job) => {
      const result = await this.current(job);
      const plans = await this.plans(result);
      const details = notDone(result, this.language);
      if (this.state().agingColumns.present === 'values')
        details.push(text(this.language, 'action.not.agingValues'));
      return this.writeSheets(result, plans, choices, job, details);
    });
  }

  generateOnly(ids: readonly string[]): Promise<void> {
    return this.runner.run('generateOnly', async (job) => {
      const result = await this.current(job);
      const all = await this.plans(result);
      const plans = all.filter(({ id }) => ids.some((word) => id === word || id.startsWith(`${word}-`)));
      if (plans.length === 0) throw new ActionRefusal('action.refused.nothingToGenerate');
      return this.writeSheets(result, plans, KEEP_ALL, job, []);
    });
  }

  addAgingColumns(as: 'formulas' | 'values'): Promise<void> {
    return this.runner.run('addAgingColumns', async (job) => {
      const result = await this.current(job);
      const entries = await this.workbook.sheets();
      const options = this.reportOptions(entries);
      const wish = {
        as,
        options,
        entries,
        writeParameters: () =>
          this.workbook.write([this.parameters(result, options)], this.stamp(result), KEEP_ALL, job),
      };
      const written = await writeAgingColumns(this.workbook, result, wish, job).finally(() =>
        this.lookAtColumns(),
      );
      if (written.length === 0) throw new ActionRefusal('action.refused.noClaims');
      // Undo takes back one writing, and would leave the others.
      this.holder.set({ canUndo: written.length === 1 });
      return this.done(
        'addAgingColumns',
        { tables: written.length },
        written.flatMap((columns) => valuesOnly(columns, this.language)),
        await stepByStep(
          written.map(
            ({ report }) =>
              () =>
                Promise.resolve(report),
          ),
        ),
      );
    });
  }

  freezeAgingColumns(): Promise<void> {
    return this.onAgingColumns('freezeAgingColumns', (sheet, job) => this.workbook.freezeColumns(sheet, job));
  }

  removeAgingColumns(): Promise<void> {
    return this.onAgingColumns('removeAgingColumns', (sheet, job) => this.workbook.removeColumns(sheet, job));
  }

  createPolicySheet(table: string): Promise<void> {
    return this.runner.run('createPolicySheet', async (job) => {
      if (!POLICY_TABLES.includes(table)) throw new ActionRefusal('action.refused.noPolicyTable', { table });
      const plan = planPolicyTemplate(table, this.language);
      const there = (await this.workbook.sheets()).find(
        ({ name, mark }) => name === plan.name || mark?.id === plan.id,
      );
      if (there) throw new ActionRefusal('action.refused.policyExists', { sheet: there.name });
      const report = await this.workbook.write([plan], this.stamp(this.state().result), KEEP_ALL, job);
      this.holder.set({ canUndo: true });
      if (this.state().reading === 'ready') await this.read(job);
      await this.workbook.show({ sheet: plan.name, row: 1, column: 0 });
      return this.done('createPolicySheet', { sheet: plan.name }, [], report);
    });
  }

  lockBaseline(phase: string): Promise<void> {
    return this.runner.run('lockBaseline', async (job) => {
      const result = await this.current(job);
      const plan = baselineToLock(result, phase, await this.workbook.sheets());
      const report = await this.workbook.write([plan], this.stamp(result), KEEP_ALL, job);
      this.holder.set({ canUndo: true });
      await this.read(job);
      return this.done('lockBaseline', { phase, sheet: plan.name, rows: plan.rows.length - 1 }, [], report);
    });
  }

  show(place: Parameters<Session['show']>[0]): Promise<void> {
    // Going to a cell says nothing of its own: what the last action did stays to be read.
    const { notice } = this.state();
    return this.runner.run(
      'show',
      async () => {
        await this.workbook.show(place);
        return notice;
      },
      false,
    );
  }

  explainSelection(): Promise<void> {
    return this.runner.run('explainSelection', async (job) => {
      const result = await this.current(job);
      const selected = await this.workbook.selection();
      const trace = selected && tracePlace(result, selected, this.language);
      if (trace === null) throw new ActionRefusal('action.refused.nothingToExplain');
      this.holder.set({ explained: trace });
      return null;
    });
  }

  undo(): Promise<void> {
    return this.runner.run('undo', async (job) => {
      const undone = await this.workbook.undo(job);
      this.holder.set({ canUndo: false });
      if (!undone) throw new ActionRefusal('action.refused.undo');
      await this.lookAtColumns();
      this.holder.set({ preview: null });
      return this.done('undo', {});
    });
  }

  cancel(): void {
    this.runner.cancel();
  }

  dismissNotice(): void {
    this.holder.set({ notice: null });
  }

  /** Keeps what the user decided in the file, then computes again what has been computed before. */
  private changeSettings(task: string, changed: (now: SessionSettings) => SessionSettings): Promise<void> {
    return this.runner.run(task, async (job) => {
      await this.readSettings();
      const settings = changed(this.state().settings);
      await this.workbook.configure(configurationWith(await this.workbook.configuration(), settings));
      this.holder.set({ settings });
      if (this.state().reading === 'not-read') return null;
      await this.read(job);
      return this.recognised();
    });
  }

  private async readSettings(): Promise<void> {
    if (this.settingsRead) return;
    const settings = storedSettings(await this.workbook.configuration(), this.setup.today());
    this.settingsRead = true;
    this.holder.set({ settings });
  }

  /** Reads the workbook and computes everything; without a ledger the state says so, and the failure goes on. */
  private async read(job: Job): Promise<CampaignResult> {
    await this.readSettings();
    try {
      this.holder.set({ stale: false });
      const { result, fingerprint } = await readAndCompute(this.workbook, this.state().settings, job);
      this.inputs = fingerprint;
      this.holder.set({
        reading: 'ready',
        result,
        tables: tablePreviews(result, this.language),
        policyTables: policyTableStates(result, this.language),
        preview: null,
        explained: null,
      });
      await this.lookAtColumns();
      return result;
    } catch (error) {
      if (error instanceof LedgerNotFound)
        this.holder.set({
          reading: 'no-ledger',
          result: null,
          tables: [],
          policyTables: policyTableStates(null, this.language),
          preview: null,
          explained: null,
        });
      else if (this.state().result !== null) this.holder.set({ stale: true });
      throw error;
    }
  }

  /** The result of the workbook as it is now. */
  private async current(job: Job): Promise<CampaignResult> {
    const { result, stale } = this.state();
    return result !== null && !stale ? result : this.read(job);
  }

  private reportOptions(entries: readonly SheetEntry[]): ReportOptions {
    const { unitName, leaderUnit } = this.state().settings;
    return {
      language: this.language,
      unitName,
      leaderUnit,
      producedBy: this.setup.producedBy,
      ledger: 'in-place',
      naming: {
        taken: entries.filter(({ mark }) => mark === null).map(({ name }) => name),
        ofId: new Map(entries.flatMap(({ name, mark }) => (mark ? [[mark.id, name] as const] : []))),
      },
    };
  }

  /** All sheets of the report; 清欠参数 with them where formulas count to its date. */
  private async plans(result: CampaignResult): Promise<SheetPlan[]> {
    const options = this.reportOptions(await this.workbook.sheets());
    const plans = planReport(result, options);
    await this.lookAtColumns();
    const hasFormulas = this.state().agingColumns.present === 'formulas';
    return hasFormulas ? [...plans, this.parameters(result, options)] : plans;
  }

  private parameters(result: CampaignResult, { naming }: ReportOptions): SheetPlan {
    const now = naming?.ofId.get(PARAMETERS_ID);
    const taken = new Set(naming?.taken);
    let name = PARAMETERS_SHEET;
    for (let number = 2; taken.has(name); number++) name = `${PARAMETERS_SHEET}(${number})`;
    return planParameters(result.asOf, now ?? name, this.language);
  }

  private stamp(result: CampaignResult | null): Stamp {
    return {
      writtenBy: this.setup.producedBy,
      writtenAt: this.setup
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      asOf: formatDay(result?.asOf ?? this.state().settings.asOf),
      fingerprint: this.inputs,
    };
  }

  private async writeSheets(
    result: CampaignResult,
    plans: readonly SheetPlan[],
    choices: ReadonlyMap<string, 'replace' | 'keep'>,
    job: Job,
    details: readonly string[],
  ): Promise<Notice> {
    const report = await this.workbook.write(plans, this.stamp(result), choices, job);
    this.holder.set({ canUndo: report.created.length + report.updated.length > 0, preview: null });
    return this.done(
      'generate',
      {
        created: report.created.length,
        updated: report.updated.length,
        unchanged: report.unchanged.length,
      },
      [...leftAlone(report, this.language), ...details],
      report,
    );
  }

  private onAgingColumns(
    task: 'freezeAgingColumns' | 'removeAgingColumns',
    change: (sheet: string, job: Job) => Promise<WriteReport>,
  ): Promise<void> {
    return this.runner.run(task, async (job) => {
      await this.lookAtColumns();
      const { sheets } = this.state().agingColumns;
      if (sheets.length === 0) throw new ActionRefusal('action.refused.noAgingColumns');
      const report = await stepByStep(sheets.map((sheet) => () => change(sheet, job))).finally(() =>
        this.lookAtColumns(),
      );
      this.holder.set({ canUndo: false });
      return this.done(task, {}, [], report);
    });
  }

  private async lookAtColumns(): Promise<void> {
    const columns = await this.workbook.columns();
    const present: AgingColumnsState['present'] =
      columns.length === 0 ? 'none' : columns.some(({ kind }) => kind === 'formula') ? 'formulas' : 'values';
    const sheets = [...new Set(columns.map(({ sheet }) => sheet))];
    const advice = agingAdvice(this.state().result, this.language);
    this.holder.set({ agingColumns: { present, advice, sheets } });
  }

  /** The one line by which a user sees that the ledger was understood. */
  private recognised(): Notice | null {
    const { result } = this.state();
    if (result === null) return null;
    const count = (severity: string): number =>
      result.findings.filter((finding) => finding.severity === severity).length;
    return this.done('recognise', {
      claims: result.totals.claims,
      debtors: result.aging.debtors.length,
      balance: groupedFen(result.totals.balance),
      errors: count('error'),
      warnings: count('warning'),
    });
  }

  private done(
    key: string,
    values: Readonly<Record<string, string | number>>,
    details: readonly string[] = [],
    report: WriteReport | null = null,
  ): Notice {
    return { kind: 'done', message: text(this.language, `action.done.${key}`, values), details, report };
  }
}
