type Column = Int32Array | Float64Array | Uint8Array;

/** Columns with the same figures and room for twice as many. */
export function twiceTheRoom<Columns extends Readonly<Record<string, Column>>>(full: Columns): Columns {
  const wide = Object.entries(full).map(([name, column]) => {
    const wider = new (column.constructor as new (length: number) => Column)(column.length * 2);
    wider.set(column);
    return [name, wider] as const;
  });
  return Object.fromEntries(wide) as Columns;
}
