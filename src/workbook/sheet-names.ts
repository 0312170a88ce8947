import { renameSheets } from './normal-formula';
import type { SheetPlan } from './sheet-plan';

/** Excel allows so many UTF-16 units in a sheet's name. */
const LONGEST_NAME = 31;

/**
 * Plans under the names that their sheets have: one that is there keeps its name, a new one whose name is taken is
 * numbered. Formulas and links between the plans follow.
 * @param standing names of sheets of ours, by id
 * @param taken names of all other sheets
 */
export function underRealNames(
  plans: readonly SheetPlan[],
  standing: ReadonlyMap<string, string>,
  taken: readonly string[],
): readonly SheetPlan[] {
  const used = new Set([...taken, ...standing.values()].map((name) => name.toLowerCase()));
  const names = plans.map(({ id, name }) => {
    const now = standing.get(id) ?? freeName(name, used);
    used.add(now.toLowerCase());
    return now;
  });
  const renamed = new Map<string, string>();
  plans.forEach(({ name }, index) => {
    if (names[index] !== name) renamed.set(name.toLowerCase(), names[index]);
  });
  if (renamed.size === 0) return plans;
  return plans.map((plan, index) => ({
    ...plan,
    name: names[index],
    cells: plan.cells.map((cell) => {
      const { formula, link } = cell;
      if (formula === undefined && link === undefined) return cell;
      const sheet = link && (renamed.get(link.sheet.toLowerCase()) ?? link.sheet);
      return {
        ...cell,
        ...(formula !== undefined && { formula: renameSheets(formula, renamed) }),
        ...(link && sheet !== undefined && { link: { ...link, sheet } }),
      };
    }),
  }));
}

function freeName(name: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : `(${number})`;
    const free = name.slice(0, LONGEST_NAME - tail.length) + tail;
    if (!used.has(free.toLowerCase())) return free;
  }
}
