import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { drawnLines } from './mutation/drawn-lines';
import { enterScore } from './mutation/score-table';
import { scoreOf } from './mutation/scores';
import { trySurvivors } from './mutation/try-again';

const STRYKER = 'scripts/mutation/tool/node_modules/@stryker-mutator/core/bin/stryker.js';
const ROOMS = ['calendar', 'money', 'aging', 'phase', 'reward', 'interest', 'settlement'];

/**
 * Usage: npm run mutation -- [room …] [--share 0.2] [--seed 1] [--again]
 * Tries mutants of the rooms (all of the computing ones where none is named) against each room's own tests; with a share, only
 * those on so many of the lines, drawn by the seed; with --again, only those that survived the last run of the same share and
 * seed. Prints the survivors and writes the room's row into docs/mutation.md.
 * @returns exit code: 1 where a run failed
 */
function mutation(words: readonly string[]): number {
  if (!existsSync(STRYKER)) {
    process.stderr.write('The mutation tester is not installed: npm run mutation:tool\n');
    return 1;
  }
  const named = words.filter((word) => ROOMS.includes(word));
  const share = Number(valueOf(words, '--share') ?? 1);
  const seed = Number(valueOf(words, '--seed') ?? 1);
  const day = new Date().toISOString().slice(0, 10);
  for (const room of named.length > 0 ? named : ROOMS) {
    const report = `out/mutation/${room}-${share}-${seed}.json`;
    if (words.includes('--again')) trySurvivors(room, report);
    else if (!tryMutants(room, share < 1 ? drawnLines(room, share, seed) : [], report)) return 1;
    const score = scoreOf(room, report);
    enterScore(score, { day, share, seed });
    process.stdout.write(`${score.survivors.join('\n')}\n`);
  }
  return 0;
}

/** @param places where none are given, the whole room is tried */
function tryMutants(room: string, places: readonly string[], report: string): boolean {
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', 'scripts/mutation/stryker.config.mjs'], {
    env: {
      ...process.env,
      MUTATION_ROOM: room,
      MUTATION_PLACES: places.join(','),
      MUTATION_REPORT: report,
    },
    stdio: 'inherit',
  });
  return status === 0;
}

function valueOf(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

process.exitCode = mutation(process.argv.slice(2));
