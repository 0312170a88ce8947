import { buildWorkbench, WORKBENCH_FOLDER } from './workbench/build-workbench';

/** `npm run build:workbench`: the workbench as static files, for a server of one's own. */
async function main(): Promise<void> {
  await buildWorkbench('production');
  console.log(WORKBENCH_FOLDER);
}

void main();
