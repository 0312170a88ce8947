/** What is written in TypeScript: our own engine and the peers that share its process, bundled the same way. */
export { isForBare, runBare } from './bare';
export { onePass } from './one-pass';
export { prepareDecimalRows, runDecimalRows } from './decimal-rows';
export { prepareOurs, resultColumns, runOurs } from './ours';
