/**
 * Loads the add-in into the Excel of this machine, from the development server: `npm run sideload`; `npm run sideload -- stop` takes
 * it out again. Microsoft's tool for it is fetched by npx when it is needed: one of its parts does not install everywhere.
 */
const { spawnSync } = require('node:child_process');
const { get } = require('node:https');

const TOOL = 'office-addin-debugging@7.0.0';
const PAGE = 'https://localhost:3000/taskpane.html';

const command = process.argv[2] === 'stop' ? 'stop' : 'start';

if (process.platform !== 'win32' && process.platform !== 'darwin') {
  stop(
    '本机没有桌面版 Excel。请在网页版 Excel 中：开始 → 加载项 → 更多加载项 → 上传我的加载项，选择 manifest.xml（先运行 npm run dev）。\n' +
      'There is no desktop Excel here. In Excel on the web: Home, Add-ins, More Add-ins, Upload My Add-in, manifest.xml (with npm run dev running).',
  );
} else if (command === 'stop') {
  run();
} else {
  // The tool would start Excel all the same, with a pane that shows nothing but an error.
  get(PAGE, { rejectUnauthorized: false }, (answer) => {
    answer.resume();
    if (answer.statusCode === 200) run();
    else notServed();
  }).on('error', notServed);
}

function run() {
  const words = ['--yes', TOOL, command, 'manifest.xml', 'desktop', '--app', 'excel', '--no-debug'];
  const { status } = spawnSync('npx', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

function notServed() {
  stop(
    `${PAGE} 没有应答；请先在另一个终端运行 npm run dev。\n` +
      `${PAGE} does not answer; run npm run dev in another terminal first.`,
  );
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
