import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { dayOf } from '../../src/calendar/day';
import { runCommand } from '../../src/headless/command';
import { text, type Language } from '../../src/locale/text';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { contradictions } from './contradictions';
import { AS_IT_IS, changed, FILE_CHANGE, type FileChange } from './file-change';

/** What the process that watches is told. */
export type FuzzMessage =
  | { readonly event: 'begun'; readonly seed: number; readonly change: FileChange }
  | { readonly event: 'failed'; readonly fault: string }
  | { readonly event: 'done'; readonly end: 'report' | 'refused' | 'passed over' };

const AS_OF = fc.constantFrom('2012-10-31', '2013-06-30', '2020-04-01', '2024-12-31');
const LANGUAGE = fc.constantFrom<Language>('zh', 'en');
/** A fault of the program's own ends with this sentence, whatever the fault. */
const FAULTS = (['zh', 'en'] as const).map(
  (language) => text(language, 'command-fault', { fault: '\n' }).split('\n')[0],
);

/** The entry of a process of its own, so that what hangs or dies takes nothing with it. */
async function main([path, first, tries]: readonly string[]): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-fuzz-'));
  try {
    for (let seed = Number(first); seed < Number(first) + Number(tries); seed++)
      await tryOnce(path, bytes, seed, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One try; the seed says all that is random in it. */
async function tryOnce(path: string, bytes: Uint8Array, seed: number, folder: string): Promise<void> {
  const [[change, asOf, language]] = fc.sample(fc.tuple(FILE_CHANGE, AS_OF, LANGUAGE), { seed, numRuns: 1 });
  const made: FileChange = seed === AS_IT_IS ? { kind: 'none' } : change;
  tell({ event: 'begun', seed, change: made });
  const file = await changed(basename(path), bytes, made);
  if (file === null) return tell({ event: 'done', end: 'passed over' });
  const input = join(folder, file.name);
  writeFileSync(input, file.bytes);
  try {
    const asPlan = /\.(?:txt|docx)$/i.test(file.name);
    if (asPlan) await run('--plan', input, '--json', join(folder, 'plan.json'), '--lang', language);
    const json = join(folder, 'result.json');
    const report = join(folder, 'report.xlsx');
    const options = [
      '--as-of',
      asOf,
      '--lang',
      language,
      '--letters',
      '催款函',
      '--json',
      json,
      '--out',
      report,
    ];
    if (!(await run(input, ...options))) return tell({ event: 'done', end: 'refused' });
    const document = readFileSync(json, 'utf8');
    const faults = contradictions(document);
    if (/\b(?:NaN|undefined|Infinity)\b/.test(document.replace(/"(?:[^"\\]|\\.)*"/g, '""')))
      faults.push('the JSON holds no numbers');
    if (faults.length > 0) throw new Error(faults.join('; '));
    await readWorkbook('report.xlsx', new Uint8Array(readFileSync(report)));
    tell({ event: 'done', end: 'report' });
  } catch (error) {
    tell({ event: 'failed', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Runs the command as its user does. @returns whether it has done what it was asked for */
async function run(...words: string[]): Promise<boolean> {
  const said: string[] = [];
  const code = await runCommand(words, {
    out: () => {},
    err: (line) => said.push(line),
    today: () => dayOf(2012, 12, 31),
  });
  const last = said.at(-1) ?? '';
  if (FAULTS.some((sentence) => last.startsWith(sentence))) throw new Error(last);
  if (code === 2 && !/[。.]$/.test(last)) throw new Error(`no sentence: ${last}`);
  return code !== 2;
}

function tell(message: FuzzMessage): void {
  process.send!(message);
}

void main(process.argv.slice(2));
