import type { HostOptions } from '../../host/office-host';

/**
 * The cell functions that an add-in's metadata describes, as Excel calls them.
 * @param namespace what stands before their names
 * @throws Error where the metadata are none
 */
export function functionsOfAddin(
  metadata: unknown,
  namespace: string,
): NonNullable<HostOptions['functions']> {
  const { functions } = (metadata ?? {}) as { functions?: unknown };
  if (!Array.isArray(functions)) throw new Error('the metadata name no functions');
  return functions.map((one: { id?: unknown; name?: unknown; parameters?: unknown }) => {
    if (typeof one.id !== 'string' || typeof one.name !== 'string')
      throw new Error('a function has no id or no name');
    const parameters = Array.isArray(one.parameters) ? (one.parameters as { dimensionality?: string }[]) : [];
    return { id: one.id, name: `${namespace}.${one.name}`, parameters };
  });
}
