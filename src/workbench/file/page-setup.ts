import type { HeaderFooter, PageSetup, PaperSize, Sheet } from 'hucre';
import { absoluteText } from '../../host/address';
import type { HostPage, HostSheet } from '../../host/book';
import { areasOf } from './reference';

const PAPERS: Readonly<Record<PaperSize, string>> = {
  letter: 'Letter',
  legal: 'Legal',
  a3: 'A3',
  a4: 'A4',
  a5: 'A5',
  b4: 'B4',
  b5: 'B5',
  executive: 'Executive',
  tabloid: 'Tabloid',
};
const MARGINS = ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const;
const POINTS_PER_INCH = 72;
const PARTS = [
  ['L', 'Left'],
  ['C', 'Center'],
  ['R', 'Right'],
] as const;
const PAGES = [
  ['DefaultForAllPages', 'oddHeader', 'oddFooter'],
  ['EvenPages', 'evenHeader', 'evenFooter'],
  ['FirstPage', 'firstHeader', 'firstFooter'],
] as const;

/** Takes the print set-up of a file's sheet over. */
export function readPage(
  sheet: HostSheet,
  file: Pick<Sheet, 'pageSetup' | 'headerFooter' | 'rowBreaks'>,
): void {
  const { page } = sheet;
  const looks = page.looks as Record<string, unknown>;
  const setup = file.pageSetup;
  if (file.rowBreaks) page.rowBreaks = file.rowBreaks.map((row) => row + 1);
  if (setup) {
    if (setup.orientation === 'landscape') looks['Orientation'] = 'Landscape';
    if (setup.paperSize) looks['PaperSize'] = PAPERS[setup.paperSize];
    if (setup.fitToPage) {
      looks['Zoom'] = {
        horizontalFitToPages: setup.fitToWidth ?? 1,
        ...(setup.fitToHeight !== 0 && { verticalFitToPages: setup.fitToHeight ?? 1 }),
      };
    } else if (setup.scale !== undefined) looks['Zoom'] = { scale: setup.scale };
    if (setup.horizontalCentered) looks['CenterHorizontally'] = true;
    if (setup.verticalCentered) looks['CenterVertically'] = true;
    if (setup.showGridLines) looks['PrintGridlines'] = true;
    if (setup.showRowColHeaders) looks['PrintHeadings'] = true;
    for (const side of MARGINS) {
      const inches = setup.margins?.[side];
      if (inches !== undefined) looks[marginName(side)] = inches * POINTS_PER_INCH;
    }
    if (setup.printArea !== undefined) page.printArea = areasOf(setup.printArea, /,/);
    if (setup.printTitlesRow !== undefined) page.titleRows = areasOf(setup.printTitlesRow)[0] ?? null;
    if (setup.printTitlesColumn !== undefined)
      page.titleColumns = areasOf(setup.printTitlesColumn)[0] ?? null;
  }
  for (const [pages, header, footer] of PAGES) {
    const texts = {
      ...parts(file.headerFooter?.[header], 'Header'),
      ...parts(file.headerFooter?.[footer], 'Footer'),
    };
    if (Object.keys(texts).length > 0) page.headersFooters[pages] = texts;
  }
}

/** `&L…&C…&R…` taken apart. */
function parts(text: string | undefined, where: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (text === undefined || text === '') return found;
  const cut = /^&[LCR]/.test(text) ? text : `&C${text}`;
  for (const piece of cut.split(/(?=&[LCR](?![\p{L}]))|(?=&[LCR])/u)) {
    const part = PARTS.find(([letter]) => piece.startsWith(`&${letter}`));
    if (part && piece.length > 2) found[`${part[1]}${where}`] = piece.slice(2);
  }
  return found;
}

/** The print set-up as a file holds it; print area and titles are names of the sheet. */
export function writtenPage({ looks }: HostPage): PageSetup {
  const paper = Object.entries(PAPERS).find(([, name]) => name === looks['PaperSize'])?.[0];
  const zoom = looks['Zoom'] as
    { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number } | undefined;
  const fits = zoom?.horizontalFitToPages !== undefined || zoom?.verticalFitToPages !== undefined;
  const margins = Object.fromEntries(
    MARGINS.flatMap((side) => {
      const points = looks[marginName(side)];
      return typeof points === 'number' ? [[side, Math.round((points / POINTS_PER_INCH) * 1000) / 1000]] : [];
    }),
  );
  return {
    paperSize: (paper ?? 'a4') as PaperSize,
    orientation: looks['Orientation'] === 'Landscape' ? 'landscape' : 'portrait',
    ...(fits && {
      fitToPage: true,
      fitToWidth: zoom.horizontalFitToPages ?? 0,
      fitToHeight: zoom.verticalFitToPages ?? 0,
    }),
    ...(zoom?.scale !== undefined && { scale: zoom.scale }),
    ...(looks['CenterHorizontally'] === true && { horizontalCentered: true }),
    ...(looks['CenterVertically'] === true && { verticalCentered: true }),
    ...(looks['PrintGridlines'] === true && { showGridLines: true }),
    ...(looks['PrintHeadings'] === true && { showRowColHeaders: true }),
    ...(Object.keys(margins).length > 0 && { margins }),
  };
}

export function writtenHeaderFooter({ headersFooters }: HostPage): HeaderFooter | null {
  const written: HeaderFooter = {};
  for (const [pages, header, footer] of PAGES) {
    const texts = headersFooters[pages] ?? {};
    for (const [where, key] of [
      ['Header', header],
      ['Footer', footer],
    ] as const) {
      const text = PARTS.map(([letter, name]) => {
        const part = texts[`${name}${where}`];
        return typeof part === 'string' && part !== '' ? `&${letter}${part}` : '';
      }).join('');
      if (text !== '') written[key] = text;
    }
  }
  return Object.keys(written).length > 0 ? written : null;
}

/** Print area and titles as names in the sheet's own scope. */
export function pageNames(
  sheet: HostSheet,
  quoted: string,
): { name: string; range: string; scope: string }[] {
  const { printArea, titleRows, titleColumns } = sheet.page;
  const of = (box: Parameters<typeof absoluteText>[0]): string => `${quoted}!${absoluteText(box)}`;
  const names: { name: string; range: string; scope: string }[] = [];
  if (printArea && printArea.length > 0)
    names.push({ name: '_xlnm.Print_Area', range: printArea.map(of).join(','), scope: sheet.name });
  const titles = [titleColumns, titleRows].filter((box) => box !== null);
  if (titles.length > 0)
    names.push({ name: '_xlnm.Print_Titles', range: titles.map(of).join(','), scope: sheet.name });
  return names;
}

const marginName = (side: string): string => `${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`;
