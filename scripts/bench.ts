import { benchFile } from './bench/file';

/** Usage: npm run bench -- [claims] */
void benchFile(Number(process.argv[2] ?? 100_000));
