/**
 * How long a random search lasts and where it begins: a few tries in every run, as many as the variable says with `npm run fuzz`,
 * which names the seed that repeats them.
 * @param variable name of the variable that holds the number of tries
 */
export function search(variable: string, few: number): { numRuns: number; seed?: number } {
  const seed = process.env.QINGQIAN_SEED;
  return { numRuns: Number(process.env[variable] ?? few), ...(seed && { seed: Number(seed) }) };
}
