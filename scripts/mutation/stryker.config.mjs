import process from 'node:process';

// One room's mutants against that room's own tests. scripts/mutation.ts sets the room, the places and the report.
const room = process.env.MUTATION_ROOM;
const places = process.env.MUTATION_PLACES;

export default {
  plugins: ['@stryker-mutator/jest-runner'],
  mutate: places ? places.split(',') : [`src/${room}/**/*.ts`],
  testRunner: 'jest',
  jest: { configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A mutant that never ends must be told from one that waits for a busy machine.
  timeoutMS: 15_000,
  incremental: !places,
  incrementalFile: `out/mutation/${room}-incremental.json`,
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false, allowColor: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT },
  tempDirName: 'out/mutation/sandbox',
  ignorePatterns: ['dist', 'out', 'coverage', 'docs', '.ci'],
};
