import type { AddressInfo } from 'node:net';
import { buildWorkbench, WORKBENCH_FOLDER } from './workbench/build-workbench';
import { serveFolder } from './workbench/serve-folder';

const PORT = 3400;

/**
 * `npm start`: builds what has changed and serves the workbench on this machine: a page that plays Excel with the add-in beside it.
 * `PORT` chooses another port; where it is taken, any free one is.
 */
async function main(): Promise<void> {
  console.log('正在构建工作台 Building the workbench …');
  await buildWorkbench('development');
  const wanted = Number(process.env['PORT'] ?? PORT);
  const server = await serveFolder(WORKBENCH_FOLDER, wanted).catch(() => serveFolder(WORKBENCH_FOLDER, 0));
  const { port } = server.address() as AddressInfo;
  console.log(`工作台已就绪 The workbench is ready: http://localhost:${port}/`);
}

void main();
