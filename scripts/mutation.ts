import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { drawnLines } from './mutation/drawn-lines';
import { scoreLine, scoreOf, type Score } from './mutation/scores';

const STRYKER = 'scripts/mutation/tool/node_modules/@stryker-mutator/core/bin/stryker.js';
const ROOMS = ['calendar', 'money', 'aging', 'phase', 'reward', 'interest'];

/**
 * Usage: npm run mutation -- [room …] [--share 0.2] [--seed 1]
 * Tries mutants of the rooms (all of the computing ones where none is named) against each room's own tests; with a share, only
 * those on so many of the lines, drawn by the seed. Prints the survivors and the table of docs/mutation.md.
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
  const scores: Score[] = [];
  for (const room of named.length > 0 ? named : ROOMS) {
    const places = share < 1 ? drawnLines(room, share, seed).join(',') : '';
    const { status } = spawnSync(process.execPath, [STRYKER, 'run', 'scripts/mutation/stryker.config.mjs'], {
      env: { ...process.env, MUTATION_ROOM: room, MUTATION_PLACES: places },
      stdio: 'inherit',
    });
    if (status !== 0) return 1;
    scores.push(scoreOf(room, `out/mutation/${room}.json`));
  }
  const lines = [
    ...scores.flatMap(({ survivors }) => survivors),
    '| room | tried | found | survived | not covered | score |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...scores.map(scoreLine),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function valueOf(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

process.exitCode = mutation(process.argv.slice(2));
