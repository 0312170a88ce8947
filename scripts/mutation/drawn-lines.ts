import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A sample of a room for a run that cannot try everything: single lines of code, as ranges that Stryker takes. Every line has
 * the same chance, by a generator of the room's name and the seed, so that the same run draws the same lines again.
 * @param share of the lines, 0 to 1
 */
export function drawnLines(room: string, share: number, seed: number): string[] {
  const random = generator(`${room} ${seed}`);
  const files = readdirSync(join('src', room)).filter((name) => name.endsWith('.ts'));
  return files.sort().flatMap((name) => {
    const path = `src/${room}/${name}`;
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.flatMap((_, index) => (random() < share ? [`${path}:${index + 1}-${index + 1}`] : []));
  });
}

/** Numbers from 0 to 1, always the same for a text (FNV-1a and a linear congruence). */
function generator(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
