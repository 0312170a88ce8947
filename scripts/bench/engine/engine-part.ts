import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BARE, ONE_PASS, OURS, RESULTS_COPIED, type Finish } from './finish';

const CHART = join(__dirname, '../../../docs/performance/engine.svg');
const BAR = 16;
const NAMES = 230;
const WIDTH = 640;

/** The engine's part of docs/performance.md, with a chart beside it. */
export function enginePart(
  figures: readonly Finish[],
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => string,
): string {
  const rows = figures.map((finish) => finishRow(finish, figures, 2));
  writeFileSync(CHART, chart(figures));
  return `## Engine

Balances, first-in-first-out settling, buckets by debtor and unit, four phases and rewards of a made ledger with 1.39 recoveries for
each claim, in one process, the best of several runs; all answers agree to the fen, or the row says which differs. Ours does more than the others: it
keeps every application, every reward line and every person's share.${whatKeepingCosts(figures)}

${table(['claims', 'program', 'milliseconds', 'times ours'], rows)}
![Milliseconds by program](performance/engine.svg)
`;
}

/** How much of an aim that counts passes is used up before anything is computed, and by a program that can do nothing else. */
function whatKeepingCosts(figures: readonly Finish[]): string {
  const at = (wanted: string): number | null =>
    figures.find(({ claims, name }) => claims === 100_000 && name === wanted)?.milliseconds ?? null;
  const [copying, bare, pass] = [at(RESULTS_COPIED), at(BARE), at(ONE_PASS)];
  if (copying === null || bare === null || pass === null) return '';
  const passes = (milliseconds: number): string => (milliseconds / pass).toFixed(1);
  return ` At 100,000 claims, copying these results
alone, with nothing computed, takes as long as ${passes(copying)} plain passes. The bare job computes and keeps them too, but knows this ledger
only: no credit note, reversal, goods, target, limit or bar. It takes as long as ${passes(bare)} plain passes.`;
}

/** A row of a table: size, name, milliseconds and how many times ours at that size; of one that did not finish the reason. */
export function finishRow(finish: Finish, all: readonly Finish[], decimals: number): readonly string[] {
  const named = [finish.claims.toLocaleString('en-US'), finish.name];
  if (finish.milliseconds === null) return [...named, finish.failed, ''];
  const ours = all.find(({ claims, name }) => claims === finish.claims && name === OURS)?.milliseconds;
  const times = ours == null ? '' : (finish.milliseconds / ours).toFixed(decimals);
  return [...named, finish.milliseconds.toFixed(1), times];
}

/** Bars on a logarithmic scale: a thousand times slower must still fit. */
function chart(all: readonly Finish[]): string {
  const figures = all.flatMap(({ claims, name, milliseconds }) =>
    milliseconds === null ? [] : [{ claims, name, milliseconds }],
  );
  const longest = Math.max(...figures.map(({ milliseconds }) => milliseconds));
  const lengthOf = (milliseconds: number): number =>
    (Math.log10(1 + milliseconds) / Math.log10(1 + longest)) * (WIDTH - NAMES - 90);
  const bars = figures.map(({ claims, name, milliseconds }, index) => {
    const y = index * (BAR + 6) + 4;
    const length = lengthOf(milliseconds).toFixed(1);
    const fill = name === OURS ? '#0f6cbd' : '#8a8a8a';
    return [
      `<text x="${NAMES - 6}" y="${y + 12}" text-anchor="end">${claims.toLocaleString('en-US')} ${name}</text>`,
      `<rect x="${NAMES}" y="${y}" width="${length}" height="${BAR}" fill="${fill}"/>`,
      `<text x="${NAMES + Number(length) + 6}" y="${y + 12}">${milliseconds.toFixed(1)} ms</text>`,
    ].join('');
  });
  const height = figures.length * (BAR + 6) + 8;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="11">`;
  return `${head}<rect width="100%" height="100%" fill="#fff"/>${bars.join('')}</svg>\n`;
}
