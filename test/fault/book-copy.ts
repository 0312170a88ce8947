import type { MemoryBook } from '../../src/host/memory-book';

/** A workbook that shares nothing with the one it was copied from, and looks the same to the last cell. */
export function copyOf(book: MemoryBook): MemoryBook {
  return copied(book, new Map()) as MemoryBook;
}

/** Lets a workbook be again what it was when it was copied; whoever holds it holds it still. */
export function restore(book: MemoryBook, copy: MemoryBook): void {
  Object.assign(book, copyOf(copy));
}

/** Sheets, tables and names point at each other: each is copied once, and its copies at one another. */
function copied(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const there = known.get(value);
  if (there !== undefined) return there;
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>();
    known.set(value, map);
    for (const [key, one] of value as Map<unknown, unknown>) map.set(copied(key, known), copied(one, known));
    return map;
  }
  if (value instanceof Set) {
    const set = new Set<unknown>();
    known.set(value, set);
    for (const one of value as Set<unknown>) set.add(copied(one, known));
    return set;
  }
  if (Array.isArray(value)) {
    const list: unknown[] = new Array(value.length);
    known.set(value, list);
    // Rows of cells have holes, and keep them.
    (value as unknown[]).forEach((one, index) => (list[index] = copied(one, known)));
    return list;
  }
  const object = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  known.set(value, object);
  for (const [name, one] of Object.entries(value)) object[name] = copied(one, known);
  return object;
}
