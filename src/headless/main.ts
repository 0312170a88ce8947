import { setFlagsFromString } from 'node:v8';
import { dayOfClock, runCommand } from './command';

// Left alone, V8 lets the heap grow to several times what is in use before it cleans up; a ledger of 100,000 claims
// would take half as much memory again, for no gain in time.
setFlagsFromString('--heap-growing-percent=100');

/** Entry of `npm run report`: the command on the process's own arguments and streams. */
async function main(): Promise<void> {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    today: () => dayOfClock(new Date()),
  });
}

void main();
