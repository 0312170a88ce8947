import { useState } from 'react';

/** What is to become of sheets in which the user has changed generated cells: they are kept unless he says otherwise. */
export interface Choices {
  readonly of: (id: string) => 'replace' | 'keep';
  readonly set: (id: string, choice: 'replace' | 'keep') => void;
  /** Only what differs from the workbook's own default, so that a sheet without changed cells is still updated. */
  readonly all: ReadonlyMap<string, 'replace'>;
  readonly clear: () => void;
}

/** Holds the choices of one pane. */
export function useChoices(): Choices {
  const [all, setAll] = useState<ReadonlyMap<string, 'replace'>>(new Map());
  return {
    all,
    of: (id) => all.get(id) ?? 'keep',
    set: (id, choice) => {
      const others = [...all].filter(([other]) => other !== id);
      setAll(new Map(choice === 'replace' ? [...others, [id, choice]] : others));
    },
    clear: () => setAll(new Map()),
  };
}
