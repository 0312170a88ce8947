import { areaOf, splitSheet } from './address';
import type { HostSheet } from './book';
import type { Box } from './box';
import { fitsSheet } from './box';
import { invalidArgument, itemNotFound } from './host-error';
import type { Stage } from './stage';

/** Readers of what office.js hands to methods; each throws HostError InvalidArgument for anything else. */
export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw invalidArgument(`${name} must be a text`);
  return value;
}

export function wholeOf(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw invalidArgument(`${name} must be a whole number`);
  return value;
}

export function flagOf(value: unknown, name: string, missing: boolean): boolean {
  if (value === undefined || value === null) return missing;
  if (typeof value !== 'boolean') throw invalidArgument(`${name} must be true or false`);
  return value;
}

export function choiceOf<T extends string>(
  value: unknown,
  name: string,
  choices: readonly T[],
  missing?: T,
): T {
  if ((value === undefined || value === null) && missing !== undefined) return missing;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw invalidArgument(`${name} cannot be ${String(value)}`);
  return choice;
}

/** Something that stands for cells: a range, or an address. */
export interface CellsArgument {
  readonly sheet: HostSheet;
  readonly box: Box;
}

/** An object of the rich API that lies on cells. */
export interface OnCells {
  cells(): CellsArgument;
}

/**
 * Cells given as a range or as an address.
 * @param sheet the sheet of an address that names none
 * @throws HostError InvalidArgument, ItemNotFound for a sheet that is not there
 */
export function cellsOf(stage: Stage, value: unknown, sheet: HostSheet): CellsArgument {
  if (typeof value === 'object' && value !== null && 'cells' in value) return (value as OnCells).cells();
  const { sheet: name, rest } = splitSheet(textOf(value, 'the address'));
  return { sheet: name === null ? sheet : sheetNamed(stage, name), box: areaOf(rest) };
}

export function sheetNamed(stage: Stage, name: string): HostSheet {
  const found = stage.book.sheets.find((one) => one.name.toUpperCase() === name.toUpperCase());
  if (!found) throw itemNotFound(`worksheet ${name}`);
  return found;
}

/** A box that must lie on the sheet. */
export function onSheet(box: Box): Box {
  if (!fitsSheet(box)) throw invalidArgument('these cells lie outside of the sheet');
  return box;
}

/** Rows of values in the size of a box. */
export function gridOf(value: unknown, box: Box): readonly (readonly unknown[])[] {
  const fits =
    Array.isArray(value) &&
    value.length === box.rows &&
    value.every((row) => Array.isArray(row) && row.length === box.columns);
  if (!fits)
    throw invalidArgument(
      "the number of rows or columns in the input array doesn't match the size or dimensions of the range",
    );
  return value as unknown[][];
}
