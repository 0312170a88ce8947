import { buildWorkbench, WORKBENCH_FOLDER } from './workbench/build-workbench';

/**
 * `npm run build:workbench`: the workbench as static files, for a server of one's own. With `development` it is larger and sooner
 * done.
 */
async function main(): Promise<void> {
  await buildWorkbench(process.argv[2] === 'development' ? 'development' : 'production');
  console.log(WORKBENCH_FOLDER);
}

void main();
