import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawIcon, ICON_SIZES } from './icon/draw-icon';
import { encodePng } from './icon/png';

/** Draws the add-in's icons into assets/: `npx tsx scripts/make-icons.ts`. */
const folder = join(__dirname, '../assets');
mkdirSync(folder, { recursive: true });
for (const size of ICON_SIZES) {
  writeFileSync(join(folder, `icon-${size}.png`), encodePng(size, drawIcon(size)));
}
