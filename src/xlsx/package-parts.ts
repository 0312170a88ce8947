import { elementsNamed } from './xml-elements';

/** A worksheet as the workbook part lists it. */
export interface SheetEntry {
  /** Zero-based place in the workbook's list of sheets, as hucre counts them. */
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** What the workbook part and its relationships say. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  /** Names of listed sheets that nothing says where to find. */
  readonly lost: readonly string[];
  /** Dates count from 1904-01-01. */
  readonly since1904: boolean;
  readonly textTable: string | undefined;
  readonly styles: string | undefined;
}

/**
 * Path of the workbook part.
 * @param relationshipsXml `_rels/.rels`
 */
export function workbookPath(relationshipsXml: string): string | undefined {
  const target = elementsNamed(relationshipsXml, 'Relationship').find((relationship) =>
    relationship['Type']?.endsWith('/officeDocument'),
  )?.['Target'];
  return target === undefined ? undefined : resolved('', target);
}

/** Path of the relationships of a part. */
export function relationshipsPath(part: string): string {
  const folder = part.lastIndexOf('/') + 1;
  return `${part.slice(0, folder)}_rels/${part.slice(folder)}.rels`;
}

/**
 * Reads the workbook part; chart sheets and macro sheets, which hold no cells, are left out.
 * @param path path of the workbook part
 * @param workbookXml its content
 * @param relationshipsXml content of its relationships
 */
export function workbookParts(path: string, workbookXml: string, relationshipsXml: string): WorkbookParts {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = elementsNamed(relationshipsXml, 'Relationship').map((relationship) => ({
    id: relationship['Id'] ?? '',
    kind: (relationship['Type'] ?? '').replace(/^.*\//, ''),
    path: resolved(folder, relationship['Target'] ?? ''),
  }));
  const worksheets = new Map(targets.filter((t) => t.kind === 'worksheet').map((t) => [t.id, t.path]));
  const listed = elementsNamed(workbookXml, 'sheet');
  const known = new Set(targets.map(({ id }) => id));
  const lost = listed.filter((sheet) => !sheet['name'] || !known.has(sheet[':id'] ?? ''));
  const sheets = listed
    .filter((sheet) => sheet['name'] && sheet[':id'])
    .flatMap((sheet, index) => {
      const part = worksheets.get(sheet[':id']);
      const hidden = sheet['state'] === 'hidden' || sheet['state'] === 'veryHidden';
      return part === undefined ? [] : [{ index, name: sheet['name'], hidden, path: part }];
    });
  const date1904 = elementsNamed(workbookXml, 'workbookPr')[0]?.['date1904'];
  return {
    sheets,
    lost: lost.map((sheet) => sheet['name'] ?? ''),
    since1904: date1904 === '1' || date1904 === 'true',
    textTable: targets.find((t) => t.kind === 'sharedStrings')?.path,
    styles: targets.find((t) => t.kind === 'styles')?.path,
  };
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.replace(/\\/g, '/');
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
