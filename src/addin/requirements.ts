/** A set of Office's interfaces and its least version. */
export type RequirementSet = readonly [name: string, version: string];

/**
 * What the add-in cannot do without, the same as in manifest.xml: Excel 2021 LTSC has all of it. Whatever needs more asks for it
 * where it is used.
 */
export const REQUIRED: readonly RequirementSet[] = [
  ['ExcelApi', '1.14'],
  ['CustomFunctionsRuntime', '1.3'],
  ['SharedRuntime', '1.1'],
];

/** What this Excel lacks, each as `ExcelApi 1.14`. */
export function missingRequirements(isSetSupported: (name: string, version: string) => boolean): string[] {
  return REQUIRED.filter(([name, version]) => !isSetSupported(name, version)).map((set) => set.join(' '));
}
