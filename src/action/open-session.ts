import { formatDay, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { LedgerNotFound } from '../ledger/ledger-not-found';
import { text, type Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import { groupedFen } from '../money/fen';
import type { LetterWish } from '../policy/letter-rows';
import { planPolicyTemplate, POLICY_TABLES } from '../policy/template';
import { pacedReport, type ReportOptions } from '../report/report';
import { carryOut, type Job } from '../workbook/job';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Choice, ColumnsEntry, SheetEntry, Stamp, Workbook, WriteReport } from '../workbook/workbook';
import { memoryIn, remember, rememberedState, type ClaimsMemory } from '../truth/claims-memory';
import { agingAdvice } from './aging-advice';
import { ActionRefusal, failureNotice, isOfTheUser } from './failure-notice';
import { leftAlone, notDone, valuesOnly } from './not-done';
import { PARAMETERS_ID, PARAMETERS_SHEET, planParameters } from './parameters-sheet';
import { stepByStep } from './partly-done';
import { leftToDo, writeAccepted } from './accept-plan';
import { PlanDesk } from './plan-desk';
import { policyTableStates } from './policy-tables';
import { readAndCompute } from './recognition';
import type { AgingColumnsState, Notice, Session, SessionSettings, SessionState } from './session';
import { StateHolder } from './state-holder';
import { configurationWith, initialSettings, storedSettings } from './stored-settings';
import { tablePreviews } from './table-previews';
import { TaskRunner } from './task-runner';
import { prepareLetters } from './letter-desk';
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
  /** Lets the page draw and hear the user, where it has had to wait for a while; none where nobody watches. */
  readonly rest?: () => Promise<void>;
  readonly language: Language;
  /**
   * The text of a document (.txt, .docx) that the user chooses; without it only what he pastes can be read.
   * @throws WorkbookRefusal where it is none
   */
  readonly readDocument?: (file: string, bytes: Uint8Array) => Promise<string>;
  /** Program and version, as marks and 口径说明 name them. */
  readonly producedBy: string;
}

/** Opens the session of one user at one workbook; nothing is read before the first action. */
export function openSession(setup: SessionSetup): Session {
  return new OpenedSession(setup);
}

/** Choices of the user that sheets with changed cells are left as they are. */
const KEEP_ALL: ReadonlyMap<string, Choice> = new Map();

class OpenedSession implements Session {
  readonly language: Language;
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  private readonly holder: StateHolder;
  private readonly runner: TaskRunner;
  private readonly workbook: Workbook;
  private readonly desk: PlanDesk;
  /** Of the inputs of the present result. */
  private inputs = '';
  private settingsRead = false;
  /** Claims of earlier reports, where the workbook remembers them. */
  private memory: ClaimsMemory | null = null;
  /** Letters were written, and with them rows of 函件, which an undo may take back. */
  private lettersWritten = false;
  /** Why the last going to a cell did not succeed. */
  private notShown: Notice | null = null;

  constructor(private readonly setup: SessionSetup) {
    const { language, workbook, today, now } = setup;
    this.language = language;
    this.workbook = workbook;
    this.desk = new PlanDesk(workbook, language);
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
      plan: null,
      canUndo: false,
    });
    this.state = this.holder.get;
    this.subscribe = this.holder.subscribe;
    this.runner = new TaskRunner(this.holder, language, now, setup.rest ?? (() => Promise.resolve()));
    workbook.onChange(() => {
      // During the first reading too: what was read before the change is old.
      const { working, reading, stale } = this.state();
      if (!stale && (working !== null || reading !== 'not-read')) this.holder.set({ stale: true });
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
      const preview = await this.workbook.preview(await this.plans(result, job), job);
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

  generate(choices: ReadonlyMap<string, 'replace' | 'keep'> = new Map()): Promise<void> {
    // The user has chosen by what he sees now; what he does not see is not replaced.
    const shown = this.state().preview ?? [];
    const chosen = new Map(
      shown.flatMap((sheet): [string, Choice][] => {
        const choice = choices.get(sheet.id);
        return choice === undefined ? [] : [[sheet.id, choice === 'replace' ? { replace: sheet } : choice]];
      }),
    );
    return this.runner.run('generate', async (job) => {
      const result = await this.current(job);
      const plans = await this.plans(result, job);
      const details = notDone(result, this.language);
      if (this.state().agingColumns.present === 'values')
        details.push(text(this.language, 'action.not.agingValues'));
      const notice = await this.writeSheets(result, plans, chosen, job, details);
      await this.afterwards(() => this.rememberClaims(result));
      return notice;
    });
  }

  generateOnly(ids: readonly string[]): Promise<void> {
    return this.runner.run('generateOnly', async (job) => {
      const result = await this.current(job);
      const all = await this.plans(result, job);
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
        this.afterwards(() => this.lookAtColumns()),
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
      await this.readSettings();
      if (!POLICY_TABLES.includes(table)) throw new ActionRefusal('action.refused.noPolicyTable', { table });
      const plan = planPolicyTemplate(table, this.language);
      const there = (await this.workbook.sheets()).find(
        ({ name, mark }) => name === plan.name || mark?.id === plan.id,
      );
      if (there) throw new ActionRefusal('action.refused.policyExists', { sheet: there.name });
      const report = await this.workbook.write([plan], this.stamp(this.state().result), KEEP_ALL, job);
      this.holder.set({ canUndo: true });
      await this.afterwards(async () => {
        if (this.state().reading === 'ready') await this.read(job);
        await this.workbook.show({ sheet: plan.name, row: 1, column: 0 });
      });
      return this.done('createPolicySheet', { sheet: plan.name }, [], report);
    });
  }

  lockBaseline(phase: string): Promise<void> {
    return this.runner.run('lockBaseline', async (job) => {
      const result = await this.current(job);
      const plan = baselineToLock(result, phase, await this.workbook.sheets());
      const report = await this.workbook.write([plan], this.stamp(result), KEEP_ALL, job);
      this.holder.set({ canUndo: true });
      await this.afterwards(() => this.read(job));
      return this.done('lockBaseline', { phase, sheet: plan.name, rows: plan.rows.length - 1 }, [], report);
    });
  }

  readPlan(words: string): Promise<void> {
    return this.runner.run('readPlan', (job) => this.layPlan('', words, job));
  }

  readPlanFile(file: string, bytes: Uint8Array): Promise<void> {
    return this.runner.run('readPlan', async (job) => {
      const { readDocument } = this.setup;
      if (readDocument === undefined) throw new ActionRefusal('action.refused.pasteOnly');
      return this.layPlan(file, await readDocument(file, bytes), job);
    });
  }

  acceptPlan(ids: readonly number[]): Promise<void> {
    return this.runner.run('acceptPlan', async (job) => {
      const result = await this.current(job);
      const batch = await this.desk.batch(ids, result, this.unitOf(result), job);
      const written = await writeAccepted(this.workbook, batch, this.stamp(result), job);
      if (written === null) throw new ActionRefusal('action.refused.nothingToAccept');
      this.desk.markAccepted(batch.ids);
      this.holder.set({ canUndo: written.oneWriting });
      await this.afterwards(() => this.read(job));
      const { created, updated } = written.report;
      const values = { rows: batch.ids.length, sheets: [...created, ...updated].join('、') };
      const details = leftToDo(this.state().plan, batch, this.language);
      return this.done('acceptPlan', values, details, written.report);
    });
  }

  writeLetters(wish: LetterWish, log: boolean): Promise<void> {
    return this.runner.run('writeLetters', async (job) => {
      const now = await this.current(job);
      const batch = await prepareLetters(this.workbook, now, wish, log, this.unitOf(now), this.language, job);
      const { forms, rows, result, letters, entries } = batch;
      const sheets = (await this.plans(result, job)).filter(({ id }) => id.startsWith('letter'));
      const stamp = this.stamp(result);
      const report = await stepByStep([
        ...(rows.length > 0 ? [() => this.workbook.addRows(rows, job)] : []),
        () => this.workbook.write([...forms, ...sheets], stamp, KEEP_ALL, job),
      ]);
      this.lettersWritten = true;
      this.holder.set({ canUndo: true });
      await this.afterwards(() => this.read(job));
      const owed = groupedFen(letters.reduce((sum, letter) => sum + letter.owed, 0n));
      const details = [...(report ? leftAlone(report, this.language) : [])];
      if (entries > 0) details.push(text(this.language, 'action.letters.logged', { count: entries }));
      if (rows.length > 0) details.push(text(this.language, 'action.letters.undo'));
      return this.done('writeLetters', { count: letters.length, owed }, details, report);
    });
  }

  show(place: Parameters<Session['show']>[0]): Promise<void> {
    // Going to a cell says nothing of its own: what the last action did stays to be read, but for why this did not succeed before.
    const { notice } = this.state();
    const kept = notice === this.notShown ? null : notice;
    return this.runner.run(
      'show',
      async () => {
        this.notShown = null;
        try {
          await this.workbook.show(place);
          return kept;
        } catch (error) {
          return (this.notShown = failureNotice(error, 'show', this.language));
        }
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
      await this.afterwards(() => this.lookAtColumns());
      this.holder.set({ preview: null });
      // What was taken back may have been rows of the tables that the result stands on.
      if (this.state().plan !== null || this.lettersWritten) await this.afterwards(() => this.read(job));
      return this.done('undo', {});
    });
  }

  cancel(): void {
    this.runner.cancel();
  }

  dismissNotice(): void {
    this.holder.set({ notice: null });
  }

  /** Computes again what has been computed before, and keeps what the user decided in the file: both, or neither. */
  private changeSettings(task: string, changed: (now: SessionSettings) => SessionSettings): Promise<void> {
    return this.runner.run(task, async (job) => {
      await this.readSettings();
      const settings = changed(this.state().settings);
      if (this.state().reading === 'not-read') {
        await this.keep(settings);
        return null;
      }
      await this.read(job, settings);
      return this.recognised();
    });
  }

  /** Keeps settings in the file; where that fails, what was kept before stays there. */
  private async keep(settings: SessionSettings): Promise<void> {
    const before = await this.workbook.configuration();
    try {
      await this.workbook.configure(configurationWith(before, settings));
    } catch (error) {
      // It may have been kept, and only the answer be lost.
      await this.workbook.configure(before ?? {}).catch(() => undefined);
      throw error;
    }
    this.holder.set({ settings });
  }

  /** Keeps the open claims for the next report to compare with, where 预警线 asks for it. */
  private async rememberClaims({ policy, ledger, settlement, asOf }: CampaignResult): Promise<void> {
    if (!policy.settings.compareClaims) return;
    const memory = remember(this.memory, ledger, settlement, asOf);
    if (memory === null || memory === this.memory) return;
    const stored = await this.workbook.configuration();
    await this.workbook.configure({ ...configurationWith(stored, this.state().settings), claims: memory });
    this.memory = memory;
  }

  private async readSettings(): Promise<void> {
    if (this.settingsRead) return;
    const stored = await this.workbook.configuration();
    const settings = storedSettings(stored, this.setup.today());
    this.memory = memoryIn(stored?.['claims']);
    this.settingsRead = true;
    this.holder.set({ settings });
  }

  /**
   * Reads the workbook and computes everything; without a ledger the state says so, and the failure goes on.
   * @param decided settings that hold from now on, where they are other ones; they are kept as soon as it is sure what they lead to
   */
  private async read(job: Job, decided?: SessionSettings): Promise<CampaignResult> {
    await this.readSettings();
    const settings = decided ?? this.state().settings;
    try {
      this.holder.set({ stale: false });
      const { result, fingerprint } = await readAndCompute(
        this.workbook,
        settings,
        job,
        rememberedState(this.memory, settings.asOf),
      );
      const tables = await carryOut(tablePreviews(result, this.language), job);
      const columns = await this.workbook.columns();
      const plan = await this.desk.look(result, unitOf(result, settings), job);
      if (decided !== undefined) await this.keep(decided);
      this.inputs = fingerprint;
      this.holder.set({
        reading: 'ready',
        result,
        tables,
        policyTables: policyTableStates(result, this.language),
        preview: null,
        explained: null,
        plan,
      });
      this.showColumns(columns);
      return result;
    } catch (error) {
      if (error instanceof LedgerNotFound) {
        if (decided !== undefined) await this.keep(decided);
        this.holder.set({
          reading: 'no-ledger',
          result: null,
          tables: [],
          policyTables: policyTableStates(null, this.language),
          preview: null,
          explained: null,
        });
      } else if (this.state().result !== null) this.holder.set({ stale: true });
      throw error;
    }
  }

  /**
   * What is looked at when something has been written already: where it fails, the writing stands and is told all the same, and
   * the next action reads anew.
   */
  private async afterwards(look: () => Promise<unknown>): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!isOfTheUser(error)) throw error;
      this.holder.set({ stale: this.state().result !== null });
    }
  }

  /** Puts a plan on the desk and says what was found in it. */
  private async layPlan(file: string, words: string, job: Job): Promise<Notice> {
    const result = await this.current(job);
    this.desk.lay(file, words);
    const plan = await this.desk.look(result, this.unitOf(result), job);
    this.holder.set({ plan });
    const items = plan?.items ?? [];
    if (items.length === 0) throw new ActionRefusal('action.refused.nothingInPlan');
    const count = (state: string): number =>
      items.filter((item) => !item.isFigure && item.state === state).length;
    return this.done('readPlan', { items: items.length, open: count('open'), refused: count('refused') });
  }

  private unitOf(result: CampaignResult): MoneyUnit {
    return unitOf(result, this.state().settings);
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
  private async plans(result: CampaignResult, job: Job): Promise<SheetPlan[]> {
    const options = this.reportOptions(await this.workbook.sheets());
    const plans = await carryOut(pacedReport(result, options), job);
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
    choices: ReadonlyMap<string, Choice>,
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
      await this.readSettings();
      await this.lookAtColumns();
      const { sheets } = this.state().agingColumns;
      if (sheets.length === 0) throw new ActionRefusal('action.refused.noAgingColumns');
      const report = await stepByStep(sheets.map((sheet) => () => change(sheet, job))).finally(() =>
        this.afterwards(() => this.lookAtColumns()),
      );
      this.holder.set({ canUndo: false });
      return this.done(task, {}, [], report);
    });
  }

  private async lookAtColumns(): Promise<void> {
    this.showColumns(await this.workbook.columns());
  }

  private showColumns(columns: readonly ColumnsEntry[]): void {
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

/** The unit in which the ledger is kept: the user's word, or the ledger's own. */
function unitOf({ ledger }: CampaignResult, { moneyUnit }: SessionSettings): MoneyUnit {
  return moneyUnit ?? ledger.sources[0].moneyUnit;
}
