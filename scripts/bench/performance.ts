import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { version } from '../../package.json';
import { aimRows, type Measured } from './aims';
import { enginePart, finishRow } from './engine/engine-part';
import type { Finish } from './engine/finish';
import type { MadeFileFigures } from './file';
import type { OfficeFigures } from './office';
import type { PaneFigures } from './pane/pane';

const DOCS = join(__dirname, '../../docs');
/** Each part's figures as they were measured, and where: the page is written from them and from nothing else. */
const PARTS = join(DOCS, 'performance');

/** What the parts of the bench hand over. */
interface Figures {
  readonly engine: readonly Finish[];
  readonly formulas: readonly Finish[];
  readonly file: readonly MadeFileFigures[];
  readonly office: OfficeFigures;
  readonly pane: readonly PaneFigures[];
}

interface Part<Name extends keyof Figures> {
  readonly machine: string;
  readonly figures: Figures[Name];
}

/**
 * Keeps a part's figures and writes docs/performance.md anew from all parts that there are. Sizes that were not measured this time stay as
 * this machine has measured them before.
 */
export function keep<Name extends keyof Figures>(name: Name, figures: Figures[Name]): void {
  mkdirSync(PARTS, { recursive: true });
  const before = kept(name);
  const all = before?.machine === machine() ? withSizes(before.figures, figures) : figures;
  writeFileSync(
    join(PARTS, `${name}.json`),
    `${JSON.stringify({ machine: machine(), figures: all }, null, 2)}\n`,
  );
  writeFileSync(join(DOCS, 'performance.md'), page());
}

function withSizes<All>(before: All, now: All): All {
  if (!Array.isArray(before) || !Array.isArray(now)) return { ...before, ...now };
  const [old, fresh] = [before, now] as { readonly claims: number }[][];
  const others = old.filter(({ claims }) => !fresh.some((figure) => figure.claims === claims));
  return [...others, ...fresh].sort((a, b) => a.claims - b.claims) as All;
}

function kept<Name extends keyof Figures>(name: Name): Part<Name> | null {
  const path = join(PARTS, `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Part<Name>) : null;
}

function machine(): string {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const program = `Qingqian ${version}, Node ${process.version}`;
  return `${cpus().length} × ${model.trim()}, ${memory} GB, ${platform()} ${release()} ${arch()}; ${program}`;
}

function page(): string {
  const part = <Name extends keyof Figures>(
    name: Name,
    write: (figures: Figures[Name]) => string,
  ): string => {
    const measured = kept(name);
    return measured ? `${write(measured.figures)}\nMeasured on: ${measured.machine}.\n\n` : '';
  };
  const figuresOf = <Name extends keyof Figures & keyof Measured>(name: Name) => {
    const measured = kept(name);
    return measured ? { [name]: measured.figures } : {};
  };
  const [head, ...rows] = aimRows({ ...figuresOf('engine'), ...figuresOf('file'), ...figuresOf('pane') });
  const parts = [
    part('engine', (figures) => enginePart(figures, table)),
    part('formulas', formulaTable),
    part('file', fileTable),
    part('office', officeTable),
    part('pane', paneTable),
  ];
  return `# Performance\n\nWritten by \`npm run bench -- all\`; no figure here is typed by hand.\n\n## Aims\n\n${table(head, rows)}\n${parts.join('').trimEnd()}\n`;
}

function formulaTable(figures: readonly Finish[]): string {
  const rows = figures.map((finish) => finishRow(finish, figures, 0));
  const text =
    'The same job where every recovery names its claim, in the formulas that a careful user writes: what opening and saving the\nworkbook takes LibreOffice longer than with numbers in their place. The answers agree to the fen, or the row says which differs.';
  return `## Formulas\n\n${text}\n\n${table(['claims', 'program', 'milliseconds', 'times ours'], rows)}`;
}

function fileTable(figures: readonly MadeFileFigures[]): string {
  const rows = figures.map((one) => {
    const measured = one.seconds === null ? [one.failed, ''] : [one.seconds.toFixed(1), whole(one.megabytes)];
    return [whole(one.claims), one.name, ...measured];
  });
  const text =
    'From ledger to report workbook; the peers read the same ledger and write the same cells without looks.';
  return `## File to file\n\n${text}\n\n${table(['claims', 'program', 'seconds', 'peak memory, MB'], rows)}`;
}

function officeTable(figures: OfficeFigures): string {
  const rows = Object.entries(figures).flatMap(([claims, actions]) =>
    actions.map((row) => {
      const counted =
        'failed' in row
          ? [row.failed, '', '', '', '']
          : [row.trips, row.sent, row.received, row.largest, row.calls].map(whole);
      return [whole(Number(claims)), row.action, ...counted];
    }),
  );
  const text =
    'Counted by the host that plays Excel, not timed. test/budget/office.json keeps them from growing.';
  const head = [
    'claims',
    'action',
    'round trips',
    'bytes sent',
    'bytes received',
    'largest',
    'function calls',
  ];
  return `## In Excel\n\n${text}\n\n${table(head, rows)}`;
}

function paneTable(figures: readonly PaneFigures[]): string {
  const rows = figures.flatMap(({ claims, actions }) =>
    actions.map((row) => {
      const measured =
        'failed' in row
          ? [row.failed, '', '']
          : [row.seconds.toFixed(1), whole(row.longTasks), whole(row.longest)];
      return [whole(claims), row.action, ...measured];
    }),
  );
  const opened = figures.map(({ claims, firstContent, usable, cancelled: { computing, writing } }) => [
    ...[claims, firstContent, usable].map(whole),
    ...[computing, writing].flatMap((times) => (times ? [times.answered, times.over].map(whole) : ['', ''])),
  ]);
  const acts = table(['claims', 'action', 'seconds', 'tasks over 50 ms', 'longest, ms'], rows);
  const head = [
    'claims',
    'first words, ms',
    'usable, ms',
    'cancelled while computing: heard, ms',
    'over, ms',
    'cancelled while writing: heard, ms',
    'all taken back, ms',
  ];
  return `## The pane in Chromium\n\n${acts}\n${table(head, opened)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}
