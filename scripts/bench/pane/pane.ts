import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BROWSER } from '../../../test/fixture/office/browser/open-pages';
import { readOwnLedger } from '../own-ledger';
import { BenchRefusal, inOwnProcess, MOST_MINUTES, reasonIn, tooLate } from '../own-process';
import type { CancelTimes } from './cancel';

const ROOT = join(__dirname, '../../..');
/** Not ours, and not counted: Excel has it at hand. */
const OFFICE_SCRIPTS = /^(?:office|o15|excel|en-us|zh-cn)/i;

/** What one action of a user cost the pane, or why it was not done. */
export type PaneAction = { readonly action: string } & (
  | {
      readonly seconds: number;
      /** Tasks of the pane itself over 50 ms (the browser's measure), and the longest of them; those of the played Excel left out. */
      readonly longTasks: number;
      readonly longest: number;
    }
  | { readonly failed: string }
);

/** Milliseconds from asking for the page to its first words, and to a button that can be pressed. */
export interface Opening {
  readonly firstContent: number;
  readonly usable: number;
}

/** The pane at one size of ledger. */
export interface PaneFigures extends Opening {
  readonly claims: number;
  readonly actions: readonly PaneAction[];
  /** Null where it was not come to. */
  readonly cancelled: {
    readonly computing: CancelTimes | null;
    readonly writing: CancelTimes | null;
  };
}

/** Over which ledger the pane is opened: a made one of so many claims, or one's own; and where the add-in is built. */
export interface PaneOrder {
  readonly claims?: number;
  readonly path?: string;
  readonly built: string;
}

/** What is found one after the other. */
export type PaneRow =
  Opening | PaneAction | { readonly cancelled: 'computing' | 'writing'; readonly times: CancelTimes };

/**
 * The built pane over a played Excel in Chromium, as a user of Excel on the web has it. What comes to no end is a row that says so.
 * @returns null where there is no Chromium
 */
export async function paneFigures(sizes: readonly number[]): Promise<PaneFigures[] | null> {
  if (BROWSER === null) return null;
  const built = builtAddin();
  const figures: PaneFigures[] = [];
  for (const claims of sizes) {
    console.log(`${claims} claims`);
    const found = await opened({ claims, built });
    if (found !== null) figures.push({ claims, ...found });
  }
  return figures;
}

/**
 * The same over a ledger of one's own.
 * @throws BenchRefusal where the file holds none, or there is no Chromium; CommandRefusal where it cannot be read
 */
export async function ownPaneFigures(path: string): Promise<void> {
  // Before a browser is opened for it.
  const { ledger } = await readOwnLedger(path);
  if (BROWSER === null) throw new BenchRefusal('no Chromium on this machine');
  const built = builtAddin();
  console.log(`${path}: ${ledger.claims.count} claims, ${ledger.recoveries.count} recoveries`);
  console.log(`  the add-in's scripts: ${scriptBytes(built)}`);
  await opened({ path, built });
}

async function opened(order: PaneOrder): Promise<Omit<PaneFigures, 'claims'> | null> {
  let opening: Opening | null = null;
  const actions: PaneAction[] = [];
  const cancelled: { computing: CancelTimes | null; writing: CancelTimes | null } = {
    computing: null,
    writing: null,
  };
  const found = (row: PaneRow): void => {
    console.log(`  ${said(row)}`);
    if ('times' in row) cancelled[row.cancelled] = row.times;
    else if ('action' in row) actions.push(row);
    else opening = row;
  };
  const stopped = await inOwnProcess<PaneRow>(join(__dirname, 'pane-job.ts'), order, found);
  if (stopped !== null) {
    found({ action: stopped.name, failed: stopped.failed });
    process.exitCode = 1;
  }
  const { firstContent, usable } = (opening ?? {}) as Partial<Opening>;
  return firstContent === undefined || usable === undefined
    ? null
    : { firstContent, usable, actions, cancelled };
}

function said(row: PaneRow): string {
  if ('firstContent' in row)
    return `first words ${row.firstContent.toFixed(0)} ms, usable ${row.usable.toFixed(0)} ms`;
  if ('times' in row) {
    const { answered, over } = row.times;
    return `cancelled while ${row.cancelled}: heard ${answered.toFixed(0)} ms, over ${over.toFixed(0)} ms`;
  }
  const name = row.action.padEnd(36);
  if ('failed' in row) return `${name} ${row.failed}`;
  const { seconds, longTasks, longest } = row;
  const tasks =
    longTasks === 0
      ? 'no task over 50 ms'
      : `${longTasks} tasks over 50 ms, longest ${longest.toFixed(0)} ms`;
  return `${name} ${seconds.toFixed(1).padStart(6)} s, ${tasks}`;
}

let folder: string | null = null;

/** Where the add-in has been built; once for all ledgers. */
function builtAddin(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(join(tmpdir(), 'qingqian-pane-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  const words = ['--mode', 'production', '--config-name', 'addin', '--output-path', made];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/webpack/bin/webpack.js'), ...words, '--env', 'office=own'],
    { cwd: ROOT, encoding: 'utf8', timeout: MOST_MINUTES * 60_000 },
  );
  if (status !== 0) {
    const why = status === null ? tooLate() : reasonIn(`${stdout}\n${stderr}`);
    throw new BenchRefusal(`the add-in was not built: ${why}`);
  }
  return (folder = made);
}

function scriptBytes(built: string): string {
  const scripts = readdirSync(built).filter((name) => name.endsWith('.js') && !OFFICE_SCRIPTS.test(name));
  return scripts
    .map((name) => {
      const bytes = readFileSync(join(built, name));
      const [whole, packed] = [bytes.length, gzipSync(bytes).length].map((size) => Math.round(size / 1024));
      return `${name} ${whole} kB (${packed} kB packed)`;
    })
    .join(', ');
}
