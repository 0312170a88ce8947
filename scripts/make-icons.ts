import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawGlyph, GLYPH_SIZES } from './icon/draw-glyph';
import { drawIcon, ICON_SIZES } from './icon/draw-icon';
import { GLYPHS } from './icon/glyphs';
import { encodePng } from './icon/png';

/** Draws the icons of the add-in and of its commands into assets/: `npx tsx scripts/make-icons.ts`. */
const folder = join(__dirname, '../assets');
mkdirSync(join(folder, 'commands'), { recursive: true });
for (const size of ICON_SIZES) {
  writeFileSync(join(folder, `icon-${size}.png`), encodePng(size, drawIcon(size)));
}
for (const [command, strokes] of Object.entries(GLYPHS)) {
  for (const size of GLYPH_SIZES) {
    writeFileSync(join(folder, `commands/${command}-${size}.png`), encodePng(size, drawGlyph(strokes, size)));
  }
}
