import type { Page } from 'playwright-core';
import { encodePalettePng } from '../icon/png';

const MOST_COLOURS = 256;

/** A screenshot with the 256 colours that stand in it most often; every other becomes the nearest of them. */
export async function fewColours(page: Page, screenshot: Buffer): Promise<Uint8Array> {
  const { width, height, pixels } = await decoded(page, screenshot);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.entries()]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  return encodePalettePng(
    width,
    palette,
    Uint8Array.from({ length: width * height }, (_, at) => indexOf.get(pixels[at])!),
  );
}

/** The pixels of a PNG file as the browser decodes them, each as 0xRRGGBB. */
async function decoded(
  page: Page,
  file: Buffer,
): Promise<{ width: number; height: number; pixels: Uint32Array }> {
  const { width, height, text } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    let bytes = '';
    const step = 32_768;
    for (let at = 0; at < data.length; at += step)
      bytes += String.fromCharCode(...data.subarray(at, at + step));
    return { width: image.width, height: image.height, text: btoa(bytes) };
  }, file.toString('base64'));
  const bytes = Buffer.from(text, 'base64');
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * 4, 3));
  return { width, height, pixels };
}

/** The index of the palette's colour that is nearest to this one. */
function nearest(palette: readonly number[], colour: number): number {
  const apart = (one: number, other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index++)
    if (apart(palette[index], colour) < apart(palette[best], colour)) best = index;
  return best;
}
