import { invalidArgument } from './host-error';

/** Looks at a value that office.js sets and gives what is stored. Throws InvalidArgument. */
export type MemberRule = (value: unknown, name: string) => unknown;

export const flag: MemberRule = (value, name) => {
  if (typeof value !== 'boolean') throw invalidArgument(`${name} must be true or false`);
  return value;
};

export const text: MemberRule = (value, name) => {
  if (typeof value !== 'string') throw invalidArgument(`${name} must be a text`);
  return value;
};

export const amount: MemberRule = (value, name) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument(`${name} must be a number`);
  return value;
};

/** Not below zero: sizes, margins. */
export const size: MemberRule = (value, name) => {
  if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument(`${name} must not be negative`);
  return value;
};

/** `#RRGGBB` or an English name; stored in capitals where it is a number. */
export const color: MemberRule = (value, name) => {
  if (typeof value !== 'string' || !/^(#[0-9A-Fa-f]{6}|[A-Za-z]+|)$/.test(value))
    throw invalidArgument(`${name} is no color`);
  return value.startsWith('#') ? value.toUpperCase() : value;
};

/** A plain object, stored as it is. */
export const record: MemberRule = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidArgument(`${name} must be an object`);
  return value;
};

export function oneOf(...allowed: readonly string[]): MemberRule {
  return (value, name) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      throw invalidArgument(`${name} cannot be ${String(value)}`);
    return value;
  };
}

/** A text that must not be empty, or a number of the chart's own choice: axis bounds and units. */
export const amountOrText: MemberRule = (value, name) => {
  if (typeof value !== 'number' && typeof value !== 'string')
    throw invalidArgument(`${name} must be a number`);
  return value;
};

/** A member that cannot be set. */
export const readOnly: MemberRule = (_value, name) => {
  throw invalidArgument(`${name} cannot be set`);
};
