import { dayOfClock, runCommand } from './command';

/** Entry of `npm run report`: the command on the process's own arguments and streams. */
async function main(): Promise<void> {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    today: () => dayOfClock(new Date()),
  });
}

void main();
