import { basename, extname, resolve } from 'node:path';
import { version } from '../../package.json';
import { dayOf, formatDay, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { runCampaign } from '../campaign/run';
import type { SheetPlan } from '../workbook/sheet-plan';
import { LedgerNotFound } from '../ledger/ledger-not-found';
import { text, type Language } from '../locale/text';
import { groupedFen } from '../money/fen';
import { planBaseline } from '../report/baseline-sheets';
import { SheetNames } from '../report/sheet-name';
import { planReport } from '../report/report';
import { markReport, reportState, sealedReport } from '../xlsx/report-mark';
import { writeWorkbook } from '../xlsx/write-workbook';
import { languageOf, readArguments, type Arguments } from './arguments';
import { jsonDocument } from './json-document';
import { readColumnChoice } from './column-choice';
import { readPlanFile } from './plan-command';
import { Progress } from './progress';
import { readFiles } from './read-files';
import { CommandRefusal } from './refusal';
import { checkTarget, isOurDocument, writeReport, writeWhole, type KeptReport } from './write-files';

/** Name and version, as printed on 口径说明. */
const PRODUCT = `Qingqian ${version}`;

/** Where the command speaks. */
export interface Streams {
  readonly out: (line: string) => void;
  /** Progress and refusals; never part of the JSON. */
  readonly err: (line: string) => void;
  /** The calendar day on which the command runs. */
  readonly today: () => Day;
}

/** 0 done; 1 done, with errors among the findings; 2 not done. */
export type ExitCode = 0 | 1 | 2;

/**
 * Reads ledgers, runs the campaign, writes the report workbook and the JSON that were asked for.
 * @param words the command line behind the command
 */
export async function runCommand(words: readonly string[], streams: Streams): Promise<ExitCode> {
  try {
    const wanted = readArguments(words);
    if (wanted.help) {
      streams.out(text(wanted.language, 'command-help'));
      return 0;
    }
    if (wanted.plan !== null) return await plan(wanted.plan, wanted, streams);
    return await run(wanted, streams);
  } catch (error) {
    streams.err(error instanceof CommandRefusal ? error.message : internalFault(error, languageOf(words)));
    return 2;
  }
}

/** Reads a plan and says what it found; no ledger is read and no workbook written. */
async function plan(path: string, { language, json }: Arguments, { out, err }: Streams): Promise<ExitCode> {
  if (json !== null && json !== '-') await checkTarget(json, [path], isOurDocument, language);
  const reading = await readPlanFile(path, language);
  const document = documentText(reading.json);
  if (json === '-') process.stdout.write(document);
  else if (json !== null) await writeWhole(json, document, language);
  reading.lines.forEach(json === '-' ? err : out);
  if (json !== null && json !== '-') out(text(language, 'command-written', { file: json }));
  return 0;
}

async function run(wanted: Arguments, { out, err, today }: Streams): Promise<ExitCode> {
  const { language, json } = wanted;
  const asOf = wanted.asOf ?? today();
  const workbook = wanted.out ?? (json === null ? defaultName(wanted.files[0], asOf) : null);
  const inputs = [
    ...wanted.files,
    ...[wanted.policy, wanted.map, wanted.earlier].filter((path) => path !== null),
  ];
  const isOurReport = async (bytes: Uint8Array): Promise<boolean> =>
    (await reportState(bytes, version)) !== 'foreign';
  if (workbook !== null) await checkTarget(workbook, inputs, isOurReport, language);
  if (json !== null && json !== '-') {
    if (workbook !== null && resolve(json) === resolve(workbook))
      throw new CommandRefusal('command-out-twice', { file: json }, language);
    await checkTarget(json, inputs, isOurDocument, language);
  }

  const progress = new Progress(language, err);
  const done = await outputs(wanted, asOf, workbook !== null, progress);
  let kept: KeptReport | null = null;
  if (workbook !== null) {
    progress.step('write');
    const report = await sealedReport(await writeWorkbook(done.plans, markReport(asOf)), version);
    kept = await writeReport(workbook, report, version, language);
  }
  if (done.json !== null) {
    const document = documentText({ ...done.json, keptReport: kept });
    if (json === '-') process.stdout.write(document);
    else await writeWhole(json!, document, language);
  }

  const say = json === '-' ? err : out;
  say(done.summary);
  if (kept) say(text(language, `command-kept-${kept.reason}`, { file: workbook!, kept: kept.path }));
  for (const path of [workbook, json === '-' ? null : json]) {
    if (path !== null) say(text(language, 'command-written', { file: path }));
  }
  return done.code;
}

/** What a run leaves behind; the ledger and its results are let go, since writing a large workbook needs their memory. */
interface Outputs {
  readonly plans: readonly SheetPlan[];
  /** Null where no JSON is asked for. */
  readonly json: object | null;
  readonly summary: string;
  readonly code: ExitCode;
}

async function outputs(
  wanted: Arguments,
  asOf: Day,
  withWorkbook: boolean,
  progress: Progress,
): Promise<Outputs> {
  const { language } = wanted;
  progress.step('read');
  const sheets = await readFiles(wanted.files, language);
  const policySheets = wanted.policy === null ? [] : await readFiles([wanted.policy], language);
  const earlier = wanted.earlier === null ? null : await readFiles([wanted.earlier], language);
  const mapping = wanted.map === null ? null : await readColumnChoice(wanted.map, language);
  const result = campaign(
    () =>
      runCampaign(
        {
          sheets,
          policySheets,
          ...(earlier && { earlier }),
          asOf,
          ...(wanted.money && { moneyUnit: wanted.money }),
          ...(mapping && { mapping }),
          letters: wanted.letters,
        },
        (step) => progress.step(step),
      ),
    language,
  );
  refuseUnknownDebtors(result, language);
  if (withWorkbook) progress.step('report');
  return {
    plans: withWorkbook
      ? [
          ...planReport(result, {
            language,
            unitName: '',
            leaderUnit: '万元',
            producedBy: PRODUCT,
            ledger: 'copy',
          }),
          ...lockedBaseline(result, wanted),
        ]
      : [],
    json: wanted.json === null ? null : jsonDocument(result, language),
    summary: [summary(result, language), ...letterSummary(result, wanted)].join('\n'),
    code: result.findings.some(({ severity }) => severity === 'error') ? 1 : 0,
  };
}

function campaign(run: () => CampaignResult, language: Language): CampaignResult {
  try {
    return run();
  } catch (error) {
    if (error instanceof LedgerNotFound) throw new CommandRefusal(error.key, error.values, language);
    throw error;
  }
}

/**
 * The sheet that `--lock` asks for: a later run that is given it (in the ledger's file or by --policy) compares with it.
 * @throws CommandRefusal where no phase of that name has begun
 */
function lockedBaseline(result: CampaignResult, { lock, language }: Arguments): SheetPlan[] {
  if (lock === null) return [];
  const phase = result.phases.find(({ name, total }) => name === lock && total !== null);
  if (phase === undefined) {
    const names = result.phases.filter(({ total }) => total !== null).map(({ name }) => name);
    throw new CommandRefusal('command-lock', { phase: lock, phases: names.join('、') }, language);
  }
  return [planBaseline(result, phase, new SheetNames().take(`baseline:${lock}`, `基线·${lock}`))];
}

/**
 * A name of `--debtors` that the ledger does not have is a slip of the typist: no report is written without the letter that was wanted.
 * @throws CommandRefusal
 */
function refuseUnknownDebtors({ omittedLetters }: CampaignResult, language: Language): void {
  const unknown = omittedLetters.filter(({ wish, reason }) => wish.place === null && reason === 'unknown');
  if (unknown.length === 0) return;
  const names = [...new Set(unknown.map(({ debtor }) => debtor))];
  throw new CommandRefusal(
    'command-debtors',
    { names: names.join(text(language, 'report.casework.and')) },
    language,
  );
}

/** How many letters `--letters` has made, over how much, and how many of those who owe something get none. */
function letterSummary({ letters, omittedLetters }: CampaignResult, wanted: Arguments): string[] {
  return wanted.letters.map((wish) => {
    const own = letters.filter((letter) => letter.wish === wish);
    return text(wanted.language, 'command-letters-done', {
      kind: text(wanted.language, `report.letter.kind.${wish.kind}`),
      count: own.length,
      owed: groupedFen(own.reduce((sum, { owed }) => sum + owed, 0n)),
      omitted: omittedLetters.filter((one) => one.wish === wish).length,
    });
  });
}

/** A fault of the program's own, as a sentence that can be sent to us. */
function internalFault(error: unknown, language: Language): string {
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text(language, 'command-fault', { fault });
}

function documentText(document: object): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}

function defaultName(file: string, asOf: Day): string {
  return `${basename(file, extname(file))}-清欠报告-${formatDay(asOf)}.xlsx`;
}

/** The one line by which a user sees that the ledger was understood. */
function summary(result: CampaignResult, language: Language): string {
  const count = (severity: string): number =>
    result.findings.filter((finding) => finding.severity === severity).length;
  return text(language, 'command-summary', {
    asOf: formatDay(result.asOf),
    claims: result.totals.claims,
    debtors: result.aging.debtors.length,
    balance: groupedFen(result.totals.balance),
    errors: count('error'),
    warnings: count('warning'),
  });
}

/** The calendar day of a clock's local time. */
export function dayOfClock(now: Date): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
