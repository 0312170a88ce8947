import { resolve } from 'node:path';
import { dayOfClock, runCommand } from '../src/headless/command';

/**
 * `npm start`: the main job on the sample ledger. The sample is full of mistakes on purpose, so that findings among its
 * errors are no failure here.
 */
async function main(): Promise<void> {
  const root = resolve(__dirname, '..');
  const report = resolve(root, 'out', 'qingqian-report.xlsx');
  const code = await runCommand(
    [resolve(root, 'assets/sample/qingqian-sample.xlsx'), '--as-of', '2012-12-31', '--out', report],
    {
      out: console.log,
      err: console.error,
      today: () => dayOfClock(new Date()),
    },
  );
  if (code === 2) process.exitCode = code;
  else console.log('示例台账里特意放了各种常见差错；请打开上面的工作簿，从「总览」看起。');
}

void main();
