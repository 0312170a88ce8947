const base = require('../../jest.config.cjs');

/** The tests of the room whose mutants are tried. */
module.exports = {
  ...base,
  rootDir: process.cwd(),
  testMatch: [`<rootDir>/test/${process.env.MUTATION_ROOM}/**/*.test.ts`],
};
