const Sequencer = require('@jest/test-sequencer').default;

/** Files that take minutes though they are short: on a new machine jest goes by size, and would leave a core idle at the end. */
const LONGEST = ['test/budget/office.test.ts'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => LONGEST.some((name) => path.endsWith(name));
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
